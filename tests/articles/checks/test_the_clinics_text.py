"""What the checks find in the article that a clinic brought, and in one of our own words with the same faults.

The article is set up as a clinic would: a treatment, with a medicine that is off label for depression, offered here. It has
to be refused, and each fault by its name.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from articles.checks import CHECKS, Circumstances, Finding, Severity, run
from articles.document import upgraded
from articles.importing.contact_details import differences
from tests.articles.checks.found import TODAY, a_medicine, with_notices
from tests.articles.importing.files import SAMPLES, parsed, seed

NEW_INFUSION = SAMPLES / "a-new-infusion.txt"
CALMAREL = a_medicine(slug="calmarel", name="calmarel", proprietary_names=[], approved_uses=["seizures"])

ERROR, WARNING, INFORMATION = Severity

# How often each check speaks of the text, and how gravely.
RAISED = {
    "AN01": (ERROR, 3),  # no comparison says where it ends
    "AN04": (ERROR, 1),  # an SSRI against the new medicine
    "BA01": (ERROR, 1),
    # “Unlike …”, SSRIs called slow inside a comparison, and “What … couldn't …”, which is one claim though two patterns match.
    "BA06": (ERROR, 3),
    "EV01": (ERROR, 1),
    "EV02": (ERROR, 1),
    "EV06": (ERROR, 2),  # neither who gains nor who paid
    "PR01": (ERROR, 1),
    "SA05": (ERROR, 2),  # with the time after the word, and before it
    "AN02": (WARNING, 3),
    "BA05": (WARNING, 10),
    "BA07": (WARNING, 4),
    "BA08": (WARNING, 1),
    "EV04": (WARNING, 3),  # three claims of repair in the brain, none with a source
    "EV07": (WARNING, 4),  # five times in four sentences: the last sentence holds two, and one finding quotes both
    "PR04": (WARNING, 1),
    "AN05": (INFORMATION, 1),
    "HL05": (ERROR, 2),  # two short forms that nobody spells out
    "HL07": (ERROR, 1),
    "HL08": (ERROR, 1),
    "ME01": (ERROR, 1),
    "HL13": (WARNING, 1),
}
# Raised at least once: how many pictures a text mixes is its own affair.
RAISED_SOMEHOW = {"AN03": WARNING, "HL02": WARNING}
# BA02 and SA01 show as notices, which make themselves. BA03, BA04, SA02: no such words in the text. PR05: the importer has
# made the story an example, and there it belongs (the next test takes it out again).
NOT_RAISED = [
    "AX04",  # the emoji stand in contact lines, which the importer leaves out
    "AX06",
    "BA02",
    "BA03",
    "BA04",
    "BA09",
    "EV03",
    "EV05",
    "HL04",
    "HL10",
    "ME02",  # the importer's to report
    "ME04",  # so are lines that say how to reach the clinic
    "PR02",
    "PR03",
    "PR05",
    "SA01",
    "SA02",
    "SA03",
    "SA04",
    "SA06",
]


def clinics_own() -> tuple[Path, dict]:
    return seed(), a_medicine()


def our_own() -> tuple[Path, dict]:
    return NEW_INFUSION, CALMAREL


each_text = pytest.mark.parametrize("text", [clinics_own, our_own])


def set_up(path: Path, medicine: dict) -> dict:
    document = upgraded(parsed(path).document)
    return with_notices({**document, "kind": "treatment", "medicines": [medicine], "offered_here": True})


@cache
def _findings(path: Path, medicine_name: str) -> tuple[Finding, ...]:
    medicine = {"ketamine": a_medicine(), "calmarel": CALMAREL}[medicine_name]
    return tuple(run(set_up(path, medicine), Circumstances(TODAY, clinic={"crisis_telephone": "988"})))


def findings(text) -> tuple[Finding, ...]:
    path, medicine = text()
    return _findings(path, medicine["name"])


def of(text, check_id: str) -> list[Finding]:
    return [finding for finding in findings(text) if finding.check_id == check_id]


@each_text
@pytest.mark.parametrize("check_id", RAISED)
def test_it_finds(text, check_id):
    severity, count = RAISED[check_id]
    assert Counter(finding.severity for finding in of(text, check_id)) == {severity: count}


@each_text
@pytest.mark.parametrize("check_id", RAISED_SOMEHOW)
def test_it_finds_some(text, check_id):
    assert {finding.severity for finding in of(text, check_id)} == {RAISED_SOMEHOW[check_id]}


@each_text
@pytest.mark.parametrize("check_id", NOT_RAISED)
def test_it_does_not_find(text, check_id):
    assert check_id in CHECKS
    assert of(text, check_id) == []


@each_text
def test_it_reads_like_a_high_school_text(text):
    assert WARNING in {finding.severity for finding in of(text, "HL01")} or text is our_own


@each_text
def test_five_times_are_told_without_a_source(text):
    assert sum(finding.message.count("“") for finding in of(text, "EV07")) == 5


@each_text
def test_claims_hide_in_comparisons_and_stories(text):
    path, medicine = text()
    kinds = {block["id"]: block["kind"] for block in set_up(path, medicine)["blocks"]}
    # The text is read anew above, and its blocks get new ids each time; so the fields tell them apart.
    assert set(kinds.values()) >= {"analogy", "clinical_example"}
    assert {finding.field for finding in of(text, "BA06")} == {"body", "pairs", "afterwards"}
    assert {finding.field for finding in of(text, "SA05")} == {"body", "points"}


@each_text
def test_what_rules_add_shows_as_notices(text):
    path, medicine = text()
    notices = {notice["kind"]: notice for notice in set_up(path, medicine)["notices"]}
    assert {*notices} == {"crisis", "off_label", "money"}
    assert notices["off_label"]["text"].startswith(f"The FDA has not approved {medicine['name']} to treat depression.")


@each_text
def test_the_same_story_outside_an_example_is_seen(text):
    path, medicine = text()
    document = set_up(path, medicine)
    for number, block in enumerate(document["blocks"]):
        if block["kind"] == "clinical_example":
            told = {"anchor": "", "heading": block["title"], "numbered": True, "role": "", "body": block["story"]}
            document["blocks"][number] = {"kind": "section", "id": block["id"], **told}
    found = [finding for finding in run(document, Circumstances(TODAY)) if finding.check_id == "PR05"]
    assert [finding.severity for finding in found] == [WARNING]


@each_text
def test_two_spellings_of_the_clinics_domain_are_the_importers_to_report(text):
    path, _ = text()
    [remark, *_] = differences(parsed(path).details, {})
    assert "names the clinic's domain in different ways" in str(remark)
