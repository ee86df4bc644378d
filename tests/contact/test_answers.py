"""What the form takes, and what of it is kept."""

import pytest

from contact.forms import InquiryForm
from tests.contact.factories import ANSWERS, BY_EMAIL, TYPED


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
    assert answers(contact_method=method, email="")["telephone"] == "+13235550199"
    assert list(errors(contact_method=method, telephone="", email="robin@example.org")) == ["telephone"]


def test_an_email_asks_for_the_address_only():
    assert answers(**BY_EMAIL, telephone="")["email"] == "robin@example.org"
    assert list(errors(**BY_EMAIL | {"email": ""}, telephone="(323) 555-0199")) == ["email"]


def test_what_was_not_chosen_is_neither_checked_nor_kept():
    kept = answers(**BY_EMAIL, telephone="not a number")
    assert kept["telephone"] == ""
    assert kept["voicemail_ok"] is False
    assert answers(email="nonsense")["email"] == ""
    assert answers(**BY_EMAIL, telephone="bad \ufffd")["telephone"] == ""


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
    ("number", "kept"),
    [
        ("3235550199", "+13235550199"),
        ("+1 323 555 0199", "+13235550199"),
        ("(323) 555-0199", "+13235550199"),
        ("323.555.0199", "+13235550199"),
        ("٣٢٣٥٥٥٠١٩٩", "+13235550199"),
        ("+44 20 7946 0018", "+442079460018"),
        ("323 555 0199 ext. 12", "+13235550199;ext=12"),
        ("5550199", "5550199"),
    ],
)
def test_it_takes_telephone_numbers_as_people_write_them(number, kept):
    assert answers(telephone=number)["telephone"] == kept


def test_a_number_without_a_countrys_code_is_of_the_clinics_region(settings):
    settings.TELEPHONE_REGION = "ES"
    assert answers(telephone="600 123 456")["telephone"] == "+34600123456"
    assert "810 12 34 56" in errors(telephone="12")["telephone"]


@pytest.mark.parametrize(
    "number",
    [
        "911",
        "call me",
        "555-01",
        "1" * 16,
        "0199 <b>",
        "323 555 0199 ext",
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
    assert list(errors(**BY_EMAIL | {"email": address})) == ["email"]


def test_an_email_has_to_be_wanted_in_spite_of_its_risk():
    assert list(errors(**BY_EMAIL | {"email_risk_ack": ""})) == ["email_risk_ack"]
    assert list(errors(**BY_EMAIL | {"email": "bad \ufffd", "email_risk_ack": ""})) == ["email", "email_risk_ack"]
    assert not errors(contact_method="text", email_risk_ack="")


def test_what_is_kept_are_these_answers_and_no_agreement():
    assert answers() == ANSWERS
    assert list(answers(**BY_EMAIL)) == list(ANSWERS)


def test_an_interpreter_has_a_language_if_the_visitor_names_one():
    assert answers(interpreter_needed="yes")["interpreter_needed"] is True
    assert answers()["interpreter_needed"] is False
    kept = answers(interpreter_needed="yes", interpreter_language=" Español\n ")
    assert (kept["interpreter_needed"], kept["interpreter_language"]) == (True, "Español")


def test_a_language_alone_asks_for_an_interpreter_too():
    """Somebody who typed it and missed the box is not left without one."""
    assert answers(interpreter_language="American Sign Language")["interpreter_needed"] is True
    assert answers(interpreter_language=" \n ")["interpreter_needed"] is False


def test_what_somebody_needs_may_be_left_out_and_has_200_characters():
    assert answers(access_needs="Large print\r\nand more time")["access_needs"] == "Large print\nand more time"
    assert len(answers(access_needs="é" * 200)["access_needs"]) == 200
    assert errors(access_needs="é" * 201) == {"access_needs": "What you need must be 200 characters or fewer"}
    assert errors(interpreter_language="é" * 41) == {"interpreter_language": "Language must be 40 characters or fewer"}


def test_a_name_is_one_line_of_at_most_80_characters():
    assert answers(preferred_name="  Robin\r\n  Marlowe ")["preferred_name"] == "Robin Marlowe"
    assert list(errors(preferred_name="x" * 81)) == ["preferred_name"]
    assert list(errors(preferred_name=" \n ")) == ["preferred_name"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffd", chr(0xD800)])
def test_it_refuses_characters_that_nobody_can_read(character):
    for name in ("preferred_name", "telephone", "interpreter_language", "access_needs", "message"):
        assert list(errors(**{name: f"12345678{character}9"})) == [name]


@pytest.mark.parametrize("name", ["person", "contact_method", "best_time", "topic"])
def test_it_refuses_what_is_not_in_a_list(name):
    assert list(errors(**{name: "depression"})) == [name]


def test_no_message_repeats_what_was_typed():
    said = " ".join(
        errors(
            person="zzz",
            preferred_name="zzz" * 40,
            contact_method="zzz",
            interpreter_language="zzz" * 40,
            access_needs="zzz" * 400,
            topic="zzz",
            best_time="zzz",
            message="zzz" * 400,
        ).values()
    )
    assert "zzz" not in said
