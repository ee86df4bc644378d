"""Searching for what a form's field may point to, while somebody types."""

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import Model


class OfferedAutocomplete(AutocompleteJsonView):
    """For the fields that a form here offers, and no other.

    Django answers for every relation between two models of the admin: by way of an event's `inquiry`, the references of all
    inquiries could be listed without the event that a look at the inbox leaves.
    """

    def process_request(self, request):
        """As Django's; raises PermissionDenied for a field that no form offers."""
        found = super().process_request(request)
        _, _, field, _ = found
        if (field.model, field.name) not in offered(self.admin_site):
            raise PermissionDenied
        return found


def offered(site: AdminSite) -> set[tuple[type[Model], str]]:
    """(model, name of the field) of all `autocomplete_fields` of the site's pages and of the parts of these."""
    pages = list(site._registry.values())
    parts = [part for page in pages for part in page.inlines]
    return {(each.model, name) for each in (*pages, *parts) for name in each.autocomplete_fields}
