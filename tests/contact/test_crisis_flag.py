"""What becomes of an inquiry whose words suggest danger: it is taken like any other, marked, and answered with help first."""

import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from contact import mail, records
from contact.models import Inquiry
from tests.contact.factories import make_inquiry, somebody_with_records, typed
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db

IN_DANGER = "I want to die"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("message", IN_DANGER),
        ("access_needs", "help me, i can't go on"),
        ("preferred_name", "Suicidal"),
        ("message", "Mi esposo me pega"),
    ],
)
@pytest.mark.parametrize("path", ["/contact/", "/es/contact/"])
def test_it_is_taken_and_marked_wherever_the_words_stand(client, path, name, words):
    assert client.post(path, typed(**{name: words})).status_code == 303
    assert Inquiry.objects.get().crisis_flag


def test_an_everyday_question_is_not_marked(client):
    client.post("/contact/", typed(access_needs="Large print", message="When are you open?"))
    assert not Inquiry.objects.get().crisis_flag


@pytest.mark.parametrize(
    ("path", "said"), [("/contact/", "you may need help now"), ("/es/contact/", "tal vez necesite ayuda ahora")]
)
def test_the_card_of_the_thanks_begins_with_it(client, path, said):
    response = client.post(path, typed(message=IN_DANGER))
    first = soup(client.get(response["Location"])).main.find(True)
    assert "crisis-card" in first["class"]
    assert said in first.find(True).get_text()


def thanks(client, **answers):
    return client.get(f"/contact/thanks/?reference={make_inquiry(**answers).reference}")


def test_the_page_is_the_same_otherwise_and_repeats_no_word(client):
    marked, plain = (soup(thanks(client, message=message)) for message in (IN_DANGER, "When are you open?"))
    assert "want to die" not in str(marked).lower()
    marked.find(class_="said-first").decompose()
    texts = [re.sub(r"[0-9A-Z]{5}-[0-9A-Z]{5}", "", " ".join(page.get_text().split())) for page in (marked, plain)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(("minutes", "is_said"), [(0, True), (59, True), (60, False), (60 * 24 * 400, False)])
def test_it_is_said_for_an_hour_and_never_again(client, minutes, is_said):
    """The address stays in the history of a device that somebody else may hold tomorrow."""
    page = soup(thanks(client, message=IN_DANGER, now=timezone.now() - timedelta(minutes=minutes)))
    assert bool(page.find(class_="said-first")) is is_said
    assert "crisis-card" in page.main.find(True)["class"], "which is there for everybody"


def test_after_the_erasure_it_is_not_said(client):
    inquiry = make_inquiry(message=IN_DANGER)
    records.erase(inquiries=[inquiry], reason="They asked", by=somebody_with_records())
    page = soup(client.get(f"/contact/thanks/?reference={inquiry.reference}"))
    assert page.find(class_="said-first") is None
    assert inquiry.reference in page.main.get_text()


def test_it_promises_no_watch(client):
    said = soup(thanks(client, message=IN_DANGER)).find(class_="said-first").get_text()
    assert "do not wait for us" in said
    assert not re.search(r"monitor|watch|always|we (?:will )?call|on (?:the|their) way", said)


def test_other_pages_and_inquiries_say_nothing_of_it(client):
    make_inquiry(message=IN_DANGER)
    for response in (client.get("/contact/"), thanks(client)):
        assert soup(response).find(class_="said-first") is None


def test_the_mail_says_to_read_it_now_and_nothing_else(client):
    for message in (IN_DANGER, "When are you open?"):
        mail.deliver(pk=make_inquiry(message=message).notifications.get().pk)
    marked, plain = django_mail.outbox
    assert re.fullmatch(r"New website inquiry \S{11} — read now", marked.subject)
    assert re.fullmatch(r"New website inquiry \S{11}", plain.subject)
    without = [re.sub(r"\S{5}-\S{5}|/\d+/", "", mail.body) for mail in (marked, plain)]
    assert without[0] == without[1]
