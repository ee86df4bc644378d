from django.contrib import admin, messages
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles.models import Edition, Medicine, MedicineRisk, MedicineUse
from clinic.admin.guarded import GuardedAdmin


class UseInline(admin.TabularInline):
    model = MedicineUse
    extra = 0
    max_num = 30
    autocomplete_fields = ("source",)


class RiskInline(admin.TabularInline):
    model = MedicineRisk
    extra = 0
    max_num = 60
    autocomplete_fields = ("source",)


@admin.register(Medicine)
class MedicineAdmin(GuardedAdmin):
    """Medicines with their uses and risks. A change says which live articles still show the words of before."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = (
        (None, {"fields": ("name", "slug", "proprietary_names", "drug_class", "controlled_schedule")}),
        ("Warning", {"fields": ("boxed_warning",)}),
        ("In Spanish", {"fields": ("name_in_spanish", "boxed_warning_in_spanish")}),
        ("Sources", {"fields": ("label_url", "label_checked_on", "medication_guide_url")}),
    )
    inlines = (UseInline, RiskInline)
    list_display = ("name", "drug_class", "controlled_schedule", "has_boxed_warning", "label_checked_on")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    show_full_result_count = False

    @admin.display(description="boxed warning", boolean=True)
    def has_boxed_warning(self, medicine):
        return bool(medicine.boxed_warning)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        touched = live_editions_about(form.instance, timezone.now())
        if touched and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            links = format_html_join(
                ", ",
                '<a href="{}">{}</a>',
                ((reverse("admin:articles_article_change", args=[one.article_id]), one.title) for one in touched),
            )
            messages.warning(
                request, format_html("These live articles show what it said before. Save and review each: {}", links)
            )


def live_editions_about(medicine: Medicine, now) -> list[Edition]:
    """The live editions of articles that are about a use of this medicine."""
    editions = Edition.objects.live(now).filter(article__medicine_uses__medicine=medicine)
    return list(editions.only("title", "article_id").distinct().order_by("title")[:50])


@admin.register(MedicineUse)
class MedicineUseAdmin(GuardedAdmin):
    """Only for choosing a use in an article's form; uses are written on the medicine's page."""

    search_fields = ("medicine__name", "condition")
    list_select_related = ("medicine",)
    list_display = ("medicine", "condition", "status")
    list_display_links = None
    autocomplete_fields = ("medicine", "source")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("medicine")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_model_perms(self, request):
        return {}
