"""What visitors searched for and did not find, on five days or more: for whoever decides what to write next."""

from django.contrib import admin

from articles.models import MissedSearch
from clinic.admin.read_only import ReadOnlyAdmin


@admin.register(MissedSearch)
class MissedSearchAdmin(ReadOnlyAdmin):
    """Only what may be read (`articles.search.missed`): the hashes of rarer searches are not listed."""

    fields = list_display = ("text", "days", "last_on")
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(text="")
