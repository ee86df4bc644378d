"""What is live, said once. Every surface that shows articles asks here."""

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, JSONObject, RowNumber

from articles.json_rows import JSONRows
from articles.paging import MOST, READING_ORDER
from clinic.append_only import FrozenQuerySet

MOST_NEAR = 12  # articles with a topic, or a tag, in common that are looked at to find related ones


class EditionQuerySet(FrozenQuerySet):
    def live(self, at):
        """Editions that visitors can read at the moment `at`: at most one of each article."""
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def in_language(self, language: str):
        """Editions written in a language (BCP 47): what its pages name."""
        return self.filter(language=language)

    def scheduled(self, at):
        """Editions that will go live after `at`."""
        return self.filter(live_from__gt=at)

    def live_or_scheduled(self, at):
        """Editions that visitors can read at `at` or will be able to later."""
        return self.exclude(live_from=None).filter(Q(live_until=None) | Q(live_until__gt=at))

    def ever_live(self, at):
        """Editions that have been live at some moment up to `at`."""
        return self.filter(live_from__lte=at)

    def redact(self, *, document: dict, page: dict, page_release: str, at) -> int:
        """Put a document without some words in the place of theirs: for `articles.redaction`, which writes down who and why."""
        return QuerySet.update(self, document=document, page=page, page_release=page_release, redacted_at=at)

    redact.alters_data = True

    def newest(self):
        """The newest edition of each article: what its draft says."""
        later = self.model.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))

    def waiting_for_review(self):
        """Submitted, and not overtaken by a later save. The longest waiting first."""
        return self.newest().filter(review_state="submitted").order_by("recorded_at", "pk")

    def sent_back(self):
        """A reviewer asked for changes, and nothing was saved since. The latest first."""
        return self.newest().filter(review_state="changes_requested").order_by("-recorded_at", "-pk")

    def noted(self, *, since):
        """Somebody left a note by a review link since then, and nothing was saved after that. The latest first."""
        links = self.model._meta.get_field("review_links").related_model
        notes = links.objects.filter(edition=OuterRef("pk")).order_by(F("notes__at").desc(nulls_last=True))
        noted = self.newest().annotate(noted_at=Subquery(notes.values("notes__at")[:1]))
        return noted.filter(noted_at__gte=since).order_by("-noted_at", "-pk")

    def to_publish(self):
        """The newest approved edition of each article, where it was never live. The longest waiting first."""
        later = self.model.objects.filter(
            article=OuterRef("article"), number__gt=OuterRef("number"), review_state="approved"
        )
        approved = self.filter(~Exists(later), review_state="approved", live_from=None, redacted_at=None)
        return approved.order_by("review__at", "pk")

    def due_for_review(self, day, *, at):
        """What is live at `at` and due for review by `day`, or was never reviewed: that first, then the longest due."""
        due = Q(review__next_due_on__lte=day) | Q(review=None)
        return self.live(at).filter(due).order_by(F("review__next_due_on").asc(nulls_first=True), "pk")

    def around(self, at, *, since, most: int):
        """What went live from `since` on and is live, and what is scheduled: the `most` of each that are nearest, by time."""
        is_ahead = Case(When(live_from__gt=at, then=True), default=False)
        ranked = (self.live(at).filter(live_from__gte=since) | self.scheduled(at)).annotate(
            is_ahead=is_ahead,
            nearest=Window(
                RowNumber(),
                partition_by=is_ahead,
                order_by=[
                    Case(When(live_from__gt=at, then=F("live_from"))).asc(),
                    F("live_from").desc(),
                    F("pk").asc(),
                ],
            ),
        )
        return ranked.filter(nearest__lte=most).order_by("live_from", "pk")

    def for_desk(self):
        """What a line on the desk needs, without the documents."""
        return self.select_related("recorded_by", "review").only(
            *("language", "title", "number", "article_id", "live_from", "recorded_by__username"),
            *("review__name", "review__next_due_on"),
        )

    def for_list(self):
        """Newest article first, without the documents: what a card in a list needs."""
        return (
            self.select_related("article")
            .only("language", "title", "summary", "minutes", "listed_from", "live_from", "article__slug")
            .prefetch_related("topics")
            .order_by("-listed_from", "-pk")
        )

    def for_reading(self, start_with):
        """What a card needs, in the order to read them: the article with the key `start_with` (or None); series
        after series, each by its numbers; then the others, the article that is there the longest first, since later ones build on
        it. `place_in_series` and `series_title` may be None.
        """
        return (
            self.for_list()
            .annotate(
                reading_start=Case(When(article=start_with, then=0), default=1, output_field=IntegerField()),
                reading_group=Coalesce("series", Value(MOST), output_field=BigIntegerField()),
                reading_place=Coalesce("series_position", Value(MOST), output_field=BigIntegerField()),
                place_in_series=F("series_position"),
                series_title=F("series__title"),
            )
            .order_by(*READING_ORDER.columns)
        )

    def for_feed(self, at):
        """Newest article first, whole, with its review and its address, and since when its source says something newer."""
        return self.with_source(at).select_related("article", "review").order_by("-listed_from", "-pk")

    def for_comparisons(self):
        """Editions that compare, the newest article first, with the documents that say what with what."""
        return (
            self.filter(analogies__gt=0)
            .select_related("article")
            .only("language", "title", "document", "content_hash", "listed_from", "article__slug")
            .order_by("-listed_from", "-pk")
        )

    def for_results(self, at):
        """What a search result needs, without the documents, in no order."""
        wanted = self.with_source(at).select_related("article", "search_entry")
        return wanted.only(
            *("language", "title", "summary", "minutes", "listed_from", "live_from", "article__slug"), "search_entry"
        )

    def with_source(self, at):
        """With `source_changed_at` and `source`, {"language", "slug"}: where these words are a translation, and its source says
        something newer at `at`, since when, and where that is; else None. A small correction counts: newer is newer.
        """
        newer = (
            self.model.objects.live(at)
            .filter(article=OuterRef("translates__article"), number__gt=OuterRef("translates__number"))
            .exclude(content_hash=OuterRef("translates__content_hash"))
        )
        where = JSONObject(language="language", slug="article__slug")
        return self.annotate(
            source_changed_at=Subquery(newer.values("live_from")[:1]), source=Subquery(newer.values(link=where)[:1])
        )

    def with_translations(self, at):
        """With `sources` and `translated`: lists of {"language", "title", "slug"}, or None, of the live articles that say the
        same in another language: the one it was translated from, and the others that were translated from that or from it.
        """
        # Two lists, each found by an index: one condition with an “or” would look at every edition.
        facts = JSONObject(language="language", title="title", slug="article__slug")
        source = self.model.objects.live(at).filter(article=OuterRef("translates__article"))
        first = Coalesce(OuterRef("translates__article"), OuterRef("article"))
        others = self.model.objects.live(at).filter(translates__article=first).exclude(article=OuterRef("article"))
        return self.annotate(
            sources=JSONRows(source.values(link=facts)[:1]),
            translated=JSONRows(others.order_by("language", "pk").values(link=facts)[:MOST_NEAR]),
        )

    def at_address(self, slug: str, at):
        """The live edition at an address, present or past, with its article, its review and since when it is behind. One query."""
        return self.live(at).filter(article__addresses__slug=slug).with_source(at).select_related("article", "review")

    def for_page(self, slug: str, at):
        """The same with its translations, its neighbours and what may be related. One query.

        `next_in_series`, `previous_in_series`, `next_by_title` and `previous_by_title` are {"title", "slug"} or None;
        `chosen`, `by_topic` and `by_tag` are lists of what may be related (see `articles.related`), or None.
        """
        others = self._beside(at)
        in_series = others.filter(series=OuterRef("series"))
        link = JSONObject(title="title", slug="article__slug")

        def first(queryset):
            return Subquery(queryset.values(link=link)[:1])

        return (
            self.at_address(slug, at)
            .annotate(chosen=self._chosen(at), by_topic=self._sharing("topics", at), by_tag=self._sharing("tags", at))
            .with_translations(at)
            .annotate(
                next_in_series=first(
                    in_series.filter(series_position__gt=OuterRef("series_position")).order_by("series_position", "pk")
                ),
                previous_in_series=first(
                    in_series.filter(series_position__lt=OuterRef("series_position")).order_by(
                        "-series_position", "-pk"
                    )
                ),
                next_by_title=first(others.filter(title=OuterRef("read_next")).order_by("pk")),
                previous_by_title=first(others.filter(read_next=OuterRef("title")).order_by("pk")),
            )
        )

    def _beside(self, at):
        """Live editions of other articles in the language of the edition of the query around."""
        return self.model.objects.live(at).filter(language=OuterRef("language")).exclude(article=OuterRef("article"))

    def _chosen(self, at):
        """For `for_page`: the live articles that an editor chose, by title."""
        live = self._beside(at).filter(article__in=_of_outer(self.model.related, "article"))
        link = JSONObject(title="title", slug="article__slug", summary="summary")
        return JSONRows(live.order_by("title", "pk").values(link=link)[:MOST_NEAR])

    def _sharing(self, labels: str, at):
        """For `for_page`: live articles with topics or tags in common, those with most first, then the newest."""
        relation = getattr(self.model, labels)
        label = relation.field.m2m_reverse_field_name()
        others = (
            relation.through.objects.filter(edition__in=self.model.objects.live(at))
            .filter(**{f"{label}__in": _of_outer(relation, label), "edition__language": OuterRef("language")})
            .exclude(edition__article=OuterRef("article"))
        )
        facts = {"title": "edition__title", "slug": "edition__article__slug", "summary": "edition__summary"}
        counted = others.values("edition", "edition__listed_from", *facts.values()).annotate(shared=Count(label))
        newest = counted.order_by("-shared", "-edition__listed_from", "-edition")
        return JSONRows(newest.values(link=JSONObject(**facts, shared="shared"))[:MOST_NEAR])


def _of_outer(relation, column: str):
    """The keys in `column` of what the edition of the query around has by `relation`."""
    return relation.through.objects.filter(edition=OuterRef(OuterRef("pk"))).values(column)
