"""Only the front desk sees anything of inquiries: no page, no link, no name."""

import pytest

from clinic.roles import ROLES
from tests.contact.factories import make_inquiry
from tests.contact.pages import soup
from tests.people import make_person

pytestmark = pytest.mark.django_db

OTHERS = [role.key for role in ROLES if role.key != "front-desk"]


def addresses() -> dict[str, int]:
    """{address: what it answers to somebody else on the staff}"""
    inquiry = make_inquiry()
    notification = inquiry.notifications.get()
    answers = {}
    for model, pk in (("inquiry", inquiry.pk), ("notification", notification.pk)):
        base = f"/admin/contact/{model}/"
        for tail in ("", "add/", f"{pk}/change/", f"{pk}/history/", f"{pk}/delete/"):
            answers[base + tail] = 403
    return answers


@pytest.mark.parametrize("role", OTHERS)
def test_others_on_the_staff_get_403_everywhere(client, role):
    client.force_login(make_person(role))
    for address, status in addresses().items():
        assert client.get(address).status_code == status, address
        assert client.post(address, {"action": "send_again", "status": "closed"}).status_code == status, address


def test_an_administrator_is_led_to_what_was_done_and_to_nothing_else_of_it(client):
    client.force_login(make_person("administrator"))
    links = {link["href"] for link in soup(client.get("/admin/")).find_all("a") if "/contact/" in link["href"]}
    assert links == {"/admin/contact/", "/admin/contact/inquiryevent/", "/admin/contact/inquiry/report/"}
    listed = {link["href"] for link in soup(client.get("/admin/contact/")).main.find_all("a")}
    assert {link for link in listed if "/contact/" in link} <= links


@pytest.mark.parametrize("role", [role for role in OTHERS if role != "administrator"])
def test_others_see_no_link_to_it(client, role):
    client.force_login(make_person(role))
    page = soup(client.get("/admin/"))
    links = {link["href"] for link in page.find_all("a") if "/contact/" in link["href"]}
    assert links == set()
    assert "nquir" not in page.find(id="content").get_text()
    assert client.get("/admin/contact/").status_code in (403, 404)


def test_strangers_are_sent_to_sign_in(client):
    for address in addresses():
        response = client.get(address)
        assert response.status_code == 302, address
        assert response["Location"].startswith("/admin/login/"), address


def test_somebody_who_left_sees_nothing(client):
    person = make_person("front-desk")
    client.force_login(person)
    person.is_active = False
    person.save()
    for address in addresses():
        assert client.get(address).status_code == 302, address


def test_the_front_desk_sees_the_links_and_no_explainers(client):
    client.force_login(make_person("front-desk"))
    links = {link["href"] for link in soup(client.get("/admin/")).find_all("a")}
    assert {"/admin/contact/inquiry/", "/admin/contact/notification/"} <= links
    assert not [link for link in links if link.startswith("/admin/articles/")]


def test_only_the_front_desk_has_any_permission_on_inquiries():
    held = {role.key: {name for name in role.permissions if name.startswith("contact.")} for role in ROLES}
    assert {key for key, names in held.items() if names} == {"front-desk", "records", "administrator"}
    assert held["administrator"] == {"contact.view_inquiryevent", "contact.report_inquiry"}, (
        "nothing that anybody wrote"
    )
    assert held["records"] == {f"contact.{action}_inquiry" for action in ("export", "erase", "hold")}, "nothing alone"
    (desk,) = (role for role in ROLES if role.key == "front-desk")
    actions = {name.split(".")[1].split("_")[0] for name in desk.permissions}
    assert "delete" not in actions
