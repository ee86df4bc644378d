"""A document that is pasted whole: looked at, then accepted or taken back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.db import transaction

from articles.document import MOST_BLOCKS
from articles.importing import pasting
from articles.importing.text import ImportRefused
from articles.models import Article, Reference
from clinic.refusals import NotAllowed, NotPossible
from tests.articles.clipboard import WORD
from tests.articles.factories import a_publisher, a_reviewer, edit, make_article, make_block
from tests.people import make_person

pytestmark = pytest.mark.django_db

PAGE = "/admin/articles/article/paste/"
TEXT = (
    "Sleep well\n\nMany people sleep badly.\n\n## What helps?\n\nGo to bed.\n\nStrange label:\n\nMore text.\n\n#Sleep"
)


class TestTheVerb:
    def test_it_makes_a_new_article_as_the_import_does(self):
        edition = pasting.accept(text=TEXT, by=a_publisher())
        assert (edition.number, edition.title, edition.recorded_by) == (1, "Sleep well", a_publisher())
        assert [block["heading"] for block in edition.document["blocks"]] == ["", "What helps?"]

    def test_it_adds_to_the_end_of_a_draft_and_changes_nothing_of_it(self):
        article = make_article(blocks=[make_block("analogy"), make_block(heading="Mine")])
        Reference.objects.create(key="a-trial", citation="A trial.")
        before = article.editions.get().document
        edition = pasting.accept(
            text="## New\n\nIt is so [ref:a-trial].\n\n#Sleep", article=article, seen=1, by=a_publisher()
        )
        assert edition.number == 2
        assert edition.document["blocks"][:2] == before["blocks"]
        assert [block.get("heading") for block in edition.document["blocks"][2:]] == ["New"]
        assert [reference["key"] for reference in edition.document["references"]] == ["a-trial"]
        assert [tag["name"] for tag in edition.document["tags"]] == ["Sleep"]
        for name in ("title", "summary", "main_message", "kind", "topics"):
            assert edition.document[name] == before[name]
        article.refresh_from_db()
        assert article.changed_by == a_publisher()

    def test_looking_saves_nothing_and_says_what_was_not_understood(self):
        proposal = pasting.look(text=TEXT)
        assert not Article.objects.exists()
        assert [remark.line for remark in proposal.remarks] == [9]
        assert pasting.look(text=TEXT, article=make_article()).seen == 1

    def test_what_somebody_saved_meanwhile_is_told_first(self):
        article = make_article()
        edit(article, by=a_reviewer(), title="Another title")
        with pytest.raises(pasting.SavedMeanwhile, match="reviewer saved this article"), transaction.atomic():
            pasting.accept(text="New.", article=article, seen=1, by=a_publisher())
        assert article.editions.count() == 2
        assert pasting.accept(text="New.", article=article, seen=2, by=a_publisher()).number == 3

    def test_an_article_that_was_deleted_meanwhile_gets_nothing(self):
        article = make_article()
        Article.objects.filter(pk=article.pk).delete()
        with pytest.raises(NotPossible, match="deleted"), transaction.atomic():
            pasting.accept(text="New.", article=article, seen=1, by=a_publisher())

    def test_who_may_not_write_may_not_paste(self):
        for article in (None, make_article()):
            with pytest.raises(NotAllowed):
                pasting.accept(text=TEXT, article=article, seen=1, by=a_reviewer())
        assert Article.objects.count() == 1

    @pytest.mark.parametrize("verb", [pasting.look, lambda **text: pasting.accept(by=a_publisher(), seen=1, **text)])
    def test_a_title_that_is_there_is_not_replaced(self, verb):
        make_article(title="Sleep well")
        with pytest.raises(ImportRefused, match="Change the first line"), transaction.atomic():
            verb(text=TEXT)
        assert Article.objects.get().editions.count() == 1

    def test_an_article_takes_no_more_blocks_than_its_form(self):
        article = make_article(blocks=[make_block() for _ in range(MOST_BLOCKS - 1)])
        with pytest.raises(ImportRefused, match="101 blocks"):
            pasting.look(text="One.\n\n## Two\n\nText.", article=article)

    def test_a_text_without_words_is_refused(self):
        with pytest.raises(ImportRefused, match="no text"):
            pasting.look(text="---", article=make_article())


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def sent_again(page: BeautifulSoup) -> dict:
    """What the preview's form sends with either of its buttons."""
    return {field["name"]: field.get_text() for field in page.select("form.action-form textarea[hidden]")}


class TestThePage:
    @pytest.fixture(autouse=True)
    def author(self, client):
        client.force_login(make_person("author"))

    def test_it_shows_the_blocks_and_what_was_not_understood(self, client):
        page = soup(client.post(PAGE, {"plain": TEXT, "_look": "1"}))
        assert "“Sleep well”: 2 sections." in " ".join(page.select_one(".explains").get_text().split())
        shown = [item.get_text(" ", strip=True) for item in page.select("section ol > li")]
        assert shown == [
            "Section Many people sleep badly.",
            "Section: What helps? Go to bed. Strange label: More text.",
        ]
        [remark] = page.select("section[aria-labelledby=remarks] li")
        assert remark.get_text().startswith("Line 9: “Strange label:”")
        assert remark.q is None
        assert [line.get_text() for line in page.select("ol.lines li")] == TEXT.split("\n")
        assert not Article.objects.exists()

    def test_a_remark_has_its_line_beside_it(self, client):
        page = soup(client.post(PAGE, {"plain": "Sleep well\n\nSee [ref:nobody-2020] for more."}))
        [remark] = page.select("section[aria-labelledby=remarks] li")
        assert remark.get_text().startswith("Line 3: [ref:nobody-2020] names no reference")
        assert remark.q.get_text() == "See [ref:nobody-2020] for more."

    def test_accepting_saves_what_was_shown_and_leads_to_the_draft(self, client):
        page = soup(client.post(PAGE, {"formatted": WORD}))
        response = client.post(PAGE, sent_again(page) | {"_accept": "1"}, follow=True)
        article = Article.objects.get()
        assert response.redirect_chain == [(f"/admin/articles/article/{article.pk}/change/", 302)]
        assert "saved as edition 1" in response.text
        assert [block["heading"] for block in article.editions.get().document["blocks"]] == [
            "What sets the time?",
            "What can you do tonight?",
        ]

    @pytest.mark.parametrize(
        "typed", [{"formatted": "<h1>Title</h1><p>A <strong>word</strong>.</p>"}, {"plain": "\n  Title\n\n<b>\n"}]
    )
    def test_going_back_has_the_text_still_there(self, client, typed):
        article = make_article()
        page = soup(client.post(PAGE, typed | {"article": article.pk}))
        back = client.post(PAGE, sent_again(page) | {"_back": "1"}).context["form"]
        assert {name: back[name].value() for name in typed} == typed
        assert str(back["article"].value()) == str(article.pk)
        assert article.editions.count() == 1

    def test_blocks_are_added_to_the_article_that_it_was_opened_from(self, client):
        article = make_article(title="About sleep")
        link = soup(client.get(f"/admin/articles/article/{article.pk}/change/")).find("a", string="Paste a document…")
        form = client.get(
            f"/admin/articles/article/{article.pk}/{link['href']}" if link["href"][0] == "?" else link["href"]
        )
        assert soup(form).select_one("select[name=article] option[selected]").get_text() == "About sleep"
        page = soup(client.post(PAGE, {"article": article.pk, "plain": "## More\n\nText."}))
        client.post(PAGE, sent_again(page) | {"_accept": "1"})
        assert [block["heading"] for block in article.editions.first().document["blocks"]] == ["A heading", "More"]

    def test_a_save_meanwhile_shows_the_blocks_again_with_who_it_was(self, client):
        article = make_article()
        page = soup(client.post(PAGE, {"article": article.pk, "plain": "## More\n\nText."}))
        edit(article, by=a_reviewer(), title="Changed")
        again = client.post(PAGE, sent_again(page) | {"_accept": "1"})
        assert "eviewer saved this article" in soup(again).select_one(".messagelist").get_text()
        assert article.editions.count() == 2
        client.post(PAGE, sent_again(soup(again)) | {"_accept": "1"})
        assert article.editions.first().number == 3

    def test_a_save_meanwhile_that_leaves_no_room_for_the_blocks_is_told_as_well(self, client):
        article = make_article(blocks=[make_block() for _ in range(MOST_BLOCKS - 1)])
        page = soup(client.post(PAGE, {"article": article.pk, "plain": "## More\n\nText."}))
        pasting.accept(text="The last that fits.", article=article, seen=1, by=a_publisher())
        again = client.post(PAGE, sent_again(page) | {"_accept": "1"})
        assert "101 blocks" in soup(again).select_one("form.action-form .errorlist").get_text()
        assert again.context["form"]["plain"].value() == "## More\n\nText."
        assert article.editions.count() == 2

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            ({}, "Paste a text"),
            ({"plain": "A", "formatted": "<p>B</p>"}, "not into both"),
            ({"plain": "- no title"}, "There is no title"),
            ({"plain": "A\x00title"}, "Null characters"),
            ({"plain": "A title", "article": "999999"}, "no such article"),
            ({"plain": "x" * 200_001}, "at most 200000 characters"),
        ],
    )
    def test_what_cannot_be_used_is_refused_with_the_text_still_there(self, client, data, why):
        response = client.post(PAGE, data)
        assert why in soup(response).select_one("form.action-form").get_text(" ")
        assert response.context["form"]["plain"].value() == data.get("plain")
        assert not Article.objects.exists()

    def test_it_shows_no_more_of_what_is_sent_than_the_editor_can_hold(self, client):
        response = client.post(
            PAGE, {"formatted": "<h1>A</h1><img src=x onerror=alert(1)><script>x</script>", "plain": "both"}
        )
        assert response.context["form"]["formatted"].value() == "<h1>A</h1>"

    def test_the_list_leads_there(self, client):
        assert soup(client.get("/admin/articles/article/")).find("a", string="Paste a document…")["href"] == PAGE

    @pytest.mark.parametrize(("sent", "html"), [({}, "<p><strong>A</strong></p>"), ({"document": "1"}, "<h2>A</h2>")])
    def test_a_paste_into_a_text_is_tidied_for_where_it_goes(self, client, sent, html):
        answer = client.post("/admin/articles/article/tidy/", {"html": "<h2 style='color:red'>A</h2>"} | sent)
        assert answer.json() == {"html": html}
        assert client.get("/admin/articles/article/tidy/").status_code == 405

    @pytest.mark.parametrize("html", ["<b>" * 50_001, "<b " + "x" * 5_000 + ">"])
    def test_a_paste_that_is_too_much_is_refused(self, client, html):
        assert client.post("/admin/articles/article/tidy/", {"html": html}).status_code == 413


@pytest.mark.parametrize("role", ["reviewer", "front-desk", "administrator"])
def test_others_neither_see_it_nor_paste(client, role):
    client.force_login(make_person(role))
    assert client.get(PAGE).status_code == client.post(PAGE, {"plain": TEXT}).status_code == 403
    assert client.post("/admin/articles/article/tidy/", {"html": "x"}).status_code == 403
    assert "Paste a document" not in client.get("/admin/articles/article/").text


def test_who_may_only_change_articles_makes_no_new_one(client):
    person = User.objects.create_user("ada", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    client.force_login(person)
    for button in ("_look", "_accept"):
        response = client.post(PAGE, {"plain": "A title\n\nWords of it.", button: "1"})
        assert response.status_code == 403
    assert not Article.objects.exists()
