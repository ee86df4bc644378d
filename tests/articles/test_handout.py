"""The handout: what of an article goes home on one sheet of paper, and what it must not leave behind."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from articles.models import Medicine, MedicineUse
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from clinic.qr_code import qr_code
from tests.articles.factories import a_publisher, approve, edit, make_block, make_live_article
from tests.articles.test_notices import KETAMINE

pytestmark = pytest.mark.django_db

PATH = "/articles/one/handout/"
ADDRESS = "https://clinic.example.org/articles/one/"
FACTS = {"study_type": "", "doi": "", "pmid": "", "url": "", "accessed_on": None}
BLOCKS = [
    make_block("questions_to_ask", heading="", questions=["What else could I try?"]),
    make_block(heading="A section", body="<p>Words of a section, said first.[ref:alpha]</p>"),
    make_block("callout", severity="emergency", heading="Call 911 if", body="<p>You cannot wake them.</p>"),
    make_block("callout", severity="information", heading="By the way", body="<p>Nice to know.</p>"),
    make_block("analogy"),
    make_block("key_points", heading="", points=["It may help.[ref:zeta]", "It has risks."]),
]


@pytest.fixture
def article():
    warning = "It may make you feel cut off."
    ketamine = Medicine.objects.create(name="ketamine", slug="ketamine", boxed_warning=warning)
    MedicineUse.objects.create(medicine=ketamine, condition="depression", status="off_label")
    return make_live_article(
        title="One",
        slug="one",
        main_message="Ketamine may help.",
        blocks=BLOCKS,
        medicines=[{**KETAMINE, "boxed_warning": warning}],
        offered_here=True,
        conflict_statement="The clinic offers it.",
        funding_statement="Nobody paid.",
        references=[
            {"key": "zeta", "citation": "Zeta Z. Another.", **FACTS, "doi": "10.1000/zeta"},
            {"key": "alpha", "citation": "Alpha A. A study.", **FACTS, "url": "https://a.example.org/study"},
        ],
    )


def sheet(client, path: str = PATH) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content.decode(), "html5lib")


def words(tag) -> str:
    return " ".join(tag.get_text().split())


def test_it_holds_the_message_the_points_when_to_get_help_and_the_questions_in_this_order(client, article):
    text = words(sheet(client).article)
    wanted = ["One", "Ketamine may help.", "It has risks.", "You cannot wake them.", "What else could I try?"]
    places = [text.index(each) for each in wanted]
    assert places == sorted(places)


def test_it_leaves_the_rest_to_the_page(client, article):
    text = words(sheet(client).article)
    assert not [words for words in ("Words of a section", "Nice to know.", "A gate lets people in.") if words in text]


def test_a_list_without_a_heading_gets_one(client, article):
    headings = [words(heading) for heading in sheet(client).article.find_all("h2")]
    assert {"Key points", "Questions to ask"} <= {*headings}


def test_what_the_rules_demand_goes_along(client, article):
    text = words(sheet(client).article)
    assert "The FDA has not approved ketamine to treat depression." in text
    assert "It may make you feel cut off." in text
    assert "Our clinic offers this treatment and gets paid for it." in text


def test_the_crisis_lines_are_on_it(client):
    save_profile(profile=ClinicProfile(name="Bare", crisis_telephone="988", crisis_text="741-741"))
    make_live_article(slug="one", summary="When people think about suicide.")
    addresses = {link["href"] for link in sheet(client).select_one(".crisis-card").find_all("a")}
    assert {"tel:988", "sms:741741", "tel:911"} <= addresses


def test_references_have_the_numbers_that_they_have_on_the_page(client, article):
    def listed(path):
        return [
            (reference["id"], words(reference).split(".")[0])
            for reference in sheet(client, path).select(".references li")
        ]

    assert listed(PATH) == listed("/articles/one/") == [("ref-1", "Alpha A"), ("ref-2", "Zeta Z")]
    assert [words(link) for link in sheet(client).select(".key-points .citation")] == ["2"]
    assert sheet(client).find("a", href="https://doi.org/10.1000/zeta")


def test_it_says_when_it_was_reviewed_and_when_it_is_due(client, article):
    assert len(sheet(client).select(".review-line time[datetime]")) == 2


def test_the_address_stands_there_for_eyes_and_for_a_camera(client, article):
    page = sheet(client)
    assert words(page.select_one(".address")) == ADDRESS
    assert page.select_one(".qr-code path")["d"] == qr_code(ADDRESS)["path"]


def test_the_address_is_the_sites_own_whatever_name_it_was_asked_by(client, article, settings):
    settings.ALLOWED_HOSTS = ["other.example.org"]
    page = BeautifulSoup(client.get(PATH, headers={"host": "other.example.org"}).content.decode(), "html5lib")
    assert words(page.select_one(".address")) == ADDRESS


def test_a_site_that_does_not_know_its_address_tells_the_one_it_was_asked_by(client, article, settings):
    settings.SITE_URL = ""
    assert words(sheet(client).select_one(".address")) == "http://testserver/articles/one/"


def test_the_article_leads_to_it_and_it_leads_back(client, article):
    assert sheet(client, "/articles/one/").article.find("a", href=PATH)
    assert sheet(client).article.find("a", href="/articles/one/")


def test_search_engines_are_sent_to_the_article(client, article):
    page = sheet(client)
    assert [tag["content"] for tag in page.select('meta[name="robots"]')] == ["noindex"]
    assert page.select_one('link[rel="canonical"]')["href"] == ADDRESS


def test_it_costs_two_queries_and_no_cookie(client, article, django_assert_num_queries):
    with django_assert_num_queries(2):
        response = client.get(PATH)
    assert response.status_code == 200
    assert not response.cookies


def test_nobody_fetches_it_twice_until_it_changes(client, article):
    etag = client.get(PATH).headers["ETag"]
    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 304
    edit(article, main_message="Ketamine may help some people.")
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher())
    fresh = client.get(PATH, headers={"If-None-Match": etag})
    assert fresh.status_code == 200
    assert "help some people" in fresh.content.decode()


def test_a_past_address_leads_to_the_handout_at_the_present_one(client, article):
    publishing.move(article=article, slug="two", by=a_publisher())
    response = client.get(PATH)
    assert (response.status_code, response["Location"]) == (301, "/articles/two/handout/")


def test_readers_of_paper_are_told_too_when_it_is_long_overdue(client, article, monkeypatch):
    due = article.editions.get().review.next_due_on
    then = timezone.now() + timedelta(days=(due - timezone.now().date()).days + 95)
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert sheet(client).select_one(".overdue-note")


def test_an_article_without_points_or_questions_still_has_one(client):
    make_live_article(slug="one", blocks=[make_block()], references=[])
    page = sheet(client)
    assert words(page.h1) == "A title"
    assert page.select_one(".qr-code")
    assert not page.select_one(".references")
