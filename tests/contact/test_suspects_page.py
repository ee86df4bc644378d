"""What the front desk sees of a suspect, and the two buttons that lead out of quarantine."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from contact import inquiries
from contact.models import Inquiry, Notification
from contact.spam import BY_ID
from contact.statuses import Status
from tests.contact.factories import make_inquiry, make_suspect, move, somebody_at_the_desk
from tests.contact.pages import soup
from tests.people import make_person

pytestmark = pytest.mark.django_db


def page_of(inquiry) -> str:
    return f"/admin/contact/inquiry/{inquiry.pk}/change/"


def press(client, inquiry, label: str, page: BeautifulSoup | None = None, **changes):
    """Press a button of the inquiry's page as it was opened."""
    form = (page or soup(client.get(page_of(inquiry)))).find(id="inquiry_form")
    fields = {}
    for field in form.find_all(["input", "select", "textarea"]):
        if field.name == "select":
            fields[field["name"]] = (field.find("option", selected=True) or field.option)["value"]
        elif field.get("name") and field.get("type") != "submit":
            fields[field["name"]] = field.get("value", "")
    button = next(button for button in form.find_all("button") if button.get_text() == label)
    return client.post(page_of(inquiry), {**fields, button["name"]: button["value"], **changes})


def test_its_page_says_why_it_is_there_in_words(client, desk):
    inquiry = make_suspect()
    part = soup(client.get(page_of(inquiry))).find(class_="suspicion")
    said = [" ".join(item.get_text().split()) for item in part.find_all("li")]
    signals = [BY_ID[reason] for reason in inquiry.spam_reasons]
    assert len(said) >= 3
    assert said == [f"{signal.reason} ({signal.weight:+d})" for signal in signals]
    assert f"score {inquiry.spam_score}" in part.get_text()


def test_other_inquiries_have_no_such_part(client, desk):
    assert soup(client.get(page_of(make_inquiry()))).find(class_="suspicion") is None


def test_a_reason_that_no_table_knows_any_more_is_passed_over(client, desk):
    inquiry = make_suspect()
    type(inquiry).objects.update(spam_reasons=["long_gone", "search_engines"])
    assert len(soup(client.get(page_of(inquiry))).select(".suspicion li")) == 1


def test_a_persons_message_goes_to_the_inbox_and_the_mails_are_written(client, desk):
    inquiry = make_suspect()
    assert press(client, inquiry, "It is a person's message").status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.status == Status.NEW
    assert Notification.objects.get().inquiry == inquiry
    event = inquiry.events.get(kind="status")
    assert (event.by, event.from_status, event.to_status) == (desk, "quarantine", "new")


def test_spam_is_confirmed_by_a_person(client, desk):
    inquiry = make_suspect()
    press(client, inquiry, "It is spam", note="The third one today.")
    inquiry.refresh_from_db()
    assert inquiry.status == Status.SPAM
    assert inquiry.events.get(kind="status").by == desk
    assert inquiry.notes.count() == 1
    assert not Notification.objects.exists()


def test_who_presses_after_a_colleague_is_told_so(client, desk):
    inquiry = make_suspect()
    page = soup(client.get(page_of(inquiry)))
    inquiries.change_status(inquiry=inquiry, to=Status.NEW, by=desk)
    response = press(client, inquiry, "It is spam", page)
    assert response.status_code == 200
    assert "Somebody changed this after you opened the page" in soup(response).get_text()
    inquiry.refresh_from_db()
    assert inquiry.status == Status.NEW


def test_the_buttons_do_nothing_to_an_inquiry_that_is_no_suspect(client, desk):
    inquiry, suspect = make_inquiry(), make_suspect()
    response = press(client, inquiry, "It is spam", soup(client.get(page_of(suspect))))
    assert response.status_code == 200
    inquiry.refresh_from_db()
    assert inquiry.status == Status.NEW


@pytest.mark.parametrize(
    ("steps", "verdict", "said"),
    [
        ([Status.ANSWERED], "spam", "An inquiry that is answered cannot become spam."),
        ([Status.ANSWERED], "new", "An inquiry that is answered cannot become new."),
        ([Status.CLOSED], "spam", "An inquiry that is closed cannot become spam."),
        ([Status.SPAM], "spam", "An inquiry that is spam cannot become spam."),
        ([], "new", "An inquiry that is new cannot become new."),
    ],
)
def test_a_verdict_that_its_status_does_not_allow_is_told_and_saves_nothing(client, desk, steps, verdict, said):
    inquiry = move(make_inquiry(), *steps, by=desk)
    before, events = inquiry.status, inquiry.events.filter(kind="status").count()
    as_opened = {"status": before, "initial-status": before, "assigned_to": "", "initial-assigned_to": ""}
    response = client.post(page_of(inquiry), {**as_opened, "note": "The third today.", "_verdict": verdict})
    assert response.status_code == 200
    page = soup(response)
    assert said in page.select_one(".field-status .errorlist").get_text()
    assert "The third today." in page.find(id="id_note").get_text(), "what was typed is still there"
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.notes.count()) == (before, 0)
    assert inquiry.events.filter(kind="status").count() == events


def test_who_presses_after_a_colleague_answered_is_told_so(client, desk):
    inquiry = make_suspect()
    page = soup(client.get(page_of(inquiry)))
    move(inquiry, Status.NEW, Status.ANSWERED, by=desk)
    response = press(client, inquiry, "It is spam", page)
    assert "Somebody changed this after you opened the page" in soup(response).get_text()
    inquiry.refresh_from_db()
    assert inquiry.status == Status.ANSWERED


def test_the_inbox_can_be_narrowed_to_suspects_and_does_not_count_them_as_waiting(client, desk):
    inquiry, suspect = make_inquiry(), make_suspect()

    def listed(query: str) -> list[str]:
        page = soup(client.get(f"/admin/contact/inquiry/{query}"))
        return [cell.get_text() for cell in page.select("#result_list .field-reference")]

    assert listed("?status__exact=quarantine") == [suspect.reference]
    assert listed("?todo=yes") == [inquiry.reference]


def test_the_desk_lists_suspects_and_what_nobody_looked_at_for_a_day_is_urgent(client, desk):
    old = make_suspect(now=timezone.now() - timedelta(days=1), preferred_name="Xylophone Casino")
    new = make_suspect()
    panel = next(
        panel for panel in soup(client.get("/admin/")).select(".desk-panel") if "Suspected spam" in panel.h2.get_text()
    )
    assert {link.get_text() for link in panel.select("li a")} == {old.reference, new.reference}
    assert "Xylophone" not in panel.get_text()
    urgent = [item for item in panel.select("li") if item.find(class_="urgent") or "urgent" in item.get("class", [])]
    assert [item.a.get_text() for item in urgent] == [old.reference]


def test_without_suspects_the_desk_says_nothing_of_them(client, desk):
    make_inquiry()
    assert "Suspected spam" not in soup(client.get("/admin/")).get_text()


def test_many_are_confirmed_at_once_and_nothing_else_is(client, desk):
    suspects, person = [make_suspect() for _ in range(3)], make_inquiry()
    chosen = {"action": "confirm_spam", "_selected_action": [each.pk for each in (*suspects, person)]}
    page = soup(client.post("/admin/contact/inquiry/", chosen, follow=True))
    assert "3 of the chosen inquiries are spam now" in page.select_one(".messagelist").get_text()
    for suspect in suspects:
        suspect.refresh_from_db()
        assert suspect.status == Status.SPAM
    person.refresh_from_db()
    assert person.status == Status.NEW


def test_what_a_colleague_decides_in_the_meantime_stays_as_they_decided(client, desk, monkeypatch):
    colleague = somebody_at_the_desk("colleague")
    taken, other = make_suspect(), make_suspect()
    really = inquiries.confirm_spam

    def with_a_colleague(*, inquiry, by):
        if inquiry.pk == taken.pk:
            inquiries.release(inquiry=inquiry, by=colleague)
        return really(inquiry=inquiry, by=by)

    monkeypatch.setattr(inquiries, "confirm_spam", with_a_colleague)
    chosen = {"action": "confirm_spam", "_selected_action": [taken.pk, other.pk]}
    page = soup(client.post("/admin/contact/inquiry/", chosen, follow=True))
    assert "1 of the chosen inquiries are spam now" in page.select_one(".messagelist").get_text()
    statuses = dict(Inquiry.objects.values_list("pk", "status"))
    assert statuses == {taken.pk: Status.NEW, other.pk: Status.SPAM}


# The list of suspects

QUARANTINE = "/admin/contact/inquiry/?queue=quarantine"


def rows(client, address=QUARANTINE) -> list[dict[str, str]]:
    """{name of a column: what its cell says} of each row, in their order."""
    found = soup(client.get(address)).select("#result_list tbody tr")
    return [
        {cell["class"][0].removeprefix("field-"): " ".join(cell.get_text().split()) for cell in row.select("[class]")}
        for row in found
    ]


@pytest.mark.parametrize("query", ["?queue=quarantine", "?status__exact=quarantine"])
def test_the_list_of_suspects_says_why_and_begins_with_what_is_most_like_a_persons(client, desk, query):
    worst, mild = make_suspect(), make_suspect(preferred_name="Ana", message="Sponsored articles for your site?")
    shown = rows(client, f"/admin/contact/inquiry/{query}")
    assert [(row["reference"], row["score"]) for row in shown] == [
        (each.reference, str(each.spam_score)) for each in (mild, worst)
    ]
    for row, inquiry in zip(shown, (mild, worst), strict=True):
        assert row["why"] == " ".join(BY_ID[reason].reason for reason in inquiry.spam_reasons)


@pytest.mark.parametrize("query", ["", "?queue=overdue", "?queue=quarantine", "?status__exact=quarantine"])
def test_who_may_be_in_danger_comes_first_in_each_list_and_on_the_desk_and_is_marked(client, desk, query):
    long_ago = timezone.now() - timedelta(days=9)
    make_inquiry(now=long_ago)
    mild = [make_suspect(now=long_ago, preferred_name="Ana", message=f"Sponsored articles? {n}") for n in range(12)]
    flagged = make_suspect(now=long_ago)
    assert flagged.spam_score > max(each.spam_score for each in mild)
    Inquiry.objects.filter(pk=flagged.pk).update(crisis_flag=True)
    page = soup(client.get(f"/admin/contact/inquiry/{query}"))
    first = page.select_one("#result_list tbody tr").get_text()
    assert flagged.reference in first
    assert "May be in danger" in first
    suspected = next(
        panel for panel in soup(client.get("/admin/")).select(".desk-panel") if "Suspected" in panel.h2.get_text()
    )
    entry = suspected.select_one("li").get_text()
    assert flagged.reference in entry
    assert "may be in danger" in entry


@pytest.mark.parametrize(("column", "first"), [("o=3", "mild"), ("o=-3", "worst"), ("o=-2", "mild"), ("o=2", "worst")])
def test_it_can_be_ordered_by_score_or_by_when_they_came(client, desk, column, first):
    worst = make_suspect(now=timezone.now() - timedelta(hours=1))
    mild = make_suspect(preferred_name="Ana", message="Sponsored articles for your site?")
    shown = rows(client, f"{QUARANTINE}&{column}")
    assert shown[0]["reference"] == {"worst": worst, "mild": mild}[first].reference


def test_the_other_lists_say_nothing_of_a_score(client, desk):
    make_inquiry()
    make_suspect()
    for query in ("", "?queue=todo", "?queue=overdue", "?queue=quarantin", "?status__exact=spam"):
        page = soup(client.get(f"/admin/contact/inquiry/{query}"))
        assert not page.select(".field-score, .column-score"), query


def test_one_press_in_the_list_releases_a_persons_message_and_leads_back(client, desk):
    inquiry = make_suspect()
    page = soup(client.get(QUARANTINE))
    (button,) = page.select("#result_list button")
    assert button["aria-label"] == f"A person's message: {inquiry.reference}"
    fields = {field["name"]: field.get("value", "") for field in page.select("#changelist-form input[type=hidden]")}
    response = client.post(f"/admin/contact/inquiry/{button['formaction']}", fields)
    assert response["Location"] == QUARANTINE
    inquiry.refresh_from_db()
    assert inquiry.status == Status.NEW
    assert Notification.objects.get().inquiry == inquiry
    assert inquiry.events.get(kind="status").by == desk
    assert rows(client) == []


@pytest.mark.parametrize("to", [Status.SPAM, Status.NEW])
def test_a_press_after_a_colleague_has_looked_changes_nothing_and_says_so(client, desk, to):
    inquiry = make_suspect()
    inquiries.change_status(inquiry=inquiry, to=to, by=somebody_at_the_desk("colleague"))
    response = client.post(f"/admin/contact/inquiry/{inquiry.pk}/release/", follow=True)
    said = soup(response).select_one(".messagelist .error").get_text()
    assert f"Somebody has looked at it already: it is {to.label}." in said
    inquiry.refresh_from_db()
    assert inquiry.status == to


def test_nobody_but_the_front_desk_releases(client):
    inquiry = make_suspect()
    client.force_login(make_person("administrator"))
    assert client.post(f"/admin/contact/inquiry/{inquiry.pk}/release/").status_code == 403
    inquiry.refresh_from_db()
    assert inquiry.status == Status.QUARANTINE
