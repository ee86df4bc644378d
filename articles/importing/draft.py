"""From a parsed text to a draft with its edition recorded. Nothing is published here."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from articles import document, drafts, publishing
from articles.importing import contact_details, reader
from articles.importing.facts import named
from articles.importing.reader import Parsed
from articles.importing.report import Remark
from articles.importing.starting import start_here
from articles.importing.text import ImportRefused, TitleTaken
from articles.models import BLOCKS, Article, Edition, MedicineUse, Picture, Reference, Series, Tag, Topic
from articles.permissions import check_can_edit
from clinic.models import Contributor
from clinic.profile import current_profile, save_profile


@dataclass
class Imported:
    """`edition` is None when the article says what the text says already. `content` is the document that was drafted.
    `start_here_for` are the topics that the text wants to be the first to read of.
    """

    article: Article
    edition: Edition | None
    content: dict
    remarks: list[Remark]
    profile_fields: tuple[str, ...] = ()
    start_here_for: list[dict] = field(default_factory=list)


class _Unchanged(Exception):
    """Undoes what was written for an edition that turned out to be the same."""


@transaction.atomic
def import_text(
    *, text: str, topics=(), replace: bool = False, use_contact_details: bool = False, by=None, now=None
) -> Imported:
    """Make a draft of `text`, or with `replace` a new edition of the article with its title; `topics` are added by name.

    What the text does not state (its topics, its summary) keeps the value it has. Raises `ImportRefused` and `NotAllowed`;
    then nothing has changed.
    """
    if by is not None:
        check_can_edit(by)
    parsed = reader.parse(text)
    article = there_already(parsed, replace=replace)
    remarks = [*parsed.remarks, *compared_with_profile(parsed, use_contact_details)]
    used = _put_into_profile(parsed, by=by, now=now) if use_contact_details else ()
    before = drafts.freeze(article) if article else None
    content = completed(parsed, before, topics, remarks)
    if parsed.translation_of:
        content["translation"] = _translation(parsed.translation_of, content["language"], article, remarks, now=now)
    if article is None:
        article = Article(title=content["title"], slug=_slug_for(parsed))
    elif parsed.address and parsed.address != article.slug:
        remarks.append(
            Remark(0, f"The article keeps its address, {article.slug}. A publisher can change it in the admin.")
        )
    try:
        edition = _drafted(article, content, by=by, now=now)
    except _Unchanged:
        edition = None
        article.refresh_from_db()
    else:
        remarks += start_here(article=article, topics=parsed.start_here_for, by=by)
    return Imported(article, edition, content, remarks, used, parsed.start_here_for)


@transaction.atomic
def _drafted(article: Article, content: dict, *, by, now) -> Edition:
    article.changed_by = by
    article.save()
    drafts.thaw(article, content)
    edition = publishing.record(article=article, by=by, now=now)
    if edition is None:
        raise _Unchanged
    return edition


def there_already(parsed: Parsed, *, replace: bool) -> Article | None:
    title = parsed.document["title"]
    found = list(Article.objects.select_for_update(of=("self",)).filter(title__iexact=title).order_by("pk"))
    exact = [article for article in found if article.title == title]
    if len(exact) == 1:
        found = exact
    if found and not replace:
        raise TitleTaken(
            f"There is an article “{found[0].title}” already ({found[0].slug}). Nothing was changed; --replace makes a"
            " new edition of it.",
            title=found[0].title,
        )
    if len(found) > 1:
        raise ImportRefused(f"{len(found)} articles have the title “{title}”. Give them different titles first.")
    return found[0] if found else None


def _slug_for(parsed: Parsed) -> str:
    if parsed.address and not publishing.is_free(parsed.address):
        raise ImportRefused(f"Another article has or had the address {parsed.address}. Choose another one.")
    return parsed.address or publishing.free_slug(parsed.document["title"])


def completed(parsed: Parsed, before: dict | None, topics, remarks: list[Remark]) -> dict:
    """The document with what the database knows: the draft's earlier values, names as they are spelled, pictures."""
    stated = parsed.stated
    content = {**parsed.document, **{key: value for key, value in (before or {}).items() if key not in stated}}
    if parsed.authors:
        content["authors"] = _authors(parsed.authors, remarks)
    content["topics"] = _as_spelled(Topic, [*content["topics"], *map(named, topics)], "name")
    content["tags"] = _as_spelled(Tag, content["tags"], "name")
    if content["series"]:
        content["series"] = _as_spelled(Series, [content["series"]], "title")[0]
    content["blocks"] = [dict(block) for block in content["blocks"]]
    _find_medicines(content, remarks)
    _find_pictures(content, parsed.pictures, remarks)
    _find_references(content, parsed.lines, remarks)
    if before:
        _keep_identities(content["blocks"], before["blocks"])
    return content


def _translation(address: str, language: str, article: Article | None, remarks: list[Remark], *, now) -> dict | None:
    """What an import says that it translates: what is live of the article at an address, or its newest edition."""
    source = Article.objects.filter(slug=address).first()
    edition = source and (publishing.live_edition(source, now) or source.editions.first())
    if edition is None:
        why = f"There is no article at the address {address}"
    elif source.language == language or source.translation_of_id:
        why = f"“{source}” is in the same language, or a translation itself"
    elif source.translations.filter(language=language).exclude(pk=article and article.pk).exists():
        why = f"“{source}” has a translation into this language already"
    else:
        return {name: getattr(edition, name) for name in ("language", "title", "number", "content_hash")}
    remarks.append(Remark(0, f"{why}; it was imported as no translation."))
    return None


def _authors(slugs: list[str], remarks: list[Remark]) -> list[dict]:
    known = {contributor.slug: contributor for contributor in Contributor.objects.filter(slug__in=slugs)}
    for slug in slugs:
        if slug not in known:
            remarks.append(Remark(0, f"There is no contributor {slug}; the byline was made without them."))
    return [{"slug": slug, "name": known[slug].name} for slug in dict.fromkeys(slugs) if slug in known]


def _as_spelled(model, wanted: list[dict], name: str) -> list[dict]:
    """Rows that exist, whatever the case of their name, are meant as they are; each once."""
    rows: dict[str, dict] = {}
    for facts in wanted:
        row = (
            model.objects.filter(**{f"{name}__iexact": facts[name]}).first()
            or model.objects.filter(slug=facts["slug"]).first()
        )
        spelled = {**facts, "slug": row.slug, name: getattr(row, name)} if row else facts
        rows.setdefault(spelled["slug"], spelled)
    return list(rows.values())


def _find_medicines(content: dict, remarks: list[Remark]) -> None:
    """A use that the site does not know is reported and left out: nothing is said of a medicine that nobody entered."""
    for medicine in content["medicines"]:
        known = MedicineUse.objects.filter(medicine__slug=medicine["slug"])
        there = {use.condition.casefold(): use.condition for use in known}
        for use in medicine["uses"]:
            wanted = use["condition"].casefold()
            if wanted not in there:
                remarks.append(
                    Remark(
                        0,
                        f"The site knows no {medicine['name']} for {use['condition']}; it was left out. Add it there.",
                    )
                )
            use["condition"] = there.get(wanted, use["condition"])


def _find_pictures(content: dict, wanted: dict[str, tuple[int, str]], remarks: list[Remark]) -> None:
    for block in content["blocks"]:
        if block["id"] not in wanted:
            continue
        line, title = wanted[block["id"]]
        picture = Picture.objects.filter(title__iexact=title).order_by("pk").first()
        if picture:
            block["picture"] = {"digest": picture.digest}
        else:
            remarks.append(
                Remark(
                    line,
                    f"the library has no picture “{title[:80]}”; the figure was made without one. Choose it there.",
                )
            )


def _find_references(content: dict, lines: dict[str, int], remarks: list[Remark]) -> None:
    """Cited references that the library has join those of the text; the library's own words are never changed."""
    references = {reference["key"]: reference for reference in content["references"]}
    keys = {*references, *document.cited_keys(content)}
    for row in Reference.objects.filter(key__in=keys):
        kept = _as_in_a_document(row)
        typed = references.get(row.key, kept)
        different = [name.replace("_", " ") for name in kept if typed[name] != kept[name]]
        if different:
            remarks.append(
                Remark(
                    lines.get(row.key, 0),
                    f"[{row.key}] is in the library with another {', '.join(different)}; the library's was kept.",
                )
            )
        references[row.key] = kept
    content["references"] = [references[key] for key in sorted(references)]
    for key in document.unknown_keys(content):
        remarks.append(
            Remark(lines.get(key, 0), f"[ref:{key}] names no reference; add it before the article can be published.")
        )


def _as_in_a_document(row: Reference) -> dict:
    facts = {name: getattr(row, name) for name in ("key", "citation", "study_type", "doi", "pmid", "url")}
    return {**facts, "accessed_on": row.accessed_on.isoformat() if row.accessed_on else None}


def _keep_identities(blocks: list[dict], before: list[dict]) -> None:
    """A block of the same kind and name is the same block: links to it and comparisons with it hold."""
    waiting = defaultdict(list)
    for block in before:
        waiting[_identity(block)].append(block)
    for block in blocks:
        same = waiting[_identity(block)]
        if same:
            old = same.pop(0)
            kept = ("id", "anchor", "authorisation_reference", "authorised_on")
            block.update({name: old[name] for name in kept if name in old})


def _identity(block: dict) -> tuple[str, str]:
    return block["kind"], block[BLOCKS[block["kind"]].named_by].casefold()


def compared_with_profile(parsed: Parsed, use_contact_details: bool = False) -> list[Remark]:
    profile = current_profile()
    known = {
        contact_details.TELEPHONE: [profile.telephone],
        contact_details.EMAIL: [profile.email],
        contact_details.WEB: [profile.website, profile.booking_url],
    }
    if use_contact_details:
        chosen = contact_details.for_profile(parsed.details)
        for kind, name in contact_details.PROFILE_FIELDS.items():
            known[kind] = [chosen[name]] if name in chosen else known[kind]
    return contact_details.differences(
        parsed.details, {kind: [value for value in values if value] for kind, values in known.items()}
    )


def _put_into_profile(parsed: Parsed, *, by, now) -> tuple[str, ...]:
    """Put the text's own contact details into the clinic's profile; the names of the fields that changed."""
    chosen = contact_details.for_profile(parsed.details)
    if by is not None and not by.has_perm("clinic.change_clinicprofile"):
        raise ImportRefused(
            "Only an administrator can change the clinic's profile. Import without --use-contact-details."
        )
    profile = current_profile()
    changed = tuple(name for name, value in chosen.items() if getattr(profile, name) != value)
    for name in changed:
        setattr(profile, name, chosen[name])
    if changed:
        try:
            profile.full_clean(validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            raise ImportRefused(
                f"The text's contact details cannot go into the profile ({', '.join(error.message_dict)}): "
                f"{' '.join(error.messages)}"
            ) from error
        save_profile(profile=profile, by=by, now=now)
    return changed
