"""What the pages about articles tell search engines and messengers of themselves (`clinic.metadata`)."""

from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.addresses import address_of
from articles.structured_data import medical_web_page
from clinic.addresses import absolute
from clinic.metadata import Alternate, Crumb, Feed, Metadata, in_each_language, shortened
from clinic.moments import day_of
from clinic.own_words import own_words
from clinic.structured_data import medical_clinic

ATOM, RSS = "application/atom+xml", "application/rss+xml"


def home() -> Crumb:
    return Crumb(_("Home"), reverse("home"))


def all_articles() -> Crumb:
    return Crumb(_("Articles"), reverse("articles"))


def _first_page(name: str, path: str) -> tuple[Alternate, ...]:
    """Where a list begins in each language. Its later pages have other articles in each, and so no counterpart."""
    return in_each_language(name) if path == reverse(name) else ()


def of_home(clinic) -> Metadata:
    """`clinic` is its profile, here as below."""
    facts = {name: getattr(clinic, name) for name in ("name", "telephone", "email", "address", "website")}
    about, tagline = (own_words(clinic, name).text for name in ("about", "tagline"))
    return Metadata(
        title=clinic.name,
        path=reverse("home"),
        description=shortened(about or tagline),
        alternates=in_each_language("home"),
        data=(medical_clinic(facts | {"about": about}, url=absolute(reverse("home"))),),
    )


def of_all_articles(path: str) -> Metadata:
    return Metadata(
        title=_("Articles"),
        path=path,
        description=_("Plain-language articles about mental health and treatments, newest first."),
        alternates=_first_page("articles", path),
        trail=(home(),),
    )


def of_topic(path: str, topic) -> Metadata:
    title = _("Articles about %(topic)s") % {"topic": topic.name}
    return Metadata(
        title=topic.name,
        path=path,
        description=shortened(topic.description or f"{title}."),
        trail=(home(), all_articles()),
        feeds=(
            Feed(title, reverse("topic_atom", args=[topic.slug]), ATOM),
            Feed(title, reverse("topic_rss", args=[topic.slug]), RSS),
        ),
    )


def of_tag(path: str, tag) -> Metadata:
    return Metadata(
        title=f"#{tag.name}",
        path=path,
        description=_("Articles tagged #%(tag)s.") % {"tag": tag.name},
        trail=(home(), all_articles()),
    )


def of_search() -> Metadata:
    """Of the page before anything is searched for. What is found is no page for search engines, and has none."""
    return Metadata(
        title=_("Search"),
        path=reverse("search"),
        description=_("Find an article by its words, also when they are misspelt, and by topic."),
        alternates=in_each_language("search"),
    )


def of_glossary() -> Metadata:
    return Metadata(
        title=_("Glossary"),
        path=reverse("glossary"),
        description=_("Hard words about mental health and treatments, in plain words, from A to Z."),
        alternates=in_each_language("glossary"),
        trail=(home(),),
    )


def of_comparisons(path: str) -> Metadata:
    return Metadata(
        title=_("Explained by comparison"),
        path=path,
        description=_(
            "Things from everyday life that help you picture how the mind, the body and treatments work, and where each "
            "comparison stops."
        ),
        alternates=_first_page("comparisons", path),
        trail=(home(),),
    )


def of_people() -> Metadata:
    return Metadata(
        title=_("Our people"),
        path=reverse("people"),
        description=_("Who writes our articles, and which clinicians check them."),
        alternates=in_each_language("people"),
        trail=(home(),),
    )


def alternates_of_person(slug: str, languages: list[str]) -> tuple[Alternate, ...]:
    """Where the page of a person begins in each of the `languages` that has one; none if only one does."""
    paths = [(code, address_of(slug, code, "person")) for code in languages]
    return tuple(Alternate(*each) for each in (*paths, ("x-default", paths[0][1]))) if len(paths) > 1 else ()


def of_person(path: str, person, alternates: tuple[Alternate, ...]) -> Metadata:
    known_as = ", ".join(filter(None, (person.name, person.credentials)))
    called = ", ".join(filter(None, (known_as, person.job_title)))
    return Metadata(
        title=known_as,
        path=path,
        description=shortened(_("%(person)s: articles written and checked.") % {"person": called}),
        alternates=alternates if path == reverse("person", args=[person.slug]) else (),
        trail=(home(), Crumb(_("Our people"), reverse("people"))),
    )


def of_article(edition, document: dict, clinic, other_languages: list[dict]) -> Metadata:
    """`document` is what the page shows of the live `edition`; `other_languages` as in `articles.translations.links_of`."""
    path, image = edition.get_absolute_url(), picture_of(document)
    return Metadata(
        title=document["title"],
        path=path,
        description=document["summary"],
        kind="article",
        language=document["language"],
        alternates=alternates_of(path, document["language"], other_languages),
        trail=(home(), all_articles()),
        image=image,
        data=(
            medical_web_page(
                document,
                url=absolute(path),
                clinic={"name": clinic.name, "url": absolute(reverse("home"))},
                review=_review_told(edition.review, clinic),
                published=day_of(edition.listed_from).isoformat(),
                modified=day_of(edition.live_from).isoformat(),
                image=image and image["url"],
            ),
        ),
    )


def alternates_of(path: str, language: str, other_languages: list[dict]) -> tuple[Alternate, ...]:
    """The page itself and what says the same in other languages; "x-default" is the one that the others were translated from.

    A page without translations has none. Each page names all, itself included (Google, localized versions of pages).
    """
    if not other_languages:
        return ()
    there = [(language, path), *((other["language"], other["path"], other["invitation"]) for other in other_languages)]
    source = next((other["path"] for other in other_languages if other["is_source"]), path)
    return tuple(Alternate(*each) for each in (*sorted(there), ("x-default", source)))


def _review_told(review, clinic) -> dict | None:
    if review is None or review.is_demonstration or clinic.is_demonstration:
        return None
    return {"name": review.name, "credentials": review.credentials, "day": review.reviewed_on.isoformat()}


def picture_of(document: dict) -> dict | None:
    """The first picture of an article in its largest size, as {"url", "width", "height", "alt"}; None if it has none."""
    for block in document["blocks"]:
        picture = block["kind"] == "figure" and block["picture"]
        if picture and picture["renditions"]:
            largest = picture["renditions"][-1]
            return {
                "url": absolute(default_storage.url(largest["path"])),
                "width": largest["width"],
                "height": largest["height"],
                "alt": "" if picture["is_decorative"] else picture["alt_text"],
            }
    return None
