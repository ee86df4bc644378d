"""The clinic's profile and the people readers are told of."""

from django import forms
from django.contrib import admin
from django.db import models

from clinic.admin.guarded import GuardedAdmin
from clinic.context_processors import profile_for
from clinic.models import ClinicProfile, Contributor
from clinic.models.profile import WEEK_DAYS
from clinic.profile import save_profile


class ProfileForm(forms.ModelForm):
    work_days = forms.TypedMultipleChoiceField(
        label="Days on which inquiries are answered",
        choices=WEEK_DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day of the week."},
    )
    opens_at = forms.TimeField(
        label="From",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="When the desk begins, in the clinic's time zone.",
    )
    closes_at = forms.TimeField(
        label="To",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="When the desk ends, later on the same day.",
    )


@admin.register(ClinicProfile)
class ClinicProfileAdmin(GuardedAdmin):
    form = ProfileForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = (
        (None, {"fields": ("name", "tagline", "about")}),
        ("How to reach you", {"fields": ("telephone", "email", "website", "booking_url", "address", "hours")}),
        ("What you promise", {"fields": ("response_days", "retention_days", "spam_days", "unanswered_days")}),
        (
            "When inquiries are answered",
            {
                "fields": ("work_days", "opens_at", "closes_at", "closed_dates"),
                "description": "From these, the inbox counts until when an answer is due, and what is overdue. Visitors read "
                "the opening hours above, not these.",
            },
        ),
        (
            "In a crisis",
            {"fields": ("crisis_telephone", "crisis_text", "crisis_chat_url", "emergency_telephone")},
        ),
        (
            "Pages that you fill in",
            {
                "fields": ("privacy_page", "nondiscrimination_page", "language_help_page", "accessibility_page"),
                "description": "Each has its address once it has words, and a link at the foot of every page. An empty line "
                "ends a paragraph; a line that starts with ## is a heading; lines that start with - are a list.",
            },
        ),
        (
            "The same in Spanish",
            {
                "fields": (
                    *("tagline_es", "about_es", "hours_es"),
                    *("privacy_page_es", "nondiscrimination_page_es", "language_help_page_es", "accessibility_page_es"),
                ),
                "description": "For the pages in Spanish. What you leave empty is shown there as you wrote it above, and the page "
                "says so.",
                "classes": ("collapse",),
            },
        ),
        ("Review", {"fields": ("self_review_allowed",)}),
        (None, {"fields": ("is_demonstration",)}),
    )

    # `manage.py remove_demonstration` takes the mark off, together with everything that it marks.
    readonly_fields = ("is_demonstration",)

    def has_add_permission(self, request):
        """There is one profile. Every page with the list of all rows asks this twice; the database is asked once."""
        if not super().has_add_permission(request):
            return False
        return profile_for(request)._state.adding

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        save_profile(profile=obj, by=request.user)


@admin.register(Contributor)
class ContributorAdmin(GuardedAdmin):
    fields = ("name", "slug", "credentials", "job_title", "about", "user", "is_demonstration")
    list_display = ("name", "credentials", "job_title", "is_demonstration")
    prepopulated_fields = {"slug": ("name",)}
    search_fields = ("name",)
    raw_id_fields = ("user",)

    def get_fields(self, request, obj=None):
        """Who may not see accounts ties none to a name."""
        return [name for name in self.fields if name != "user" or request.user.has_perm("auth.view_user")]
