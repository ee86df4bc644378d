"""The people behind the articles: who wrote and who checked what visitors can read now."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition
from articles.paging import PAGE_SIZE
from articles.review_links import make_link
from clinic.models import ClinicProfile, Contributor
from tests.articles.factories import a_publisher, edit, make_article, make_live_article
from tests.articles.forms import form_data

pytestmark = pytest.mark.django_db

FACTS = {
    "name": "Ana Author",
    "slug": "ana",
    "credentials": "PMHNP-BC",
    "job_title": "Nurse",
    "is_demonstration": False,
}


@pytest.fixture
def ana() -> Contributor:
    return Contributor.objects.create(**FACTS, about="Ana has worked in clinics for years.")


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def named(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [(link["href"], link.get_text()) for link in page.select(".people h2 a")]


def cards(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [(card.h3.get_text(), card.select_one(".part").get_text()) for card in page.select(".article-card")]


def test_those_who_wrote_or_checked_something_live_are_named_with_their_credentials(client, ana):
    make_live_article(authors=[FACTS])
    Contributor.objects.create(name="Nobody Yet", slug="nobody")
    assert named(read(client, "/people/")) == [
        ("/people/ana/", "Ana Author, PMHNP-BC"),
        ("/people/robin-reviewer/", "Robin Reviewer, MD"),
    ]


def test_the_byline_and_the_review_line_lead_to_them(client, ana):
    make_live_article(slug="one", authors=[FACTS])
    page = read(client, "/articles/one/")
    links = [page.select_one(f"{line} a[href^='/people/']") for line in (".byline", ".review-line")]
    assert [link.get_text() for link in links] == ["Ana Author, PMHNP-BC", "Robin Reviewer, MD"]
    for link in links:
        assert read(client, link["href"]).h1.get_text() == link.get_text()


def test_a_page_says_what_somebody_wrote_and_what_they_checked(client, ana):
    now = timezone.now()
    make_live_article(title="Older", authors=[FACTS], live_from=now - timedelta(days=2))
    make_live_article(title="Not theirs", live_from=now - timedelta(days=1))
    page = read(client, "/people/ana/")
    assert cards(page) == [("Older", "Wrote it")]
    assert "Ana has worked in clinics for years." in page.main.get_text()
    assert cards(read(client, "/people/robin-reviewer/")) == [("Not theirs", "Checked it"), ("Older", "Checked it")]


def test_who_did_both_is_named_once_with_both(client):
    robin = {"name": "Robin", "slug": "robin-reviewer", "credentials": "MD", "job_title": "", "is_demonstration": False}
    ClinicProfile.objects.create(pk=1, name="One doctor", self_review_allowed=True)
    make_live_article(title="First")
    make_live_article(title="Theirs", authors=[robin])
    assert cards(read(client, "/people/robin-reviewer/"))[0] == ("Theirs", "Wrote it and checked it")


@pytest.mark.parametrize("address", ["/people/ana/", "/people/nobody-at-all/"])
def test_whoever_has_nothing_live_is_a_404_like_nobody(client, ana, address):
    make_article(title="A draft", authors=[FACTS])
    gone = make_live_article(title="Gone", authors=[FACTS])
    publishing.withdraw(article=gone, by=a_publisher(), reason="Old")
    assert client.get(address).status_code == 404
    assert named(read(client, "/people/")) == []


def test_a_byline_belongs_to_the_edition_not_to_the_draft(client, ana):
    article = make_live_article(title="Naps", authors=[FACTS])
    article.authorships.all().delete()
    edit(article)
    assert cards(read(client, "/people/ana/")) == [("Naps", "Wrote it")]


def test_somebody_invented_is_called_so(client, ana):
    make_live_article(authors=[FACTS])
    assert read(client, "/people/ana/").select_one(".not-real") is None
    Contributor.objects.update(is_demonstration=True)
    for address in ("/people/", "/people/ana/"):
        assert "Not a real person" in read(client, address).select_one(".not-real").get_text()


def test_an_odd_cursor_is_a_404(client, ana):
    make_live_article(authors=[FACTS])
    for query in ("before=x", "after=", "before=1-1", "before=1-1&after=1-1"):
        assert client.get(f"/people/ana/?{query}").status_code == 404


@pytest.mark.parametrize("count", [1, 1_000])
def test_both_pages_cost_the_same_with_one_article_and_with_a_thousand(client, ana, count, django_assert_num_queries):
    first = make_live_article(authors=[FACTS]).editions.get()
    articles = Article.objects.bulk_create(Article(title=f"A {n}", slug=f"a-{n}") for n in range(count - 1))
    facts = {field.attname: getattr(first, field.attname) for field in Edition._meta.fields if field.attname != "id"}
    editions = Edition.objects.bulk_create(Edition(**facts | {"article_id": article.pk}) for article in articles)
    link = Edition.authors.through
    link.objects.bulk_create(link(edition_id=edition.pk, contributor_id=ana.pk) for edition in editions)
    with django_assert_num_queries(2):
        assert len(named(read(client, "/people/"))) == 2
    with django_assert_num_queries(4):
        assert len(cards(read(client, "/people/ana/"))) == min(count, PAGE_SIZE)


def test_a_person_named_in_both_languages_has_a_page_in_each_that_leads_to_the_other(client, ana):
    make_live_article(authors=[FACTS])
    spanish = make_live_article(slug="uno", language="es", authors=[FACTS])
    pages = {"en": "/people/ana/", "es": "/es/people/ana/"}
    told = {code: f"https://clinic.example.org{path}" for code, path in pages.items()}
    for here, there in (("en", "es"), ("es", "en")):
        page = read(client, pages[here])
        assert page.select_one("header .language-switch")["href"] == pages[there]
        links = page.select("head link[hreflang]")
        assert {link["hreflang"]: link["href"] for link in links} == {**told, "x-default": told["en"]}
    kept = client.get("/people/ana/").headers["ETag"]
    publishing.withdraw(article=spanish, by=a_publisher(), reason="Old")
    response = client.get("/people/ana/", headers={"If-None-Match": kept})
    page = BeautifulSoup(response.content, "html5lib")
    assert page.select_one("header .language-switch")["href"] == "/es/"
    assert not page.select("head link[hreflang]")


def test_who_wrote_in_one_language_and_checked_in_the_other_has_both_pages(client):
    robin = {"name": "Robin", "slug": "robin-reviewer", "credentials": "MD", "job_title": "", "is_demonstration": False}
    make_live_article(title="Checked")
    ClinicProfile.objects.create(pk=1, name="One doctor", self_review_allowed=True)
    make_live_article(slug="uno", language="es", authors=[robin])
    assert (
        read(client, "/people/robin-reviewer/").select_one(".language-switch")["href"] == "/es/people/robin-reviewer/"
    )


def test_a_later_page_of_a_person_leads_to_their_first_in_the_other_language(client, ana):
    for number in range(PAGE_SIZE + 1):
        make_live_article(slug=f"one-{number}", authors=[FACTS])
    make_live_article(slug="uno", language="es", authors=[FACTS])
    older = read(client, "/people/ana/").select_one('.pager a[rel="next"]')["href"]
    page = read(client, f"/people/ana/{older}")
    assert page.select_one("header .language-switch")["href"] == "/es/people/ana/"
    assert not page.select("head link[hreflang]"), "it lists other articles than any page in Spanish"


def test_a_change_of_what_is_told_changes_the_etag(client, ana):
    make_live_article(authors=[FACTS])
    for address in ("/people/", "/people/ana/"):
        kept = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": kept}).status_code == 304
        Contributor.objects.filter(pk=ana.pk).update(credentials=f"RN {address[-4]}")
        assert client.get(address, headers={"If-None-Match": kept}).status_code == 200


def test_somebody_invented_is_described_in_english_and_on_a_page_in_spanish_that_is_marked(client):
    invented = FACTS | {"job_title": "Writer of the demonstration", "is_demonstration": True}
    real = FACTS | {"slug": "luz", "name": "Luz", "job_title": "Enfermera", "is_demonstration": False}
    for facts in (invented, real):
        Contributor.objects.update_or_create(slug=facts["slug"], defaults={**facts, "about": "Something."})
    make_live_article(slug="uno", language="es", authors=[invented, real])
    make_live_article(slug="one", authors=[invented])

    def in_english(address: str) -> list[str]:
        return [part.get_text() for part in read(client, address).select('main [lang="en"]')]

    [ana] = in_english("/es/articles/uno/")
    assert ana == f"{FACTS['name']}, {FACTS['credentials']}, Writer of the demonstration"
    assert in_english("/es/people/") == [f"{FACTS['name']}, {FACTS['credentials']}", "Writer of the demonstration"]
    assert [words.strip() for words in in_english("/es/people/ana/")][1:] == [
        "Writer of the demonstration",
        "Something.",
    ]
    assert in_english("/es/people/luz/") == [], "nobody knows in which language a clinic describes its people"
    assert in_english("/articles/one/") == in_english("/people/ana/") == []


def test_an_invented_reviewer_is_marked_too(client):
    make_live_article(slug="uno", language="es")
    assert read(client, "/es/articles/uno/").select('.review-line [lang="en"]') == []
    Contributor.objects.filter(slug="robin-reviewer").update(is_demonstration=True)
    make_live_article(slug="dos", language="es")
    [name] = read(client, "/es/articles/dos/").select('.review-line [lang="en"]')
    assert name.get_text().startswith("Robin Reviewer")


@pytest.mark.parametrize("ever", ["a draft", "live"])
def test_previews_name_people_and_lead_to_nobodys_page(client, ana, ever):
    make = make_live_article if ever == "live" else make_article
    article = make(authors=[FACTS])
    edition = article.editions.get()
    _, signed = make_link(edition=edition, for_whom="Dr Example", by=a_publisher())
    link = f"/review/{signed}/"
    client.force_login(a_publisher())
    at = f"/admin/articles/article/{article.pk}"
    previews = [read(client, address) for address in (f"{at}/preview/", f"{at}/editions/1/", link)]
    typed = client.post(f"{at}/preview/typed/", form_data(client, f"{at}/change/"))
    previews.append(BeautifulSoup(typed.content, "html5lib"))
    for page in previews:
        assert "Ana Author, PMHNP-BC" in page.select_one(".byline").get_text()
        assert not page.select('main a[href*="/people/"]')
