"""The demonstration: an invented clinic with explainers in `content/`, loaded into an empty database, and removed again."""

import tomllib
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles import publishing, reviewing
from articles.glossary import approve_term, save_term
from articles.images import NotAccepted
from articles.importing.draft import import_text
from articles.importing.starting import start_here
from articles.importing.text import ImportRefused, read_file
from articles.models import (
    Article,
    Edition,
    GlossaryTerm,
    Medicine,
    MedicineRisk,
    MedicineUse,
    Picture,
    Reference,
    Series,
    Tag,
    Topic,
)
from articles.pictures import AlreadyThere, delete_picture, is_used, store_picture
from articles.publishing import NotPossible
from articles.search import index
from clinic.contact_facts import keep_contact_facts
from clinic.env import BASE_DIR
from clinic.models import ClinicProfile, Contributor
from clinic.profile import current_profile, save_profile
from clinic.roles import ROLES

# 555-01xx numbers and example.org are set aside for invented people (NANPA; RFC 2606).
PROFILE = {
    "name": "Harbour Lane Clinic",
    "tagline": "Plain words about mental health and its treatments",
    "about": (
        "Harbour Lane Clinic is invented. It shows what a small clinic's site can look like: pages that explain health "
        "conditions and treatments in plain words, with their limits and risks, and a safe way to ask a question."
    ),
    "tagline_es": "La salud mental y sus tratamientos, con palabras sencillas",
    "about_es": (
        "Harbour Lane Clinic es una clínica inventada. Muestra cómo puede ser el sitio de una clínica pequeña: páginas que "
        "explican problemas de salud y sus tratamientos con palabras sencillas, con sus límites y sus riesgos, y una forma "
        "segura de hacer una pregunta."
    ),
    "telephone": "(323) 555-0142",
    "email": "hello@harbourlane.example.org",
    "website": "https://harbourlane.example.org",
    "booking_url": "https://harbourlane.example.org/booking",
    "address": "1 Harbour Lane\nExampleton, CA 00000\n(an invented address)",
    "hours": "Monday to Friday, 9 am to 5 pm\n(invented: nobody answers)",
    "hours_es": "De lunes a viernes, de 9 a. m. a 5 p. m.\n(inventado: nadie contesta)",
    "crisis_telephone": "988",
    "crisis_text": "988",
    "emergency_telephone": "911",
    "is_demonstration": True,
}
# user name -> their contributor
CONTRIBUTORS = {
    "author": {
        "slug": "demonstration-author",
        "name": "Demonstration author",
        "job_title": "Writer of the demonstration",
        "about": "This person is invented. No clinician has written or checked these pages.",
    },
    "reviewer": {
        "slug": "demonstration-reviewer",
        "name": "Demonstration reviewer",
        "credentials": "invented, without credentials",
        "job_title": "Reviewer of the demonstration",
        "about": "This person is invented. No clinician has written or checked these pages.",
    },
}
TOPICS = {
    "ADHD": "How attention-deficit/hyperactivity disorder shows in daily life, and what can help.",
    "Ayuda en crisis": "A quién llamar y qué hacer cuando usted u otra persona está en peligro.",
    "Crisis": "Whom to call, and what to do, when you or someone else is in danger.",
    "Depression": "What depression is, what may help, and how to choose with your doctor.",
    "Ketamine": "How ketamine may help some people with depression, what the day is like, and its risks.",
    "Medicines": "How common medicines for mental health may work, and what to ask before you start one.",
}
# What was loaded from here and not changed since goes with the demonstration.
GLOSSARY = BASE_DIR / "content" / "glossary.toml"
MEDICINES = BASE_DIR / "content" / "medicines.toml"
# Who publishes and who reviews: user name -> role.
DECIDERS = {"publisher": "Publisher", "reviewer": "Clinical reviewer"}
_HOUR = time(9)


class NotEmpty(Exception):
    """The database has content, which a demonstration must not mix with. The message says what was found."""


@transaction.atomic
def load(*, folder: Path, tell: Callable[[str], None], now=None) -> int:
    """Load the demonstration from `folder` and publish it, one article a week up to yesterday; how many there are.

    All or nothing. Raises `NotEmpty`, or `ImportRefused` naming the file that cannot be used. `tell` hears of each step.
    """
    _check_empty()
    now = now or timezone.now()
    files = [*sorted(folder.glob("*.txt")), *sorted(folder.glob("es/*.txt"))]
    if not files:
        raise ImportRefused(f"There is no article in {folder}.")
    save_profile(profile=ClinicProfile(**PROFILE), now=now)
    deciders = {username: _account(username, role) for username, role in DECIDERS.items()}
    author = _make_contributors()
    for name, description in TOPICS.items():
        Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name, "description": description})
    _add_medicines(folder / "medicines.toml")
    _add_glossary(folder / "glossary.toml", written_by=deciders["publisher"], approved_by=deciders["reviewer"], now=now)
    _store_pictures(folder / "pictures", tell)
    for number, (file, moment) in enumerate(zip(files, _moments(len(files), now), strict=True), 1):
        title = _load_article(file, author=author, at=moment, **deciders)
        tell(f"{number}/{len(files)} {title}")
    return len(files)


def _check_empty() -> None:
    if Article.objects.exists():
        raise NotEmpty("This site has articles already, so no demonstration was loaded.")
    if ClinicProfile.objects.filter(is_demonstration=False).exists():
        raise NotEmpty("This site has a clinic of its own, so no demonstration was loaded.")


def _make_contributors() -> User | None:
    """The byline's people, tied to the demonstration's accounts where those exist. Returns the author's account."""
    accounts = {user.username: user for user in User.objects.filter(username__in=CONTRIBUTORS)}
    for username, facts in CONTRIBUTORS.items():
        user = accounts.get(username)
        if user and Contributor.objects.filter(user=user).exists():
            user = None
        defaults = {**facts, "user": user, "is_demonstration": True}
        Contributor.objects.get_or_create(slug=facts["slug"], defaults=defaults)
    author = accounts.get("author")
    return author if author and author.is_active and author.has_perm("articles.change_article") else None


def _account(username: str, role: str) -> User:
    """The demonstration's account of a role; where there is none, one that nobody can sign in with."""
    user, made = User.objects.get_or_create(username=username)
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=role))
    return user


def _add_medicines(file: Path) -> None:
    """Each `[medicine]` of the file with its uses and risks, unless the site has it."""
    for slug, facts in _read_toml(file).items():
        medicine, made = Medicine.objects.get_or_create(
            slug=slug,
            defaults={name: facts[name] for name in ("name", "proprietary_names", "drug_class", "boxed_warning")},
        )
        if made:
            MedicineUse.objects.bulk_create(
                MedicineUse(medicine=medicine, condition=condition, status=status)
                for condition, status in facts["uses"].items()
            )
            MedicineRisk.objects.bulk_create(MedicineRisk(medicine=medicine, **risk) for risk in facts["risks"])


def _add_glossary(file: Path, *, written_by: User, approved_by: User, now: datetime) -> None:
    """Each term of the file, written and approved by invented people, unless the site has it."""
    for term, facts in _read_toml(file).items():
        if not GlossaryTerm.objects.filter(term__iexact=term).exists():
            row = GlossaryTerm(
                term=term, slug=slugify(term), aliases=facts.get("aliases", []), definition=facts["means"]
            )
            save_term(term=row, by=written_by)
            approve_term(term=row, definition=row.definition, by=approved_by, now=now)


def _read_toml(file: Path) -> dict:
    return tomllib.loads(read_file(file)) if file.exists() else {}


def _store_pictures(folder: Path, tell: Callable[[str], None]) -> None:
    """Store each NAME.png that has a NAME.txt beside it, with lines "Title:", "Alt:" and, if known, "Credit:"."""
    for file in sorted(folder.glob("*.png")):
        facts = _picture_facts(file.with_suffix(".txt"))
        try:
            store_picture(
                upload=file.read_bytes(),
                title=facts.get("title", ""),
                alt_text=facts.get("alt", ""),
                credit=facts.get("credit", ""),
            )
        except AlreadyThere:
            continue
        except (NotAccepted, ValidationError) as error:
            reason = " ".join(error.messages) if isinstance(error, ValidationError) else error
            raise ImportRefused(f"{file.name}: {reason}") from error
        tell(f"picture {facts['title']}")


def _picture_facts(file: Path) -> dict[str, str]:
    pairs = (line.partition(":") for line in read_file(file).splitlines() if ":" in line)
    return {key.strip().casefold(): value.strip() for key, _, value in pairs}


def _moments(count: int, now: datetime) -> list[datetime]:
    """A moment a week for `count` articles, the last of them yesterday morning in the clinic's zone."""
    yesterday = timezone.localtime(now).date() - timedelta(days=1)
    days = (yesterday - timedelta(weeks=weeks) for weeks in reversed(range(count)))
    return [timezone.make_aware(datetime.combine(day, _HOUR)) for day in days]


def _load_article(file: Path, *, author: User | None, publisher: User, reviewer: User, at: datetime) -> str:
    try:
        imported = import_text(text=read_file(file), by=author, now=at - timedelta(hours=1))
        which = {"article": imported.article, "number": imported.edition.number, "now": at}
        reviewing.submit(by=author or publisher, **which)
        reviewing.approve(by=reviewer, evidence_checked=False, **which)
        publishing.publish(by=publisher, **which)
        start_here(article=imported.article, topics=imported.start_here_for, by=publisher)
    except (ImportRefused, NotPossible) as error:
        raise ImportRefused(f"{file.name}: {error}") from error
    return imported.content["title"]


class NotThere(Exception):
    """There is no demonstration to remove."""


def invented() -> list[Article]:
    """The articles that began as the demonstration's: only its people signed the first edition, which never changes."""
    firsts = Edition.objects.filter(number=1).select_related("article").order_by("pk")
    return [first.article for first in firsts if _is_invented(first.document["authors"])]


def _is_invented(authors: list[dict]) -> bool:
    return bool(authors) and all(author["is_demonstration"] for author in authors)


@transaction.atomic
def remove() -> int:
    """Take the demonstration out, so that the site can be opened for a real clinic; how many articles went.

    Gone: the articles of `invented`, with all their editions; those people; the labels, sources
    and pictures that these used and nothing else uses; the invented profile, and what error pages know of it. The
    demonstration's accounts can no longer sign in. What staff wrote or added themselves, and every inquiry, stays. Raises
    `NotThere`.
    """
    articles = [article.pk for article in invented()]
    if not (articles or ClinicProfile.objects.filter(is_demonstration=True).exists()):
        raise NotThere("This site is not the demonstration, so nothing was removed.")
    editions = Edition.objects.filter(article__in=articles)
    documents = list(editions.values_list("document", flat=True))
    used = [row for model in (Topic, Tag, Series) for row in model.objects.filter(editions__in=editions).distinct()]
    used += Topic.objects.filter(slug__in=map(slugify, TOPICS))
    index.forget(editions)
    Article.objects.filter(pk__in=articles).delete()
    Contributor.objects.filter(is_demonstration=True, articles=None).delete()
    for row in used:
        type(row).objects.filter(pk=row.pk, articles=None, editions=None).delete()
    keys = {reference["key"] for content in documents for reference in content["references"]}
    Reference.objects.filter(key__in=keys, articles=None).delete()
    for slug, facts in _read_toml(MEDICINES).items():
        own = {name: facts[name] for name in ("name", "proprietary_names", "drug_class", "boxed_warning")}
        medicine = Medicine.objects.filter(slug=slug, **own).first()
        if medicine and not Article.objects.filter(medicine_uses__medicine=medicine).exists():
            medicine.delete()
    for term, facts in _read_toml(GLOSSARY).items():
        GlossaryTerm.objects.filter(term=term, definition=facts["means"]).delete()
    for picture in Picture.objects.filter(digest__in=_pictures_in(documents), figures=None):
        if not is_used(picture):
            delete_picture(picture=picture, by=None)
    ClinicProfile.objects.filter(is_demonstration=True).delete()
    transaction.on_commit(lambda: keep_contact_facts(current_profile()))
    User.objects.filter(username__in=[role.key for role in ROLES]).update(is_active=False)
    return len(articles)


def _pictures_in(documents: list[dict]) -> set[str]:
    figures = (block["picture"] for content in documents for block in content["blocks"] if block["kind"] == "figure")
    return {picture["digest"] for picture in figures if picture}
