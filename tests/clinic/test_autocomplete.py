"""What is searched for while somebody types in a form: what the form offers, and nothing by a way around."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.db.models import ForeignKey, ManyToManyField

from clinic.admin.autocomplete import offered
from tests.articles.factories import make_article
from tests.contact.factories import make_inquiry, somebody_at_the_desk
from tests.people import make_person

pytestmark = pytest.mark.django_db
RELATIONS = [
    field
    for model in admin.site._registry
    for field in model._meta.get_fields()
    if isinstance(field, (ForeignKey, ManyToManyField)) and field.model is model
]


def ask(client, app_label: str, model_name: str, field_name: str):
    data = {"app_label": app_label, "model_name": model_name, "field_name": field_name, "term": ""}
    return client.get("/admin/autocomplete/", data)


@pytest.mark.parametrize("model", ["inquiryevent", "notification", "inquirynote"])
def test_no_way_around_lists_inquiries_without_an_event(client, model):
    inquiry = make_inquiry()
    client.force_login(somebody_at_the_desk())
    response = ask(client, "contact", model, "inquiry")
    assert response.status_code == 403
    assert inquiry.reference not in response.content.decode()
    assert inquiry.events.count() == 1, "that it came"


@pytest.mark.parametrize("field", RELATIONS, ids=str)
def test_a_field_that_no_form_offers_is_refused_even_to_a_superuser(client, field):
    client.force_login(make_person(username="owner", is_superuser=True))
    is_offered = (field.model, field.name) in offered(admin.site)
    status = ask(client, field.model._meta.app_label, field.model._meta.model_name, field.name).status_code
    assert status == (200 if is_offered else 403)


def test_every_field_of_a_form_that_searches_can(client):
    article = make_article(title="Sleep")
    client.force_login(make_person(username="owner", is_superuser=True))
    form = BeautifulSoup(client.get(f"/admin/articles/article/{article.pk}/change/").content, "html.parser")
    fields = form.select("select.admin-autocomplete")
    assert {field["data-field-name"] for field in fields} >= {"topics", "contributor", "references"}
    for field in fields:
        asked = field["data-app-label"], field["data-model-name"], field["data-field-name"]
        assert ask(client, *asked).status_code == 200, asked
