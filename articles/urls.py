from django.urls import path

from articles.views.article import article
from articles.views.home import home
from articles.views.lists import articles, tag, topic

urlpatterns = [
    path("", home, name="home"),
    path("articles/", articles, name="articles"),
    path("articles/<slug:slug>/", article, name="article"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("tags/<slug:slug>/", tag, name="tag"),
]
