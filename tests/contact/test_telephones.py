"""Telephone numbers: what is taken, and how it is kept, shown and dialled."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.telephones import REGIONS, NotDialable, dialled, example, messaged, parse, shown

TAKEN = {
    "3235550199": "+13235550199",
    "(323) 555-0199": "+13235550199",
    "323.555.0199": "+13235550199",
    "323/555/0199": "+13235550199",
    "1 323 555 0199": "+13235550199",
    "+1 (323) 555—0199": "+13235550199",
    "Tel. 323 555 0199": "+13235550199",
    "323 555 0199 ext. 12": "+13235550199;ext=12",
    "323-555-0199 x12": "+13235550199;ext=12",
    "323 555 0199 extensión 12": "+13235550199;ext=12",
    "323 555 0199 int. 12": "+13235550199;ext=12",
    "1-800-FLOWERS": "+18003569377",
    "٣٢٣٥٥٥٠١٩٩": "+13235550199",
    "３２３５５５０１９９": "+13235550199",
    "+44 20 7946 0018": "+442079460018",
    "011 44 20 7946 0018": "+442079460018",
    "0044 20 7946 0018": "+442079460018",
    "44 20 7946 0018": "+442079460018",
    "52 55 5555 0123": "+525555550123",
    "+39 06 6982 0000": "+390669820000",
    "123 456 7890": "+11234567890",  # nobody has it, and only a call can tell
    "5550199": "5550199",
    "555-0199 ext 4": "5550199;ext=4",
}
REFUSED = ["", " ", "+", "911", "call me", "555-01", "323 555 01", "1" * 16, "9" * 5000, "0199 <b>", "323 555 0199 ext"]
REFUSED += ["323 555 0199 / 323 555 0142", "after 5: 323 555 0199", "323 555 0199 or ask for Ana", "\x00", chr(0xD800)]


@pytest.mark.parametrize("typed", TAKEN)
def test_it_takes_a_number_as_people_write_it_and_keeps_it_as_e_164(typed):
    assert parse(typed, "US") == TAKEN[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_it_refuses_what_nobody_could_be_called_back_on(typed):
    with pytest.raises(NotDialable) as refusal:
        parse(typed, "US")
    assert not typed.strip("\x00 +") or typed not in str(refusal.value)


def test_a_number_without_a_countrys_code_is_of_the_region():
    assert parse("020 7946 0018", "GB") == "+442079460018"
    assert parse("600 123 456", "ES") == "+34600123456"


@pytest.mark.parametrize(
    ("kept", "region", "as_shown"),
    [
        ("+13235550199", "US", "(323) 555-0199"),
        ("+13235550199;ext=12", "US", "(323) 555-0199 ext. 12"),
        ("+13235550199", "GB", "+1 323-555-0199"),
        ("+442079460018", "US", "+44 20 7946 0018"),
        ("+442079460018", "GB", "020 7946 0018"),
        ("+390669820000", "US", "+39 06 6982 0000"),
        ("5550199", "US", "555-0199"),
        ("5550199;ext=4", "US", "555-0199 ext. 4"),
        ("", "US", ""),
        ("no number", "US", "no number"),
    ],
)
def test_it_is_shown_as_people_of_the_region_write_it(kept, region, as_shown):
    assert shown(kept, region) == as_shown


@pytest.mark.parametrize("typed", TAKEN)
def test_what_is_shown_is_taken_as_the_same_number(typed):
    assert parse(shown(TAKEN[typed], "US"), "US") == TAKEN[typed]


def test_a_call_dials_the_extension_and_a_message_does_not():
    assert dialled("+13235550199;ext=12") == "+13235550199;ext=12"
    assert messaged("+13235550199;ext=12") == "+13235550199"
    assert dialled("+13235550199") == messaged("+13235550199") == "+13235550199"
    assert dialled("(323) 555-0199") == "3235550199"


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_every_region_has_an_example_that_is_taken(region):
    number = phonenumbers.parse(parse(example(region), region), region)
    assert number.country_code == phonenumbers.country_code_for_region(region)


@given(st.text() | st.from_regex(r"[+0-9 ().ext;=/-]{0,60}", fullmatch=True), st.sampled_from(["US", "ES", "MX", "GB"]))
def test_any_text_is_a_number_or_refused(typed, region):
    try:
        kept = parse(typed, region)
    except NotDialable:
        return
    number, _, extension = kept.partition(";ext=")
    assert number.removeprefix("+").isdecimal()
    assert len(number) <= 16
    assert len(extension) <= 20
    assert shown(kept, region)
    assert dialled(kept) == kept


@given(st.text())
def test_any_text_can_be_shown_and_dialled(kept):
    assert isinstance(shown(kept, "US"), str)
    assert isinstance(dialled(kept), str)
