"""Between the draft's rows and the document: `freeze` reads an article's rows, `thaw` writes them."""

from datetime import date

from django.db.models import Q
from django.utils.text import slugify

from articles import document, notices, terms, translations
from articles.models import (
    BLOCKS,
    Article,
    Block,
    GlossaryTerm,
    Medicine,
    MedicineUse,
    Picture,
    Reference,
    Section,
    Series,
    Tag,
    Topic,
)
from articles.models.medicine import RegulatoryStatus
from clinic.models import Contributor

_TEXTS = (
    "title",
    "kind",
    "audience",
    "summary",
    "main_message",
    "read_next",
    "conflict_statement",
    "funding_statement",
)
_PICTURE = ("digest", "alt_text", "is_decorative", "credit", "width", "height", "renditions")
_REFERENCE = ("key", "citation", "study_type", "doi", "pmid", "url", "accessed_on")
_MEDICINE = (
    "slug",
    "name",
    "proprietary_names",
    "drug_class",
    "controlled_schedule",
    "boxed_warning",
    "medication_guide_url",
    "label_url",
    "label_checked_on",
)
_AUTHOR = ("name", "slug", "credentials", "job_title", "is_demonstration")


def blocks_of(article: Article) -> list[Block]:
    """The article's blocks of every kind, in reading order. One query a kind."""
    blocks = [block for model in BLOCKS.values() for block in model.objects.filter(parent=article)]
    return sorted(blocks, key=lambda block: (block.ordering, block.kind, block.pk))


def freeze(article: Article) -> dict:
    """The article as a document (see `articles.document`)."""
    return written(
        article,
        authors=[by.contributor for by in article.authorships.select_related("contributor")],
        topics=article.topics.order_by("name"),
        tags=article.tags.order_by("name"),
        references=article.references.order_by("key"),
        medicine_uses=article.medicine_uses.select_related("medicine"),
        related=article.related.exclude(pk=article.pk),
        blocks=[freeze_block(block) for block in blocks_of(article)],
    )


def written(article: Article, *, authors, topics, tags, references, medicine_uses, related, blocks: list[dict]) -> dict:
    """The document of an article, saved or not, with these rows."""
    chosen = sorted(other.slug for other in related)
    return completed(
        {
            "version": document.VERSION,
            "language": article.language,
            **{name: getattr(article, name) for name in _TEXTS},
            "authors": [_facts(author, _AUTHOR) for author in authors],
            "topics": [_topic(topic) for topic in topics],
            "tags": [_facts(tag, ("slug", "name")) for tag in tags],
            "series": (
                {**_facts(article.series, ("slug", "title")), "position": article.series_position}
                if article.series
                else None
            ),
            "references": [_facts(reference, _REFERENCE) for reference in references],
            "medicines": medicines_of(medicine_uses, article.language),
            "offered_here": article.is_offered_here,
            "no_company_paid": article.no_company_paid,
            **({"related": chosen} if chosen else {}),
            **({"translation": translations.facts_of(article)} if article.translation_of_id else {}),
            "blocks": blocks,
        }
    )


def completed(content: dict) -> dict:
    """What somebody wrote, with what rules add to it today: definitions, notices, and what examples are made of."""
    blocks = [
        {**block, "disclosure": notices.disclosure(block, content["language"])}
        if block["kind"] == "clinical_example"
        else block
        for block in content["blocks"]
    ]
    content = {**content, "blocks": blocks}
    content["glossary"] = terms.used(approved_terms(content["language"]), document.reading_text(content))
    content["notices"] = notices.notices(content)
    return content


def approved_terms(language: str) -> list[dict]:
    """Every approved glossary term of a language as in a document, by term. One query."""
    rows = GlossaryTerm.objects.approved().filter(language=language)
    return [_facts(row, ("slug", "term", "aliases", "definition")) for row in rows]


def medicines_of(uses, language: str = "en") -> list[dict]:
    """The medicines of these rows of `MedicineUse`, as in a document. Three queries, and none without uses."""
    chosen: dict[int, list[MedicineUse]] = {}
    for use in uses:
        chosen.setdefault(use.medicine_id, []).append(use)
    if not chosen:
        return []
    medicines = Medicine.objects.filter(pk__in=chosen).prefetch_related("uses", "risks")
    return [_medicine(medicine, chosen[medicine.pk], language) for medicine in medicines]


def _medicine(medicine: Medicine, chosen: list[MedicineUse], language: str) -> dict:
    approved = [use for use in medicine.uses.all() if use.status == RegulatoryStatus.FDA_APPROVED]
    facts = {
        **_facts(medicine, _MEDICINE),
        "uses": [_facts(use, ("condition", "status")) for use in chosen],
        "approved_uses": [use.condition for use in approved],
        "risks": [_facts(risk, ("text", "term", "severity")) for risk in medicine.risks.all()],
    }
    return facts if language == "en" else {**facts, **_in_spanish(medicine, chosen, approved)}


def _in_spanish(medicine: Medicine, chosen: list[MedicineUse], approved: list[MedicineUse]) -> dict:
    """What of a medicine notices say, in Spanish; in English where nobody entered it, and then it says so."""
    wanted = [(medicine.name, medicine.name_in_spanish), (medicine.boxed_warning, medicine.boxed_warning_in_spanish)]
    wanted += [(use.condition, use.condition_in_spanish) for use in (*chosen, *approved)]
    return {
        "name": medicine.name_in_spanish or medicine.name,
        "boxed_warning": medicine.boxed_warning_in_spanish or medicine.boxed_warning,
        "uses": [{"condition": use.condition_in_spanish or use.condition, "status": use.status} for use in chosen],
        "approved_uses": [use.condition_in_spanish or use.condition for use in approved],
        **({"is_untranslated": True} if any(english and not spanish for english, spanish in wanted) else {}),
    }


def _topic(topic: Topic) -> dict:
    """A topic asks for the crisis card in the document too, so that the rule stays pure."""
    facts = _facts(topic, ("slug", "name"))
    return {**facts, "is_sensitive": True} if topic.is_sensitive else facts


def freeze_block(block: Block) -> dict:
    return {"kind": block.kind, "id": str(block.uid), **_facts(block, block.frozen_fields)}


def _facts(row, names) -> dict:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value):
    if isinstance(value, Picture):
        return _facts(value, _PICTURE)
    return value.isoformat() if isinstance(value, date) else value


def name_anchors(article: Article) -> None:
    """Give each section that has a heading and no anchor one, made from the heading and unlike its siblings'."""
    sections = list(Section.objects.filter(parent=article))
    taken = {section.anchor for section in sections if section.anchor}
    for section in sections:
        if section.heading and not section.anchor:
            wanted = slugify(section.heading)[:60] or "section"
            number, anchor = 1, wanted
            while anchor in taken:
                number, anchor = number + 1, f"{wanted}-{number + 1}"
            taken.add(anchor)
            section.anchor = anchor
            section.save(update_fields=["anchor"])


def thaw(article: Article, content: dict) -> None:
    """Make the draft say what the document `content` says. `article` is saved already; the caller holds the transaction.

    Topics, tags, series and references that no longer exist are made again; a contributor, picture, use of a medicine or
    related article that no longer exists is left out. `content` may be of any version.
    """
    content = document.upgraded(content)
    article.is_offered_here, article.no_company_paid = content["offered_here"], content["no_company_paid"]
    for name in ("language", *_TEXTS):
        setattr(article, name, content[name])
    translations.thaw(article, content)
    series = content["series"]
    article.series = _found_or_made(Series, series, "title") if series else None
    article.series_position = series["position"] if series else None
    article.save()
    article.topics.set(_found_or_made(Topic, topic, "name") for topic in content["topics"])
    article.tags.set(_found_or_made(Tag, tag, "name") for tag in content["tags"])
    article.references.set(map(_reference, content["references"]))
    article.medicine_uses.set(
        use
        for medicine in content["medicines"]
        for wanted in medicine["uses"]
        for use in MedicineUse.objects.filter(_named(wanted["condition"]), medicine__slug=medicine["slug"])
    )
    article.related.set(Article.objects.filter(slug__in=content["related"]).exclude(pk=article.pk))
    article.authorships.all().delete()
    for position, author in enumerate(content["authors"]):
        contributor = Contributor.objects.filter(slug=author["slug"]).first()
        if contributor:
            article.authorships.create(contributor=contributor, position=position)
    for model in BLOCKS.values():
        model.objects.filter(parent=article).delete()
    for position, block in enumerate(content["blocks"], 1):
        _thaw_block(article, block, ordering=10 * position)


def _named(condition: str) -> Q:
    return Q(condition=condition) | Q(condition_in_spanish=condition)


def extend(article: Article, content: dict) -> None:
    """Put the blocks of `content` after the draft's own, and its references and tags to them. The caller holds the transaction."""
    last = max((block.ordering for block in blocks_of(article)), default=0)
    for position, block in enumerate(content["blocks"], 1):
        _thaw_block(article, block, ordering=last + 10 * position)
    article.references.add(*map(_reference, content["references"]))
    article.tags.add(*(_found_or_made(Tag, tag, "name") for tag in content["tags"]))


def _reference(facts: dict) -> Reference:
    return Reference.objects.get_or_create(key=facts["key"], defaults=_dated(facts))[0]


def _found_or_made(model, facts: dict, name: str):
    """The label with this address; else with this name, whose address may differ by now; else a new one."""
    return (
        model.objects.filter(slug=facts["slug"]).first()
        or model.objects.filter(**{f"{name}__iexact": facts[name]}).first()
        or model.objects.create(slug=facts["slug"], **{name: facts[name]})
    )


def _dated(reference: dict) -> dict:
    accessed_on = reference["accessed_on"]
    return {**reference, "accessed_on": date.fromisoformat(accessed_on) if accessed_on else None}


def _thaw_block(article: Article, block: dict, ordering: int) -> None:
    model = BLOCKS[block["kind"]]
    fields = {name: block[name] for name in model.frozen_fields if name in block}
    if fields.get("picture"):
        fields["picture"] = Picture.objects.filter(digest=fields["picture"]["digest"]).first()
    model.objects.create(parent=article, region="main", ordering=ordering, uid=block["id"], **fields)
