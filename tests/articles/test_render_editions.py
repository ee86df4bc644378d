"""Pages are rendered anew while the site is written to: nothing is refused, and nothing comes back."""

import pytest
from django.core.management import call_command

from articles import publishing, redaction, rendering
from articles.management.commands import render_editions
from articles.models import Edition
from tests.articles.factories import a_publisher, make_article, make_block, make_live_article
from tests.people import make_person
from tests.races import InTheMiddle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(render_editions, "BATCH", 2)


def make_stale(*articles) -> None:
    Edition.objects.filter(article__in=articles).update(page={}, page_release="older")


def test_in_more_than_one_batch_while_somebody_else_writes(capsys):
    """SQLite refuses to write to who has read half of a list that somebody else changed meanwhile."""
    articles = [make_live_article() for _ in range(5)]
    make_stale(*articles)
    with InTheMiddle(rendering, "render", make_article) as other:
        call_command("render_editions")
    assert not isinstance(other.came[0], Exception), other.came
    assert capsys.readouterr().out.splitlines() == [f"{done} of 5 pages rendered." for done in (2, 4, 5)]
    for edition in Edition.objects.filter(article__in=articles):
        assert (edition.page, edition.page_release) == (rendering.render(edition.document), rendering.RELEASE)


def test_words_that_are_removed_meanwhile_do_not_come_back():
    block = make_block(body="<p>Zebulon sleeps.</p>")
    article, by, administrator = make_live_article(blocks=[block]), a_publisher(), make_person("administrator")
    make_stale(article)

    def remove() -> None:
        publishing.withdraw(article=article, by=by, reason="Consent")
        redaction.redact(article=article, block=block["id"], reason="Consent", by=administrator)

    with InTheMiddle(rendering, "render", remove) as other:
        call_command("render_editions")
    assert other.came == [None]
    edition = article.editions.get(number=1)
    assert "Removed for ever" in str(edition.page)
    assert "Zebulon" not in str(edition.page)


def test_one_that_is_withdrawn_after_the_list_was_read_is_passed_over(monkeypatch, capsys):
    kept, withdrawn = make_live_article(), make_live_article()
    make_stale(kept, withdrawn)
    by, real = a_publisher(), rendering.render

    def render(document):
        monkeypatch.setattr(rendering, "render", real)
        publishing.withdraw(article=withdrawn, by=by, reason="No")
        return real(document)

    monkeypatch.setattr(rendering, "render", render)
    call_command("render_editions")
    assert capsys.readouterr().out.splitlines() == ["1 of 2 pages rendered."]
    assert withdrawn.editions.get().page == {}
