"""The words of notices by language, and the words that call for the crisis card. Pure. See `articles.notices`."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeWords:
    """Sentences with places for names in braces. `crisis` is looked for in a text without its accents."""

    crisis: re.Pattern
    strongest_warning: str  # {medicine}
    compounded_subject: str  # {medicine}
    not_approved_for: str  # {condition}: a heading
    not_approved: str  # {subject}, {condition}
    compounded: str
    approved_for: str  # {medicine}, {conditions}
    off_label: str
    ask: str
    last_and: Callable[[str], str]  # the word before the last of several, which begins with this
    who_gets_paid: str
    clinic_is_paid: str
    no_company_paid: str
    not_typical: str
    disclosures: dict[str, str]  # by where an example comes from; `not_typical` follows


_ENGLISH = NoticeWords(
    crisis=re.compile(
        r"\b(suicid\w*|self[- ]harm\w*|overdos\w+|want(?:s|ed|ing)? to die|988"
        r"|(?:end|ending|take|taking) (?:my|your|their) (?:own )?life)\b",
        re.IGNORECASE,
    ),
    strongest_warning="The FDA's strongest warning for {medicine}",
    compounded_subject="compounded {medicine}",
    not_approved_for="Not approved by the FDA for {condition}",
    not_approved="The FDA has not approved {subject} to treat {condition}.",
    compounded="A compounded medicine is mixed by a pharmacy, and the FDA has not checked it.",
    approved_for="The FDA has approved {medicine} for {conditions}.",
    off_label="Doctors may still choose to use it in other ways. This is called off-label use.",
    ask="Ask your doctor what is known, what is not known, and what else you could try.",
    last_and=lambda last: "and",
    who_gets_paid="Who gets paid",
    clinic_is_paid="We wrote this page. Our clinic offers this treatment and gets paid for it.",
    no_company_paid="No drug company paid for this page.",
    not_typical=(
        "Your results may not be the same. Some people do not get better with this treatment, and some have side effects."
    ),
    disclosures={
        "composite": (
            "This is a made-up example. We put it together to show how care can go. It is not about one real person."
        ),
        "fictional": "This is a made-up example. It is not about a real person.",
        "real": (
            "This story is about a real patient. They gave us written permission to share it. We left out facts that could "
            "show who they are. It shows what happened to one person."
        ),
    },
)

# Plain Spanish of the United States, with “usted”.
_SPANISH = NoticeWords(
    crisis=re.compile(
        r"\b(suicid\w*|autolesi\w*|autoagresi\w*|sobredosis|988"
        r"|(?:hacer|haciendo)(?:se|me|te|nos) dano|se (?:hace|hacen|haga|hizo|hicieron) dano|me hago dano|te haces dano"
        r"|(?:lastim|dan|hier|her)\w* a (?:si|mi) mism[oa]s?|matar(?:se|me|te)|me quiero matar"
        r"|(?:quer|quier|dese)\w* morir\w*|(?:ganas|deseos?|ideas?|pensamientos?) de (?:morir\w*|muerte)"
        r"|(?:quit|quiten)\w* la vida"
        r"|(?:acab|termin)\w* con (?:mi|su|tu|la) (?:propia )?vida"
        r"|(?:no (?:quer|quier)\w*|dejar de) (?:seguir )?viv\w+)\b",
        re.IGNORECASE,
    ),
    strongest_warning="La advertencia más seria de la FDA sobre {medicine}",
    compounded_subject="la forma de {medicine} que prepara una farmacia",
    not_approved_for="Sin aprobación de la FDA para {condition}",
    not_approved="La FDA no ha aprobado {subject} para tratar {condition}.",
    compounded="Una farmacia mezcla esa forma, y la FDA no la ha revisado.",
    approved_for="La FDA ha aprobado {medicine} para {conditions}.",
    off_label=(
        "Aun así, los médicos pueden usarla de otras maneras. Eso se llama uso fuera de lo aprobado (en inglés, “off-label”)."
    ),
    ask="Pregunte a su médico qué se sabe, qué no se sabe y qué otras opciones tiene.",
    last_and=lambda last: "e" if re.match(r"h?i(?!e)", last, re.IGNORECASE) else "y",
    who_gets_paid="Quién recibe dinero",
    clinic_is_paid="Nosotros escribimos esta página. Nuestra clínica ofrece este tratamiento y cobra por él.",
    no_company_paid="Ninguna compañía farmacéutica pagó por esta página.",
    not_typical=(
        "Sus resultados pueden ser distintos. Algunas personas no mejoran con este tratamiento, y algunas tienen efectos "
        "secundarios."
    ),
    disclosures={
        "composite": (
            "Este ejemplo es inventado. Lo armamos para mostrar cómo puede ser la atención. No trata de una sola persona real."
        ),
        "fictional": "Este ejemplo es inventado. No trata de una persona real.",
        "real": (
            "Esta historia trata de un paciente real. Esa persona nos dio permiso por escrito para contarla. Quitamos los "
            "datos que podrían mostrar quién es. Muestra lo que le pasó a una sola persona."
        ),
    },
)

WORDS = {"en": _ENGLISH, "es": _SPANISH}


def words_for(document: dict) -> NoticeWords:
    """The words in the language of a document; in English where its language has none."""
    return WORDS.get(document["language"].split("-")[0], _ENGLISH)
