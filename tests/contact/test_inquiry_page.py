"""An inquiry's page in the admin, for the front desk: what it shows, what it takes, and what stays of that for ever."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from contact import inquiries
from contact.models import Inquiry, InquiryEvent
from contact.words import text_of, words_of
from tests.contact.factories import close, make_inquiry, somebody_at_the_desk
from tests.contact.pages import soup
from tests.contact.planted import PLANTED, found_in
from tests.races import InTheMiddle

pytestmark = pytest.mark.django_db


def page_of(inquiry) -> str:
    return f"/admin/contact/inquiry/{inquiry.pk}/change/"


def opened(client, inquiry) -> dict:
    """What the form on an inquiry's page would send as it stands."""
    page = soup(client.get(page_of(inquiry)))
    fields = {}
    for field in page.find(id="inquiry_form").find_all(["input", "select", "textarea"]):
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.option
            fields[field["name"]] = chosen["value"]
        elif field.get("name") and field["type" if field.name == "input" else "name"] not in ("submit",):
            fields[field["name"]] = field.get("value", "")
    return fields


def save(client, inquiry, **changes):
    return client.post(page_of(inquiry), {**opened(client, inquiry), **changes})


def test_it_shows_what_was_typed_as_text_and_takes_no_change_to_it(client, desk):
    inquiry = make_inquiry(
        **PLANTED | {"telephone": "+13235550107;ext=7", "message": "Marmalade <b>skies</b>\nand more"}
    )
    page = soup(client.get(page_of(inquiry)))
    text = page.find(id="content").get_text()
    for words in ("Zebulon Quill", "(323) 555-0107 ext. 7", "Marmalade <b>skies</b>"):
        assert words in text
    assert not page.find("a", href=re.compile("^(tel|mailto|sms):")), "answering them is a button, which writes it down"
    named = {field["name"] for field in page.find(id="inquiry_form").find_all(attrs={"name": True})}
    assert {name for name in named if not name.startswith("_")} == {
        "csrfmiddlewaretoken",
        "status",
        "initial-status",
        "assigned_to",
        "initial-assigned_to",
        "reason",
        "note",
    }
    save(client, inquiry, preferred_name="Somebody", message="Else", reference="X", closed_at="2026-01-01")
    saved = Inquiry.objects.get()
    assert words_of(saved) == words_of(inquiry)
    assert (saved.reference, saved.closed_at) == (inquiry.reference, inquiry.closed_at)


def test_it_shows_only_the_chosen_way_to_be_reached(client, desk):
    inquiry = make_inquiry(contact_method="email", telephone="", email="robin@example.org")
    assert soup(client.get(page_of(inquiry))).select_one(".field-reach .readonly").get_text() == "robin@example.org"


def test_opening_it_is_written_down_before_it_is_shown(client, desk):
    inquiry = make_inquiry()
    client.get(page_of(inquiry))
    event = inquiry.events.get(kind="viewed")
    assert event.by == desk


def test_what_cannot_be_written_down_is_not_shown(client, desk, monkeypatch):
    inquiry = make_inquiry(**PLANTED)

    def fail(**kwargs):
        raise RuntimeError("no event")

    monkeypatch.setattr(inquiries, "record_view", fail)
    client.raise_request_exception = False
    response = client.get(page_of(inquiry))
    assert response.status_code == 500
    assert "Zebulon" not in response.content.decode()


def test_it_offers_only_the_statuses_that_can_follow(client, desk):
    inquiry = close(make_inquiry(), by=desk)
    options = soup(client.get(page_of(inquiry))).select("#id_status option")
    assert [option["value"] for option in options] == ["closed", "in_progress"]


def test_it_offers_only_people_who_answer(client, desk):
    from tests.people import make_person

    make_person("author")
    options = soup(client.get(page_of(make_inquiry()))).select("#id_assigned_to option")
    assert [option.get_text() for option in options] == ["nobody yet", "front-desk"]


def test_status_assignee_and_note_go_through_the_verbs(client, desk):
    inquiry = make_inquiry()
    response = save(
        client, inquiry, status="closed", reason="answered", assigned_to=desk.pk, note="Called, all is well."
    )
    assert response.status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.closed_by, inquiry.assigned_to) == ("closed", desk, desk)
    assert [(text_of(note), note.by) for note in inquiry.notes.all()] == [("Called, all is well.", desk)]
    kinds = inquiry.events.filter(by=desk).exclude(kind="viewed").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["assigned", "status", "noted"]


def test_saving_without_a_change_leaves_no_event(client, desk):
    inquiry = make_inquiry()
    save(client, inquiry)
    assert not InquiryEvent.objects.filter(by=desk).exclude(kind="viewed").exists()


def test_notes_and_history_are_on_the_page(client, desk):
    inquiry = make_inquiry()
    save(client, inquiry, status="waiting", note="Left a <message>.")
    page = soup(client.get(page_of(inquiry)))
    assert "Left a <message>." in page.select_one(".inquiry-notes").get_text()
    history = [
        [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
        for row in page.select(".inquiry-history tbody tr")
    ]
    assert [row[1:] for row in history] == [
        ["front-desk", "opened"],
        ["front-desk", "note added"],
        ["front-desk", "status changed: from new to waiting"],
        ["front-desk", "opened"],
        ["the visitor", "received"],
    ]


def test_a_long_history_is_cut_and_says_so(client, desk):
    inquiry = make_inquiry()
    for _ in range(60):
        inquiries.record_view(inquiry=inquiry, by=desk)
    page = soup(client.get(page_of(inquiry)))
    assert len(page.select(".inquiry-history tbody tr")) == 50
    assert "Only the newest 50" in page.select_one(".inquiry-history").get_text()


# Two people


def test_a_status_that_somebody_changed_meanwhile_is_not_overwritten(client, desk):
    inquiry = make_inquiry()
    seen = opened(client, inquiry)
    close(inquiry, by=desk)
    response = client.post(page_of(inquiry), {**seen, "status": "waiting", "note": "My note"})
    page = soup(response)
    assert response.status_code == 200
    assert "Somebody changed this" in page.select_one(".field-status .errorlist").get_text()
    assert "My note" in page.find(id="id_note").get_text()
    inquiry.refresh_from_db()
    assert inquiry.status == "closed"


def test_an_assignee_that_somebody_changed_meanwhile_is_not_overwritten(client, desk):
    inquiry, other = make_inquiry(), somebody_at_the_desk("other")
    seen = opened(client, inquiry)
    inquiries.assign(inquiry=inquiry, to=other, by=other)
    page = soup(client.post(page_of(inquiry), {**seen, "assigned_to": desk.pk}))
    assert "Somebody changed this" in page.select_one(".field-assigned_to .errorlist").get_text()
    inquiry.refresh_from_db()
    assert inquiry.assigned_to == other


def test_a_note_on_a_page_that_was_overtaken_changes_nothing_else(client, desk):
    inquiry, other = make_inquiry(), somebody_at_the_desk("other")
    seen = opened(client, inquiry)
    close(inquiry, by=other)
    inquiries.assign(inquiry=inquiry, to=other, by=other)
    assert client.post(page_of(inquiry), {**seen, "note": "Called."}).status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assigned_to, inquiry.notes.count()) == ("closed", other, 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_one_page_at_once_the_second_is_told(client, desk):
    """The other comes when the first has read, and not yet written. On PostgreSQL the row's lock alone keeps them in turn."""
    inquiry = make_inquiry()
    seen = opened(client, inquiry)
    others = Client()
    others.force_login(somebody_at_the_desk("other"))

    def meanwhile():
        return others.post(page_of(inquiry), {**seen, "status": "waiting"})

    with InTheMiddle(inquiries, "change_status", meanwhile) as middle:
        mine = client.post(page_of(inquiry), {**seen, "status": "in_progress"})
    (theirs,) = middle.came
    assert (mine.status_code, theirs.status_code) == (302, 200)
    assert "Somebody changed this" in soup(theirs).select_one(".field-status .errorlist").get_text()
    inquiry.refresh_from_db()
    assert inquiry.status == "in_progress"
    (event,) = inquiry.events.filter(kind="status")
    assert (event.by, event.from_status, event.to_status) == (desk, "new", "in_progress")


def test_somebody_who_left_may_stay_assigned(client, desk):
    inquiry, gone = make_inquiry(), somebody_at_the_desk("gone")
    inquiries.assign(inquiry=inquiry, to=gone, by=desk)
    gone.is_active = False
    gone.save()
    assert save(client, inquiry, note="Called.").status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.assigned_to == gone


ODD = [
    {"status": "lost"},
    {"status": ""},
    {"status": "\x00"},
    {"assigned_to": "999999"},
    {"assigned_to": "x"},
    {"note": "x" * 2001},
    {"initial-status": "lost", "status": "closed"},
    {"status": "closed"},
    {"status": "closed", "reason": "because"},
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_values_are_form_errors_and_change_nothing(client, desk, odd):
    inquiry = make_inquiry()
    response = save(client, inquiry, **odd)
    assert response.status_code == 200
    assert soup(response).select(".errorlist")
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assigned_to, inquiry.notes.count()) == ("new", None, 0)


# What stays for ever


def test_the_admins_history_keeps_the_reference_only(client, desk):
    inquiry = make_inquiry(**PLANTED)
    save(client, inquiry, status="closed", reason="other", note="Private words")
    entry = LogEntry.objects.get()
    assert entry.object_repr == inquiry.reference == str(inquiry)
    kept = entry.change_message + entry.object_repr
    assert found_in(kept) == []
    assert "Private" not in kept


def test_titles_and_messages_hold_the_reference_only(client, desk):
    inquiry = make_inquiry(**PLANTED)
    title = soup(client.get(page_of(inquiry))).title.get_text()
    assert inquiry.reference in title
    assert found_in(title) == []
    response = client.post(page_of(inquiry), {**opened(client, inquiry), "note": "Called."}, follow=True)
    assert inquiry.reference in soup(response).select_one(".messagelist").get_text()
    assert "Zebulon" not in response.content.decode()


def test_there_is_no_way_to_add_or_delete_one(client, desk):
    inquiry = make_inquiry()
    assert client.get("/admin/contact/inquiry/add/").status_code == 403
    assert client.post(f"/admin/contact/inquiry/{inquiry.pk}/delete/", {"post": "yes"}).status_code == 403
    response = client.post("/admin/contact/inquiry/", {"action": "delete_selected", "_selected_action": [inquiry.pk]})
    assert response.status_code in (200, 302)
    page = soup(client.get(page_of(inquiry)))
    assert not page.select(".deletelink, .addlink")
    inquiry.refresh_from_db()


def test_pages_are_kept_by_no_cache(client, desk):
    for address in ("/admin/contact/inquiry/", page_of(make_inquiry()), "/admin/contact/notification/"):
        assert "no-store" in client.get(address)["Cache-Control"]
