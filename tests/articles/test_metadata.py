"""What pages tell search engines and messengers: the same as they show, and nothing of what is not public."""

import json
import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.urls import get_resolver

from articles import document, publishing
from articles.models import Figure, Medicine, MedicineUse, Review
from articles.models.article import Audience
from articles.review_links import make_link
from clinic.metadata import shortened
from clinic.models import ClinicProfile, Contributor
from clinic.profile import save_profile
from tests.articles.factories import a_publisher, approve, edit, make_article, make_block, make_live_article
from tests.articles.pictures import a_picture
from tests.people import make_person

pytestmark = pytest.mark.django_db

SITE = "https://clinic.example.org"
FACTS = {"study_type": "rct", "doi": "", "pmid": "", "url": "", "accessed_on": None}
AUTHOR = {
    "name": "Ana Abara",
    "slug": "ana",
    "credentials": "MD",
    "job_title": "Psychiatrist",
    "is_demonstration": False,
}
INVENTED = {**AUTHOR, "name": "Ivo Invented", "slug": "ivo", "is_demonstration": True}


@pytest.fixture
def clinic():
    return save_profile(
        profile=ClinicProfile(
            name="Harbour Lane Clinic",
            tagline="Care by the water",
            about="We treat depression.\n\nWe also treat <sleep> & worry.",
            telephone="(323) 555-0142",
            email="hello@harbourlane.example.org",
            website="https://harbourlane.example.org",
            address="1 Harbour Lane\nLos Angeles, CA",
        )
    )


@pytest.fixture
def article(clinic, settings, tmp_path):
    """A live article with everything that structured data can tell of."""
    settings.MEDIA_ROOT = tmp_path
    for author in (AUTHOR, INVENTED):
        Contributor.objects.create(**author)
    made = make_article(
        title="Ketamine & “sleep” </script><b>",
        slug="one",
        summary='What it does, in "plain" words.',
        audience="caregiver",
        authors=[AUTHOR, INVENTED],
        topics=[{"slug": "depression", "name": "Depression"}, {"slug": "sleep", "name": "Sleep"}],
        references=[
            {**FACTS, "key": "alpha", "citation": "Alpha A. A study.", "doi": "10.1000/alpha"},
            {**FACTS, "key": "zeta", "citation": "Zeta Z. Another.", "pmid": "123"},
            {**FACTS, "key": "bare", "citation": "Bare B. No link."},
        ],
        blocks=[make_block(body="<p>First [ref:zeta], then [ref:alpha].</p>")],
    )
    Figure.objects.create(parent=made, region="main", ordering=99, picture=a_picture())
    medicine = Medicine.objects.create(name="ketamine", slug="ketamine", boxed_warning="It may make you feel cut off.")
    made.medicine_uses.add(MedicineUse.objects.create(medicine=medicine, condition="depression", status="off_label"))
    edit(made)
    approve(made)
    publishing.publish(article=made, number=2, by=a_publisher())
    return made


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def data_of(page: BeautifulSoup, kind: str) -> dict:
    (found,) = [data for data in all_data(page) if data["@type"] == kind]
    return found


def all_data(page: BeautifulSoup) -> list[dict]:
    return [json.loads(script.string) for script in page.find_all("script", type="application/ld+json")]


def told(page: BeautifulSoup) -> dict[str, str]:
    """Open Graph's properties."""
    return {tag["property"]: tag["content"] for tag in page.select('meta[property^="og:"]')}


def words(element) -> str:
    return " ".join(element.get_text().split())


def cited(reference) -> dict:
    """A line of the list of references, as structured data says it."""
    told = {"@type": "CreativeWork", "name": reference.find(string=True).strip()}
    link = reference.select_one('a[href^="https:"]')
    return {**told, "url": link["href"]} if link else told


class TestTheArticle:
    def test_its_structured_data_says_what_the_page_shows(self, client, article):
        page = read(client, "/articles/one/")
        data, about = data_of(page, "MedicalWebPage"), page.select_one(".about-this-page")
        published, changed = about.find_all("time")
        references = page.select(".references ol > li")
        warning = page.select_one(".notice-boxed_warning")
        assert "ketamine" in words(warning.h2)
        assert data == {
            "@context": "https://schema.org",
            "@type": "MedicalWebPage",
            "url": page.find("link", rel="canonical")["href"],
            "name": page.h1.get_text(),
            "description": page.find("meta", attrs={"name": "description"})["content"],
            "inLanguage": page.html["lang"],
            "datePublished": published["datetime"],
            "dateModified": changed["datetime"],
            "lastReviewed": page.select_one(".review-line time")["datetime"],
            "reviewedBy": {"@type": "Person", "name": "Robin Reviewer", "honorificSuffix": "MD"},
            "author": [{"@type": "Person", "name": "Ana Abara", "honorificSuffix": "MD", "jobTitle": "Psychiatrist"}],
            "about": [
                *({"@type": "Thing", "name": words(link)} for link in page.select(".kicker a")),
                {"@type": "Drug", "name": "ketamine", "warning": words(warning.p)},
            ],
            "audience": {
                "@type": "MedicalAudience",
                "audienceType": words(about.find("dt", string="Written for").find_next("dd")),
            },
            "citation": [cited(reference) for reference in references],
            "image": urljoin(SITE, page.select_one(".article-body img")["src"]),
            "publisher": {
                "@type": "MedicalClinic",
                "name": words(page.select_one(".site-name")),
                "url": urljoin(SITE, page.select_one(".site-name")["href"]),
            },
        }
        assert words(page.select_one(".review-line strong")) == "Robin Reviewer, MD"
        assert words(page.select_one(".byline .author")) == "Ana Abara, MD, Psychiatrist"
        assert len(data["citation"]) == 3

    def test_no_person_is_named_who_is_not_real(self, client, article):
        page = read(client, "/articles/one/")
        assert "Ivo Invented" in page.select_one(".byline").get_text()
        assert "Ivo Invented" not in json.dumps(all_data(page))

    def test_no_review_is_claimed_where_nobody_reviewed(self, client, article):
        article.editions.filter(number=2).update(review=None, review_state="draft")
        data = data_of(read(client, "/articles/one/"), "MedicalWebPage")
        assert {"lastReviewed", "reviewedBy"} & set(data) == set()

    @pytest.mark.parametrize("whose", ["the clinic", "the reviewer"])
    def test_no_review_is_claimed_while_it_is_a_demonstration(self, client, clinic, article, whose):
        if whose == "the clinic":
            clinic.is_demonstration = True
            save_profile(profile=clinic)
        else:
            Contributor.objects.filter(slug="robin-reviewer").update(is_demonstration=True)
            edit(article, summary="Another.")
            approve(article)
            publishing.publish(article=article, number=3, by=a_publisher())
            assert Review.objects.filter(is_demonstration=True).exists()
        page = read(client, "/articles/one/")
        assert page.select_one(".review-line")
        assert {"lastReviewed", "reviewedBy"} & set(data_of(page, "MedicalWebPage")) == set()

    def test_it_is_shared_with_its_title_its_summary_and_its_first_picture(self, client, article):
        page = read(client, "/articles/one/")
        picture = page.select_one(".article-body img")
        assert told(page) == {
            "og:type": "article",
            "og:title": page.h1.get_text(),
            "og:description": page.find("meta", attrs={"name": "description"})["content"],
            "og:url": page.find("link", rel="canonical")["href"],
            "og:locale": "en_US",
            "og:site_name": "Harbour Lane Clinic",
            "og:image": urljoin(SITE, picture["src"]),
            "og:image:width": picture["width"],
            "og:image:height": picture["height"],
            "og:image:alt": picture["alt"],
        }

    def test_without_a_picture_it_is_shared_without_one(self, client, clinic):
        make_live_article(slug="bare")
        page = read(client, "/articles/bare/")
        assert not [name for name in told(page) if name.startswith("og:image")]
        assert "image" not in data_of(page, "MedicalWebPage")

    def test_a_change_of_the_sites_address_reaches_who_kept_the_page(self, client, article, settings):
        kept = client.get("/articles/one/").headers["ETag"]
        settings.SITE_URL = "https://new.example.org"
        response = client.get("/articles/one/", headers={"If-None-Match": kept})
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "html5lib")
        assert page.find("link", rel="canonical")["href"] == "https://new.example.org/articles/one/"


def test_each_kind_of_reader_has_its_words():
    assert dict(Audience.choices) == document.AUDIENCES


def test_the_home_page_tells_of_the_clinic_what_it_shows(client, clinic):
    page = read(client, "/")
    facts = page.select_one(".contact-facts")
    assert all_data(page) == [
        {
            "@context": "https://schema.org",
            "@type": "MedicalClinic",
            "name": words(page.h1),
            "url": "https://clinic.example.org/",
            "description": words(page.select_one(".about")),
            "telephone": words(facts.select_one('a[href^="tel:"]')),
            "email": words(facts.select_one('a[href^="mailto:"]')),
            "sameAs": facts.find("a", string=re.compile("^https:"))["href"],
            "address": " ".join(facts.find_all("p")[-1].find_all("span")[-1].get_text(" ").split()),
        }
    ]


def test_a_clinic_that_filled_in_only_its_name_claims_no_more(client):
    save_profile(profile=ClinicProfile(name="Bare"))
    (data,) = all_data(read(client, "/"))
    assert set(data) == {"@context", "@type", "name", "url"}


@pytest.mark.parametrize("path", ["/articles/", "/articles/one/", "/topics/sleep/"])
def test_the_trail_is_the_one_that_is_seen(client, article, path):
    page = read(client, path)
    seen = [(words(link), urljoin(SITE, link["href"])) for link in page.select(".breadcrumbs a")]
    itself = (page.h1.get_text(), page.find("link", rel="canonical")["href"])
    items = data_of(page, "BreadcrumbList")["itemListElement"]
    assert [(item["name"], item["item"]) for item in items] == [*seen, itself]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert seen[0] == ("Home", "https://clinic.example.org/")
    assert all(client.get(link["href"]).status_code == 200 for link in page.select(".breadcrumbs a"))


def readable_addresses() -> list[str]:
    """Every address outside the admin that is a page to read here, with the slugs of the article `one` filled in."""
    slugs = {"article": "one", "topic": "sleep", "topic_atom": "sleep", "topic_rss": "sleep"}
    found = get_resolver().reverse_dict.lists()
    return [
        "/" + re.sub(r"%\(\w+\)s", slugs.get(name, "1"), pattern)
        for name, values in found
        if isinstance(name, str)
        for value in values
        for pattern, _ in value[0]
    ]


def test_every_page_has_one_canonical_address_a_description_and_a_title_to_share(client, article):
    seen = set()
    for path in readable_addresses():
        response = client.get(path)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = BeautifulSoup(response.content, "html5lib")
        if page.select_one('meta[name="robots"][content="noindex"]'):
            continue
        assert [link["href"] for link in page.find_all("link", rel="canonical")] == [SITE + path], path
        (description,) = [tag["content"] for tag in page.find_all("meta", attrs={"name": "description"})]
        assert description
        shared = told(page)
        assert (shared["og:title"], shared["og:description"]) == (page.h1.get_text(), description), path
        assert (shared["og:url"], shared["og:site_name"]) == (SITE + path, "Harbour Lane Clinic"), path
        feeds = {link["href"] for link in page.find_all("link", rel="alternate")}
        assert {"/feed.atom", "/feed.rss"} <= feeds, path
        assert all(client.get(feed).status_code == 200 for feed in feeds), path
        seen.add(path)
    assert {"/", "/articles/", "/articles/one/", "/topics/sleep/", "/contact/"} <= seen


def test_what_a_query_does_not_change_has_the_same_canonical_address(client, article):
    for path in ("/articles/one/?utm_source=x", "/articles/one/?before=1"):
        assert read(client, path).find("link", rel="canonical")["href"] == "https://clinic.example.org/articles/one/"
    page = read(client, "/articles/?utm_source=x&page=2")
    assert page.find("link", rel="canonical")["href"] == "https://clinic.example.org/articles/"


def test_a_later_page_of_a_list_is_a_page_of_its_own(client, clinic):
    for number in range(13):
        make_live_article(title=f"Article {number}")
    older = read(client, "/articles/").find("a", rel="next")["href"]
    page = read(client, f"/articles/{older}&utm_source=x")
    assert page.find("link", rel="canonical")["href"] == f"https://clinic.example.org/articles/{older}"


def test_the_host_that_a_request_names_is_told_to_nobody(client, article, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for path in ("/", "/articles/one/", "/feed.atom", "/feed.rss", "/sitemap.xml", "/robots.txt"):
        assert b"evil" not in client.get(path, headers={"host": "evil.example.com"}).content, path


def test_a_page_that_is_not_public_has_no_canonical_address_and_tells_nothing(client, article):
    _, secret = make_link(edition=article.editions.first(), for_whom="Dr Example", by=a_publisher())
    client.force_login(make_person("author"))
    previews = [f"/review/{secret}/", f"/admin/articles/article/{article.pk}/preview/", "/nothing/"]
    for path in previews:
        response = client.get(path)
        page = BeautifulSoup(response.content, "html5lib")
        assert response.status_code == (404 if path == "/nothing/" else 200), path
        assert not page.find("link", rel="canonical"), path
        assert all_data(page) == [], path
        assert told(page) == {}, path


def test_a_long_description_is_cut_between_words():
    text = "word " * 50
    assert len(shortened(text)) <= 160
    assert shortened(text).endswith("word…")
    assert shortened(" short\n\ntext ") == "short text"
    assert len(shortened("x" * 500)) <= 160
