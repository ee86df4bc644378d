"""What the form takes, and what of it is kept."""

import pytest

from contact.forms import InquiryForm
from tests.contact.factories import TYPED


def form(**changes) -> InquiryForm:
    return InquiryForm({**TYPED, **changes})


def errors(**changes) -> dict[str, str]:
    return {name: messages[0] for name, messages in form(**changes).errors.items()}


def answers(**changes) -> dict:
    checked = form(**changes)
    assert checked.is_valid(), checked.errors
    return checked.answers()


@pytest.mark.parametrize("method", ["phone_call", "text"])
def test_a_call_or_a_text_asks_for_the_telephone_only(method):
    assert answers(contact_method=method, email="")["telephone"] == "(323) 555-0199"
    assert list(errors(contact_method=method, telephone="", email="robin@example.org")) == ["telephone"]


def test_an_email_asks_for_the_address_only():
    assert answers(contact_method="email", telephone="", email="robin@example.org")["email"] == "robin@example.org"
    assert list(errors(contact_method="email", telephone="(323) 555-0199", email="")) == ["email"]


def test_what_was_not_chosen_is_neither_checked_nor_kept():
    kept = answers(contact_method="email", telephone="not a number", email="robin@example.org")
    assert kept["telephone"] == ""
    assert kept["voicemail_ok"] is False
    assert answers(email="nonsense")["email"] == ""
    assert answers(contact_method="email", telephone="bad \ufffd", email="a@example.org")["telephone"] == ""


def test_voicemail_is_not_fine_unless_it_is_ticked():
    assert answers()["voicemail_ok"] is True
    assert InquiryForm({name: value for name, value in TYPED.items() if name != "voicemail_ok"}).is_valid()
    assert answers(voicemail_ok="")["voicemail_ok"] is False


def test_a_missing_best_time_is_any_time():
    assert answers(best_time="")["best_time"] == "any"


def test_the_message_may_be_left_out_and_has_500_characters():
    assert answers(message="")["message"] == ""
    assert len(answers(message="é" * 500)["message"]) == 500
    assert errors(message="é" * 501) == {"message": "Message must be 500 characters or fewer"}


def test_a_line_break_counts_as_one_character():
    assert answers(message="x\r\n" * 249 + "yz")["message"].count("\n") == 249  # 500 as typed, 749 as sent


@pytest.mark.parametrize(
    "number",
    [
        "3235550199",
        "+1 323 555 0199",
        "(323) 555-0199",
        "323.555.0199",
        "+44 20 7946 0018",
        "323 555 0199 ext. 12",
        "5550199",
    ],
)
def test_it_takes_telephone_numbers_as_people_write_them(number):
    assert answers(telephone=number)["telephone"] == number


@pytest.mark.parametrize(
    "number",
    [
        "911",
        "call me",
        "555-01",
        "1" * 16,
        "0199 <b>",
        "323 555 0199 ext",
        "٣٢٣٥٥٥٠١٩٩",
        "+",
        "9" * 5000,
        "323+5550199",
    ],
)
def test_it_refuses_what_cannot_be_dialled(number):
    assert list(errors(telephone=number)) == ["telephone"]


@pytest.mark.parametrize(
    "address", ["robin", "robin@", "robin@example", "a@b.org\nBcc: c@d.org", "x" * 250 + "@example.org"]
)
def test_it_refuses_what_is_no_email_address(address):
    assert list(errors(contact_method="email", email=address)) == ["email"]


def test_a_name_is_one_line_of_at_most_80_characters():
    assert answers(preferred_name="  Robin\r\n  Marlowe ")["preferred_name"] == "Robin Marlowe"
    assert list(errors(preferred_name="x" * 81)) == ["preferred_name"]
    assert list(errors(preferred_name=" \n ")) == ["preferred_name"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffd", chr(0xD800)])
def test_it_refuses_characters_that_nobody_can_read(character):
    for name in ("preferred_name", "telephone", "message"):
        assert list(errors(**{name: f"12345678{character}9"})) == [name]


@pytest.mark.parametrize("name", ["contact_method", "best_time", "topic"])
def test_it_refuses_what_is_not_in_a_list(name):
    assert list(errors(**{name: "depression"})) == [name]


def test_no_message_repeats_what_was_typed():
    said = " ".join(
        errors(
            preferred_name="zzz" * 40, contact_method="zzz", topic="zzz", best_time="zzz", message="zzz" * 400
        ).values()
    )
    assert "zzz" not in said
