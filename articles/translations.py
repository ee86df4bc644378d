"""Which edition of which article a translation says, and whether that is still the newest.

What a draft translates is on its row; each edition freezes it as the document's `translation` (docs/adr/0013).
"""

from dataclasses import dataclass

from django.db.models import Q

from articles.addresses import address_of
from articles.models import Article, Edition, Language

# How a page invites to read it in another language, in that language.
INVITATIONS = {Language.ENGLISH: "Read in English", Language.SPANISH: "Leer en español"}


def facts_of(article: Article) -> dict:
    """The document's `translation` of a draft that is one."""
    source, edition = article.translation_of, article.translates
    if edition is None or edition.article_id != source.pk:
        return {"language": source.language, "title": source.title, "number": None, "content_hash": ""}
    return {
        "language": edition.language,
        "title": edition.title,
        "number": edition.number,
        "content_hash": edition.content_hash,
    }


def edition_of(facts: dict | None) -> Edition | None:
    """The edition that the `translation` of a document names, if it is there."""
    if not facts or facts["number"] is None:
        return None
    named = {name: facts[name] for name in ("language", "number", "content_hash")}
    return Edition.objects.filter(**named).defer("page").order_by("pk").first()


def thaw(article: Article, content: dict) -> None:
    """Make a draft translate what the document `content` does. Where it says no edition, it stays a translation of what it was."""
    edition = edition_of(content["translation"])
    article.translates = edition
    if edition:
        article.translation_of = edition.article
    elif content["translation"] is None:
        article.translation_of = None


def is_settled(article: Article) -> bool:
    """Whether its language can no longer change: its address follows from that, and an address is for ever."""
    return article.pk is not None and article.editions.exclude(live_from=None).exists()


def is_linked(article: Article) -> bool:
    """Whether it can no longer become a translation of another article: readers of both were led from one to the other."""
    return article.pk is not None and article.editions.exclude(live_from=None).exclude(translates=None).exists()


def choices(source: Article | None):
    """The editions of an article that a translation can say: those that were live, and the newest. The newest first."""
    if source is None:
        return Edition.objects.none()
    newest = source.editions.order_by("-number").values("pk")[:1]
    return source.editions.filter(Q(live_from__isnull=False) | Q(pk__in=newest)).defer("document", "page")


def obstacle(article: Article, source: Article | None) -> str:
    """Why `article` cannot be a translation of `source`; "" if it can."""
    if source is None:
        return ""
    if source.pk == article.pk:
        return "An article is no translation of itself."
    if source.language == article.language:
        return f"“{source}” is in the same language."
    if source.translation_of_id:
        return f"“{source}” is a translation itself. Choose the article that it was translated from."
    if article.pk and article.translations.exists():
        return "This article has translations, so it cannot be one."
    return ""


@dataclass(frozen=True)
class Standing:
    """A translation beside its source now. `said` is the edition whose words it says, `live` what is live of the source."""

    source: Article
    said: Edition | None
    live: Edition | None

    @property
    def is_behind(self) -> bool:
        """The source has a newer live edition with other words. A small correction counts: newer is newer."""
        if self.live is None:
            return False
        return self.said is None or (
            self.live.number > self.said.number and self.live.content_hash != self.said.content_hash
        )


def standing(article: Article, *, now) -> Standing | None:
    """Of a draft; None if it is no translation."""
    if article.translation_of_id is None:
        return None
    said = article.translates
    live = article.translation_of.editions.live(now).defer("document", "page").first()
    return Standing(article.translation_of, said, live)


def links_of(edition, page: str = "article") -> list[dict]:
    """[{"language", "title", "path", "is_source", "invitation"}] of what says the same as the live `edition` in other languages.

    `edition` comes from `with_translations`; `page` is the name of a page of an article, to which the paths lead.
    """
    found = [(True, each) for each in edition.sources or []] + [(False, each) for each in edition.translated or []]
    return [
        {
            "language": other["language"],
            "title": other["title"],
            "path": address_of(other["slug"], other["language"], page),
            "is_source": is_source,
            "invitation": INVITATIONS[other["language"]],
        }
        for is_source, other in found
    ]


def behind_of(edition) -> dict | None:
    """What readers of a translation are told when its source says something newer; None else. `edition` has its `source`.

    {"changed_at", "path", "language", "template"}: since when, the source's page and its language, and the words for it.
    """
    if edition.source_changed_at is None:
        return None
    language = edition.source["language"]
    return {
        "changed_at": edition.source_changed_at,
        "path": address_of(edition.source["slug"], language),
        "language": language,
        "template": f"articles/behind/{edition.language}.html",
    }


def told_of(edition) -> dict:
    """What the page of the live `edition`, which comes from `for_page`, says of other languages."""
    return {"other_languages": links_of(edition), "behind": behind_of(edition)}


def behind(at):
    """Live translations whose source has a newer live edition, the longest behind first."""
    live = Edition.objects.live(at).exclude(translates=None).with_source(at)
    return live.filter(source_changed_at__isnull=False).order_by("source_changed_at", "pk")
