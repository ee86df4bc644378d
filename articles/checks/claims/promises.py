"""Promises: is anything said that nobody can keep, or that nobody has shown?"""

import re

from articles.checks.claims.told import claims, sentences
from articles.checks.finding import Found, Severity
from articles.checks.negation import claimed, is_asked
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


_ABSOLUTE = re.compile(
    r"\bnon-?addictive\b|\bnot? addicti(?:ve|on)\b|\b(?:cannot|can't|won't|will not) (?:get|become|be) addicted\b"
    r"|\b(?:no|zero|without(?: any)?|free (?:of|from)) (?:\w+ )?side[- ]effects?\b|\bside[- ]effect[- ]free\b"
    r"|\brisk[- ]free\b|\b(?:no|zero|without(?: any)?) risks?\b(?! factors?)"
    r"|(?<!near )(?<!than )(?<!about )\b100 ?(?:%|per ?cent\b)|\bguarantee[sd]?\b"
    r"|\bcur(?:e|es|ed|ing)\b"
    r"|\b(?:completely|totally|entirely|perfectly|absolutely) (?:safe|harmless)\b|\balways (?:works|safe)\b"
    r"|\bnever fails\b|\bsafe (?:and effective )?for every(?:one|body)\b|\bwe promise (?:that )?(?:you|it|results|relief)\b"
    r"|\beliminat(?:es|ed|ing) (?:\w+ )?(?:depression|anxiety|pain|symptoms)\b",
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
        for found in claimed(pattern("hype"), sentence.plain):
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
    rf"\bunlike\s+(?:\w+\s+){{0,3}}?{_TREATMENT}\b"
    r"|\b(?:faster|quicker|better|safer|stronger|gentler|more (?:effective(?:ly)?|quickly|powerful(?:ly)?|reliable|safely))\b"
    r"(?! to\b)(?:\W+\w+){0,6}?\W+than\b(?! (?:before|ever|usual|expected|you|they|he|she|it|we|nothing)\b)"
    r"|\b(?:faster|quicker|better|safer|stronger|superior) (?:alternative|choice|option) to\b"
    r"|\bsuperior to\b|\boutperform(?:s|ed|ing)?\b|\bfewer side[- ]effects than\b"
    rf"|\bwhat\s+(?:\w+\s+){{0,3}}?{_TREATMENT}\s+(?:could ?n[o']t|can ?n[o']t|can't|never could|failed to)\b"
    r"|\b(?:could not|couldn't|cannot|can't|never could|fail(?:s|ed)? to) (?:achieve|accomplish|match|deliver)\b"
    rf"|\bbeats? (?:\w+ ){{0,2}}?{_TREATMENT}\b|\b{_TREATMENT}\b[^.;!?]*\bonly mask\b"
    r"|\bin (?:minutes|hours|days),? (?:not|instead of|rather than) (?:in )?(?:weeks|months)\b"
    r"|\bnothing (?:else )?works (?:as|so) (?:fast|well|quickly)\b"
    r"|\bthe (?:most (?:effective|advanced|powerful)|safest|fastest) (?:treatments?|medicines?|therap(?:y|ies)|antidepressants?)\b"
    rf"|\b{_RIVAL}\b[^.;!?]*\b(?:slow|slowly|slower|take[sn]? (?:\w+ )?(?:weeks|months)|fail(?:s|ed)?|fall short|only mask)\b",
    re.IGNORECASE,
)


@check(
    "BA06",
    "Better, faster or safer than something else",
    severity=Severity.ERROR,
    rule="What sets one treatment above another cites a source in its section.",
    source="FTC, Health Products Compliance Guidance; FDA, 21 CFR 202.1(e)(6)",
)
def comparativeclaims(reading, at):
    for passage in claims(reading):
        if reading.is_cited_near(passage):
            continue
        for sentence in passage.sentences:
            found = next(claimed(_COMPARED, sentence.plain), None)
            if found and not is_asked(sentence.plain):
                yield Found(
                    "This sets one treatment above another, without a source.",
                    sentence.place,
                    excerpt=sentence.text,
                    suggestion="Cite a study that compared them, or say only what this one does.",
                )
