"""What a text says of where to start: “Start here for: Sleep”. That belongs to the topic, and no edition freezes it."""

from articles.importing.report import Remark
from articles.models import Article, Topic


def start_here(*, article: Article, topics: list[dict], by=None) -> list[Remark]:
    """Make `article` the one to start with for its `topics` (each {"slug", "name"}); what of it was not done, and why.

    Never over a choice that is there. `by` is who does it, and None the command; only publishers change topics.
    """
    if not topics:
        return []
    if by is not None and not by.has_perm("articles.change_topic"):
        return [Remark(0, "Where to start with a topic is a publisher's choice; it was left as it is.")]
    remarks = []
    for wanted in topics:
        topic = _of_article(article, wanted)
        if topic is None:
            remarks.append(Remark(0, f"It cannot be the first to read of {wanted['name']}: that is no topic of it."))
        elif not Topic.objects.filter(pk=topic.pk, start_with=None).update(start_with=article):
            chosen = Topic.objects.select_related("start_with").get(pk=topic.pk).start_with
            if chosen != article:
                remarks.append(Remark(0, f"{topic} starts with “{chosen}” already; that was kept."))
    return remarks


def _of_article(article: Article, wanted: dict) -> Topic | None:
    """The article's topic that is meant, whatever the case of its name, as for “Topics:”."""
    topics = article.topics.all()
    return topics.filter(name__iexact=wanted["name"]).first() or topics.filter(slug=wanted["slug"]).first()
