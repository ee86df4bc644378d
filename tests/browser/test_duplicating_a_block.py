"""A block is copied with all that was typed in it, saved or not."""

import pytest

from articles.models import Article
from tests.articles.factories import make_article, make_block
from tests.browser.staff import blocks, sign_in, titles, write
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_analogy_is_copied_below_itself_with_its_pairs_and_its_unsaved_words(page):
    make_person("author")
    pairs = [
        {"in_story": f"story {number}", "in_body": f"body {number}", "joined_by": "", "shared_relation": "both"}
        for number in range(6)
    ]
    article = make_article(
        blocks=[
            make_block("analogy", title="The gate", pairs=pairs, compares_treatments=True),
            make_block(heading="After it"),
        ]
    )
    sign_in(page, "author")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    gate, _ = blocks(page)
    write(gate, "story", "Typed just now. ")
    gate.get_by_role("button", name="Duplicate analogy “The gate”").click()
    assert titles(page) == ["The gate", "The gate", "After it"]
    assert "Copy of analogy “The gate” added as block 2 of 3." in page.locator(".blocks-status").inner_text()
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Saved as edition 2.").wait_for()
    first, second = Article.objects.get().articles_analogy_set.order_by("ordering")
    assert "Typed just now." in second.story
    for name in ("label", "title", "source", "target", "story", "pairs", "plain_statement", "limits"):
        assert getattr(first, name) == getattr(second, name), name
    assert second.compares_treatments
    assert first.uid != second.uid
    assert len(second.pairs) == 6
