"""Every page about the records of inquiries, tried by everybody on the staff: a table, and what each answers."""

import pytest
from django.contrib.auth.models import Group, User

from clinic.roles import ROLES
from contact.lookup import index_due
from contact.models import EventKind, Inquiry, InquiryEvent
from tests.contact.factories import make_inquiry
from tests.contact.pages import soup
from tests.contact.planted import PLANTED, found_in
from tests.people import ROLE_NAMES, make_person

pytestmark = pytest.mark.django_db

INQUIRY = "/admin/contact/inquiry"
HOW = {"file": "csv", "reason": "They asked for Zebulon", "_password_again": "secret"}

# What it is -> how it is sent, and to where. `{pk}` is the inquiry's.
PAGES = {
    "find a person": ("get", "/person/"),
    "find this person": ("post", "/person/"),
    "print": ("post", "/{pk}/print/"),
    "ask for an export": ("post", "/record/export/"),
    "export": ("post", "/record/export/"),
    "export from the list": ("post", "/"),
    "erase": ("post", "/record/erase/"),
    "hold": ("post", "/record/hold/"),
    "let go": ("post", "/record/let-go/"),
}
SENT = {
    "find this person": {"given": PLANTED["telephone"]},
    "ask for an export": {"inquiry": "{pk}"},
    "export from the list": {"action": "export_chosen", "_selected_action": "{pk}"},
    **{page: {"inquiry": "{pk}", **HOW} for page in ("export", "erase", "hold", "let go")},
}
READ = {"find a person", "find this person", "print"}

# Who -> the roles they have, and what of PAGES is theirs. Whoever is not here does not exist: the test below counts.
PEOPLE: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "nobody": ((), set()),
    "author": (("author",), set()),
    "reviewer": (("reviewer",), set()),
    "publisher": (("publisher",), set()),
    "administrator": (("administrator",), set()),
    "records": (("records",), set()),
    "front-desk": (("front-desk",), READ),
    "front desk with records": (("front-desk", "records"), set(PAGES)),
    "administrator with records": (("administrator", "records"), set()),
    "everything but the front desk": (tuple(role.key for role in ROLES if role.key != "front-desk"), set()),
}


@pytest.fixture
def inquiry():
    made = make_inquiry(**PLANTED)
    index_due()
    return made


def sign_in(client, who: str):
    person = make_person(username="somebody")
    person.groups.set(Group.objects.filter(name__in=[ROLE_NAMES[key] for key in PEOPLE[who][0]]))
    client.force_login(person)


def ask(client, page: str, inquiry):
    method, address = PAGES[page]
    sent = {name: value.replace("{pk}", str(inquiry.pk)) for name, value in SENT.get(page, {}).items()}
    return getattr(client, method)(INQUIRY + address.replace("{pk}", str(inquiry.pk)), sent)


def events() -> int:
    return InquiryEvent.objects.exclude(kind=EventKind.RECEIVED).count()


def test_everybody_is_in_the_table():
    assert {role.key for role in ROLES} <= set(PEOPLE)


@pytest.mark.parametrize("who", PEOPLE)
def test_each_page_answers_who_may_and_tells_nobody_else_anything(client, inquiry, who):
    sign_in(client, who)
    for page in PAGES:
        before, response = events(), ask(client, page, inquiry)
        if page in PEOPLE[who][1]:
            assert response.status_code in (200, 302), page
            continue
        # The list itself is the front desk's, who has no such action there: it is shown anew, as if nothing was chosen.
        is_their_list = (who, page) == ("front-desk", "export from the list")
        assert response.status_code == (302 if is_their_list else 403), page
        assert events() == before, page
        assert "attachment" not in str(response.headers), page
        assert found_in(response.content.decode()) == [], page
        assert inquiry.reference not in response.content.decode(), page
    if "erase" not in PEOPLE[who][1]:
        inquiry.refresh_from_db()
        assert (inquiry.erased_at, inquiry.held_at) == (None, None)


@pytest.mark.parametrize("page", ["find this person", "print", "export", "erase", "hold"])
def test_who_may_leaves_the_event_of_it(client, inquiry, page):
    sign_in(client, "front desk with records")
    ask(client, page, inquiry)
    kinds = {
        "find this person": "looked_up",
        "print": "printed",
        "export": "exported",
        "erase": "erased",
        "hold": "held",
    }
    assert [*InquiryEvent.objects.values_list("kind", "by__username")][:-1] == [(kinds[page], "somebody")]


@pytest.mark.parametrize("who", [who for who, (_, theirs) in PEOPLE.items() if not theirs])
def test_a_number_that_does_not_exist_answers_them_the_same(client, inquiry, who):
    sign_in(client, who)
    for address in (f"/{inquiry.pk}/print/", f"/{inquiry.pk + 1}/print/", "/999999999999999999/print/"):
        assert client.post(INQUIRY + address).status_code == 403, address


@pytest.mark.parametrize("left", [False, True])
def test_a_stranger_is_asked_to_sign_in_and_so_is_who_left(client, inquiry, left):
    if left:
        sign_in(client, "front desk with records")
        User.objects.update(is_active=False)
    for page in PAGES:
        response = ask(client, page, inquiry)
        body = response.content.decode()
        if response.status_code == 200:  # what they sent is kept for them in the page, and nothing else is there
            assert soup(response).find(id="login-form"), page
            assert not [word for word in ("Quill", "Marmalade", inquiry.reference) if word in body], page
            assert "secret" not in body
        else:
            assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/"), page
    assert events() == 0
    assert Inquiry.objects.get().erased_at is None
