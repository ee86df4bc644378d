"""Topics, tags, series and references: what articles are sorted and supported by."""

from django.contrib import admin
from django.db import models

from articles.forms import TagForm
from articles.models import Reference, Series, Tag, Topic


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    fields = ("name", "slug", "description")
    list_display = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    search_fields = ("name",)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    form = TagForm
    list_display = ("name", "slug")
    search_fields = ("name",)


@admin.register(Series)
class SeriesAdmin(admin.ModelAdmin):
    fields = ("title", "slug")
    list_display = ("title",)
    prepopulated_fields = {"slug": ("title",)}
    search_fields = ("title",)


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ("key", "citation", "study_type", "doi", "pmid", "url", "accessed_on")
    list_display = ("key", "citation", "study_type")
    list_filter = ("study_type",)
    search_fields = ("key", "citation", "doi", "pmid")

    def get_readonly_fields(self, request, obj=None):
        return ("key",) if obj else ()
