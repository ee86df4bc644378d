"""The words for conditions and treatments that explainers know: see `clinic.health_words`."""

from collections.abc import Iterator

from articles.models import GlossaryTerm, Medicine, MedicineUse, Topic


def health_words() -> Iterator[str]:
    """Medicines by all their names, what they are used for, topics, and the glossary's terms, in both languages."""
    for name, in_spanish, brands in Medicine.objects.values_list("name", "name_in_spanish", "proprietary_names"):
        yield from (name, in_spanish, *brands)
    for conditions in MedicineUse.objects.values_list("condition", "condition_in_spanish"):
        yield from conditions
    yield from Topic.objects.values_list("name", flat=True)
    yield from GlossaryTerm.objects.values_list("term", flat=True)
