"""How to reach a crisis line in the language of the page.

The 988 Lifeline has a choice for Spanish: a caller presses 2, and a text message says AYUDA (988lifeline.org, “What to
expect”). No other line is said to have one: what a clinic's own line offers, the clinic knows.
"""

from django.utils.translation import get_language, gettext, pgettext

LIFELINE = "988"
# What a text message to the Lifeline says, by the language in which somebody should answer it.
KEYWORDS = {"es": "AYUDA"}


def is_lifeline(number: str) -> bool:
    return number.strip() == LIFELINE


def call(number: str) -> str:
    """“Call 988”, with what to do next."""
    said = pgettext("988 Lifeline", "Call %(number)s") if is_lifeline(number) else gettext("Call %(number)s")
    return said % {"number": number}


def text(number: str) -> str:
    """“Text 988”, with what to write."""
    said = pgettext("988 Lifeline", "Text %(number)s") if is_lifeline(number) else gettext("Text %(number)s")
    return said % {"number": number}


def call_before_text(telephone: str, by_text: str) -> str:
    """The same before “or text 988”: a number that is said right after is left out where the language allows it."""
    if telephone != by_text:
        return call(telephone)
    return pgettext("988 Lifeline", "Call") if is_lifeline(telephone) else gettext("Call")


def text_within(number: str) -> str:
    """“text 988”, in the middle of a sentence."""
    said = pgettext("988 Lifeline", "text %(number)s") if is_lifeline(number) else gettext("text %(number)s")
    return said % {"number": number}


def call_or_text(telephone: str, by_text: str) -> str:
    """“call or text 988”, in the middle of a sentence; without text messages “call 988”."""
    if not by_text:
        words = pgettext("988 Lifeline", "call %(number)s") if is_lifeline(telephone) else gettext("call %(number)s")
    elif is_lifeline(telephone) and is_lifeline(by_text):
        words = pgettext("988 Lifeline", "call or text %(number)s")
    elif telephone == by_text:
        words = gettext("call or text %(number)s")
    else:
        words = gettext("call %(number)s or text %(text)s")
    return words % {"number": telephone, "text": by_text}


def message_address(number: str, dialled: str) -> str:
    """The `sms:` link (RFC 5724) of a line. `dialled` are the digits of its number."""
    keyword = KEYWORDS.get(get_language() or "") if is_lifeline(number) else None
    return f"sms:{dialled}" + (f"?body={keyword}" if keyword else "")
