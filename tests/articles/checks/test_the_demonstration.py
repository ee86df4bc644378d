"""What the checks say of the demonstration articles, as errors: nothing."""

from pathlib import Path

import pytest

from articles.checks import Circumstances, errors_of, run
from articles.importing.reader import parse
from tests.articles.checks.found import AN_APPROVAL, TODAY, a_medicine, found, with_notices

FILES = sorted((Path(__file__).parents[3] / "content").glob("[0-9]*.txt"))

CLINIC = {
    "name": "Example Clinic",
    "telephone": "(555) 555-0142",
    "email": "hello@clinic.example.org",
    "website": "https://clinic.example.org",
    "booking_url": "",
    "crisis_telephone": "988",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pair_of_a_demonstration_article_says_what_both_sides_do(path):
    document = parse(path.read_text(encoding="utf-8")).document
    assert found("AN02", document) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_demonstration_article_raises_no_error(path):
    document = parse(path.read_text(encoding="utf-8")).document
    # What the text leaves to the site: what its regulator says of the medicine.
    medicines = [a_medicine(**{key: medicine[key] for key in ("slug", "name")}) for medicine in document["medicines"]]
    document |= {"medicines": medicines}
    at = Circumstances(TODAY, clinic=CLINIC, review=AN_APPROVAL)
    assert errors_of(run(with_notices(document), at)) == []
