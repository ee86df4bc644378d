"""Medicines in the admin, and what editions freeze of them."""

import pytest

from articles.models import Medicine, MedicineRisk, MedicineUse
from tests.articles.factories import edit, make_article, make_live_article
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ketamine():
    medicine = Medicine.objects.create(name="ketamine", slug="ketamine", proprietary_names=["Ketalar"])
    MedicineUse.objects.create(medicine=medicine, condition="anaesthesia", status="fda_approved")
    MedicineUse.objects.create(medicine=medicine, condition="depression", status="off_label")
    MedicineRisk.objects.create(medicine=medicine, text="feeling cut off", term="dissociation", severity="common")
    return medicine


def test_an_edition_freezes_the_uses_chosen_and_what_is_approved(ketamine):
    article = make_article()
    article.medicine_uses.add(ketamine.uses.get(condition="depression"))
    (frozen,) = edit(article).document["medicines"]
    assert frozen["name"] == "ketamine"
    assert frozen["uses"] == [{"condition": "depression", "status": "off_label"}]
    assert frozen["approved_uses"] == ["anaesthesia"]
    assert frozen["risks"] == [{"text": "feeling cut off", "term": "dissociation", "severity": "common"}]


def test_an_author_chooses_medicines_in_the_articles_form(client, ketamine):
    client.force_login(make_person("author"))
    article = make_article()
    path = f"/admin/articles/article/{article.pk}/change/"
    form = form_data(client, path)
    form["medicine_uses"] = [str(ketamine.uses.get(condition="depression").pk)]
    form["is_offered_here"] = ["on"]
    assert client.post(path, form).status_code == 302
    document = article.editions.first().document
    assert [notice["kind"] for notice in document["notices"]] == ["off_label", "money"]


def test_a_change_names_the_live_articles_that_show_the_words_of_before(client, ketamine):
    article = make_live_article(title="About ketamine")
    article.medicine_uses.add(ketamine.uses.get(condition="depression"))
    make_live_article(title="About sleep")
    client.force_login(make_person("publisher", username="second"))
    path = f"/admin/articles/medicine/{ketamine.pk}/change/"
    page = client.get(path)
    fields = {
        name: field.value() if field.value() is not None else ""
        for name, field in ((bound.html_name, bound) for bound in page.context["adminform"].form)
    }
    fields["proprietary_names"] = "Ketalar"
    fields |= {
        f"{prefix}-{name}": count
        for prefix, there in (("uses", 0), ("risks", 0))
        for name, count in (("TOTAL_FORMS", there), ("INITIAL_FORMS", there))
    }
    response = client.post(path, fields | {"boxed_warning": "It may slow breathing."}, follow=True)
    assert "About ketamine" in response.text
    assert "About sleep" not in response.text
    ketamine.refresh_from_db()
    assert ketamine.boxed_warning == "It may slow breathing."
