"""Translation: is it said what was translated, and are all words in the language of the article?"""

from articles.checks.finding import Found, Place, Severity
from articles.checks.registry import check


@check(
    "TR01",
    "The edition that was translated",
    severity=Severity.ERROR,
    rule="A translation says which edition of its source it says again, so that readers can be told of a newer one.",
    source="NHS standard for creating health content (translations stay accurate)",
    overridable=False,
    languages=None,
)
def translated_edition(reading, at):
    translation = reading.document["translation"]
    if translation and translation["number"] is None:
        yield Found(
            f"Nobody has said which edition of “{translation['title']}” this says.",
            Place(None, "translates"),
            suggestion="Translate all of it. Then choose the edition under “Language and translation”.",
        )


@check(
    "TR02",
    "The medicine's words",
    severity=Severity.ERROR,
    rule="What an article in Spanish says of a medicine (its name, its uses, its boxed warning) is there in Spanish.",
    source="the house's; 45 CFR 92.201 (language access)",
    overridable=False,
    languages=None,
)
def medicine_words(reading, at):
    for medicine in reading.document["medicines"]:
        if medicine.get("is_untranslated"):
            yield Found(
                f"Some of what the list of medicines says of {medicine['name']} is there in English only.",
                Place(None, "medicine_uses"),
                suggestion="Add its name, its uses and its boxed warning in Spanish to the medicine. Then save this again.",
            )
