"""The inbox as a working desk: its queues, and what one press does to an inquiry."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contact import inquiries
from contact.models import Inquiry
from contact.statuses import Status
from contact.words import text_of
from tests.contact.factories import close, make_inquiry, make_suspect, move, somebody_at_the_desk
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/inquiry/"
LONG_AGO = timedelta(days=30)


def queues(client) -> dict[str, str]:
    links = soup(client.get(LIST)).select(".queues a")
    return {link["href"]: " ".join(link.get_text().split()) for link in links}


def listed(client, query) -> set[str]:
    return {cell.get_text() for cell in soup(client.get(LIST + query)).select("#result_list .field-reference")}


def buttons(page, inquiry) -> set[str]:
    """Where the buttons of a page, or of a row, send."""
    row = page.find("a", string=inquiry.reference).find_parent("tr")
    return {button["formaction"].removeprefix(f"{inquiry.pk}/") for button in row.find_all("button")}


def page_buttons(client, inquiry) -> set[str]:
    page = soup(client.get(f"{LIST}{inquiry.pk}/change/"))
    return {button["formaction"] for button in page.select("#inquiry_form .answering button")}


# Queues


def test_each_queue_says_how_many_it_holds_and_lists_them(client, desk):
    now = timezone.now()
    mine, late, new, done = (make_inquiry(now=at) for at in (now, now - LONG_AGO, now, now - LONG_AGO))
    inquiries.take(inquiry=mine, by=desk)
    inquiries.assign(inquiry=late, to=somebody_at_the_desk("other"), by=desk)
    close(done, by=desk)
    suspect, unseen = make_suspect(), make_suspect(now=now - LONG_AGO)
    assert queues(client) == {
        "?queue=todo": "All to do 3",
        "?queue=mine": "Mine 1",
        "?queue=unassigned": "Unassigned 1",
        "?queue=overdue": "Overdue 2",
        "?queue=quarantine": "Quarantine 2",
    }
    held_by = {
        "mine": {mine},
        "overdue": {late, unseen},
        "unassigned": {new},
        "todo": {mine, late, new},
        "quarantine": {suspect, unseen},
    }
    for query, held in held_by.items():
        assert listed(client, f"?queue={query}") == {inquiry.reference for inquiry in held}


def test_the_queue_that_is_shown_is_marked(client, desk):
    marked = soup(client.get(f"{LIST}?queue=overdue")).select('.queues [aria-current="page"]')
    assert [link["href"] for link in marked] == ["?queue=overdue"]


def test_what_is_late_says_since_when_and_what_is_not_until_when(client, desk):
    late, new = make_inquiry(now=timezone.now() - LONG_AGO), make_inquiry()
    rows = {
        row.select_one(".field-reference").get_text(): row.select_one(".field-due").get_text()
        for row in soup(client.get(LIST)).select("#result_list tbody tr")
    }
    assert rows[late.reference].startswith("overdue since ")
    assert "overdue" not in rows[new.reference]
    assert "Overdue since" in soup(client.get(f"{LIST}{late.pk}/change/")).select_one(".answering").get_text()


def test_somebody_who_was_left_a_message_is_overdue_again_when_we_do_not_try_again(client, desk):
    now = timezone.now()
    inquiry = make_inquiry(now=now - LONG_AGO)
    inquiries.record_contact(inquiry=inquiry, to=Status.WAITING, by=desk, now=now)
    assert listed(client, "?queue=overdue") == set()
    Inquiry.objects.update(waits_since=now - LONG_AGO)
    assert listed(client, "?queue=overdue") == {inquiry.reference}


# One press


def test_a_row_offers_to_take_what_nobody_has_and_to_answer_what_is_mine(client, desk):
    free, mine, theirs, done = make_inquiry(), make_inquiry(), make_inquiry(), make_inquiry()
    inquiries.take(inquiry=mine, by=desk)
    inquiries.take(inquiry=theirs, by=somebody_at_the_desk("other"))
    close(done, by=desk)
    page = soup(client.get(LIST))
    assert [buttons(page, inquiry) for inquiry in (free, mine, theirs, done)] == [
        {"take/"},
        {"answered/", "left-message/"},
        set(),
        set(),
    ]


@pytest.mark.parametrize(
    ("steps", "offered"),
    [
        ((), {"../reach/", "../take/", "../answered/", "../left-message/", "../note/", "../close/"}),
        ((Status.WAITING,), {"../reach/", "../take/", "../answered/", "../left-message/", "../note/", "../close/"}),
        ((Status.ANSWERED,), {"../reach/", "../left-message/", "../note/", "../close/"}),
        ((Status.CLOSED,), {"../note/"}),
        ((Status.SPAM,), {"../note/"}),
    ],
)
def test_a_page_offers_what_can_be_done(client, desk, steps, offered):
    assert page_buttons(client, move(make_inquiry(), *steps, by=desk)) == offered


@pytest.mark.parametrize(
    ("button", "data", "changed", "events", "said"),
    [
        ("take", {}, {"assigned_to__username": "front-desk"}, ["assigned"], "is yours now"),
        ("answered", {}, {"status": "answered"}, ["status", "contacted"], "has an answer"),
        ("left-message", {}, {"status": "waiting"}, ["status", "contacted"], "was left a message"),
        ("close", {"reason": "no_reply"}, {"status": "closed", "close_reason": "no_reply"}, ["status"], "is closed"),
    ],
)
def test_one_press_does_it_leaves_an_event_and_leads_back(client, desk, button, data, changed, events, said):
    inquiry = make_inquiry(preferred_name="Zebulon")
    response = client.post(f"{LIST}{inquiry.pk}/{button}/", data, follow=True)
    assert Inquiry.objects.filter(pk=inquiry.pk, **changed).exists()
    left = inquiry.events.filter(by=desk).exclude(kind="viewed").order_by("pk")
    assert list(left.values_list("kind", flat=True)) == events
    assert response.redirect_chain == [(f"{LIST}{inquiry.pk}/change/", 302)]
    message = soup(response).select_one(".messagelist").get_text()
    assert f"{inquiry.reference} {said}" in message
    assert "Zebulon" not in message


def test_from_the_list_it_leads_back_to_the_list_as_it_was(client, desk):
    inquiry = make_inquiry()
    page = soup(client.get(f"{LIST}?queue=unassigned&o=-2"))
    fields = {field["name"]: field["value"] for field in page.select("#changelist-form input[type=hidden]")}
    response = client.post(f"{LIST}{inquiry.pk}/take/", fields)
    assert response["Location"] == f"{LIST}?queue=unassigned&o=-2"


def test_it_leads_to_no_other_site(client, desk):
    for narrowed in ("//example.com", "https://example.com/?x", "\x00", "\r\nX: y", "a=b" * 900):
        inquiry = make_inquiry()
        response = client.post(f"{LIST}{inquiry.pk}/take/", {"back": "list", "_changelist_filters": narrowed})
        assert response["Location"].startswith(f"{LIST}?")
        assert not set("\x00\r\n") & set(response["Location"])


@pytest.mark.parametrize("reason", ["", "because", "x" * 10_000])
def test_closing_without_a_reason_is_refused_in_words(client, desk, reason):
    inquiry = make_inquiry()
    response = client.post(f"{LIST}{inquiry.pk}/close/", {"reason": reason}, follow=True)
    assert "Choose why it is closed" in soup(response).select_one(".messagelist .error").get_text()
    inquiry.refresh_from_db()
    assert inquiry.status == "new"


def test_the_second_of_two_who_take_it_is_told_who_has_it(client, desk):
    inquiry = make_inquiry()
    inquiries.take(inquiry=inquiry, by=somebody_at_the_desk("ana"))
    response = client.post(f"{LIST}{inquiry.pk}/take/", follow=True)
    assert "ana looks after it already" in soup(response).select_one(".messagelist .error").get_text()


def test_a_press_needs_the_forms_own_token_and_a_post(client, desk):
    inquiry = make_inquiry()
    assert client.get(f"{LIST}{inquiry.pk}/take/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk)
    assert strict.post(f"{LIST}{inquiry.pk}/take/").status_code == 403
    assert client.post(f"{LIST}999999/take/").status_code == 404


def test_a_note_is_one_press_too(client, desk):
    inquiry = make_inquiry()
    response = client.post(f"{LIST}{inquiry.pk}/note/", {"note": " Called at ten. "}, follow=True)
    assert [text_of(note) for note in inquiry.notes.all()] == ["Called at ten."]
    told = soup(response).select_one(".messagelist").get_text()
    assert inquiry.reference in told
    assert "Called" not in told
    for odd in ("", " ", "x" * 2001):
        client.post(f"{LIST}{inquiry.pk}/note/", {"note": odd})
    assert inquiry.notes.count() == 1


# A note that was typed and not yet kept


def typed_beside(page, button: str, **changes) -> dict:
    """What a browser sends when the button of an inquiry's page is pressed that leads to `button`."""
    form = page.select_one(f'.answering [formaction="{button}"]').find_parent("form")
    return {field["name"]: field.get("value", "") for field in form.select("input, textarea")} | changes


@pytest.mark.parametrize(
    "button", ["../take/", "../answered/", "../left-message/", "../close/", "../reach/", "../note/"]
)
def test_a_note_that_was_typed_is_kept_whichever_button_is_pressed(client, desk, button):
    inquiry = make_inquiry()
    page = soup(client.get(f"{LIST}{inquiry.pk}/change/"))
    sent = typed_beside(page, button, note=" Called at ten.\n", reason="no_reply")
    assert client.post(f"{LIST}{inquiry.pk}/{button.removeprefix('../')}", sent).status_code in (200, 302)
    assert [text_of(note) for note in inquiry.notes.all()] == ["Called at ten."]
    kinds = list(inquiry.events.exclude(kind="viewed").order_by("pk").values_list("kind", flat=True))
    assert kinds[:2] == ["received", "noted"], "the note first"
    assert button == "../note/" or len(kinds) > 2, "and then what the button is for"


def test_a_note_is_kept_though_the_button_is_refused(client, desk):
    inquiry = make_inquiry()
    inquiries.take(inquiry=inquiry, by=somebody_at_the_desk("ana"))
    response = client.post(f"{LIST}{inquiry.pk}/take/", {"note": "I call at ten."}, follow=True)
    page = soup(response)
    assert "ana looks after it already" in page.select_one(".messagelist .error").get_text()
    assert "I call at ten." in page.select_one(".inquiry-notes").get_text()


@pytest.mark.parametrize("button", ["take", "reach"])
def test_a_note_that_is_too_long_is_refused_before_anything_is_done(client, desk, button):
    inquiry = make_inquiry()
    response = client.post(f"{LIST}{inquiry.pk}/{button}/", {"note": "x" * 2001}, follow=True)
    assert "A note has 2000 characters at most" in soup(response).select_one(".messagelist .error").get_text()
    assert not inquiry.events.filter(kind__in=["assigned", "contact_opened", "noted"]).exists()


def test_to_close_it_the_reason_may_be_chosen_beside_the_button_or_below(client, desk):
    for chosen in (["no_reply", ""], ["", "no_reply"]):
        inquiry = make_inquiry()
        client.post(f"{LIST}{inquiry.pk}/close/", {"reason": chosen})
        inquiry.refresh_from_db()
        assert inquiry.close_reason == "no_reply"
