"""`manage.py check_articles`, and the page that `document_checks` writes."""

import json

import pytest
from django.core.management import call_command

from articles import reviewing
from articles.checks import CHECKS
from articles.checks.page import checks_page
from tests.articles.factories import a_publisher, edit, make_article, make_block, make_live_article

pytestmark = pytest.mark.django_db

GUARANTEED = make_block(body="<p>This cure is guaranteed.</p>")


def reports(capsys, *, code: int) -> list[dict]:
    if code:
        with pytest.raises(SystemExit) as ended:
            call_command("check_articles", format="json")
        assert ended.value.code == code
    else:
        call_command("check_articles", format="json")
    return json.loads(capsys.readouterr().out)


def test_a_site_without_errors_is_content(capsys):
    make_live_article(title="Live")
    make_article(title="Draft")
    found = reports(capsys, code=0)
    assert [(report["title"], report["state"], report["errors"]) for report in found] == [
        ("Live", "live", 0),
        ("Draft", "draft", 0),
    ]


def test_an_error_of_a_draft_is_named(capsys):
    make_article(title="Draft", blocks=[GUARANTEED])
    (report,) = reports(capsys, code=1)
    error = next(finding for finding in report["findings"] if finding["check_id"] == "BA04")
    assert (error["severity"], error["excerpt"]) == ("error", "This cure is guaranteed.")
    with pytest.raises(SystemExit):
        call_command("check_articles")
    assert "BA04: " in capsys.readouterr().out


def test_what_is_live_and_its_later_draft_are_both_looked_at(capsys):
    article = make_live_article(title="Live")
    article.title = "Later, guaranteed cure"
    edit(article)
    found = reports(capsys, code=1)
    assert [(report["edition"], report["state"]) for report in found] == [(2, "draft"), (1, "live")]
    assert [bool(report["errors"]) for report in found] == [True, False]


def test_what_was_let_pass_is_no_error(capsys):
    article = make_article(blocks=[GUARANTEED])
    reviewing.override(article=article, number=1, check_id="BA04", by=a_publisher(), reason="It quotes a title.")
    (report,) = reports(capsys, code=0)
    assert [finding["is_let_pass"] for finding in report["findings"] if finding["check_id"] == "BA04"] == [True]


def test_a_live_page_that_nobody_reviewed_is_an_error(capsys):
    article = make_live_article()
    article.editions.update(review=None, review_state="draft")
    (report,) = reports(capsys, code=1)
    assert "EV02" in {finding["check_id"] for finding in report["findings"]}


def test_the_page_of_documentation_has_every_check_once():
    page = checks_page()
    for check_id, check in CHECKS.items():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| {check_id} |")]
        assert ("| never |" in row) == (not check.is_overridable)
    assert len(CHECKS) >= 58


def test_the_page_in_the_repository_is_up_to_date():
    call_command("document_checks", check=True)
