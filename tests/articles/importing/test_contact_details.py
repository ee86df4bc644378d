import pytest

from articles.importing.contact_details import (
    EMAIL,
    TELEPHONE,
    WEB,
    Detail,
    details_in,
    differences,
    for_profile,
    is_contact_line,
)
from articles.importing.reader import parse
from tests.articles.importing.files import SLEEP, parsed, seed

PROFILE = {
    TELEPHONE: ["(323) 555-0142"],
    EMAIL: ["hello@harbourlane.example.org"],
    WEB: ["https://harbourlane.example.org", "https://harbourlane.example.org/booking"],
}


def detail(kind, value, line=1, alone=True):
    return Detail(kind, value, line, alone)


@pytest.mark.parametrize(
    "line",
    [
        "📞 Call us at (323) 555-0142",
        "Tel.: +1 323.555.0142",
        "Call 555-0142",
        "Email: hello@example.org",
        "🌐 Visit: example.org",
        "Book online: https://example.org/booking?x=1",
        "www.example.org | hello@example.org",
    ],
)
def test_it_recognises_a_contact_line(line):
    assert is_contact_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Call us at (323) 555-0142 if you feel worse.",
        "Call or text 988",
        "Call 911 now",
        "2010 - 2015",
        "☎ 555-0142",
        "Visit your doctor each week",
        "Ask for the leaflet at example.org",
        "Call us",
    ],
)
def test_it_leaves_other_lines_alone(line):
    assert not is_contact_line(line)


def test_it_keeps_a_sentence_with_a_telephone_number_and_reports_it():
    result = parse("A title\n\nCall us at (323) 555-0142 if you feel worse. Call 988 in a crisis.")
    assert "(323) 555-0142" in result.document["blocks"][0]["body"]
    [found] = result.details
    assert (found.kind, found.alone) == (TELEPHONE, False)
    [remark] = differences(result.details, PROFILE)
    assert str(remark).startswith("Line 3: (323) 555-0142 stands inside a sentence and stays there")
    assert "is not the profile's" not in str(remark)


def test_it_takes_no_year_dose_or_doi_for_a_telephone_number():
    line = "From 2010 to 2015, 20 mg 2-3 times (doi:10.1001/jamapsychiatry.2017.0080; 12345678)."
    assert details_in(line, 1, alone=False) == []


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (TELEPHONE, "+1 (323) 555-0142", "323.555.0142"),
        (EMAIL, "Hello@Example.org", "hello@example.org"),
        (WEB, "https://www.Example.org/", "example.org"),
    ],
)
def test_it_compares_what_is_meant_and_not_how_it_is_typed(kind, one, other):
    assert detail(kind, one).compared == detail(kind, other).compared


def test_it_says_where_a_detail_is_not_the_profiles():
    [remark] = differences([detail(TELEPHONE, "(323) 555-0100", 7)], PROFILE)
    assert str(remark) == (
        "Line 7: the telephone (323) 555-0100 is not the profile's (323) 555-0142. It was left out of the text."
    )
    [remark] = differences([detail(TELEPHONE, "(323) 555-0100", 7)], {})
    assert "is not in the clinic's profile" in str(remark)
    [remark] = differences([detail(TELEPHONE, "323 555 0142", 7)], PROFILE)
    assert str(remark) == "Line 7: the telephone is the profile's, and was left out of the text."


def test_it_reports_two_spellings_of_the_clinics_domain_in_one_sentence():
    [remark, *_] = differences(parsed(seed()).details, PROFILE)
    assert str(remark) == (
        "The text names the clinic's domain in different ways: nextgenpsychenwellness.com (e-mail address, line 75) and "
        "nextgenpsycheandwellness.org (web address, line 77). Find out which is right."
    )
    [remark, *_] = differences(parsed(SLEEP).details, PROFILE)
    assert "harbourlane.example.org (e-mail address" in str(remark)
    assert "harborlane.example.net (web address" in str(remark)


def test_it_sees_no_second_spelling_in_a_subdomain_or_a_shared_mail_host():
    details = [detail(EMAIL, "us@mail.example.org"), detail(WEB, "www.example.org"), detail(EMAIL, "us@gmail.com")]
    assert not [remark for remark in differences(details, PROFILE) if "different ways" in str(remark)]


def test_it_chooses_the_first_of_each_kind_for_the_profile():
    assert for_profile(parsed(seed()).details) == {
        "telephone": "(323) 250-3008",
        "email": "info@nextgenpsychenwellness.com",
        "website": "https://nextgenpsycheandwellness.org",
    }
    inside = [
        detail(EMAIL, "a@example.org", alone=False),
        detail(EMAIL, "b@example.org"),
        detail(EMAIL, "c@example.org"),
    ]
    assert for_profile(inside) == {"email": "b@example.org"}
