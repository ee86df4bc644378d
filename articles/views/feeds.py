from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from articles import rendering
from articles.feeds import FORMATS, NEWEST, feed
from articles.models import Edition, Topic
from articles.rendering import is_long_overdue
from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for
from clinic.moments import day_of


@reading_page
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    """The newest articles, whole."""
    return _feed(request, form, _live(), above=reverse("articles"), about="")


@reading_page
def topic_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest articles of one topic, whole. Without a live article it is the same 404 as without a topic."""
    topic = get_object_or_404(Topic, slug=slug)
    editions = _live().filter(topics=topic)
    response = _feed(request, form, editions, above=reverse("topic", args=[topic.slug]), about=topic.name)
    if response is None:
        raise Http404
    return response


def _live():
    return Edition.objects.live(timezone.now()).in_language(get_language())


def _feed(request: HttpRequest, form: str, editions, *, above: str, about: str) -> HttpResponse | None:
    """None for a feed about something that no live article is about."""
    now = timezone.now()
    today = day_of(now)
    editions = editions.for_feed(now)[:NEWEST]
    facts = list(editions.defer("document", "page"))
    if about and not facts:
        return None

    def render() -> HttpResponse:
        clinic = profile_for(request)
        title = f"{about} · {clinic.name}" if about else clinic.name
        xml = feed(editions, clinic, form=form, path=request.path, above=above, title=title, today=today)
        return HttpResponse(xml, content_type=FORMATS[form].content_type, headers=_kept_out(clinic))

    shows = [
        (row.pk, row.article.slug, row.review_id, is_long_overdue(row, today), row.source_changed_at) for row in facts
    ]
    return answer(request, shows=[rendering.RELEASE, about, shows], render=render)


def _kept_out(clinic) -> dict[str, str]:
    return {"X-Robots-Tag": "noindex"} if clinic.is_demonstration else {}
