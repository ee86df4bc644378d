"""The article's pages in the admin, without a browser. tests/browser/ does the same with one."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from articles.document import MOST_BLOCKS
from articles.models import BLOCKS, Article
from tests.articles.factories import a_publisher, edit, make_article, make_block, make_live_article
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


@pytest.fixture
def publisher(client):
    person = make_person("publisher")
    client.force_login(person)
    return person


def test_only_a_title_is_needed_to_save_a_draft(client, author):
    data = form_data(client, "/admin/articles/article/add/") | {"title": "Sleep in plain words"}
    response = client.post("/admin/articles/article/add/", data)
    assert response.status_code == 302, response.context["errors"]
    article = Article.objects.get()
    assert (article.slug, article.changed_by) == ("sleep-in-plain-words", author)
    assert article.editions.get().recorded_by == author


def test_saving_records_an_edition_only_when_something_changed(client, author):
    article = make_article(blocks=[make_block(kind) for kind in BLOCKS])
    path = f"/admin/articles/article/{article.pk}/change/"
    before = article.editions.get().content_hash
    response = client.post(path, form_data(client, path), follow=True)
    assert "Nothing was changed" in response.content.decode()
    assert article.editions.get().content_hash == before
    client.post(path, form_data(client, path) | {"summary": "A better summary."})
    assert article.editions.count() == 2


def test_rich_text_is_cleaned_whatever_the_editor_sent(client, author):
    article = make_article()
    path = f"/admin/articles/article/{article.pk}/change/"
    data = form_data(client, path)
    data["articles_section_set-0-body"] = '<p onclick="x()">Hello <script>alert(1)</script><b>you</b></p>'
    client.post(path, data)
    assert article.articles_section_set.get().body == "<p>Hello <strong>you</strong></p>"


def test_the_anchor_of_a_section_survives_a_new_heading(client, author):
    article = make_article(blocks=[make_block(heading="How it works")])
    path = f"/admin/articles/article/{article.pk}/change/"
    client.post(path, form_data(client, path) | {"articles_section_set-0-heading": "What it does"})
    section = article.articles_section_set.get()
    assert (section.heading, section.anchor) == ("What it does", "how-it-works")


class TestTwoPeople:
    def test_the_second_to_save_is_told_who_saved_what_and_keeps_the_text(self, client, author):
        article = make_article(title="Sleep")
        path = f"/admin/articles/article/{article.pk}/change/"
        opened = form_data(client, path)
        client.force_login(make_person("publisher", username="Rosa"))
        client.post(path, form_data(client, path) | {"title": "Sleep, by Rosa"})
        client.force_login(author)
        response = client.post(path, opened | {"summary": "What I had written."})
        page = response.content.decode()
        assert response.status_code == 200
        assert "Rosa saved this article" in page
        assert "title changed" in page
        assert "What I had written." in page
        article.refresh_from_db()
        assert (article.title, article.summary) == ("Sleep, by Rosa", "A summary.")

    def test_everything_saved_since_is_told_and_a_save_without_changes_is_none(self, client, author):
        article = make_article(title="Sleep")
        path = f"/admin/articles/article/{article.pk}/change/"
        opened = form_data(client, path)
        client.post(path, form_data(client, path))
        client.post(path, form_data(client, path) | {"summary": "Shorter."})
        client.post(path, form_data(client, path) | {"title": "Sleeping"})
        page = client.post(path, opened | {"main_message": "Mine"}).content.decode()
        assert "title changed" in page
        assert "summary changed" in page
        assert "main message changed" not in page
        article = make_article(title="Untouched")
        path = f"/admin/articles/article/{article.pk}/change/"
        opened = form_data(client, path)
        client.post(path, form_data(client, path))
        assert client.post(path, opened | {"title": "Touched"}).status_code == 302

    def test_an_open_form_does_not_bring_back_an_old_address(self, client, author):
        article = make_article(slug="old")
        path = f"/admin/articles/article/{article.pk}/change/"
        opened = form_data(client, path)
        publishing.move(article=article, slug="new", by=a_publisher())
        client.post(path, opened | {"title": "Changed", "slug": "old"})
        article.refresh_from_db()
        assert (article.title, article.slug) == ("Changed", "new")

    def test_it_saves_over_the_other_when_told_to(self, client, author):
        article = make_article(title="Sleep")
        path = f"/admin/articles/article/{article.pk}/change/"
        opened = form_data(client, path)
        client.post(path, form_data(client, path) | {"title": "Another"})
        refused = client.post(path, opened | {"title": "Mine"})
        box = BeautifulSoup(refused.content, "html5lib").find("input", attrs={"name": "overwrite", "type": "checkbox"})
        assert client.post(path, opened | {"title": "Mine", "overwrite": box["value"]}).status_code == 302
        article.refresh_from_db()
        assert article.title == "Mine"
        assert [edition.title for edition in article.editions.all()] == ["Mine", "Another", "Sleep"]

    def test_a_block_that_the_other_deleted_loses_nothing_silently(self, client, author):
        article = make_article(blocks=[make_block(body="<p>Old words.</p>")])
        path = f"/admin/articles/article/{article.pk}/change/"
        opened = form_data(client, path)
        client.post(path, form_data(client, path) | {"articles_section_set-0-DELETE": "on"})
        response = client.post(path, opened | {"articles_section_set-0-body": "<p>My words.</p>"})
        assert response.status_code == 200
        assert "My words." in response.content.decode()

    def test_a_form_opened_on_another_article_is_refused(self, client, author):
        first, second = make_article(title="One"), make_article(title="Two")
        edit_path = f"/admin/articles/article/{second.pk}/change/"
        client.post(edit_path, form_data(client, edit_path) | {"title": "Two again"})
        data = form_data(client, f"/admin/articles/article/{first.pk}/change/")
        assert client.post(edit_path, data).status_code == 200


class TestPreviewAndHistory:
    def test_a_preview_is_the_draft_marked_private_and_kept_nowhere(self, client, author):
        article = make_live_article(title="Live words")
        Article.objects.filter(pk=article.pk).update(title="Draft words")
        response = client.get(f"/admin/articles/article/{article.pk}/preview/")
        page = response.content.decode()
        assert "Draft words" in page
        assert "Preview" in page
        assert "no-store" in response.headers["Cache-Control"]
        assert "ETag" not in response.headers
        assert "noindex" in response.headers["X-Robots-Tag"]

    def test_a_preview_reads_like_the_live_page(self, client, author):
        article = make_live_article(live_from=timezone.now(), slug="all", blocks=[make_block(kind) for kind in BLOCKS])
        live = BeautifulSoup(client.get("/articles/all/").content, "html5lib").find("article")
        preview = client.get(f"/admin/articles/article/{article.pk}/preview/")
        shown = BeautifulSoup(preview.content, "html5lib").find("article")
        assert live.get_text(" ", strip=True) == shown.get_text(" ", strip=True)

    @pytest.mark.parametrize("page", ["preview", "editions/1", "history"])
    def test_strangers_and_the_front_desk_are_refused(self, client, page):
        article = make_live_article()
        path = f"/admin/articles/article/{article.pk}/{page}/"
        assert client.get(path).status_code == 302, "to the login"
        client.force_login(make_person("front-desk"))
        assert client.get(path).status_code == 403

    def test_history_tells_editions_and_decisions(self, client, author):
        article = make_live_article(title="First words")
        edit(article, title="Second words", by=author)
        page = BeautifulSoup(client.get(f"/admin/articles/article/{article.pk}/history/").content, "html5lib")
        rows = [row.get_text(" ", strip=True) for row in page.find("table", class_="editions").tbody.find_all("tr")]
        assert "title changed" in rows[0]
        assert "Not published" in rows[0]
        assert "Live" in rows[1]
        decisions = page.find("table", class_="decisions").get_text(" ", strip=True)
        assert "published" in decisions
        assert a_publisher().username in decisions

    def test_an_old_edition_can_be_read_and_restored(self, client, author):
        article = make_live_article(title="First words")
        edit(article, title="Second words")
        old = client.get(f"/admin/articles/article/{article.pk}/editions/1/").content.decode()
        assert "First words" in old
        client.post(f"/admin/articles/article/{article.pk}/editions/1/restore/")
        article.refresh_from_db()
        assert article.title == "First words"
        assert article.editions.count() == 3

    def test_a_reviewer_may_not_restore(self, client):
        client.force_login(make_person("reviewer"))
        article = make_live_article(title="First words")
        edit(article, title="Second words")
        assert client.post(f"/admin/articles/article/{article.pk}/editions/1/restore/").status_code == 403
        assert client.get(f"/admin/articles/article/{article.pk}/history/").status_code == 200


class TestReadingGrade:
    def shown(self, client, text):
        article = make_article(
            blocks=[make_block(heading="Extraordinarily complicated heading", body=f"<p>{text}</p>")]
        )
        return client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()

    def test_it_is_advice_beside_the_draft(self, client, author):
        page = " ".join(
            self.shown(client, "You may feel sick when you wake, and it will pass in a day or two. " * 20).split()
        )
        assert "Reading grade: about 2 by Flesch–Kincaid, 3 by SMOG, roughly." in page

    def test_a_short_text_gets_none(self, client, author):
        assert "too short to tell" in self.shown(client, "You may feel sick.")


class TestBounds:
    @pytest.mark.parametrize("total", ["201", "1000", "9" * 5_000])
    def test_more_blocks_than_an_article_can_have_are_refused(self, client, author, total):
        data = form_data(client, "/admin/articles/article/add/") | {"articles_section_set-TOTAL_FORMS": total}
        assert client.post("/admin/articles/article/add/", data | {"title": ""}).status_code == 400

    def test_no_more_forms_are_made_than_one_kind_can_have(self, client, author):
        data = form_data(client, "/admin/articles/article/add/") | {"articles_section_set-TOTAL_FORMS": "199"}
        response = client.post("/admin/articles/article/add/", data | {"title": ""})
        assert response.status_code == 200
        assert response.content.count(b"field-numbered") <= 101

    def test_the_largest_article_that_can_be_imported_can_be_saved_whole(self, client, author):
        article = make_article(blocks=[make_block(heading=f"Section {number}") for number in range(MOST_BLOCKS)])
        path = f"/admin/articles/article/{article.pk}/change/"
        changed = {f"articles_section_set-{MOST_BLOCKS - 1}-heading": "The last"}
        assert client.post(path, form_data(client, path) | changed).status_code == 302
        headings = [block["heading"] for block in article.editions.first().document["blocks"]]
        assert (len(headings), headings[-1]) == (MOST_BLOCKS, "The last")

    def test_a_text_of_a_hundred_pages_is_refused_with_a_sentence_and_kept(self, client, author):
        data = form_data(client, "/admin/articles/article/add/")
        response = client.post(
            "/admin/articles/article/add/", data | {"title": "Long", "main_message": "word " * 2_000}
        )
        page = response.content.decode()
        assert "at most 5000 characters" in page
        assert page.count("word ") >= 2_000
        assert not Article.objects.exists()


class TestDeleting:
    def test_a_draft_can_be_deleted(self, client, author):
        article = make_article()
        assert client.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}).status_code == 302
        assert not Article.objects.exists()

    def test_what_was_ever_live_cannot(self, client, publisher):
        article = make_live_article()
        assert client.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}).status_code == 403
        assert Article.objects.exists()
