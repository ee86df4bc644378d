"""What rules add to an article, whatever its editor thinks of it: notices, and what a clinical example is made of. Pure.

The words are frozen with each edition, in its language (`articles.notice_words`). Sources: FDA on off-label use; FTC
Endorsement Guides, 16 CFR 255.2 (typicality); NHS standard for creating health content (conflicts of interest); Action
Alliance, safe messaging (a helpline wherever suicide is spoken of).
"""

from articles.accents import unaccented
from articles.document import reading_text
from articles.notice_words import WORDS, NoticeWords, words_for

OFF_LABEL, BOXED_WARNING, MONEY, CRISIS = "off_label", "boxed_warning", "money", "crisis"


def notices(document: dict) -> list[dict]:
    """[{"kind", "heading", "text"}] in the order of the page. A crisis notice has no words: its card is the clinic's."""
    medicines, say = document["medicines"], words_for(document)
    return [
        *([{"kind": CRISIS, "heading": "", "text": ""}] if calls_for_the_crisis_card(document) else []),
        *(_boxed_warning(medicine, say) for medicine in medicines if medicine["boxed_warning"]),
        *(_off_label(medicine, use, say) for medicine in medicines for use in medicine["uses"] if _is_off_label(use)),
        *([_money(document, say)] if document["offered_here"] else []),
    ]


def calls_for_the_crisis_card(document: dict) -> bool:
    passages, crisis = [*reading_text(document), document["summary"]], words_for(document).crisis
    return any(crisis.search(unaccented(passage)) for passage in passages) or any(
        topic.get("is_sensitive") for topic in document["topics"]
    )


def _is_off_label(use: dict) -> bool:
    return use["status"] != "fda_approved"


def _boxed_warning(medicine: dict, say: NoticeWords) -> dict:
    return {
        "kind": BOXED_WARNING,
        "heading": say.strongest_warning.format(medicine=medicine["name"]),
        "text": medicine["boxed_warning"],
    }


def _off_label(medicine: dict, use: dict, say: NoticeWords) -> dict:
    """Says what is not approved, and what is."""
    name, approved = medicine["name"], medicine["approved_uses"]
    is_compounded = use["status"] == "unapproved_compounded"
    subject = say.compounded_subject.format(medicine=name) if is_compounded else name
    sentences = [say.not_approved.format(subject=subject, condition=use["condition"])]
    if is_compounded:
        sentences.append(say.compounded)
    if approved:
        sentences.append(say.approved_for.format(medicine=name, conditions=_listed(approved, say)))
    if use["status"] == "off_label":
        sentences.append(say.off_label)
    sentences.append(say.ask)
    return {
        "kind": OFF_LABEL,
        "heading": say.not_approved_for.format(condition=use["condition"]),
        "text": " ".join(sentences),
    }


def _listed(names: list[str], say: NoticeWords) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {say.last_and(names[-1])} {names[-1]}"


def _money(document: dict, say: NoticeWords) -> dict:
    sentences = [say.clinic_is_paid, *([say.no_company_paid] if document["no_company_paid"] else [])]
    return {"kind": MONEY, "heading": say.who_gets_paid, "text": " ".join(sentences)}


def disclosure(example: dict, language: str = "en") -> str:
    """What a reader is told about where an example (a block of a document) comes from, and that it is not typical.

    An example that does not say gets no words to hide behind: a check refuses it.
    """
    say = WORDS.get(language, WORDS["en"])
    return " ".join(filter(None, (say.disclosures.get(example["provenance"]), say.not_typical)))
