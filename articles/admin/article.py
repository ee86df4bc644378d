from content_editor.admin import ContentEditor, ContentEditorInline, RefinedModelAdmin
from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from js_asset import Media, Script

from articles import governance, publishing, translations
from articles.admin.actions import ACTIONS, why_not
from articles.admin.bringing_back import told_apart
from articles.admin.filters import DueFilter, ReviewFilter, StateFilter
from articles.admin.history import HistoryPages
from articles.admin.links import LinkPages
from articles.admin.lost_blocks import with_lost_blocks
from articles.admin.pages import ArticlePages
from articles.admin.panel import forms_of_saved, panel
from articles.admin.pasting import PastingPages
from articles.admin.standing import standing
from articles.admin.starting import StartingBlocks, StartingPages
from articles.admin.unsaved import UnsavedPages
from articles.document import MOST_BLOCKS, prose
from articles.fields import CleanRichTextField
from articles.forms import ArticleForm
from articles.models import BLOCKS, Article, Authorship, Edition, Language
from articles.models.edition import ReviewState
from articles.readability import grade
from clinic.admin.guarded import GuardedAdmin
from clinic.admin.site import editor_csp

# Characters of one field. What one person may send at once is bounded, so that nobody else waits for it.
LONGEST_TEXT, LONGEST_RICH_TEXT = 5_000, 50_000
TEXTS = {models.TextField: {"max_length": LONGEST_TEXT}, CleanRichTextField: {"max_length": LONGEST_RICH_TEXT}}


class Bounded:
    """An inline that makes no more forms than `max_num`, whatever number a request names. Django makes 1,000 more."""

    max_num = MOST_BLOCKS

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, **{**kwargs, "absolute_max": self.max_num})


class BlockInline(StartingBlocks, Bounded, ContentEditorInline):
    formfield_overrides = TEXTS


class AuthorshipInline(Bounded, admin.TabularInline):
    model = Authorship
    extra = 0
    autocomplete_fields = ("contributor",)


@admin.register(Article)
class ArticleAdmin(
    ArticlePages,
    UnsavedPages,
    HistoryPages,
    StartingPages,
    LinkPages,
    PastingPages,
    GuardedAdmin,
    ContentEditor,
):
    form = ArticleForm
    formfield_overrides = TEXTS
    inlines = (AuthorshipInline, *(BlockInline.create(model, icon=model.icon) for model in BLOCKS.values()))
    fieldsets = (
        (None, {"fields": ("title", "main_message", "summary", ("kind", "audience"))}),
        (
            "Language and translation",
            {"classes": ("collapse",), "fields": ("language", "translation_of", "translates")},
        ),
        (
            "Where it belongs",
            {
                "classes": ("collapse",),
                "fields": ("topics", "tags", ("series", "series_position"), "read_next", "related", "slug"),
            },
        ),
        (
            "Sources and interests",
            {"classes": ("collapse",), "fields": ("references", "conflict_statement", "funding_statement")},
        ),
        (
            "Medicines and review",
            {
                "classes": ("collapse",),
                "fields": ("medicine_uses", "is_offered_here", "no_company_paid", "review_interval_months"),
            },
        ),
        (None, {"fields": ("seen",), "classes": ("bookkeeping",)}),
    )
    autocomplete_fields = ("topics", "tags", "references", "series", "medicine_uses", "related", "translation_of")
    list_display = ("title", "state", "newest", "review", "kind", "changed_at", "changed_by")
    list_filter = (StateFilter, ReviewFilter, DueFilter, "language", "kind", "topics")
    list_select_related = ("changed_by",)
    search_fields = ("title", "slug", "summary")
    show_full_result_count = False
    view_on_site = False  # the page is there only while an edition is live: the form says so itself
    actions = None
    change_form_template = "articles/admin/change_form.html"
    change_list_template = "articles/admin/change_list.html"

    # The list

    def get_queryset(self, request):
        now, editions = timezone.now(), Edition.objects.filter(article=OuterRef("pk"))
        newest = editions.order_by("-number")
        return (
            super()
            .get_queryset(request)
            .annotate(
                is_live=Exists(editions.live(now)),
                is_scheduled=Exists(editions.scheduled(now)),
                newest_number=Subquery(newest.values("number")[:1]),
                newest_review=Subquery(newest.values("review_state")[:1]),
            )
        )

    @admin.display(description="state")
    def state(self, article):
        states = [name for name, holds in (("live", article.is_live), ("scheduled", article.is_scheduled)) if holds]
        return format_html(
            '<span class="state state-{}">{}</span>', states[0] if states else "draft", " and ".join(states) or "draft"
        )

    @admin.display(description="newest edition", ordering=F("newest_number"))
    def newest(self, article):
        return article.newest_number

    @admin.display(description="its review")
    def review(self, article):
        return ReviewState(article.newest_review).label if article.newest_review else ""

    # The form

    def get_inline_instances(self, request, obj=None):
        """Who may not change an article reads its editions as visitors do: the blocks' fields would be out of their order."""
        return super().get_inline_instances(request, obj) if self._may_write(request, obj) else []

    def _may_write(self, request, obj) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def _content_editor_media(self, request, context):
        writes = self._may_write(request, context.get("original"))
        return super()._content_editor_media(request, context) if writes else Media()

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()  # changing it later is a publisher's decision, with a page of its own

    def has_delete_permission(self, request, obj=None):
        """Drafts can be deleted. What was decided about, let alone live, stays for the record."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.decisions.exists())

    def get_object(self, request, object_id, from_field=None):
        # Django wraps the POST of a change form in a transaction; the verbs behind the other pages lock for themselves.
        if request.method == "POST" and connection.in_atomic_block:
            list(Article.objects.select_for_update(of=("self",)).filter(pk=_key(object_id)).values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def save_model(self, request, obj, form, change):
        obj.changed_by = request.user
        try:
            with transaction.atomic():
                super().save_model(request, obj, form, change)
        except IntegrityError:
            if change:
                raise
            # Somebody gave another article the same title, and so the same address, at this very moment.
            obj.pk, obj.slug = None, publishing.free_slug(obj.title)
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        # Not ContentEditor's: its cloning would copy blocks out of any article, for whoever posts their keys.
        super(RefinedModelAdmin, self).save_related(request, form, formsets, change)
        edition = publishing.record(article=form.instance, by=request.user)
        request.saved_form = f"saved-{request.user.pk}-{form.instance.pk if change else 'new'}"
        if edition is None:
            request.outcome = "Nothing was changed, so no new edition was recorded."
        else:
            request.outcome = f"Saved as edition {edition.number}. Visitors see it once it is reviewed and published."

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        """After a save, `save_related` knows more than Django's “was changed successfully”, which it replaces.

        The tag tells the browser of whoever saved that its own copy is no longer needed: see `js/admin-guard.js`.
        """
        message, tags = getattr(request, "outcome", message), getattr(request, "saved_form", extra_tags)
        super().message_user(request, message, level, tags, fail_silently)

    @method_decorator(editor_csp)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.start = self.start_of(request, object_id)
        if request.method == "POST":
            request.POST = with_lost_blocks(request.POST, _key(object_id))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if form.has_error(NON_FIELD_ERRORS, "brought back"):
            context |= told_apart(form, [each.formset for each in context["inline_admin_formsets"]])
        if obj is not None:
            at = standing(obj)
            offered = [action for action in ACTIONS.values() if action.may(request.user, at) and action.offered(at)]
            context |= {
                "checks": self._checks(at.newest),
                "standing": at,
                "last_note": at.last_request(),
                "cannot_decide": why_not(request.user, at),
                "translation": translations.standing(obj, now=timezone.now()),
                "languages_to_translate_into": self._to_translate_into(obj),
                "grade": grade(prose(at.newest.document)) if at.newest else None,
                "publishing": [
                    {"label": action.button(at), "url": reverse(f"admin:article_{action.key}", args=[obj.pk])}
                    for action in offered
                ],
            }
            if form.has_error(NON_FIELD_ERRORS, "stale"):
                context["stale"] = context["adminform"].form.newest_number
        else:
            context["checks"] = self._checks(None)
        context["start"] = request.start
        context["may_write"] = self._may_write(request, obj)
        response = super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)
        scripts = ("blocks", "tables", "typing", "checks", "paste", "preview") if self._may_write(request, obj) else ()
        extra = Media(js=[Script(f"js/admin-{name}.js", type="module") for name in scripts])
        # The import map is an inline script, so it needs the nonce of this response.
        response.context_data["media"] = Media.from_media(
            response.context_data["media"] + extra, nonce=str(request.csp_nonce)
        )
        return response

    def _to_translate_into(self, article) -> list[tuple[str, str]]:
        """(code, name) of the languages that a translation of it could be started in."""
        if article.translation_of_id:
            return []
        taken = {article.language, *article.translations.values_list("language", flat=True)}
        return [choice for choice in Language.choices if choice[0] not in taken]

    def _checks(self, newest: Edition | None) -> dict:
        """The panel of checks over what was saved last."""
        if newest is None:
            return panel([], lambda block: "")
        found = governance.findings(newest, now=timezone.now())
        return panel(found, forms_of_saved(newest), governance.overrides(newest))

    # The pages behind the buttons

    def get_urls(self):
        def page(route, view, name, **kwargs):
            return path(f"<int:object_id>/{route}", self.admin_site.admin_view(view), kwargs, name=f"article_{name}")

        def page_of_new(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"article_{name}_of_a_new_one")

        return [
            page_of_new("checks/", self.checks, "checks"),
            path("paste/", self.admin_site.admin_view(self.paste), name="article_paste"),
            path("tidy/", self.admin_site.admin_view(self.tidy), name="article_tidy"),
            page("checks/", self.checks, "checks"),
            page_of_new("preview/typed/", self.preview_of_typed, "preview_of_typed"),
            page("preview/typed/", self.preview_of_typed, "preview_of_typed"),
            page("preview/", self.preview, "preview"),
            page("editions/<int:number>/", self.edition, "edition"),
            page("editions/<int:number>/record/", self.record, "record"),
            page("links/", self.links, "links"),
            page("links/<int:link>/revoke/", self.revoke_link, "revoke_link"),
            page("compare/", self.compare, "compare"),
            page("as-of/", self.as_of, "as_of"),
            page("editions/<int:number>/restore/", self.restore, "restore"),
            *(page(f"{key}/", self.action, key, key=key) for key in ACTIONS),
            *super().get_urls(),
        ]


def _key(object_id) -> int | None:
    text = str(object_id)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
