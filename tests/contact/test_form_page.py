"""The contact form as a page: what it says, and how it speaks of mistakes."""

import pytest

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from contact.models import Inquiry, InquiryTopic
from contact.texts import EMAIL_RISK_TEXTS, EMAIL_RISK_VERSIONS, NOT_EMERGENCY_TEXTS, NOT_EMERGENCY_VERSIONS
from tests.contact.factories import BY_EMAIL, TYPED, typed
from tests.contact.pages import filled_in, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic():
    return save_profile(
        profile=ClinicProfile(
            name="Harbour Lane Clinic", telephone="(323) 555-0142", response_days=3, retention_days=77
        )
    )


def words(element) -> str:
    return " ".join(element.get_text().split())


def test_it_names_the_crisis_lines_before_anything_else(client, clinic):
    main = soup(client.get("/contact/")).main
    first = main.find(True)
    assert "crisis-card" in first["class"]
    assert {"tel:988", "sms:988", "tel:911"} <= {link["href"] for link in first.find_all("a")}


def test_it_asks_not_to_write_about_health(client, clinic):
    assert "Do not write about your health" in words(soup(client.get("/contact/")).main)


def test_it_says_how_soon_and_how_long_as_the_profile_does(client, clinic):
    text = words(soup(client.get("/contact/")).main)
    assert "within 3 work days" in text
    assert "77 days after we finish" in text


def test_it_says_what_to_do_when_under_18(client, clinic):
    text = words(soup(client.get("/contact/")).main)
    assert "under 18" in text
    assert "parent or guardian" in text


@pytest.mark.parametrize(
    ("path", "asks", "alone"),
    [
        (
            "/contact/",
            "Are you under 18? Ask a parent or guardian to write or call us.",
            "If you need help now, you do not have to ask anyone first: call or text 988 yourself.",
        ),
        ("/es/contact/", "¿Tiene menos de 18 años?", "no tiene que pedirle permiso a nadie"),
    ],
)
def test_who_is_under_18_is_told_how_to_get_help_alone(client, clinic, path, asks, alone):
    """Ruling 28 of the design: one paragraph says both, and its link dials."""
    page = soup(client.get(path))
    (paragraph,) = (each for each in page.select(".privacy-note p") if "18" in each.get_text())
    said = words(paragraph)
    assert said.startswith(asks)
    assert alone in said
    assert paragraph.find("a", href="tel:988")
    assert paragraph.find_next("form"), "before anything is asked"


def test_it_offers_only_topics_that_are_not_clinical(client):
    labels = [label.get_text() for label in soup(client.get("/contact/")).find_all("label")]
    assert [label for label in labels if label in InquiryTopic.labels] == [
        "New patient information",
        "Cost and insurance",
        "Location and hours",
        "Forms and records",
        "A problem with this website",
        "Something else",
    ]


def test_it_sets_no_cookie_and_is_kept_by_no_cache(client):
    for response in (client.get("/contact/"), client.post("/contact/", typed(consent=None))):
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert "public" not in response["Cache-Control"]


def test_every_field_has_a_label_and_the_personal_ones_an_autocomplete_token(client):
    page = soup(client.get("/contact/"))
    labelled = {label["for"] for label in page.find_all("label")}
    for field in page.main.form.find_all(["input", "select", "textarea"]):
        assert field.get("type") == "hidden" or field["id"] in labelled, field
    tokens = {
        name: page.find(attrs={"name": name})["autocomplete"] for name in ("preferred_name", "telephone", "email")
    }
    assert tokens == {"preferred_name": "name", "telephone": "tel", "email": "email"}


def test_no_id_is_used_twice(client):
    ids = [element["id"] for element in soup(client.post("/contact/", {})).find_all(id=True)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/contact/", "contact_page"),
        ("/contact/?from=article", "article"),
        ("/contact/?from=topic", "topic"),
        ("/contact/?from=home", "home"),
        ("/contact/?from=contact_page", "contact_page"),
        ("/contact/?from=ketamine-and-you", "other"),
    ],
)
def test_it_keeps_the_kind_of_page_and_never_which(client, address, kept):
    form = filled_in(soup(client.get(address)))
    assert form["came_from"] == kept
    client.post("/contact/", {**TYPED, "token": form["token"], "came_from": form["came_from"]})
    assert Inquiry.objects.get().came_from == kept


def test_a_forged_kind_of_page_is_kept_as_other(client):
    client.post("/contact/", typed(came_from="ketamine-and-you"))
    assert Inquiry.objects.get().came_from == "other"


# Mistakes

MISTAKES = {
    "person": {"person": None},
    "preferred_name": {"preferred_name": ""},
    "contact_method": {"contact_method": None},
    "telephone": {"telephone": ""},
    "email": BY_EMAIL | {"email": ""},
    "email_risk_ack": BY_EMAIL | {"email_risk_ack": None},
    "interpreter_language": {"interpreter_language": "x" * 41},
    "access_needs": {"access_needs": "x" * 201},
    "best_time": {"best_time": "at midnight"},
    "topic": {"topic": None},
    "message": {"message": "x" * 501},
    "not_emergency_ack": {"not_emergency_ack": None},
    "consent": {"consent": None},
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_the_title_the_summary_and_beside_its_field(client, name):
    response = client.post("/contact/", typed(**MISTAKES[name]))
    page = soup(response)
    assert response.status_code == 200
    assert not Inquiry.objects.exists()
    assert page.title.get_text().startswith("Error: ")

    summary = page.find(class_="error-summary")
    assert summary["role"] == "alert"
    assert summary["tabindex"] == "-1"
    assert summary.has_attr("autofocus")  # focus without a script
    (link,) = summary.find_all("a")
    target = page.find(id=link["href"].removeprefix("#"))
    assert target["name"] == name

    message = page.find(id=f"{name}-error")
    assert link.get_text() in message.get_text()
    fields = page.main.form.find_all(attrs={"name": name})
    assert all(field["aria-invalid"] == "true" for field in fields)
    described = target if target.get("type") != "radio" else target.find_parent("fieldset")
    assert message["id"] in described["aria-describedby"].split()
    assert len(page.find_all(class_="error-message")) == 1
    for reference in " ".join(e["aria-describedby"] for e in page.find_all(attrs={"aria-describedby": True})).split():
        assert page.find(id=reference), reference


def test_the_summary_lists_mistakes_in_the_order_of_the_page(client):
    page = soup(client.post("/contact/", typed(preferred_name="", contact_method=None, topic=None, consent=None)))
    links = [link["href"] for link in page.find(class_="error-summary").find_all("a")]
    assert links == ["#id_preferred_name", "#id_contact_method", "#id_topic", "#id_consent"]


@pytest.mark.parametrize("name", MISTAKES)
def test_nothing_typed_is_lost(client, name):
    sent = typed(**MISTAKES[name])
    again = filled_in(soup(client.post("/contact/", sent)))
    expected = dict(sent)
    if name == "best_time":  # a list cannot show what is not in it
        del expected["best_time"], again["best_time"]
    assert again == expected


def test_line_breaks_typed_first_and_last_are_not_lost(client):
    again = filled_in(soup(client.post("/contact/", typed(message="\n\nHello\n & <b>bye</b>\n", consent=None))))
    assert again["message"] == "\n\nHello\n & <b>bye</b>\n"


def test_what_was_typed_never_becomes_markup(client):
    page = soup(
        client.post("/contact/", typed(preferred_name='"><img src=x>', message="</textarea><b id=x>", topic=None))
    )
    assert page.find(id="x") is None
    assert page.main.form.find("img") is None


def test_a_form_without_mistakes_does_not_say_error(client):
    page = soup(client.get("/contact/"))
    assert page.title.get_text().startswith("Contact us")
    assert page.find(class_="error-summary") is None
    assert page.find(attrs={"aria-invalid": True}) is None


def test_the_page_costs_one_query_and_a_post_few(
    client, clinic, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_num_queries(1):
        client.get("/contact/")
    with django_assert_max_num_queries(12):
        client.post("/contact/", typed())


def test_the_pages_helper_reads_a_form_as_a_browser_does(client):
    assert filled_in(soup(client.get("/contact/")))["best_time"] == "any"


@pytest.mark.parametrize("path", ["/contact/", "/es/contact/"])
def test_the_form_shows_the_text_about_email_that_is_kept_as_agreed_to(client, path):
    shown = soup(client.get(path)).select_one('label[for="id_email_risk_ack"]').get_text()
    assert shown == EMAIL_RISK_TEXTS[EMAIL_RISK_VERSIONS["es" if "/es/" in path else "en"]]


@pytest.mark.parametrize("path", ["/contact/", "/es/contact/"])
def test_the_form_shows_the_text_about_emergencies_that_is_kept_as_ticked(client, path):
    page = soup(client.get(path))
    version = NOT_EMERGENCY_VERSIONS["es" if "/es/" in path else "en"]
    assert page.select_one('label[for="id_not_emergency_ack"]').get_text() == NOT_EMERGENCY_TEXTS[version]
    assert not page.find(id="id_not_emergency_ack").has_attr("checked"), "they tick it themselves"
    client.post(path, typed())
    assert Inquiry.objects.get().not_emergency_version == version


def test_who_is_in_danger_can_tick_it_and_is_never_turned_away(client):
    response = client.post("/contact/", typed(message="I want to kill myself."))
    assert response.status_code == 303
    assert Inquiry.objects.get().crisis_flag


def test_what_may_be_left_out_says_so(client):
    page = soup(client.get("/contact/"))
    optional = {label["for"] for label in page.main.form.find_all("label") if "(optional)" in label.get_text()}
    assert optional == {"id_interpreter_language", "id_access_needs", "id_message"}
