"""What nobody can open here cannot be searched either: whoever hands out or erases all of a person is told so."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from contact import keys
from contact.lookup import index_all
from contact.models import Inquiry
from contact.records import erase
from tests.contact.factories import make_inquiry
from tests.contact.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keeper")]
PERSON, RECORD = "/admin/contact/inquiry/person/", "/admin/contact/inquiry/record/"
ONE = "1 inquiry could not be searched, because it cannot be opened here. It may be from the same person."
TWO = "2 inquiries could not be searched, because they cannot be opened here. Some may be from the same person."


@pytest.fixture
def theirs():
    return make_inquiry(telephone="(323) 555-0107", preferred_name="Zebulon")


def make_unreadable() -> Inquiry:
    """With a box that belongs to another inquiry, as after a fault or a forgery."""
    inquiry = make_inquiry(telephone="(323) 555-0107")
    Inquiry.objects.filter(pk=inquiry.pk).update(message=make_inquiry().message)
    return inquiry


@pytest.fixture
def lose_key(own_keys):
    """Takes away the private key to what came until now, when its digests are written and nothing was sealed anew."""

    def lose() -> str:
        index_all()
        keys.add_key()
        path = own_keys.INQUIRY_PRIVATE_KEYS_FILE
        lost, newest = path.read_text().split()
        path.write_text(newest)
        return lost

    return lose


def said(response) -> str:
    return " ".join(soup(response).main.get_text().split())


@pytest.fixture
def failing(monkeypatch):
    """Runs a command that has to fail: (what it wrote, what it failed with)."""

    def run(command: str) -> tuple[str, str]:
        out = io.StringIO()
        monkeypatch.setattr("sys.stdin", io.StringIO("323 555 0107"))
        with pytest.raises(CommandError) as error:
            call_command(command, stdout=out, by="records", reason="Request 12")
        assert error.value.returncode == 1
        return out.getvalue(), str(error.value)

    return run


@pytest.mark.parametrize(("broken", "warning"), [(1, ONE), (2, TWO)])
def test_beside_what_was_found_the_page_says_how_many(client, theirs, broken, warning):
    for _ in range(broken):
        make_unreadable()
    text = said(client.post(PERSON, {"given": "323 555 0107"}))
    assert theirs.reference in text
    assert warning in text


def test_where_nothing_was_found_too(client):
    make_unreadable()
    text = said(client.post(PERSON, {"given": "323 555 0107"}))
    assert ONE in text
    assert "kept here, as far as can be told." in text


@pytest.mark.parametrize("act", ["export", "erase"])
def test_so_does_the_page_that_asks_before_it_is_done(client, theirs, act):
    make_unreadable()
    assert ONE in said(client.post(f"{RECORD}{act}/", {"inquiry": theirs.pk}))


def test_it_is_said_of_others_than_the_one_that_is_erased(client, theirs):
    broken = make_unreadable()
    assert "could not be searched" not in said(client.post(f"{RECORD}erase/", {"inquiry": broken.pk}))
    assert ONE in said(client.post(f"{RECORD}erase/", {"inquiry": theirs.pk}))


def test_nothing_is_said_where_all_can_be_opened_even_if_it_came_this_moment(client, theirs):
    for act in ("export", "erase"):
        make_inquiry()
        assert "could not be searched" not in said(client.post(f"{RECORD}{act}/", {"inquiry": theirs.pk}))
    assert "could not be searched" not in said(client.post(PERSON, {"given": "323 555 0107"}))


def test_the_export_is_written_and_the_command_fails_with_it(failing, theirs):
    make_unreadable()
    written, problem = failing("export_person")
    assert [row["preferred_name"] for row in json.loads(written)] == ["Zebulon"]
    assert problem == ONE


def test_what_was_found_is_erased_and_the_command_fails_with_it(failing, theirs):
    make_unreadable()
    written, problem = failing("erase_person")
    assert "1 of 1 inquiries is erased" in written
    theirs.refresh_from_db()
    assert theirs.erased_at
    assert problem == ONE


def test_a_command_that_finds_nobody_says_it_too(failing):
    make_unreadable()
    assert failing("export_person")[1].endswith(f"kept here, as far as can be told. {ONE}")


@pytest.mark.parametrize(("lost", "warning"), [(1, ONE), (2, TWO)])
def test_a_digest_that_was_made_with_a_lost_key_is_no_search(client, lose_key, lost, warning):
    for _ in range(lost):
        make_inquiry(telephone="(323) 555-0107")
    lose_key()
    text = said(client.post(PERSON, {"given": "323 555 0107"}))
    assert "kept here, as far as can be told." in text
    assert warning in text


@pytest.mark.parametrize("act", ["export", "erase"])
def test_before_it_is_done_a_lost_key_is_told_of_too(client, lose_key, act):
    make_inquiry(telephone="(323) 555-0107")
    lose_key()
    assert ONE in said(client.post(f"{RECORD}{act}/", {"inquiry": make_inquiry().pk}))


@pytest.mark.parametrize(
    ("command", "done"),
    [("export_person", '"telephone": "(323) 555-0107"'), ("erase_person", "1 of 1 inquiries is erased")],
)
def test_with_a_lost_key_a_command_does_what_it_can_and_fails(failing, lose_key, command, done):
    make_inquiry(telephone="(323) 555-0107")
    lose_key()
    make_inquiry(telephone="(323) 555-0107")
    written, problem = failing(command)
    assert done in written
    assert problem == ONE


def test_once_the_key_is_put_back_all_is_searched(client, lose_key, own_keys):
    older = make_inquiry(telephone="(323) 555-0107")
    lost = lose_key()
    path = own_keys.INQUIRY_PRIVATE_KEYS_FILE
    path.write_text(f"{lost}\n{path.read_text()}")
    text = said(client.post(PERSON, {"given": "323 555 0107"}))
    assert older.reference in text
    assert "could not be searched" not in text


def test_what_is_erased_needs_no_key(client, lose_key, keeper):
    erase(inquiries=[make_inquiry(telephone="(323) 555-0107")], reason="Request 12", by=keeper)
    lose_key()
    assert "could not be searched" not in said(client.post(PERSON, {"given": "323 555 0107"}))


def test_without_any_key_an_inquiry_can_still_be_erased_and_the_page_says_what_is_missed(client, theirs, own_keys):
    make_inquiry()
    index_all()
    own_keys.INQUIRY_PRIVATE_KEYS_FILE.unlink()
    assert ONE in said(client.post(f"{RECORD}erase/", {"inquiry": theirs.pk}))
