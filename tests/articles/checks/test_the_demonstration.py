"""What the checks say of the demonstration articles, as errors: nothing."""

from pathlib import Path

import pytest

from articles.checks import Circumstances, errors_of, run
from articles.document import upgraded
from articles.importing.reader import parse
from tests.articles.checks.found import AN_APPROVAL, TODAY, a_medicine, with_notices

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
def test_a_demonstration_article_raises_no_error(path):
    document = upgraded(parse(path.read_text(encoding="utf-8")).document)
    if "ketamine" in path.stem:
        document |= {"medicines": [a_medicine()], "offered_here": True}
    at = Circumstances(TODAY, clinic=CLINIC, review=AN_APPROVAL)
    assert errors_of(run(with_notices(document), at)) == []
