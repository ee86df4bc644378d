"""What the safety checks look for in English. Pure."""

import re

from articles.checks.safety_words.shape import SafetyWords
from articles.checks.word_lists import pattern

_SUICIDE = re.compile(r"\bsuicid\w*", re.IGNORECASE)
_PHRASES = (
    # pattern, what to say instead, whether the sentence has to speak of suicide as well
    (re.compile(r"\bcommit(?:s|ted|ting)? suicide\b", re.IGNORECASE), "died by suicide", False),
    (re.compile(r"\bcompleted? suicides?\b", re.IGNORECASE), "died by suicide", False),
    (
        re.compile(
            r"\b(?:un)?successful(?:ly)? (?:suicide )?attempt\w*|\bfailed (?:suicide )?attempts?\b", re.IGNORECASE
        ),
        "suicide attempt",
        True,
    ),
    (re.compile(r"\b(?:(?:un)?successful|failed) suicides?\b(?! attempt)", re.IGNORECASE), "suicide attempt", False),
    (re.compile(r"\bsuicide epidemics?\b|\bepidemic of suicides?\b", re.IGNORECASE), "rising", False),
    (re.compile(r"\b(?:skyrocket\w*|explod(?:es|ed|ing))", re.IGNORECASE), "rising", True),
    (
        re.compile(r"\battempt\w* suicide (?:un)?successfully\b", re.IGNORECASE),
        "lived through a suicide attempt",
        False,
    ),
)
# How a person could do it. Kept here and in no list or page, so that nobody reads it as one.
_METHODS = re.compile(
    r"\b(?:hang(?:s|ed|ing)? (?:him|her|them|your|my)sel(?:f|ves)|hanged|by hanging|noose|ligature"
    r"|guns?|handguns?|pistol|rifle|firearms?|gunshot|shot (?:him|her|them)sel(?:f|ves)|shooting (?:him|her|them)sel(?:f|ves)"
    r"|jump(?:s|ed|ing)? (?:off|in front|from (?:an?|the) (?:height|bridge|building|roof|window|balcony|tower|cliff))"
    r"|in front of a train"
    r"|(?:slit|slits|slitting|slashed|slashing|cut|cutting) (?:his|her|their|your|my) wrists?"
    r"|(?:by|after|with|from) an overdose|overdosed on|took an overdose|swallow(?:ed|ing)? (?:\w+ ){0,3}pills"
    r"|drown(?:ed|ing)? (?:him|her|them)sel(?:f|ves)|carbon monoxide|exhaust fumes|helium|burn(?:ed|ing)? charcoal"
    r"|suffocat\w+|asphyxia\w*|poison(?:ed|ing)? (?:him|her|them)sel(?:f|ves))\b",
    re.IGNORECASE,
)
# Keeping things locked away saves lives, and may be said.
_KEPT_AWAY = re.compile(
    r"\b(?:lock\w*|stor(?:e|ed|ing|age)|safe place|remov\w+|put away|away from"
    r"|(?:hold|keep|take) (?:on to )?(?:your|their|the|any)|give (?:\w+ ){1,3}to)\b",
    re.IGNORECASE,
)
_SINGLE_CAUSE = re.compile(
    r"\bsuicides?\b(?:\W+\w+){0,3}?\W+(?:because of|caused by|due to|is the result of|was the result of)\b"
    r"|\b(?:drove|driven|drives) (?:\w+ ){0,3}to suicide\b"
    r"|\b(?:caus(?:e|es|ed)|led to|leads to) (?:his|her|their|the|a|many) suicides?\b"
    r"|\b(?:died by suicide|killed (?:him|her|them)sel(?:f|ves)) because\b",
    re.IGNORECASE,
)
_TIME = r"(?:minutes?|hours?|days?|weeks?)"
_SOON = re.compile(
    rf"\bwithin (?:\w+ ){{0,3}}?(?:\d[\d,.]*(?:\s?(?:–|-|to|or)\s?\d+)? ?)?{_TIME}\b"
    rf"|\b\d[\d,.]*(?:\s?(?:–|-|to|or)\s?\d+)?[ -]{_TIME}\b"
    rf"|\b(?:in|after) (?:just |only )?(?:a|an|one|two|three|four|a few) (?:single )?{_TIME}\b",
    re.IGNORECASE,
)
# A sentence about harm is no promise, and one that tells where to get help must be allowed to say “now”.
_ABOUT_HARM = re.compile(
    r"\b(?:risks?|worse|worsens?|higher|rises?|rose|raise[sd]?|increas\w*|watch|warns?|warnings?|warned|comes? back"
    r"|returns?|more (?:\w+ )?suicidal|more thoughts of suicide)\b",
    re.IGNORECASE,
)
# “No suicidal thoughts” denies nothing: that is the promise.
_NONE_LEFT = re.compile(r"\b(?:no|without|free of)(?= (?:\w+ )?suicid)", re.IGNORECASE)
_GETS_HELP = re.compile(
    r"\b(?:988|911|call|calls|text|emergency|get help|crisis (?:team|line)|helpline|lifeline|talking|safety plan|lock\w*)\b",
    re.IGNORECASE,
)
_DOSE = re.compile(
    r"\b\d[\d,.]*[\s-]?(?:mg|mcg|µg|μg|milligrams?|micrograms?)(?:\s?(?:/|per )\s?(?:kg|kilogram|day|ml))?(?!\w)",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\b(?:stop|stops|stopping|stopped|quit|quits|quitting) (?:taking|using)\b"
    r"|\b(?:stop|quit|come off|coming off|skip|no longer need) (?:your|the|this|these|an?|any) (?:\w+ )?"
    r"(?:medicines?|medications?|meds|pills?|tablets?|doses?|antidepressants?|SSRIs?|SNRIs?|stimulants?)\b",
    re.IGNORECASE,
)
_ASK_FIRST = re.compile(
    r"\b(?:do not|don't|never) (?:\w+ )?(?:stop|quit|skip)\b"
    r"|\b(?:talk|speak|check) (?:to|with) (?:your|a|the) (?:own )?(?:doctor|nurse|prescriber|pharmacist|clinic|care team)"
    r"|\bask (?:your (?:doctor|nurse|pharmacist|clinic)|first)\b"
    r"|\b(?:call|tell) (?:your|the) (?:doctor|nurse|pharmacist|clinic)\b|\bcall 911\b"
    r"|\bask (?:\w+ ){0,3}before you (?:stop|quit|skip)\b"
    r"|\b(?:your|the|a) (?:doctor|nurse|pharmacist|prescriber) (?:may|might|can|will) (?:tell|ask|help) you"
    r" (?:to )?(?:stop|skip)\b",
    re.IGNORECASE,
)

ENGLISH = SafetyWords(
    suicide=_SUICIDE,
    phrases=_PHRASES,
    methods=_METHODS,
    kept_away=_KEPT_AWAY,
    single_cause=_SINGLE_CAUSE,
    soon=_SOON,
    rescue=pattern("rescue_claims"),
    about_harm=_ABOUT_HARM,
    none_left=_NONE_LEFT,
    gets_help=_GETS_HELP,
    dose=_DOSE,
    stops=_STOPS,
    ask_first=_ASK_FIRST,
    ask_first_said="Do not stop it on your own. Talk with your doctor first.",
    language="en",
)
