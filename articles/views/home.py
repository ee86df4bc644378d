from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

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
    newest = list(Edition.objects.live(now).for_list()[:NEWEST])
    live = Q(editions__in=Edition.objects.live(now))
    topics = list(Topic.objects.annotate(articles_live=Count("editions", filter=live)).filter(articles_live__gt=0))
    return answer(
        request,
        shows=[facts_of(newest), [(topic.slug, topic.name, topic.articles_live) for topic in topics]],
        render=lambda: render(
            request,
            "articles/home.html",
            {"newest": newest, "topics": topics, "metadata": metadata.of_home(profile_for(request))},
        ),
    )
