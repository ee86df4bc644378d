from django.urls import path

from articles.views.article import article
from articles.views.home import home
from articles.views.lists import articles, tag, topic
from articles.views.review_link import review_link

urlpatterns = [
    path("", home, name="home"),
    path("articles/", articles, name="articles"),
    path("articles/<slug:slug>/", article, name="article"),
    path("review/<str:signed>/", review_link, name="review_link"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("tags/<slug:slug>/", tag, name="tag"),
]
