"""Telephone numbers: as typed, as kept, as shown and as dialled. Pure.

A number is kept as ITU-T E.164 writes it, with its extension as RFC 3966 does: "+13235550199;ext=12". One without an
area code is kept as its digits alone, "5550199": only somebody nearby can dial it, and nobody can say where that is.
"""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS)


class NotDialable(ValueError):
    """What was typed is no number that anybody could be called back on. Its message repeats none of it."""


def parse(typed: str, region: str) -> str:
    """The number that was typed, as it is kept. `region` (ISO 3166-1, "US") is where one without a country's code is from.

    Every number of a possible length is taken, whether it is in use or not: only a call can tell. Raises NotDialable.
    """
    number = _read(typed, region)
    length = number and phonenumbers.is_possible_number_with_reason(number)
    if length == ValidationResult.IS_POSSIBLE:
        return _kept(number)
    if length == ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return f"{phonenumbers.national_significant_number(number)}{_extension(number)}"
    # Numbers of other countries are often written without their plus sign, or with the 00 that is dialled in its place.
    abroad = _read(f"+{re.sub(r'^[+0]+', '', typed.strip())}", region)
    if abroad and phonenumbers.is_valid_number(abroad):
        return _kept(abroad)
    raise NotDialable("This is not a telephone number that can be called.")


def shown(kept: str, region: str) -> str:
    """A kept number as people in `region` write it: "(323) 555-0199 ext. 12"; one from elsewhere as "+44 20 7946 0018"."""
    number = _read(kept, region)
    if number is None:
        return kept
    at_home = number.country_code == phonenumbers.country_code_for_region(region)
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )


def dialled(kept: str) -> str:
    """What follows `tel:` in a link (RFC 3966)."""
    number, _, extension = kept.partition(";ext=")
    return re.sub(r"[^\d+]", "", number) + (f";ext={extension}" if extension else "")


def messaged(kept: str) -> str:
    """What follows `sms:` in a link (RFC 5724): an extension gets no messages."""
    return dialled(kept).partition(";")[0]


def example(region: str) -> str:
    """A number as people in `region` write theirs, for words that say what is wanted. Nobody's, where that can be."""
    if region == "US":
        return "(323) 555-0142"  # 555-0100 to 555-0199 are kept free for examples
    return phonenumbers.format_number(phonenumbers.example_number(region), PhoneNumberFormat.NATIONAL)


def _read(text: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except NumberParseException:
        return None


def _kept(number: PhoneNumber) -> str:
    return f"{phonenumbers.format_number(number, PhoneNumberFormat.E164)}{_extension(number)}"


def _extension(number: PhoneNumber) -> str:
    return f";ext={number.extension}" if number.extension else ""
