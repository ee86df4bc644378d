"""What the checks of comparisons, claims, evidence, safety and stories say of the demonstration articles, as errors."""

from pathlib import Path

import pytest

from articles.checks import Circumstances, run
from articles.document import upgraded
from articles.importing.reader import parse
from tests.articles.checks.found import AN_APPROVAL, TODAY, a_medicine, with_notices

FILES = sorted((Path(__file__).parents[3] / "content").glob("[0-9]*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_demonstration_article_raises_no_error(path):
    document = upgraded(parse(path.read_text(encoding="utf-8")).document)
    if "ketamine" in path.stem:
        document |= {"medicines": [a_medicine()], "offered_here": True}
    at = Circumstances(TODAY, clinic={"crisis_telephone": "988"}, review=AN_APPROVAL)
    findings = [
        finding for finding in run(with_notices(document), at) if finding.check_id[:2] in ("AN", "BA", "EV", "SA", "PR")
    ]
    assert not [finding for finding in findings if finding.is_error]
