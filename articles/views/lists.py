"""The lists of articles: all and those of a tag, newest first by when an article first went live; those of a topic, in the order
to read them."""

from collections.abc import Callable

from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from articles import metadata
from articles.models import Edition, Tag, Topic
from articles.paging import CURSORS, NEWEST_FIRST, READING_ORDER, OddCursor, Order, page_of
from clinic.caching import answer, reading_page
from clinic.metadata import address_of


def _list(
    request: HttpRequest, template: str, editions, told: Callable, *, order: Order = NEWEST_FIRST, **context
) -> HttpResponse:
    """`told` makes the page's metadata of its address and of what else it is about (`context`: a topic or a tag)."""
    try:
        page = page_of(editions, before=request.GET.get("before"), after=request.GET.get("after"), order=order)
    except OddCursor as error:
        raise Http404 from error
    if (
        context and not page.rows
    ):  # a topic or tag without live articles is the same 404 as none: it would tell of a draft
        raise Http404
    shows = [[model_to_dict(row) for row in context.values()], page.newer, page.older]
    return answer(
        request,
        shows=[*shows, *facts_of(page.rows)],
        render=lambda: render(
            request,
            template,
            {"page": page, "metadata": told(address_of(request, *CURSORS), **context), **context},
        ),
    )


def facts_of(editions) -> list:
    """What a list shows of each edition that may change while the edition does not: for its ETag."""
    return [
        [row.pk, row.article.slug, [topic.name for topic in row.topics.all()], getattr(row, "series_title", None)]
        for row in editions
    ]


def _live():
    return Edition.objects.live(timezone.now()).in_language(get_language())


@reading_page
def articles(request: HttpRequest) -> HttpResponse:
    return _list(request, "articles/articles.html", _live().for_list(), metadata.of_all_articles)


@reading_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    editions = _live().filter(topics=topic).for_reading(topic.start_with_id)
    return _list(request, "articles/topic.html", editions, metadata.of_topic, order=READING_ORDER, topic=topic)


@reading_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    return _list(request, "articles/tag.html", _live().filter(tags=tag).for_list(), metadata.of_tag, tag=tag)
