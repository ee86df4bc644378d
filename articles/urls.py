from django.urls import path

from articles.metadata import ATOM, RSS
from articles.views.article import article
from articles.views.clear import clear, clear_thanks
from articles.views.comparisons import comparisons
from articles.views.feeds import site_feed, topic_feed
from articles.views.glossary import glossary
from articles.views.handout import handout
from articles.views.home import home
from articles.views.lists import articles, tag, topic
from articles.views.mistake import mistake, mistake_thanks
from articles.views.people import people, person
from articles.views.review_link import review_link
from articles.views.search import search
from articles.views.sitemap import sitemap_pages, sitemap_part, whole_sitemap

# What visitors read, in each language under its own prefix.
urlpatterns = [
    path("", home, name="home"),
    path("articles/", articles, name="articles"),
    path("articles/<slug:slug>/", article, name="article"),
    path("feed.atom", site_feed, {"form": ATOM}, name="feed_atom"),
    path("feed.rss", site_feed, {"form": RSS}, name="feed_rss"),
    path("topics/<slug:slug>/feed.atom", topic_feed, {"form": ATOM}, name="topic_atom"),
    path("topics/<slug:slug>/feed.rss", topic_feed, {"form": RSS}, name="topic_rss"),
    path("articles/<slug:slug>/clear/", clear, name="clear"),
    path("articles/<slug:slug>/clear/thanks/", clear_thanks, name="clear-thanks"),
    path("articles/<slug:slug>/mistake/", mistake, name="mistake"),
    path("articles/<slug:slug>/mistake/thanks/", mistake_thanks, name="mistake-thanks"),
    path("glossary/", glossary, name="glossary"),
    path("comparisons/", comparisons, name="comparisons"),
    path("people/", people, name="people"),
    path("people/<slug:slug>/", person, name="person"),
    path("articles/<slug:slug>/handout/", handout, name="handout"),
    path("search/", search, name="search"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("tags/<slug:slug>/", tag, name="tag"),
]

# For machines, and for one reader who was sent a link: one address each.
without_language = [
    path("sitemap.xml", whole_sitemap, name="sitemap"),
    path("sitemap-pages.xml", sitemap_pages, name="sitemap_pages"),
    path("sitemap-articles-<int:part>.xml", sitemap_part, name="sitemap_part"),
    path("review/<str:signed>/", review_link, name="review_link"),
]
