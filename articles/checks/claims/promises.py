"""Promises: is anything said that nobody can keep, or that nobody has shown?"""

import re

from articles.checks.claims.told import claims, sentences
from articles.checks.finding import Found, Severity
from articles.checks.negation import claimed, first_claim, is_asked
from articles.checks.registry import check
from articles.checks.word_lists import pattern


@check(
    "BA04",
    "Promises without exception",
    severity=Severity.ERROR,
    rule="Nothing is called a cure, guaranteed, free of risk or side effects, 100 % or not addictive.",
    source="FDA; FTC, Health Products Compliance Guidance; JAMA Network Open 2023 (PMC10630893)",
)
def absolute_promises(reading, at):
    for sentence in sentences(reading):
        found = [
            match
            for match in claimed(_ABSOLUTE, sentence.plain)
            if not _FOR_SOME.search(sentence.plain[: match.start()])
        ]
        if found and not is_asked(sentence.plain):
            yield Found(
                f"“{found[0][0]}” promises what no treatment can keep.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Say how many people it helped, how many it did not, and what can go wrong.",
            )


# Tried at the beginning of each word only: a text has many words and few promises.
_ABSOLUTE = re.compile(
    r"\b(?:non-?addictive\b|not? addicti(?:ve|on)\b|(?:cannot|can't|won't|will not) (?:get|become|be) addicted\b"
    r"|(?:no|zero|without(?: any)?|free (?:of|from)) (?:\w+ )?side[- ]effects?\b|side[- ]effect[- ]free\b"
    r"|risk[- ]free\b|(?:no|zero|without(?: any)?) risks?\b(?! factors?)"
    r"|100(?<!near 100)(?<!than 100)(?<!about 100) ?(?:%|per ?cent\b)|guarantee[sd]?\b"
    r"|cur(?:e|es|ed|ing)\b"
    r"|(?:completely|totally|entirely|perfectly|absolutely) (?:safe|harmless)\b|always (?:works|safe)\b"
    r"|never fails\b|safe (?:and effective )?for every(?:one|body)\b|we promise (?:that )?(?:you|it|results|relief)\b"
    r"|eliminat(?:es|ed|ing) (?:\w+ )?(?:depression|anxiety|pain|symptoms)\b)",
    re.IGNORECASE,
)
# “Some people have no side effects” is no promise.
_FOR_SOME = re.compile(r"\b(?:some|a few|not all|if you|in case|people who|anyone who)\b[^,;:.]*$", re.IGNORECASE)


@check(
    "BA05",
    "Words that praise",
    severity=Severity.WARNING,
    rule="No breakthrough, no miracle: a page about health tells and does not praise.",
    source="HONcode 5; NHS digital service manual, tone of voice",
)
def hype(reading, at):
    for sentence in sentences(reading):
        for found in () if is_asked(sentence.plain) else claimed(pattern("hype"), sentence.plain):
            yield Found(
                f"“{found[0]}” praises.",
                sentence.place,
                excerpt=sentence.text,
                suggestion="Leave it out, or say what happens, to how many people.",
            )


_TREATMENT = (
    r"(?:anti-?depressants?|medications?|medicines?|meds|drugs?|treatments?|therap(?:y|ies)|pills?|prescriptions?|SSRIs?|SNRIs?"
    r"|options?|approach(?:es)?|care)"
)
_RIVAL = rf"(?:traditional|conventional|ordinary|standard|old-fashioned|older)\s+(?:\w+\s+)?{_TREATMENT}"
_COMPARED = re.compile(
    rf"\b(?:unlike\s+(?:\w+\s+){{0,3}}?{_TREATMENT}\b"
    r"|(?:faster|quicker|better|safer|stronger|gentler|more (?:effective(?:ly)?|quickly|powerful(?:ly)?|reliable|safely))\b"
    r"(?! to\b)(?:\W+\w+){0,6}?\W+than\b(?! (?:before|ever|usual|expected|you|they|he|she|it|we|nothing)\b)"
    r"|(?:faster|quicker|better|safer|stronger|superior) (?:alternative|choice|option) to\b"
    r"|superior to\b|outperform(?:s|ed|ing)?\b|fewer side[- ]effects than\b"
    rf"|what\s+(?:\w+\s+){{0,3}}?{_TREATMENT}\s+(?:could ?n[o']t|can ?n[o']t|can't|never could|failed to)\b"
    r"|(?:could not|couldn't|cannot|can't|never could|fail(?:s|ed)? to) (?:achieve|accomplish|match|deliver)\b"
    rf"|beats? (?:\w+ ){{0,2}}?{_TREATMENT}\b|{_TREATMENT}\b[^.;!?]*\bonly mask\b"
    r"|in (?:minutes|hours|days),? (?:not|instead of|rather than) (?:in )?(?:weeks|months)\b"
    r"|nothing (?:else )?works (?:as|so) (?:fast|well|quickly)\b"
    r"|the (?:most (?:effective|advanced|powerful)|safest|fastest) (?:treatments?|medicines?|therap(?:y|ies)|antidepressants?)\b"
    rf"|{_RIVAL}\b[^.;!?]*\b(?:slow|slowly|slower|take[sn]? (?:\w+ )?(?:weeks|months)|fail(?:s|ed)?|fall short|only mask)\b)",
    re.IGNORECASE,
)


@check(
    "BA06",
    "Better, faster or safer than something else",
    severity=Severity.ERROR,
    rule="What sets one treatment above another cites a source in its section.",
    source="FTC, Health Products Compliance Guidance; FDA, 21 CFR 202.1(e)(6)",
)
def comparative_claims(reading, at):
    for passage in claims(reading):
        if reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            found = first_claim(_COMPARED, sentence.plain)
            if found and not is_asked(sentence.plain):
                yield Found(
                    "This sets one treatment above another, without a source.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a study that compared them, or say only what this one does.",
                )
