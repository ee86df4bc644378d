"""What looks like spam is kept in quarantine: nothing is refused or dropped, nobody is mailed, and people find a way around it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from clinic.contact_facts import keep_contact_facts
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact import inquiries, rate_limits
from contact.arrivals import TRAP
from contact.models import EventKind, Inquiry, Notification, SendingCount
from contact.retention import erase_due
from contact.statuses import Status
from contact.tokens import make_token
from contact.words import words_of
from tests.contact.factories import make_inquiry, make_suspect, somebody_at_the_desk, typed
from tests.contact.pages import filled_in, soup

pytestmark = pytest.mark.django_db

OFFER = "Hello, we offer SEO and backlinks for your business. 50% off, order now!"
PLAIN = "Where do I park?"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def it_is_noon(monkeypatch):
    """What is sent within an hour is counted: no test may begin in one hour and end in the next."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def typed_slowly(**changes) -> dict:
    """A form that was open for a minute before it is sent."""
    return typed(**{"token": make_token(timezone.now() - timedelta(minutes=1)), **changes})


def send(client, *, address="", **changes):
    return client.post("/contact/", typed_slowly(**changes), HTTP_X_FORWARDED_FOR=address)


# By content


def test_an_offer_is_kept_thanked_for_and_quarantined(client):
    response = send(client, message=OFFER)
    inquiry = Inquiry.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/contact/thanks/?reference={inquiry.reference}"
    assert words_of(inquiry).message == OFFER
    assert (inquiry.status, inquiry.events.get().to_status) == (Status.QUARANTINE, Status.QUARANTINE)
    assert inquiry.spam_score >= 5
    assert "search_engines" in inquiry.spam_reasons


def test_nobody_is_mailed_about_a_suspect_so_that_a_flood_fills_no_mailbox(client):
    send(client, message=OFFER)
    assert not Notification.objects.exists()


def test_a_question_reaches_the_inbox_with_a_mail(client):
    send(client, message=PLAIN)
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.spam_score, inquiry.spam_reasons) == (Status.NEW, 0, [])
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("words", ["I want to kill myself.", "No quiero vivir."])
def test_words_of_danger_are_never_quarantined(client, words):
    send(client, message=f"{OFFER} {words}", **{TRAP: "x"})
    inquiry = Inquiry.objects.get()
    assert inquiry.status == Status.NEW
    assert inquiry.spam_score >= 5
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("field", ["message", "access_needs"])
def test_they_are_not_refused_as_a_suspects_would_be(client, clinic, field):
    flood(client, 7)
    words = {"message": OFFER, field: f"{OFFER} I want to kill myself."}
    assert send(client, address="8.8.4.4", **words).status_code == 303
    assert Inquiry.objects.get(status=Status.NEW).crisis_flag


def test_a_suspect_that_is_sent_again_is_one_inquiry(client):
    assert send(client, message=OFFER)["Location"] == send(client, message=OFFER)["Location"]
    assert Inquiry.objects.count() == 1


def test_a_suspect_that_comes_again_from_a_form_whose_trap_is_empty_reaches_the_inbox(client):
    """Their browser filled in the trap, they heard nothing, and they opened the form once more."""
    first = send(client, message=PLAIN, **{TRAP: "https://example.com"})
    assert not Notification.objects.exists()
    assert send(client, message=PLAIN)["Location"] == first["Location"]
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.spam_score, inquiry.spam_reasons) == (Status.NEW, 0, [])
    assert Notification.objects.count() == 1
    moved = inquiry.events.get(kind=EventKind.STATUS)
    assert (moved.from_status, moved.to_status, moved.by) == (Status.QUARANTINE, Status.NEW, None)
    send(client, message=PLAIN)
    send(client, message=PLAIN, **{TRAP: "https://example.com"})
    inquiry.refresh_from_db()
    assert inquiry.status == Status.NEW, "and stays there"
    assert Notification.objects.count() == 1


# By how it came


def test_the_trap_can_be_neither_seen_nor_reached_and_no_browser_fills_it_in(client):
    page = soup(client.get("/contact/"))
    field = page.find("input", attrs={"name": TRAP})
    assert (field["tabindex"], field["autocomplete"], field["value"]) == ("-1", "off", "")
    assert field.find_parent(attrs={"aria-hidden": "true"})["class"] == ["trap"]
    assert page.find("label", attrs={"for": field["id"]}).get_text().strip() == "Leave this empty"
    assert not {"name", "url", "website", "email", "phone", "address", "company"} & set(TRAP.split("_"))


def test_who_fills_in_the_trap_is_thanked_and_quarantined(client):
    assert send(client, message=PLAIN, **{TRAP: "https://example.com"}).status_code == 303
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.spam_reasons) == (Status.QUARANTINE, ["trap"])


def test_a_mistake_in_the_form_does_not_empty_the_trap(client):
    page = soup(client.post("/contact/", typed(consent=None, **{TRAP: "x" * 200})))
    assert filled_in(page)[TRAP] == "x" * 80


def test_a_quick_hand_alone_is_noted_and_reaches_the_inbox(client):
    client.post("/contact/", typed(message=PLAIN))
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.spam_reasons) == (Status.NEW, ["hasty"])


@pytest.fixture
def behind_a_proxy(settings):
    settings.TRUSTED_PROXIES = 1


@pytest.mark.usefixtures("behind_a_proxy")
def test_what_one_address_sends_beyond_its_limit_is_kept_in_quarantine(client, settings):
    settings.INQUIRIES_PER_ADDRESS = 3
    for number in range(5):
        assert send(client, address="8.8.4.4", message=f"Question {number}").status_code == 303
    send(client, address="9.9.9.9", message="Question 5")
    kept = [(inquiry.status, inquiry.spam_reasons) for inquiry in Inquiry.objects.order_by("pk")]
    assert kept == [("new", [])] * 3 + [("quarantine", ["many_from_address"])] * 2 + [("new", [])]
    assert Notification.objects.count() == 4


def test_a_program_that_has_learned_words_of_danger_fills_no_inbox_and_people_come_first(client):
    """What is beyond a limit of its sender is looked at in the quarantine, at once: one mail an hour says so."""
    token = make_token(timezone.now() - timedelta(minutes=1))
    for number in range(9):
        send(client, token=token, message=f"I want to kill myself. {number}")
    suspects = list(Inquiry.objects.quarantined())
    assert Inquiry.objects.filter(status=Status.NEW).count() == 5
    assert [(suspect.crisis_flag, suspect.spam_reasons) for suspect in suspects] == [(True, ["many_from_form"])] * 4
    assert Notification.objects.filter(inquiry__status=Status.QUARANTINE).count() == 1
    inquiries.confirm_spam(inquiry=suspects[0], by=somebody_at_the_desk())
    send(client, token=token, message="I want to kill myself. Again")
    told = Notification.objects.filter(inquiry__events__to_status=Status.QUARANTINE).count()
    assert told == 1, "a verdict buys no other mail"
    mild = make_suspect(preferred_name="Ana", message="Sponsored articles for your site?")
    assert Inquiry.objects.quarantined().last() == mild, "who may be in danger comes first, whatever the score"


def test_without_a_known_address_only_the_site_has_a_limit(client, settings):
    settings.INQUIRIES_PER_ADDRESS = 1
    for number in range(4):
        send(client, message=f"Question {number}")
    assert set(Inquiry.objects.values_list("status", flat=True)) == {"new"}


def test_a_double_click_counts_once(client):
    form = typed_slowly()
    for _ in range(12):
        client.post("/contact/", form)
    assert Inquiry.objects.get().status == Status.NEW
    assert max(SendingCount.objects.values_list("count", flat=True)) == 1


# Beyond what the site takes


@pytest.fixture
def clinic(settings):
    settings.INQUIRIES_PER_HOUR = 10
    settings.TRUSTED_PROXIES = 1
    profile = save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142"))
    keep_contact_facts(profile)  # as the end of the transaction would, of which a test has none
    return profile


def flood(client, count: int, *, message=OFFER) -> list[int]:
    """What `count` posts are answered with, each with its own words, form and network."""
    return [
        send(client, address=f"9.{number}.0.1", message=f"{message} {number}").status_code for number in range(count)
    ]


def test_a_flood_of_offers_is_refused_when_it_has_used_its_share_and_people_are_not(client, clinic):
    assert flood(client, 15) == [303] * 6 + [429] * 9
    assert send(client, address="8.8.4.4").status_code == 303
    assert Inquiry.objects.filter(status=Status.QUARANTINE).count() == 6
    assert Inquiry.objects.filter(status=Status.NEW).count() == Notification.objects.count() == 1


def test_a_flood_of_questions_leaves_a_share_for_those_who_have_not_sent_yet(client, clinic):
    answered = [send(client, address="9.9.9.9", message=f"Question {number}").status_code for number in range(9)]
    assert answered == [303] * 8 + [429]
    assert send(client, address="8.8.4.4").status_code == 303


@pytest.mark.parametrize(
    ("root", "said"),
    [("/", "Your message was NOT sent"), ("/es/", "Su mensaje NO se envió")],
)
def test_who_is_refused_learns_that_it_was_not_sent_keeps_their_words_and_is_told_whom_to_call(
    client, clinic, settings, root, said
):
    settings.INQUIRIES_PER_HOUR = 0
    sent = typed_slowly(message="Marmalade skies")
    response = client.post(f"{root}contact/", sent)
    page = soup(response)
    assert response.status_code == 429
    assert page.title.get_text().startswith("Error: ")
    assert 0 < int(response["Retry-After"]) <= 3600
    assert "no-store" in response["Cache-Control"]
    assert said in page.main.get_text()
    assert page.main.find("a", href="tel:3235550142")
    assert filled_in(page) == sent
    assert page.find("a", href="tel:988")
    settings.INQUIRIES_PER_HOUR = 10
    assert client.post(page.main.form["action"], filled_in(page)).status_code == 303, "later it can be sent from here"


@pytest.mark.parametrize(
    ("root", "words", "said"),
    [
        ("/", "I want to kill myself tonight", "Your message was not sent: please do not wait for us."),
        ("/es/", "No quiero vivir", "Su mensaje no se envió: por favor, no nos espere."),
    ],
)
def test_who_is_refused_and_may_be_in_danger_sees_the_crisis_card_first(client, clinic, settings, root, words, said):
    settings.INQUIRIES_PER_HOUR = 0
    of_danger, of_none = (
        soup(client.post(f"{root}contact/", typed_slowly(message=message))).main for message in (words, PLAIN)
    )
    assert "crisis-card" in of_danger.find(True)["class"]
    assert said in of_danger.find(class_="said-first").get_text()
    assert of_danger.find(class_="crisis-card").find("a", href="tel:988")
    assert "crisis-card" in of_none.find(True)["class"], "and so does everybody"
    assert not of_none.find(class_="said-first")


def test_the_page_of_a_refusal_holds_nothing_of_who_was_refused_before(client, clinic, settings):
    settings.INQUIRIES_PER_HOUR = 0
    first = typed_slowly(preferred_name="Zoe <b>", message="Marmalade skies\n<!-- what was typed --></textarea>&amp;")
    second = typed_slowly(message="Tangerine trees")
    pages = [client.post("/contact/", sent) for sent in (first, second)]
    assert [filled_in(soup(page)) for page in pages] == [first, second]
    assert "Marmalade" not in pages[1].content.decode()
    assert "Zoe" not in pages[1].content.decode()
    clinic.telephone = "(323) 555-0143"
    keep_contact_facts(clinic)
    assert soup(client.post("/contact/", first)).main.find("a", href="tel:3235550143")


def test_words_of_danger_find_room_when_the_site_is_full(client, clinic):
    assert flood(client, 12, message="May I ask")[-3:] == [429] * 3
    assert send(client, address="8.8.4.4").status_code == 429
    assert send(client, address="8.8.4.4", message="I want to kill myself tonight").status_code == 303
    assert Inquiry.objects.get(crisis_flag=True).notifications.count() == 1


def test_a_refusal_writes_nothing_and_asks_little(client, clinic, settings, django_assert_max_num_queries):
    settings.INQUIRIES_PER_HOUR = 0
    with django_assert_max_num_queries(2):
        assert client.post("/contact/", typed_slowly(message=OFFER)).status_code == 429
    assert not Inquiry.objects.exists()
    assert not SendingCount.objects.exists()


def test_whose_message_is_here_is_thanked_even_when_the_site_is_full(client, clinic, settings):
    form = typed_slowly()
    address = client.post("/contact/", form)["Location"]
    settings.INQUIRIES_PER_HOUR = 0
    assert client.post("/contact/", form)["Location"] == address
    assert client.post("/contact/", {**form, "message": "Another"}).status_code == 429


def test_so_is_a_suspect(client, clinic):
    form = typed_slowly(message=OFFER)
    address = client.post("/contact/", form)["Location"]
    flood(client, 7, message=f"{OFFER}!")
    assert client.post("/contact/", form)["Location"] == address


def test_a_suspect_with_a_mistake_is_refused_before_the_form_is_looked_at(client, clinic):
    flood(client, 6)
    assert send(client, message=OFFER, consent=None).status_code == 429
    assert send(client, message=PLAIN, consent=None).status_code == 200


def test_what_is_refused_at_the_last_moment_leaves_nothing(client, clinic, monkeypatch):
    # Another took the room after it was looked for.
    room = rate_limits.Room(for_suspects=True, for_others=True, for_danger=True, knows_form=False)
    monkeypatch.setattr("contact.views.room_left", lambda **kwargs: room)
    flood(client, 6)
    counts = sorted(SendingCount.objects.values_list("key", "count"))
    assert send(client, address="8.8.4.4", message=OFFER).status_code == 429
    assert Inquiry.objects.count() == 6
    assert sorted(SendingCount.objects.values_list("key", "count")) == counts


# What staff do with it


def test_a_suspect_that_is_released_is_new_and_staff_are_told_now():
    by, inquiry = somebody_at_the_desk(), make_suspect()
    inquiries.change_status(inquiry=inquiry, to=Status.NEW, by=by, now=NOON)
    mail = Notification.objects.get()
    assert (mail.inquiry, mail.state, mail.next_attempt_at) == (inquiry, "queued", NOON)
    assert inquiry in Inquiry.objects.unanswered()


def test_staff_are_told_once_whatever_becomes_of_it():
    by, inquiry = somebody_at_the_desk(), make_suspect()
    for to in (Status.NEW, Status.SPAM, Status.NEW):
        inquiries.change_status(inquiry=inquiry, to=to, by=by)
    other = make_inquiry()
    for to in (Status.SPAM, Status.NEW):
        inquiries.change_status(inquiry=other, to=to, by=by)
    assert Notification.objects.count() == 2


def test_the_seven_days_begin_when_a_person_says_that_it_is_spam():
    by, inquiry = somebody_at_the_desk(), make_suspect(now=NOON)
    month = NOON + timedelta(days=30)
    assert erase_due(now=month) == 0, "nobody has looked yet"
    inquiries.change_status(inquiry=inquiry, to=Status.SPAM, by=by, now=month)
    assert erase_due(now=month + timedelta(days=6)) == 0
    assert erase_due(now=month + timedelta(days=7)) == 1


def test_what_most_looks_like_a_persons_message_comes_first_in_the_quarantine():
    worst = make_suspect()
    mild = make_suspect(preferred_name="Ana", message="Sponsored articles for your site?")
    make_inquiry()
    assert list(Inquiry.objects.quarantined()) == [mild, worst]
