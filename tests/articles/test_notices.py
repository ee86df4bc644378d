"""What rules add to a page, whatever its editor thinks of it."""

import pytest
from bs4 import BeautifulSoup

from articles import notices
from articles.models import Medicine, MedicineUse, Topic
from clinic.models import ClinicProfile
from tests.articles.factories import edit, make_article, make_block, make_document, make_live_article

KETAMINE = {
    "slug": "ketamine",
    "name": "ketamine",
    "proprietary_names": [],
    "drug_class": "",
    "controlled_schedule": "III",
    "boxed_warning": "",
    "medication_guide_url": "",
    "label_url": "",
    "label_checked_on": None,
    "uses": [{"condition": "depression", "status": "off_label"}],
    "approved_uses": ["anaesthesia"],
    "risks": [],
}


def kinds(**overrides) -> list[str]:
    return [notice["kind"] for notice in notices.notices(make_document(**overrides))]


class TestOffLabel:
    def test_it_names_what_is_not_approved_and_what_is(self):
        (notice,) = notices.notices(make_document(medicines=[KETAMINE]))
        assert notice["kind"] == "off_label"
        assert "has not approved ketamine to treat depression." in notice["text"]
        assert "approved ketamine for anaesthesia." in notice["text"]
        assert "what else you could try" in notice["text"]

    def test_an_approved_use_has_none(self):
        approved = {**KETAMINE, "uses": [{"condition": "anaesthesia", "status": "fda_approved"}]}
        assert kinds(medicines=[approved]) == []

    def test_a_compounded_medicine_is_called_that(self):
        compounded = {**KETAMINE, "uses": [{"condition": "depression", "status": "unapproved_compounded"}]}
        (notice,) = notices.notices(make_document(medicines=[compounded]))
        assert "has not approved compounded ketamine" in notice["text"]
        assert "the FDA has not checked it" in notice["text"]

    def test_a_medicine_approved_for_nothing_does_not_claim_a_use(self):
        (notice,) = notices.notices(make_document(medicines=[{**KETAMINE, "approved_uses": []}]))
        assert "has approved" not in notice["text"]


def test_a_boxed_warning_is_shown_though_no_section_speaks_of_it():
    warned = {**KETAMINE, "boxed_warning": "It may make you feel cut off.", "uses": []}
    (notice,) = notices.notices(make_document(medicines=[warned]))
    assert (notice["kind"], notice["text"]) == ("boxed_warning", "It may make you feel cut off.")


def test_what_is_offered_here_says_who_gets_paid():
    (notice,) = notices.notices(make_document(offered_here=True))
    assert notice["kind"] == "money"
    assert "No drug company" not in notice["text"], "nobody has made sure of that"
    (notice,) = notices.notices(make_document(offered_here=True, no_company_paid=True))
    assert notice["text"].endswith("No drug company paid for this page.")


@pytest.mark.parametrize(
    "words",
    ["He thought of suicide.", "She took an overdose.", "Some want to die.", "Self-harm is common.", "Call 988."],
)
def test_words_of_danger_call_for_the_crisis_card(words):
    assert kinds(blocks=[make_block(body=f"<p>{words}</p>")]) == ["crisis"]


def test_so_do_they_in_what_both_sides_of_a_comparison_do():
    pair = {
        "in_story": "a wave",
        "in_body": "a thought",
        "joined_by": "",
        "shared_relation": "as a suicidal thought may",
    }
    assert kinds(blocks=[make_block("analogy", pairs=[pair])]) == ["crisis"]


@pytest.mark.parametrize("words", ["Plants die without water.", "There are 9881 of them.", "It harms nobody."])
def test_other_words_do_not(words):
    assert kinds(blocks=[make_block(body=f"<p>{words}</p>")]) == []


@pytest.mark.parametrize("provenance", ["composite", "fictional", "real", ""])
def test_every_example_says_that_it_is_not_typical(provenance):
    assert "Your results may not be the same." in notices.disclosure({"provenance": provenance})


def test_only_a_real_example_speaks_of_permission():
    told = {name: notices.disclosure({"provenance": name}) for name in ("composite", "fictional", "real", "")}
    assert [name for name, text in told.items() if "written permission" in text] == ["real"]
    assert [name for name, text in told.items() if "made-up" in text] == ["composite", "fictional"]


@pytest.mark.django_db
class TestOnThePage:
    @pytest.fixture
    def article(self):
        ClinicProfile.objects.create(pk=1, name="Our clinic", crisis_telephone="988")
        ketamine = Medicine.objects.create(name="ketamine", slug="ketamine", boxed_warning="It may slow breathing.")
        use = MedicineUse.objects.create(medicine=ketamine, condition="depression", status="off_label")
        article = make_live_article(slug="one", blocks=[make_block(heading="Risk"), make_block(heading="And suicide")])
        article.medicine_uses.add(use)
        article.is_offered_here = True
        edit(article, summary="Now about ketamine.")
        return article

    def page(self, client, article) -> BeautifulSoup:
        from tests.people import make_person

        client.force_login(make_person("author"))
        response = client.get(f"/admin/articles/article/{article.pk}/preview/")
        return BeautifulSoup(response.content.decode(), "html5lib")

    def test_they_stand_in_their_order_before_the_contents(self, client, article):
        page = self.page(client, article)
        names = [
            "main-message",
            "crisis-card",
            "notice-boxed_warning",
            "notice-off_label",
            "contents-folded",
            "section",
        ]
        found = [
            name
            for element in page.select_one("article.article").find_all(True)
            for name in names
            if name in element.get("class", [])
        ]
        assert list(dict.fromkeys(found)) == names
        assert page.select_one(".crisis-card a[href='tel:988']")
        assert "gets paid for it" in page.select_one(".about-this-page .money").get_text()

    def test_no_field_of_the_form_switches_them_off(self, client, article):
        article.conflict_statement = article.funding_statement = article.main_message = ""
        edit(article)
        page = self.page(client, article)
        assert page.select_one(".notice-off_label")
        assert page.select_one(".notice-boxed_warning")
        assert page.select_one(".crisis-card")

    def test_a_live_page_keeps_the_words_it_was_approved_with(self, article):
        newest = article.editions.first()
        Medicine.objects.update(boxed_warning="Other words.")
        frozen = [notice["text"] for notice in newest.document["notices"] if notice["kind"] == "boxed_warning"]
        assert frozen == ["It may slow breathing."]
        assert edit(article, summary="Saved again.").document["notices"][1]["text"] == "Other words."

    def test_a_sensitive_topic_calls_for_the_crisis_card(self):
        article = make_article(topics=[{"slug": "grief", "name": "Grief"}])
        assert article.editions.get().document["notices"] == []
        Topic.objects.update(is_sensitive=True)
        assert [notice["kind"] for notice in edit(article, summary="Again").document["notices"]] == ["crisis"]
