"""The search page. What it shows is decided in `articles.search.finding`."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from articles import metadata
from articles.models import Edition, Topic
from articles.paging import OddCursor
from articles.search import extracts, finding, missed
from articles.translations import behind_of
from clinic.caching import answer, reading_page


@reading_page
def search(request: HttpRequest) -> HttpResponse:
    """Articles that hold what was typed, the best first, all or of one topic. At most 5 queries."""
    now, language = timezone.now(), get_language()
    typed = " ".join(request.GET.get("q", "").split())
    of_topic = Edition.objects.live(now).in_language(language).filter(topics=OuterRef("pk"))
    topics = list(Topic.objects.filter(Exists(of_topic)))
    topic = _chosen(topics, request.GET.get("topic"))
    asked = {name: request.GET.get(name) for name in ("before", "after")} | {"instead": request.GET.get("for") or None}
    try:
        found = finding.find(typed, now=now, language=language, topic=topic, **asked)
    except OddCursor as error:
        raise Http404 from error
    if found.words and not (found.page.rows or topic or any(asked.values())) and request.method == "GET":
        missed.write_down(found.words, now=now)
    names = {each.slug: each.name for each in topics}
    shows = [
        *(typed, topic and topic.slug, names, found.words, found.left_out, found.meant, found.is_mended, found.stems),
        *(found.missing, found.finds_typed, found.instead),
        *(
            found.page.newer,
            found.page.older,
            [[row.pk, row.article.slug, row.source_changed_at] for row in found.page.rows],
        ),
    ]
    is_asked, about = bool(typed or topic), metadata.of_search()
    has_behind = any(row.source_changed_at for row in found.page.rows)
    context = {
        "has_behind": has_behind,
        "typed": typed,
        "topics": topics,
        "topic": topic,
        "found": found,
        "is_search": True,
        "description": about.description,
        "metadata": None if is_asked else about,
    }
    response = answer(
        request,
        shows=shows,
        render=lambda: render(
            request,
            "articles/search.html",
            context | {"results": [_result(row, found, names) for row in found.page.rows], "meant": _meant(found)},
        ),
    )
    if is_asked:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _chosen(topics: list[Topic], slug: str | None) -> Topic | None:
    """A topic without live articles is the same 404 as none: it would tell of a draft."""
    if not slug:
        return None
    for topic in topics:
        if topic.slug == slug:
            return topic
    raise Http404


def _result(edition: Edition, found: finding.Found, names: dict[str, str]) -> dict:
    """One row of the page: its edition, its title and extract in pieces, and the names of its topics."""
    entry, language = edition.search_entry, edition.language
    stems = extracts.with_synonyms(found.stems, entry.names, language)
    return {
        "edition": edition,
        "title": extracts.marked(edition.title, stems, language),
        "extract": extracts.extract(entry.passages, stems, language),
        "behind": behind_of(edition),
        "topics": [names[slug] for slug in entry.topics if slug in names],
    }


def _meant(found: finding.Found) -> str:
    """The words that are meant, as what was found writes them."""
    texts = (text for row in found.page.rows for text in (row.title, *row.search_entry.passages))
    return " ".join(extracts.as_written(found.meant.split(), texts))
