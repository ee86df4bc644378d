"""What rules add to an article, whatever its editor thinks of it: notices, and what a clinical example is made of. Pure.

The words are frozen with each edition. Sources: FDA on off-label use; FTC Endorsement Guides, 16 CFR 255.2 (typicality);
NHS standard for creating health content (conflicts of interest); Action Alliance, safe messaging (a helpline wherever
suicide is spoken of).
"""

import re

from articles.document import reading_text

OFF_LABEL, BOXED_WARNING, MONEY, CRISIS = "off_label", "boxed_warning", "money", "crisis"

# Words that call for the crisis card.
_CRISIS = re.compile(
    r"\b(suicid\w*|self[- ]harm\w*|overdos\w+|want(?:s|ed|ing)? to die|988"
    r"|(?:end|ending|take|taking) (?:my|your|their) (?:own )?life)\b",
    re.IGNORECASE,
)


def notices(document: dict) -> list[dict]:
    """[{"kind", "heading", "text"}] in the order of the page. A crisis notice has no words: its card is the clinic's."""
    medicines = document["medicines"]
    return [
        *([{"kind": CRISIS, "heading": "", "text": ""}] if calls_for_the_crisis_card(document) else []),
        *(_boxed_warning(medicine) for medicine in medicines if medicine["boxed_warning"]),
        *(_off_label(medicine, use) for medicine in medicines for use in medicine["uses"] if _is_off_label(use)),
        *([_money(document)] if document["offered_here"] else []),
    ]


def calls_for_the_crisis_card(document: dict) -> bool:
    passages = [*reading_text(document), document["summary"]]
    return any(_CRISIS.search(passage) for passage in passages) or any(
        topic.get("is_sensitive") for topic in document["topics"]
    )


def _is_off_label(use: dict) -> bool:
    return use["status"] != "fda_approved"


def _boxed_warning(medicine: dict) -> dict:
    return {
        "kind": BOXED_WARNING,
        "heading": f"The FDA's strongest warning for {medicine['name']}",
        "text": medicine["boxed_warning"],
    }


def _off_label(medicine: dict, use: dict) -> dict:
    """Says what is not approved, and what is."""
    name, approved = medicine["name"], medicine["approved_uses"]
    subject = f"compounded {name}" if use["status"] == "unapproved_compounded" else name
    sentences = [f"The FDA has not approved {subject} to treat {use['condition']}."]
    if use["status"] == "unapproved_compounded":
        sentences.append("A compounded medicine is mixed by a pharmacy, and the FDA has not checked it.")
    if approved:
        sentences.append(f"The FDA has approved {name} for {_listed(approved)}.")
    if use["status"] == "off_label":
        sentences.append("Doctors may still choose to use it in other ways. This is called off-label use.")
    sentences.append("Ask your doctor what is known, what is not known, and what else you could try.")
    return {
        "kind": OFF_LABEL,
        "heading": f"Not approved by the FDA for {use['condition']}",
        "text": " ".join(sentences),
    }


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _money(document: dict) -> dict:
    sentences = ["We wrote this page. Our clinic offers this treatment and gets paid for it."]
    if document["no_company_paid"]:
        sentences.append("No drug company paid for this page.")
    return {"kind": MONEY, "heading": "Who gets paid", "text": " ".join(sentences)}


_NOT_TYPICAL = (
    "Your results may not be the same. Some people do not get better with this treatment, and some have side effects."
)
# By where an example comes from. An example that does not say gets no words to hide behind: a check refuses it.
DISCLOSURES = {
    "composite": (
        "This is a made-up example. We put it together to show how care can go. It is not about one real person. "
        + _NOT_TYPICAL
    ),
    "fictional": f"This is a made-up example. It is not about a real person. {_NOT_TYPICAL}",
    "real": (
        "This story is about a real patient. They gave us written permission to share it. We left out facts that could "
        f"show who they are. It shows what happened to one person. {_NOT_TYPICAL}"
    ),
}


def disclosure(example: dict) -> str:
    """What a reader is told about where an example (a block of a document) comes from, and that it is not typical."""
    return DISCLOSURES.get(example["provenance"], _NOT_TYPICAL)
