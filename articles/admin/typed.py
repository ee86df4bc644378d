"""What is typed in an article's form, as a document: nothing is saved, nothing is locked."""

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.http import QueryDict

from articles import drafts
from articles.document import MOST_BLOCKS
from articles.fields import CleanRichTextField
from articles.models import BLOCKS, Article, Edition, Language, MedicineUse, Reference, Series, Tag, Topic
from articles.sanitising import clean
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
_MOST_CHOICES = 200


def prefix_of(kind: str) -> str:
    """The prefix of the formset of a kind of block."""
    meta = BLOCKS[kind]._meta
    return f"{meta.app_label}_{meta.model_name}_set"


def typed_document(data: QueryDict) -> dict:
    """The document that saving `data` would record. A block's `id` is its form's prefix, as `articles_section_set-0`.

    What a field refuses is taken as it was typed, or left out where it means nothing. Some ten queries.
    """
    article = Article(**{name: data.get(name, "").strip() for name in _TEXTS})
    article.is_offered_here = "is_offered_here" in data
    article.no_company_paid = "no_company_paid" in data
    language = data.get("language", "")
    article.language = language if language in Language.values else Language.ENGLISH
    article.translation_of = (
        _rows(Article, data.getlist("translation_of")).first() if data.get("translation_of") else None
    )
    article.translates = _rows(Edition, data.getlist("translates")).first() if data.get("translates") else None
    article.series = _rows(Series, data.getlist("series")).first() if data.get("series") else None
    position = data.get("series_position", "")
    article.series_position = int(position) if position.isascii() and position.isdigit() and len(position) < 5 else None
    return drafts.written(
        article,
        authors=_authors(data),
        topics=_rows(Topic, data.getlist("topics")).order_by("name"),
        tags=_rows(Tag, data.getlist("tags")).order_by("name"),
        references=_rows(Reference, data.getlist("references")).order_by("key"),
        related=_rows(Article, data.getlist("related")),
        medicine_uses=_rows(MedicineUse, data.getlist("medicine_uses")).select_related("medicine"),
        blocks=_blocks(data),
    )


def _rows(model, keys: list[str]):
    return model.objects.filter(pk__in=[key for key in keys[:_MOST_CHOICES] if _is_key(key)])


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _forms(data: QueryDict, prefix: str) -> list[str]:
    """The prefixes of the forms of a formset that are there and are not to be deleted."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    count = min(int(total), MOST_BLOCKS) if total.isascii() and total.isdigit() and len(total) < 5 else 0
    return [f"{prefix}-{number}" for number in range(count) if f"{prefix}-{number}-DELETE" not in data]


def _authors(data: QueryDict) -> list[Contributor]:
    keys = [data.get(f"{form}-contributor", "") for form in _forms(data, "authorships")]
    found = {str(row.pk): row for row in _rows(Contributor, keys)}
    return [found[key] for key in keys if key in found]


def _blocks(data: QueryDict) -> list[dict]:
    blocks = []
    for kind, model in BLOCKS.items():
        forms = [form for form in _forms(data, prefix_of(kind)) if f"{form}-ordering" in data]
        fields = [model._meta.get_field(name) for name in model.frozen_fields]
        form_fields = [
            (field, field.formfield() if field.editable else None) for field in fields if not field.is_relation
        ]
        chosen = {field.name: _chosen(data, forms, field) for field in fields if field.is_relation}
        for form in forms:
            values = {field.name: _typed(data, form, field, in_form) for field, in_form in form_fields}
            values |= {name: rows.get(form) for name, rows in chosen.items()}
            ordering = data[f"{form}-ordering"]
            place = int(ordering) if ordering.isascii() and ordering.isdigit() and len(ordering) < 9 else 0
            blocks.append((place, {**drafts.freeze_block(model(**values)), "id": form}))
    return [block for _, block in sorted(blocks, key=lambda each: each[0])][:MOST_BLOCKS]


def _chosen(data: QueryDict, forms: list[str], field: Field) -> dict:
    """Form -> the row that it names in `field`, as a figure its picture. One query, and none without forms."""
    keys = {form: data.get(f"{form}-{field.name}", "") for form in forms}
    found = {str(row.pk): row for row in _rows(field.related_model, [*keys.values()])} if keys else {}
    return {form: found[key] for form, key in keys.items() if key in found}


def _typed(data: QueryDict, form: str, field: Field, in_form):
    if in_form is None:
        return field.get_default()
    typed = in_form.widget.value_from_datadict(data, {}, f"{form}-{field.name}")
    try:
        value = in_form.clean(typed)
    except ValidationError:
        value = typed if isinstance(typed, str) and field.get_internal_type() in ("CharField", "TextField") else None
        value = field.get_default() if value is None else value
    return clean(value) if isinstance(field, CleanRichTextField) else value
