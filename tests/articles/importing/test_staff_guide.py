"""docs/staff/importing.md, held to what it says."""

import io
import re

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.importing import facts, labels, references
from articles.importing.pieces import LONGEST_TITLE
from articles.importing.reader import MOST_BLOCKS, parse
from articles.models import BLOCKS

GUIDE = (settings.BASE_DIR / "docs" / "staff" / "importing.md").read_text()
[EXAMPLE] = re.findall(r"^```article\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
[PRINTED] = re.findall(r"^```text\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_its_example_is_understood_to_the_last_line():
    result = parse(EXAMPLE)
    assert result.remarks == []
    assert {block["kind"] for block in result.document["blocks"]} == set(BLOCKS) - {"figure"}
    assert result.document["read_next"] == "The body's clock"
    assert len(result.document["references"]) == len(result.document["tags"]) == 2


@pytest.mark.django_db
def test_it_shows_what_the_command_prints(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(EXAMPLE)
    out = io.StringIO()
    call_command("import_article", str(file), stdout=out)

    def without_key(text):
        return re.sub(r"article/\d+/", "article/1/", text)

    assert without_key(out.getvalue()) == PRINTED


def test_it_names_every_label_fact_and_kind_of_study():
    known = labels.normal(GUIDE)
    for label in [*labels.NEEDS_NO_COLON, *labels.ALL_PARTS, *(label for label in labels.LABELS if label != "analogy")]:
        assert label in known, label
    for word in [*facts.KEYS, *facts.KINDS, *facts.AUDIENCES, *references.STUDY_TYPES]:
        assert word in GUIDE.casefold(), word


def test_it_names_the_limits():
    for limit in (f"at most {LONGEST_TITLE} characters", f"more than {MOST_BLOCKS} parts", "at most 1 MB"):
        assert limit in GUIDE
