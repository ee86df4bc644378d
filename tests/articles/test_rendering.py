"""Stored pages: rendered when an edition is recorded, and never older than the templates."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from articles import publishing, rendering
from articles.document import content_hash
from articles.models import Edition
from tests.articles.factories import a_publisher, make_article, make_block, make_document, make_live_article

pytestmark = pytest.mark.django_db


def test_a_page_of_an_older_release_is_rendered_anew_when_shown(client):
    make_live_article(slug="one", blocks=[make_block(body="<p>Present words.</p>")])
    Edition.objects.update(page={"body": "Old markup"}, page_release="older")
    page = client.get("/articles/one/").content.decode()
    assert "Present words." in page
    assert "Old markup" not in page


def test_the_command_stores_pages_anew_and_leaves_the_record_alone(capsys):
    article = make_live_article()
    Edition.objects.update(page={}, page_release="older")
    before = article.editions.values_list("document", "content_hash", "chain_hash").get()
    call_command("render_editions")
    assert "1 of 1 pages rendered." in capsys.readouterr().out
    edition = article.editions.get()
    assert edition.page == rendering.render(edition.document)
    assert edition.page_release == rendering.RELEASE
    assert article.editions.values_list("document", "content_hash", "chain_hash").get() == before
    call_command("render_editions")
    assert "Every page" in capsys.readouterr().out


def test_the_command_passes_over_what_visitors_will_not_see_again(capsys):
    article = make_live_article()
    publishing.withdraw(article=article, by=a_publisher(), reason="No")
    Edition.objects.update(page={}, page_release="older")
    call_command("render_editions")
    assert "Every page" in capsys.readouterr().out
    assert article.editions.get().page == {}


def test_a_shown_page_needs_no_rendering(client, monkeypatch):
    make_live_article(slug="one")
    monkeypatch.setattr(rendering, "render", lambda content: pytest.fail("rendered in a request"))
    assert client.get("/articles/one/").status_code == 200


def test_the_content_hash_covers_every_word_and_nothing_else():
    content = make_document()
    changed = {**content, "blocks": [{**content["blocks"][0], "body": "<p>Other words.</p>"}]}
    assert content_hash(content) == content_hash(dict(reversed(content.items())))
    assert content_hash(content) != content_hash(changed)
    article = make_article(title="Title")
    assert article.editions.get().content_hash == content_hash(article.editions.get().document)


def test_numbers_and_levels_of_headings_come_from_the_system():
    page = rendering.render(
        make_document(
            blocks=[
                make_block(heading="", body="<p>Opening.</p>"),
                make_block("analogy", title="Before any section"),
                make_block(heading="One"),
                make_block("analogy", title="Within one"),
                make_block(heading="Aside", numbered=False),
                make_block(heading="Two"),
            ]
        )
    )
    contents = BeautifulSoup(page["contents"], "html5lib").find("ol", class_="contents").find_all("a")
    assert [link.get_text(" ", strip=True) for link in contents] == ["1 One", "Aside", "2 Two"]
    assert "<h2" in page["body"].split("Before any section")[0][-200:]
    assert "<h3" in page["body"].split("Within one")[0][-200:]


@pytest.mark.parametrize("joined_by", ["", "is like"])
def test_a_pair_says_what_both_do_below_it(joined_by):
    pairs = [
        {"in_story": "the gate", "in_body": "the channel", "joined_by": joined_by, "shared_relation": "lets things in"},
        {"in_story": "the key", "in_body": "the signal", "joined_by": joined_by, "shared_relation": ""},
    ]
    page = rendering.render(make_document(blocks=[make_block("analogy", pairs=pairs)]))
    rows = BeautifulSoup(page["body"], "html5lib").select(".analogy-pairs tbody tr")
    assert [" ".join(row.get_text().split()) for row in rows][1] == "What both do: lets things in"
    assert len(rows) == 3


def test_an_analogy_and_an_example_say_what_they_are_whatever_their_editor_left_empty():
    analogy = make_block("analogy", title="", source="", target="", pairs=[], plain_statement="")
    example = make_block("clinical_example", disclosure="", not_typical_note="")
    body = BeautifulSoup(rendering.render(make_document(blocks=[analogy, example]))["body"], "html5lib")
    limits = [part.get_text() for part in body.select(".analogy-limits p")]
    assert limits[1].startswith("No comparison is perfect.")
    assert limits[2] == "A channel has no hinge."
    assert "This is a made-up example." in body.select_one(".not-typical .disclosure").get_text()


def test_a_document_of_the_first_version_still_makes_a_page():
    later = {"medicines", "offered_here", "no_company_paid", "glossary", "notices"}
    blocks = [make_block(), make_block("analogy"), make_block("clinical_example")]
    for block, names in zip(
        blocks, (["role"], ["compares_treatments"], ["authorisation_expires_on", "consent_withdrawn_on"]), strict=True
    ):
        for name in names:
            del block[name]
    for pair in blocks[1]["pairs"]:
        del pair["shared_relation"]
    first = {name: value for name, value in make_document(blocks=blocks).items() if name not in later} | {"version": 1}
    page = rendering.render(first)
    body = BeautifulSoup(page["body"], "html5lib")
    assert "This is a made-up example." in body.select_one(".not-typical").get_text()
    assert body.select_one(".shared-relation") is None
    assert page["notices"].strip() == ""
    assert not page["needs_crisis_card"]


def test_a_note_on_results_comes_in_addition():
    example = make_block("clinical_example", disclosure="As frozen.", not_typical_note="Most needed longer.")
    body = BeautifulSoup(rendering.render(make_document(blocks=[example]))["body"], "html5lib")
    assert [part.get_text() for part in body.select(".not-typical p")] == ["As frozen.", "Most needed longer."]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ clinic }}"])
def test_plain_text_never_becomes_markup(client, hostile):
    texts = {
        "section": {"heading": hostile},
        "analogy": {
            "title": hostile,
            "source": hostile,
            "target": hostile,
            "plain_statement": hostile,
            "limits": hostile,
            "pairs": [{"in_story": hostile, "in_body": hostile, "joined_by": hostile, "shared_relation": hostile}],
        },
        "clinical_example": {"title": hostile, "points": [{"when": hostile, "what": hostile}]},
        "key_points": {"heading": hostile, "points": [hostile]},
        "callout": {"heading": hostile},
        "figure": {"caption": hostile},
        "questions_to_ask": {"heading": hostile, "questions": [hostile]},
        "call_to_action": {"heading": hostile, "text": hostile},
    }
    make_live_article(
        slug="hostile",
        title=hostile,
        summary=hostile,
        main_message=hostile,
        blocks=[make_block(kind, **fields) for kind, fields in texts.items()],
    )
    for path in ("/articles/hostile/", "/articles/", "/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
