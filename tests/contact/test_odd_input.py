"""Whatever is sent to the form: a form error, 400, 403, 404, 405 or 413. Never 500."""

from functools import partial
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact.models import Inquiry
from contact.words import words_of
from tests.contact.factories import TYPED, typed
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db

URLENCODED = "application/x-www-form-urlencoded"
# "+2AA-" is half of a pair in UTF-7.
LONE_SURROGATE = b'--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n+2AA-\r\n--x--'
ANSWERED = {200, 303, 400, 403, 413}


def is_a_form_error(response) -> bool:
    return response.status_code == 200 and soup(response).title.get_text().startswith("Error: ")


@pytest.mark.parametrize("name", TYPED)
def test_a_field_of_nearly_a_megabyte_is_a_form_error(client, name):
    response = client.post("/contact/", typed(**{name: "x" * 900_000}))
    if name in (
        "voicemail_ok",
        "not_emergency_ack",
        "consent",
        "email",
    ):  # any text is a tick; an email address was not asked for
        assert response.status_code == 303
    else:
        assert is_a_form_error(response)


def too_large():
    yield {"data": b"message=" + b"x" * 1_000_001, "content_type": URLENCODED}
    yield {"data": b"{}" + b" " * 1_000_000, "content_type": "application/json"}
    yield {"data": typed(message="x" * 1_000_001)}
    yield {"data": typed(message=SimpleUploadedFile("large.pdf", b"x" * 1_000_001))}


@pytest.mark.parametrize("index", range(4))
def test_more_than_a_megabyte_is_too_large(client, index):
    response = client.post("/contact/", **list(too_large())[index])
    assert response.status_code == 413
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("value", ["\x00", "12345\x0067"])
@pytest.mark.parametrize(
    "name", ["preferred_name", "contact_method", "telephone", "best_time", "topic", "message", "token"]
)
def test_a_nul_character_is_a_form_error(client, name, value):
    assert is_a_form_error(client.post("/contact/", typed(**{name: value})))
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("name", ["voicemail_ok", "not_emergency_ack", "consent", "email", "came_from", "else"])
def test_a_nul_character_where_no_words_are_kept_is_not_kept(client, name):
    assert client.post("/contact/", typed(**{name: "\x00"})).status_code == 303
    assert not any("\x00" in str(value) for value in Inquiry.objects.values().get().values())


@pytest.mark.parametrize("name", ["\u200b\u200d", "\u202e", "\u202e \u202c", "\u3164", "\u2067\u2069\ufeff"])
def test_a_name_that_nobody_sees_is_none(client, name):
    response = client.post("/contact/", typed(preferred_name=name))
    assert is_a_form_error(response)
    (link,) = soup(response).find(class_="error-summary").find_all("a")
    assert (link["href"], link.get_text()) == ("#id_preferred_name", "Enter the name we should use for you")
    assert not Inquiry.objects.exists()


def test_a_name_that_turns_around_is_kept_as_it_was_typed(client):
    assert client.post("/contact/", typed(preferred_name="Ann \u202eeeL", telephone="\u202d(323) 555-0107\u202c"))
    words = words_of(Inquiry.objects.get())
    assert (words.preferred_name, words.telephone) == ("Ann eeL", "+13235550107")


@pytest.mark.parametrize("octets", ["%FF", "%ED%A0%80", "%C0%80", "%F5%80%80%80"])
@pytest.mark.parametrize("name", ["preferred_name", "telephone", "topic", "message", "token"])
def test_invalid_utf_8_and_lone_surrogates_are_a_form_error(client, name, octets):
    body = urlencode({field: value for field, value in typed().items() if field != name}) + f"&{name}=1234567{octets}"
    response = client.post("/contact/", body, content_type=URLENCODED)
    assert is_a_form_error(response) or response.status_code == 400
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("name", [*TYPED, "token", "came_from"])
def test_a_field_that_is_sent_twice_is_refused(client, name):
    sent = typed()
    response = client.post("/contact/", {**sent, name: [sent[name], sent[name]]})
    assert response.status_code == 400
    assert not Inquiry.objects.exists()


def test_names_that_nobody_asked_for_are_ignored(client):
    extra = {
        "preferred_name[]": "x",
        "status": "closed",
        "assigned_to": "1",
        "id": "1",
        "reference": "x",
        "__proto__": "x",
    }
    assert client.post("/contact/", {**typed(), **extra}).status_code == 303
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.assigned_to) == ("new", None)
    assert inquiry.reference != "x"


def test_a_file_instead_of_words_is_a_form_error(client):
    response = client.post("/contact/", typed(preferred_name=SimpleUploadedFile("a.txt", b"x")))
    assert is_a_form_error(response)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_not_allowed(client, method):
    assert getattr(client, method)("/contact/").status_code == 405


def test_head_is_answered_as_get(client):
    response = client.head("/contact/")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"preferred_name": "x"}'),
        ("text/plain", b"x"),
        ("", b""),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nno headers"),
        ("multipart/form-data; boundary=\xff", b"--x"),
        (f"{URLENCODED}; charset=utf-16", b"a=b"),
        (f"{URLENCODED}; charset=base64", b"a=b"),
        ("multipart/form-data; boundary=x; charset=utf-7", LONE_SURROGATE),
        (URLENCODED, b"&&&===%%%;;;"),
        (URLENCODED, b"a=1&" * 6000),
    ],
)
def test_an_odd_body_is_a_form_error_or_refused(client, content_type, body):
    response = client.generic("POST", "/contact/", body, content_type=content_type)
    assert response.status_code in ANSWERED - {303}
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("length", ["", "-1", "abc", "1e9", "\u0661", "9" * 40])
def test_an_odd_content_length_is_no_fault(client, length):
    response = client.post("/contact/", b"a=b", content_type=URLENCODED, CONTENT_LENGTH=length)
    assert response.status_code in {200, 400, 413}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("from=" + "x" * 20_000, 200),
        ("from[]=article", 200),
        ("from=article&from=home", 200),
        ("from=%00", 400),
        ("from=%FF", 400),
        ("&" * 3000, 200),
        ("token=x&consent=yes", 200),
    ],
)
def test_an_odd_query_is_ignored_or_refused(client, query, status):
    response = client.get(f"/contact/?{query}")
    assert response.status_code == status


def test_what_the_address_holds_is_not_put_into_the_form(client):
    page = soup(client.get("/contact/?message=hello&preferred_name=Robin"))
    assert page.find(id="id_preferred_name")["value"] == ""


FIELD = st.sampled_from([*TYPED, "token", "came_from"])
tried = partial(
    settings,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@tried(max_examples=80)
@given(posted=st.dictionaries(FIELD | st.text(min_size=1, max_size=20), st.text(max_size=600)), filled=st.booleans())
def test_no_form_of_texts_is_a_server_error(client, posted, filled):
    fields = {**typed(), **posted} if filled else posted
    response = client.post("/contact/", urlencode(fields), content_type=URLENCODED)
    assert response.status_code in ANSWERED


@tried(max_examples=40)
@given(body=st.binary(max_size=400))
def test_no_body_of_bytes_is_a_server_error(client, body):
    response = client.post("/contact/", body, content_type=URLENCODED)
    assert response.status_code in ANSWERED - {303}


@tried(max_examples=40)
@given(reference=st.text(max_size=40))
def test_no_junk_for_a_reference_is_a_server_error(client, reference):
    response = client.get("/contact/thanks/", {"reference": reference})
    assert response.status_code in {400, 404}
