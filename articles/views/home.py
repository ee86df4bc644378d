from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from articles import metadata
from articles.models import Edition, Topic
from articles.views.lists import facts_of
from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for

NEWEST = 6


@reading_page
def home(request: HttpRequest) -> HttpResponse:
    """Who the clinic is, what can be read, and how to reach it."""
    now = timezone.now()
    live = Edition.objects.live(now).in_language(get_language())
    newest = list(live.for_list()[:NEWEST])
    topics = list(_topics(live))
    return answer(
        request,
        shows=[facts_of(newest), [(topic.slug, topic.name, topic.articles_live, topic.start) for topic in topics]],
        render=lambda: render(
            request,
            "articles/home.html",
            {"newest": newest, "topics": topics, "metadata": metadata.of_home(profile_for(request))},
        ),
    )


def _topics(live):
    """Topics of the articles in `live`, with how many there are (`articles_live`) and where to `start`: {"title", "slug"}.

    That is the first article on the topic's own page (`EditionQuerySet.for_reading`).
    """
    of_topic = live.filter(topics=OuterRef("pk"))
    link = JSONObject(title="title", slug="article__slug")
    # What was chosen is asked for by itself: SQLite finds no column of the query around in an ORDER BY.
    chosen = Subquery(of_topic.filter(article=OuterRef("start_with")).values(link=link)[:1])
    first = Subquery(of_topic.for_reading(None).values(link=link)[:1])
    return (
        Topic.objects.annotate(
            articles_live=Count("editions", filter=Q(editions__in=live)), start=Coalesce(chosen, first)
        )
        .filter(articles_live__gt=0)
        .order_by("name")
    )
