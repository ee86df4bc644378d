"""The preview beside the form: what is typed, as visitors would read it, and nothing saved."""

import pytest
from bs4 import BeautifulSoup

from articles.models import Article, Edition, Picture, Topic
from tests.articles.factories import a_reviewer, make_article, make_block
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db

KINDS = ("section", "analogy", "clinical_example", "key_points", "callout", "figure", "questions_to_ask")


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


def page_of(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html5lib")


def typed(client, article) -> tuple[str, dict]:
    """Where the preview of an article's form is asked for, and what its form would send."""
    at = f"/admin/articles/article/{article.pk}"
    return f"{at}/preview/typed/", form_data(client, f"{at}/change/")


def test_it_shows_what_is_typed_and_saves_nothing(client, author):
    article = make_article(title="Saved", blocks=[make_block(heading="One")])
    address, form = typed(client, article)
    form |= {"title": ["Typed"], "articles_section_set-0-body": ["<p>Typed <strong>words</strong>.</p>"]}
    page = page_of(client.post(address, form))
    assert page.find("h1").get_text(strip=True) == "Typed"
    assert page.select_one(".article-body strong").get_text() == "words"
    assert "not saved" in page.select_one(".preview").get_text()
    assert Edition.objects.count() == 1
    assert Article.objects.get().title == "Saved"
    assert article.articles_section_set.get().body == "<p>Some words.</p>"


def test_it_reads_as_the_page_of_the_saved_draft_does(client, author):
    topic = {"slug": "sleep", "name": "Sleep"}
    article = make_article(blocks=[make_block(kind) for kind in (*KINDS, "call_to_action")], topics=[topic])
    address, form = typed(client, article)
    shown, saved = (
        page_of(response).find("article").get_text(" ", strip=True)
        for response in (client.post(address, form), client.get(f"/admin/articles/article/{article.pk}/preview/"))
    )
    assert shown.split("About this page")[0] == saved.split("About this page")[0]


def test_each_block_has_an_anchor_of_its_own_that_the_contents_lead_to(client, author):
    article = make_article(blocks=[make_block(heading=heading) for heading in ("One", "Two", "Three")])
    address, form = typed(client, article)
    page = page_of(client.post(address, form))
    ids = [element["id"] for element in page.find("main").find_all(id=True)]
    assert len(ids) == len(set(ids))
    leads = {link["href"] for link in page.select(".article a[href^='#b-']")}
    assert len(leads) == 3
    assert {lead.removeprefix("#") for lead in leads} <= set(ids)


def test_an_article_that_was_never_saved_is_shown_too(client, author):
    form = form_data(client, "/admin/articles/article/add/") | {"title": ["New"]}
    assert page_of(client.post("/admin/articles/article/preview/typed/", form)).find("h1").get_text(strip=True) == "New"
    assert not Article.objects.exists()


def test_a_form_with_mistakes_shows_what_it_can(client, author):
    article = make_article(blocks=[make_block(heading="One"), make_block("callout")])
    address, form = typed(client, article)
    form |= {"title": [""], "kind": ["nonsense"], "articles_callout_set-0-severity": ["nonsense"]}
    form |= {"articles_section_set-0-heading": ["A heading that is far too long " * 20]}
    page = page_of(client.post(address, form))
    assert "far too long" in page.select_one(".article-body").get_text()
    assert "It gets worse." in page.select_one(".article-body").get_text()


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"articles_section_set-TOTAL_FORMS": "9" * 5000},
        {"articles_figure_set-TOTAL_FORMS": "1", "articles_figure_set-0-ordering": "²"},
        {
            "articles_clinicalexample_set-TOTAL_FORMS": "1",
            "articles_clinicalexample_set-0-ordering": "1",
            "articles_clinicalexample_set-0-provenance": "nonsense",
            "articles_clinicalexample_set-0-points": "[",
            "articles_clinicalexample_set-0-authorised_on": "yesterday",
        },
        {"topics": ["x", "-1"], "series": "x", "references": ["\x00"], "title": "\x00"},
    ],
)
def test_odd_input_is_no_fault_of_the_site(client, author, odd):
    assert client.post("/admin/articles/article/preview/typed/", odd).status_code == 200


def test_what_a_script_would_need_is_cleaned_away(client, author):
    article = make_article()
    address, form = typed(client, article)
    form["articles_section_set-0-body"] = ["<p onclick='x()'>A<script>x()</script><a href='javascript:x()'>b</a></p>"]
    page = page_of(client.post(address, form))
    assert page.find("script") is None
    assert not page.select("[onclick], a[href^=javascript]")


def test_it_is_kept_nowhere_found_by_nobody_and_framed_by_nobody(client, author):
    article = make_article()
    response = client.post(*typed(client, article))
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert not page_of(response).select(".preview a"), "in the pane there is no way back to go"


def test_the_frame_beside_the_form_runs_and_sends_nothing_and_the_form_frames_no_address(client, author):
    article = make_article()
    response = client.get(f"/admin/articles/article/{article.pk}/change/")
    frame = page_of(response).select_one("#preview-beside iframe")
    assert set(frame.get_attribute_list("sandbox")) == {
        "allow-same-origin",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    }
    assert not frame.has_attr("src")
    assert "frame-src" not in response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("role", ["reviewer", "front-desk", "administrator"])
def test_only_who_may_edit_it_may_ask(client, role):
    article = make_article()
    client.force_login(a_reviewer() if role == "reviewer" else make_person(role))
    for address in (f"/admin/articles/article/{article.pk}/preview/typed/", "/admin/articles/article/preview/typed/"):
        assert client.post(address, {"title": "x"}).status_code == 403
        assert client.get(address).status_code == 405


def test_an_article_that_is_not_there_has_none(client, author):
    assert client.post("/admin/articles/article/999/preview/typed/", {"title": "x"}).status_code in (302, 404)


@pytest.mark.parametrize("count", [1, 10])
def test_it_costs_the_same_whatever_its_length(client, author, count, django_assert_num_queries):
    facts = {"alt_text": "A", "width": 9, "height": 9, "renditions": [{"path": "a.png", "width": 9, "height": 9}]}
    pictures = [Picture.objects.create(digest=f"{number:064}", **facts) for number in range(count)]
    Topic.objects.create(slug="sleep", name="Sleep")
    article = make_article(blocks=[make_block(kind) for kind in KINDS for _ in range(count)])
    address, form = typed(client, article)
    for number, picture in enumerate(pictures):
        form[f"articles_figure_set-{number}-picture"] = [str(picture.pk)]
    with django_assert_num_queries(9):
        assert len(page_of(client.post(address, form)).select(".article-body figure")) == count
