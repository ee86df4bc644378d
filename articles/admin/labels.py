"""Topics, tags, series and references: what articles are sorted and supported by."""

from django.contrib import admin
from django.db import models

from articles.forms import ReferenceForm, TagForm
from articles.models import Reference, Series, Tag, Topic
from clinic.admin.guarded import GuardedAdmin


class AddressedAdmin(GuardedAdmin):
    """What has an address of its own: made from the name, and kept when the name changes, since live pages link to it."""

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": self.list_display[:1]}


@admin.register(Topic)
class TopicAdmin(AddressedAdmin):
    fields = ("name", "slug", "description", "start_with", "is_sensitive")
    autocomplete_fields = ("start_with",)
    list_display = ("name", "slug")
    search_fields = ("name",)


@admin.register(Tag)
class TagAdmin(GuardedAdmin):
    form = TagForm
    list_display = ("name", "slug")
    search_fields = ("name",)


@admin.register(Series)
class SeriesAdmin(AddressedAdmin):
    fields = ("title", "slug")
    list_display = ("title",)
    search_fields = ("title",)


@admin.register(Reference)
class ReferenceAdmin(GuardedAdmin):
    form = ReferenceForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ("key", "citation", "study_type", "doi", "pmid", "url", "accessed_on")
    list_display = ("key", "citation", "study_type")
    list_filter = ("study_type",)
    search_fields = ("key", "citation", "doi", "pmid")

    def get_readonly_fields(self, request, obj=None):
        return ("key",) if obj else ()
