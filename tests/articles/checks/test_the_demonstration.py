"""What the checks say of the demonstration articles, as errors: nothing."""

import tomllib
from pathlib import Path

import pytest

from articles.checks import Circumstances, errors_of, run
from articles.importing.reader import parse
from tests.articles.checks.found import AN_APPROVAL, TODAY, a_medicine, found, with_notices
from tests.articles.factories import make_document

FILES = sorted((Path(__file__).parents[3] / "content").glob("[0-9]*.txt"))

CLINIC = {
    "name": "Example Clinic",
    "telephone": "(555) 555-0142",
    "email": "hello@clinic.example.org",
    "website": "https://clinic.example.org",
    "booking_url": "",
    "crisis_telephone": "988",
}


MEDICINES = tomllib.loads((Path(__file__).parents[3] / "content" / "medicines.toml").read_text(encoding="utf-8"))


def known(named: dict) -> dict:
    """A medicine that an article names for some uses, as a site that has loaded the list holds it."""
    facts = MEDICINES[named["slug"]]
    uses = [{**use, "status": facts["uses"][use["condition"]]} for use in named["uses"]]
    approved = [condition for condition, status in facts["uses"].items() if status == "fda_approved"]
    risks = [{"term": "", **risk} for risk in facts["risks"]]
    return a_medicine(**{**facts, "slug": named["slug"], "uses": uses, "approved_uses": approved, "risks": risks})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pair_of_a_demonstration_article_says_what_both_sides_do(path):
    document = parse(path.read_text(encoding="utf-8")).document
    assert found("AN02", document) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_demonstration_article_raises_no_error(path):
    document = parse(path.read_text(encoding="utf-8")).document
    document["medicines"] = [known(medicine) for medicine in document["medicines"]]
    at = Circumstances(TODAY, clinic=CLINIC, review=AN_APPROVAL)
    assert errors_of(run(with_notices(document), at)) == []


@pytest.mark.parametrize("slug", MEDICINES)
def test_a_medicine_of_the_demonstration_has_what_its_page_must_show(slug):
    medicine = known({"slug": slug, "uses": [{"condition": condition} for condition in MEDICINES[slug]["uses"]]})
    assert bool(medicine["boxed_warning"]) == (slug != "ketamine")
    assert {risk["severity"] for risk in medicine["risks"]} == {"common", "serious"}
    document = with_notices(make_document(medicines=[medicine]))
    assert [found(check_id, document) for check_id in ("BA02", "BA09")] == [[], []]


def test_the_articles_about_medicines_show_their_boxed_warnings():
    about = {path.stem: parse(path.read_text(encoding="utf-8")).document["medicines"] for path in FILES}
    warned = {slug for slug, facts in MEDICINES.items() if facts["boxed_warning"]}
    named = {stem: {medicine["slug"] for medicine in medicines} & warned for stem, medicines in about.items()}
    assert named["20-ssris-in-plain-words"] == {"sertraline"}
    assert named["40-adhd-medicine"] == {"methylphenidate", "atomoxetine"}
