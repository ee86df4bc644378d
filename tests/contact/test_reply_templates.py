"""Replies that are ready: their placeholders, the links they become, and what the press of a button writes down."""

from importlib import import_module
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Medicine, Topic
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import records
from contact.models import ReplyTemplate
from contact.reply_templates import PLACEHOLDERS, call_link, filled, mail_link, text_link, unknown_placeholders
from contact.statuses import Status
from contact.words import words_of
from tests.contact.factories import make_inquiry, move, somebody_with_records
from tests.contact.pages import soup

LIST = "/admin/contact/inquiry/"
db = pytest.mark.django_db


def test_placeholders_are_filled_and_what_a_name_holds_in_braces_is_not():
    values = {"name": "{clinic}", "clinic": "Harbour Lane", "telephone": "555", "reference": "R"}
    assert (
        filled("{name}, {clinic} {telephone} {reference} {other} {}", values)
        == "{clinic}, Harbour Lane 555 R {other} {}"
    )
    assert unknown_placeholders("{name} {nmae} {}") == ["nmae", ""]


def test_links_dial_what_was_written():
    assert call_link("+1 (323) 555-0107") == "tel:+13235550107"
    assert text_link("+1 323 555 0107", body="Hi & bye\nRobin") == "sms:+13235550107?body=Hi%20%26%20bye%0D%0ARobin"
    assert text_link("555") == "sms:555"


class ForAnyText(SimpleTestCase):
    @given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
    def test_a_mail_link_carries_the_words_whole_and_nothing_else(self, subject, body):
        link = mail_link("robin+x@example.org", subject=subject, body=body)
        assert link.isascii()
        parts = urlsplit(link)
        assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", "robin+x@example.org", "")
        fields = parse_qs(parts.query, strict_parsing=bool(parts.query))
        assert set(fields) <= {"subject", "body"}
        assert fields.get("subject", [""]) == [" ".join(subject.split())]
        assert fields.get("body", [""])[0].split("\r\n") == (body.splitlines() or [""])

    @given(st.text("abcXYZ019!#$%&'*+/=?^_`{|}~.-", min_size=1, max_size=64))  # what RFC 5322 lets stand before the @
    def test_an_address_adds_no_field_of_its_own(self, name):
        address = f"{name}@example.org"
        parts = urlsplit(mail_link(address))
        assert (unquote(parts.path), parts.query) == (address, "")


# The press


@pytest.fixture
def desk(desk):
    """At a clinic whose name and number replies hold."""
    save_profile(profile=ClinicProfile(name="Harbour Lane", telephone="(323) 555-0142"))
    return desk


@pytest.fixture
def template():
    return ReplyTemplate.objects.create(
        title="Hello", subject="About {reference}", body="Hello {name},\n\ncall {telephone}.\n{clinic}"
    )


def reached(client, inquiry, **data):
    return client.post(f"{LIST}{inquiry.pk}/reach/", data)


WAYS = {
    "email": ({"contact_method": "email", "telephone": "", "email": "robin@example.org"}, "mailto:robin@example.org"),
    "text": ({"contact_method": "text"}, "sms:+13235550199"),
    "phone_call": ({"contact_method": "phone_call"}, "tel:+13235550199"),
}


@db
@pytest.mark.parametrize("way", WAYS)
def test_it_opens_only_the_way_that_the_person_chose_and_is_written_down_first(client, desk, way):
    answers, link = WAYS[way]
    inquiry = make_inquiry(**answers)
    page = soup(reached(client, inquiry))
    links = [a["href"] for a in page.select("#content a") if a["href"].split(":")[0] in ("mailto", "sms", "tel")]
    assert links == [link]
    said = page.select_one(".answering").get_text()
    assert f"They want to be called {words_of(inquiry).preferred_name}." in said
    assert answers.get("email", "(323) 555-0199") in said, "as people write it"
    assert set(inquiry.events.filter(by=desk).values_list("kind", flat=True)) == {"contact_opened", "viewed"}
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.contacted_at) == ("new", None), "opening a program is not yet an answer"


@db
def test_a_reply_fills_the_mail_and_the_page_shows_what_it_will_say(client, desk, template):
    inquiry = make_inquiry(**WAYS["email"][0])
    page = soup(reached(client, inquiry, reply=template.pk))
    fields = parse_qs(urlsplit(page.select_one("#content a[href^=mailto]")["href"]).query)
    assert fields["subject"] == [f"About {inquiry.reference}"]
    assert fields["body"] == ["Hello Robin Marlowe,\r\n\r\ncall (323) 555-0142.\r\nHarbour Lane"]
    assert "Hello Robin Marlowe," in page.find(id="content").get_text()
    assert "Robin" not in page.title.get_text()


@db
def test_afterwards_one_press_says_how_it_went(client, desk):
    inquiry = make_inquiry(**WAYS["email"][0])
    actions = [form["action"] for form in soup(reached(client, inquiry)).select("#content form")]
    assert actions == ["../answered/", "../left-message/"]


@db
def test_what_can_be_begun_with_is_offered_in_the_persons_language(client, desk, template):
    spanish = ReplyTemplate.objects.create(title="Hola", language="es", subject="x", body="y")
    ReplyTemplate.objects.create(title="Old", subject="x", body="y", is_offered=False)
    inquiry = make_inquiry(**WAYS["text"][0])
    offered = soup(client.get(f"{LIST}{inquiry.pk}/change/")).select("#id_reply option")
    assert "Hello" in [option.get_text() for option in offered]
    assert not {"Hola", "Old"} & {option.get_text() for option in offered}
    response = client.post(f"{LIST}{inquiry.pk}/reach/", {"reply": spanish.pk}, follow=True)
    assert "no such reply" in soup(response).select_one(".messagelist .error").get_text()
    assert not inquiry.events.filter(kind="contact_opened").exists()


@db
@pytest.mark.parametrize("odd", ["x", "-1", "9" * 40, "\x00", "1" * 10_000])
def test_an_odd_choice_is_refused_in_words(client, desk, odd):
    inquiry = make_inquiry(**WAYS["text"][0])
    response = client.post(f"{LIST}{inquiry.pk}/reach/", {"reply": odd}, follow=True)
    assert response.status_code in (200, 400)
    assert not inquiry.events.filter(kind="contact_opened").exists()


@db
def test_an_extension_is_dialled_and_gets_no_messages(client, desk):
    for way, link in (("phone_call", "tel:+13235550107;ext=7"), ("text", "sms:+13235550107")):
        inquiry = make_inquiry(**WAYS[way][0] | {"telephone": "+13235550107;ext=7"})
        assert soup(reached(client, inquiry)).find("a", href=link)


@db
def test_the_page_says_whether_they_were_told_of_the_risk_of_plain_mail(client, desk):
    inquiry = make_inquiry(**WAYS["email"][0])
    type(inquiry).objects.update(email_risk_version="")  # of a time when the form did not ask
    assert "They were not told" in soup(reached(client, inquiry)).select_one(".answering").get_text()
    type(inquiry).objects.update(email_risk_version="2026-11")
    for response in (reached(client, inquiry), client.get(f"{LIST}{inquiry.pk}/change/")):
        assert "others may read plain mail, and chose it" in soup(response).select_one(".answering").get_text()


@db
def test_without_the_private_key_nobody_is_reached_and_it_says_why(client, desk, settings, tmp_path):
    inquiry = make_inquiry(**WAYS["email"][0])
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "not here"
    response = client.post(f"{LIST}{inquiry.pk}/reach/", follow=True)
    assert soup(response).select_one(".messagelist .error")
    assert not inquiry.events.filter(kind="contact_opened").exists()


@db
def test_whose_words_are_erased_is_reached_no_more_and_it_leaves_no_event(client, desk):
    inquiry = make_inquiry(**WAYS["email"][0])
    keeper = somebody_with_records()
    records.erase(inquiries=[inquiry], reason="They asked", by=keeper)
    response = client.post(f"{LIST}{inquiry.pk}/reach/", follow=True)
    assert response.redirect_chain == [(f"{LIST}{inquiry.pk}/change/", 302)]
    assert "Nobody can be reached: what they wrote is erased." in soup(response).select_one(".messagelist .error").text
    assert not inquiry.events.filter(kind="contact_opened").exists()


@db
def test_who_is_answered_can_be_reached_again(client, desk):
    assert reached(client, move(make_inquiry(), Status.ANSWERED, by=desk)).status_code == 200


# The replies themselves


def test_there_are_some_to_begin_with_in_both_languages():
    first = import_module("contact.migrations.0008_reply_templates").FIRST
    assert {language for language, *_ in first} == {"en", "es"}
    for language, title, subject, body in first:
        ReplyTemplate(language=language, title=title, subject=subject, body=body).clean_fields()


def write(client, **changes):
    fields = {"title": "Mine", "language": "en", "subject": "Hello", "body": "Hi {name}", "is_offered": "on", **changes}
    return soup(client.post("/admin/contact/replytemplate/add/", fields, follow=True))


@db
def test_the_front_desk_writes_its_own(client, desk):
    write(client)
    assert ReplyTemplate.objects.get(title="Mine").body == "Hi {name}"


@db
@pytest.mark.parametrize("field", ["subject", "body"])
@pytest.mark.parametrize("placeholder", ["{nmae}", "{}", "{name!r}", "{0}"])
def test_a_placeholder_that_nothing_fills_is_refused(client, desk, field, placeholder):
    page = write(client, **{field: f"Hello {placeholder}"})
    error = page.select_one(f".field-{field} .errorlist").get_text()
    assert all(f"{{{name}}}" in error for name in PLACEHOLDERS)


@db
def test_it_warns_of_medicines_and_conditions_and_keeps_the_reply(client, desk):
    Medicine.objects.create(name="zolpidem", slug="zolpidem", proprietary_names=["Ambien"])
    Topic.objects.create(name="Sleeplessness", slug="sleeplessness")
    warning = write(client, body="About AMBIEN and your sleeplessness.").select_one(".messagelist .warning").get_text()
    assert "Ambien, Sleeplessness" in warning
    assert ReplyTemplate.objects.filter(title="Mine").exists()
    assert not write(client, title="Other", body="About your question.").select(".messagelist .warning")
