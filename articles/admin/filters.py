"""What the list of articles can be narrowed down to."""

from django.contrib import admin
from django.utils import timezone

from articles.intervals import SOON
from articles.models import Edition
from articles.models.edition import ReviewState
from clinic.moments import day_of


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("live", "live"), ("scheduled", "scheduled"), ("unpublished", "not published")]

    def queryset(self, request, queryset):
        wanted = {
            "live": {"is_live": True},
            "scheduled": {"is_scheduled": True},
            "unpublished": {"is_live": False, "is_scheduled": False},
        }
        return queryset.filter(**wanted.get(self.value(), {}))


class ReviewFilter(admin.SimpleListFilter):
    """Where the review of the newest edition stands."""

    title = "review"
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return ReviewState.choices

    def queryset(self, request, queryset):
        return queryset.filter(newest_review=self.value()) if self.value() in ReviewState.values else queryset


class DueFilter(admin.SimpleListFilter):
    """What the desk and the weekly mail list: live, and due for review soon, overdue, or never reviewed."""

    title = "next review"
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("soon", "overdue or due soon")]

    def queryset(self, request, queryset):
        if self.value() != "soon":
            return queryset
        now = timezone.now()
        due = Edition.objects.due_for_review(day_of(now) + SOON, at=now)
        return queryset.filter(pk__in=due.order_by().values("article"))
