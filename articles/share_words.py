"""The words that a share of people is told in, by language: “about 31 out of 100”, “unas 31 de cada 100”. Pure.

See `articles.icon_arrays`, which draws it. In a language that is not in the table nothing is drawn.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class ShareWords:
    """Patterns of one language. `share` is looked for in a sentence, and has `count`, `people` (or None) and `out_of`."""

    numbers: dict[str, int]  # those that may be written as words
    share: re.Pattern
    otherwise: re.Pattern  # in a paragraph; told in another way, it cannot stand beside a picture of a hundred people
    people: re.Pattern  # right after a share
    unclear: re.Pattern  # an `out_of` that may tell of anything (“una de 100 mg”) where no people are named
    roughly: re.Pattern  # right before a share
    not_just: re.Pattern  # before that; it makes of a number an edge of what is meant, and not what is meant
    nor_just: re.Pattern  # the same, right after a share or its people; or it makes of the hundred an edge
    score: re.Pattern  # anywhere in the sentence


def _shares(
    *,
    numbers: str,
    more_numbers: str,
    people: str,
    out_of: str,
    unclear: str,
    hundred: str,
    thousands: str,
    per_cent: str,
    units: str,
    roughly: str,
    edges: str,
    edges_after: str,
    between: str,
    onwards: str,
    score: str,
) -> ShareWords:
    """`numbers` are one, two, three and so on, with a stroke between words for the same. All others are alternatives of a
    regular expression.
    """
    known = {word: number for number, same in enumerate(numbers.split(), 1) for word in same.split("/")}
    number = rf"(?:{'|'.join(known)}|{more_numbers})"
    count = rf"(?:(?<![\w.,])[\d.,]*\d|\b{number})"
    joined = rf"\s+(?:{out_of})\s+"
    # “100,000”, “100 000” and “100 thousand” are other numbers.
    whole = rf"(?:{hundred})\b(?![.,]?\d|\s\d\d\d(?!\d)|\s(?:{thousands})\b)"
    patterns = {
        "share": rf"(?P<count>{count})(?P<people>\s+(?:{people}))?{joined}{whole}(?!\s*(?:[-‑–%°/+$€]|(?:{units})\b))",
        "otherwise": rf"\d\s*(?:%|(?:{per_cent})\b)|{count}(?:\s+(?:{people}))?{joined}(?!{whole})(?:\d|{number}\b)",
        "people": rf"\s+(?:{people})\b",
        "unclear": unclear,
        "roughly": rf"\b(?:{roughly})$",
        "not_just": rf"(?:\b(?:{edges}|{more_numbers})|(?:\d|\b{number})\s+(?:{between})|[-‑–/<>≤≥±])\s*$",
        "nor_just": (
            rf"(?:(?:\s+\w+){{0,2}}?\s+(?:{people}))?\W+(?:{edges_after})\b"
            rf"|[\s(]+(?:{onwards})\s+(?:\d|{number}\b)"
        ),
        "score": rf"\b(?:{score})\b",
    }
    return ShareWords(known, **{name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()})


SHARES: dict[str, ShareWords] = {
    "en": _shares(
        numbers="one two three four five six seven eight nine ten",
        more_numbers=r"eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand",
        people=(
            "people|persons|adults|children|babies|patients|participants|women|men|mothers|girls|boys|teens|teenagers"
            "|adolescents"
        ),
        out_of=r"(?P<out_of>out of|in)(?:\s+every)?",
        unclear="(?!)",
        hundred="100",
        thousands="thousand|million",
        per_cent="per ?cent",
        units=(
            r"[mkµμu]?g|mcg|(?:milli|micro|kilo)?gram(?:me)?s?|m?l|cc|(?:milli)?lit(?:er|re)s?|(?:international )?units?|iu"
            "|tablets?|pills?|capsules?|drops?|doses?|dollars?|cents?|euros?|pounds?|calories|times"
            "|points?|seconds?|minutes?|hours?|days?|weeks?|months?|years?"
        ),
        roughly="about|around|roughly|nearly|almost",
        edges="than|least|most|to|or|under|over|below|above|between|maximum|minimum|not",
        edges_after=r"or (?:more|fewer|less)|at (?:the )?(?:most|least)|(?:maximum|minimum|tops)",
        between="and",
        onwards="to|or|and",
        score="scores?|scored|scales?|points|rate|rated|rating|grades?",
    ),
    "es": _shares(
        numbers="un/uno/una dos tres cuatro cinco seis siete ocho nueve diez",
        more_numbers=(
            r"once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
            r"|cien(?:t[oa]s?)?|\w+cient[oa]s|quinient[oa]s|mil"
        ),
        people=(
            "personas?|adult[oa]s?|niñ[oa]s?|bebés?|pacientes?|participantes?|mujer(?:es)?|hombres?|madres?|embarazadas?"
            "|adolescentes?|joven|jóvenes|menores|mayores"
        ),
        out_of=r"(?P<out_of>de(?:\s+cada)?|por\s+cada)(?:\s+l[oa]s)?",
        unclear="de",
        hundred="100|cien",
        thousands="mil(?:es)?|mill[oó]n(?:es)?",
        per_cent="por ?ciento",
        units=(
            r"[mkµμu]?g|mcg|(?:mili|micro|kilo)?gramos?|m?l|cc|(?:mili)?litros?|unidad(?:es)?|ui"
            r"|tabletas?|pastillas?|comprimidos?|p[ií]ldoras?|c[aá]psulas?|gotas?|dosis|d[oó]lar(?:es)?|centavos?|euros?"
            "|pesos?|calor[ií]as|veces"
            r"|puntos?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?"
        ),
        roughly="unas|unos|casi|cerca de|alrededor de|aproximadamente|más o menos",
        edges=(
            r"(?:m[aá]s|menos|m[aá]ximo|m[ií]nimo|mucho|sumo)(?: de| que)?|o|ó|u|hasta|entre|sobre|bajo|no|ni"
            r"|(?:menor(?:es)?|mayor(?:es)?|inferior(?:es)?|superior(?:es)?|debajo|encima|arriba|abajo|lleg\w+) (?:de|que|a)"
        ),
        edges_after=(
            r"[oó] (?:m[aá]s|menos)|(?:como )?(?:m[aá]ximo|m[ií]nimo)|como mucho|cuando (?:mucho|menos)|a lo (?:sumo|m[aá]s)"
            "|(?:por lo|al) menos"
        ),
        between="y|e|a",
        onwards="a|o|ó|u|y|e",
        score=r"puntu\w+|puntajes?|puntos|escalas?|calific\w+|notas?",
    ),
}
