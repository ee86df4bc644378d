from django.contrib import admin
from django.core.exceptions import PermissionDenied

# How a list may be narrowed through its address: what our own filters and date steps link to, and nothing else.
_STEPS = {"exact", "isnull", "id", "pk", "gte", "lt", "year", "month", "day"}
_LONGEST_VALUE, _LONGEST_SEARCH, _MOST_WORDS = 64, 200, 10


class GuardedAdmin(admin.ModelAdmin):
    """The base of every admin page here.

    Django lets a list be narrowed by any look-up on the model's own fields: `?message__startswith=` would read out what
    is recorded as opened nowhere, and `?title__regex=` would keep a process busy until it is killed. Here only what the
    list's filters offer is allowed.
    """

    def lookup_allowed(self, lookup, value, request=None):
        filters = [entry[0] if isinstance(entry, tuple) else entry for entry in self.get_list_filter(request)]
        parameters = {entry.parameter_name for entry in filters if not isinstance(entry, str)}
        fields = {entry for entry in [*filters, self.date_hierarchy] if isinstance(entry, str)}
        name, *steps = lookup.split("__")
        values = [str(one) for one in (value if isinstance(value, list) else [value])]
        return (lookup in parameters or (name in fields and _STEPS.issuperset(steps))) and all(
            len(one) <= _LONGEST_VALUE and not (one.isdigit() and len(one) > 18) for one in values
        )

    def get_search_results(self, request, queryset, search_term):
        words = search_term[:_LONGEST_SEARCH].split()[:_MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_permission(request):  # before anything tells whether there is such a row
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)
