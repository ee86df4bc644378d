"""The demonstration articles keep what `content/README.md` promises. Read with the importer, without a database."""

import re
import struct
from pathlib import Path

import pytest

from articles import document
from articles.importing import reader
from articles.readability import grade

CONTENT = Path(__file__).parents[1] / "content"
PICTURES = CONTENT / "pictures"
FILES = {path.name: path for path in sorted(CONTENT.glob("*.txt"))}
PARSED = {name: reader.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}
TREATMENTS = [name for name, parsed in PARSED.items() if parsed.document["kind"] in ("treatment", "medicine")]

each_file = pytest.mark.parametrize("name", PARSED)
each_treatment = pytest.mark.parametrize("name", TREATMENTS)

LONGEST_SENTENCE = 20  # words: NHS service manual, "How we write"

# Shops and magazines that our texts once cited. A label, a regulator or the study itself says it better.
WEAK_SOURCES = r"://([\w-]+\.)*(epocrates|goodrx|webmd|medpath|medicinenet|healthline)\."

# What none of our texts may say: promises and praise (FTC, B&P 651), words that wound (AFSP's and Samaritans' advice on
# writing about suicide), numbers that need arithmetic (PEMAT-P 6), doses, and words that a patient would not use.
FORBIDDEN = {
    "praise": r"breakthrough|miracle|revolutionary|game.chang|cutting.edge|innovative|powerful|exciting|life.changing|"
    r"amazing|groundbreaking|science.backed|\bproven\b|dramatic|holistic|\bunique\b|\bovernight\b",
    "promise": r"\bcures?\b|\bcured\b|guarantee|risk.free|non.addictive|no side effects|completely safe|100 percent|"
    r"someone will (answer|listen)",
    "blame": r"commit\w* suicide|complet\w* suicide|successful (suicide|attempt)|failed (suicide|attempt)|"
    r"unsuccessful (suicide|attempt)|suicide epidemic|skyrocket",
    "label": r"\baddicts?\b|\bsufferers?\b|schizophrenics?\b|the mentally ill|\bclinicians?\b|\bdrugs?\b(?! Administration)",
    "number": r"%|\bpercent\b|\d ?(mg|mcg|ml)\b|\btwice as\b|\bhalf as\b|-?fold\b|\b1 in \d",
    "comparison": r"unlike (traditional|other)|(works|work) better than other",
}


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text)


def without_citations(text: str) -> str:
    return document.CITATION.sub("", text)


def reading_text(name: str) -> list[str]:
    return [without_citations(text) for text in document.reading_text(PARSED[name].document)]


def all_text(name: str) -> str:
    return "\n".join([*reading_text(name), PARSED[name].document["summary"]])


def of_kind(name: str, kind: str) -> list[dict]:
    return [block for block in PARSED[name].document["blocks"] if block["kind"] == kind]


def missing(facts: dict, *keys: str) -> list[str]:
    """The keys whose value is empty."""
    return [key for key in keys if not facts[key]]


def found(pattern: str, text: str) -> list[str]:
    return [match[0] for match in re.finditer(pattern, text, re.IGNORECASE)]


def test_there_are_seven_articles():
    assert len(FILES) >= 7
    assert len({parsed.document["title"] for parsed in PARSED.values()}) == len(FILES)


@each_file
def test_the_importer_understands_every_line(name):
    assert [str(remark) for remark in PARSED[name].remarks] == []


@each_file
def test_it_types_no_contact_details(name):
    """They come from the clinic's profile, and stay right when it changes."""
    assert PARSED[name].details == []


@each_file
def test_it_says_what_lists_and_readers_need(name):
    content = PARSED[name].document
    assert missing(content, "topics", "tags", "conflict_statement", "funding_statement") == []
    assert PARSED[name].authors == ["demonstration-author"]
    assert 40 <= len(content["summary"]) <= 160
    assert 10 <= len(words(content["main_message"])) <= 50


@each_file
def test_it_opens_with_an_introduction(name):
    first = PARSED[name].document["blocks"][0]
    assert (first["kind"], first["heading"]) == ("section", "")


@each_file
def test_every_comparison_is_also_said_plainly_and_has_its_limits(name):
    analogies = of_kind(name, "analogy")
    assert 1 <= len(analogies) <= 2
    for analogy in analogies:
        assert missing(analogy, "title", "story", "source", "target", "plain_statement", "limits") == []
        assert len(analogy["pairs"]) >= 2
        assert [missing(pair, "in_story", "in_body") for pair in analogy["pairs"]] == [[]] * len(analogy["pairs"])


@each_file
def test_it_ends_in_points_questions_and_an_invitation(name):
    (points,) = of_kind(name, "key_points")
    (questions,) = of_kind(name, "questions_to_ask")
    (invitation,) = of_kind(name, "call_to_action")
    assert 3 <= len(points["points"]) <= 5
    assert 4 <= len(questions["questions"]) <= 7
    assert all(question.endswith("?") for question in questions["questions"])
    assert missing(invitation, "heading", "text") == []


@each_file
def test_examples_are_not_taken_for_the_usual_result(name):
    for example in of_kind(name, "clinical_example"):
        assert example["provenance"] in ("composite", "fictional")
        assert missing(example, "title", "story", "points", "afterwards", "not_typical_note") == []


@each_file
def test_it_cites_its_sources_and_lists_no_others(name):
    content = PARSED[name].document
    assert document.unknown_keys(content) == []
    assert content["references"]
    assert set(document.cited_keys(content)) == {reference["key"] for reference in content["references"]}


@each_file
def test_every_source_can_be_looked_up(name):
    for reference in PARSED[name].document["references"]:
        assert reference["study_type"], reference["key"]
        assert reference["doi"] or (reference["url"] and reference["accessed_on"]), reference["key"]


@each_file
def test_no_source_is_one_of_the_weak_ones(name):
    assert [
        reference["url"] for reference in PARSED[name].document["references"] if found(WEAK_SOURCES, reference["url"])
    ] == []


def test_the_list_of_weak_sources_finds_what_it_is_for():
    assert found(WEAK_SOURCES, "https://www.webmd.com/mental-health")
    assert found(WEAK_SOURCES, "https://trial.medpath.com/drug")
    assert not found(WEAK_SOURCES, "https://www.nimh.nih.gov/health/topics/mental-health-medications")


def test_a_source_is_the_same_wherever_it_is_cited():
    seen = {}
    for parsed in PARSED.values():
        for reference in parsed.document["references"]:
            assert seen.setdefault(reference["key"], reference) == reference


@each_file
@pytest.mark.parametrize("rule", FORBIDDEN)
def test_it_says_nothing_forbidden(name, rule):
    assert found(FORBIDDEN[rule], all_text(name)) == []


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("praise", "This exciting medicine is a breakthrough."),
        ("promise", "It is completely safe and cures depression."),
        ("promise", "Call at any time: someone will answer."),
        ("blame", "He committed suicide."),
        ("label", "Ask your clinician about this drug."),
        ("number", "It helps 30% of people at 40 mg."),
        ("comparison", "Unlike traditional pills, it is quick."),
    ],
)
def test_the_forbidden_list_finds_what_it_is_for(rule, sentence):
    assert found(FORBIDDEN[rule], sentence)


@each_file
def test_its_sentences_are_short(name):
    sentences = [s for text in reading_text(name) for s in re.split(r"(?<=[.!?:])[”\")]*\s+", text)]
    assert [s for s in sentences if len(words(s)) > LONGEST_SENTENCE] == []


@each_file
def test_who_reads_of_suicide_reads_where_help_is(name):
    text = all_text(name)
    assert "suicid" not in text.lower() or "call or text 988" in text.lower()


@each_treatment
def test_a_treatment_has_its_risks_its_rivals_and_its_unknowns(name):
    headings = " ".join(section["heading"].lower() for section in of_kind(name, "section"))
    text = all_text(name).lower()
    assert re.search(r"risk|go wrong|can happen", headings)
    assert "what do we not know?" in headings
    assert "side effect" in text or "risk" in text
    assert "talk therapy" in text or "behavior therapy" in text
    assert re.search(r"no (new )?treatment|stop all treatment", text)


def test_the_emergency_box_stands_beside_the_risks_of_the_day():
    all_blocks = PARSED["32-ketamine-risks.txt"].document["blocks"]
    headings = [block.get("heading", "") for block in all_blocks]
    after = headings.index("Call 911 if you see these signs after ketamine")
    assert headings[after - 1 : after + 2 : 2] == ["What can happen on the day?", "What can happen over time?"]


def test_the_risks_of_ketamine_name_the_liver_and_sleepy_medicines():
    text = all_text("32-ketamine-risks.txt")
    for word in ("bile ducts", "opioids", "benzodiazepines", "all your medicines"):
        assert word in text


def test_ssris_are_never_mixed_with_maois_nor_stopped_suddenly():
    text = all_text("20-ssris-in-plain-words.txt")
    for word in ("together with an MAOI", "serotonin syndrome", "Do not stop an SSRI suddenly", "electric shock"):
        assert word in text


@pytest.mark.parametrize("name", [name for name in PARSED if "ketamine" in name])
def test_ketamine_is_never_without_its_status(name):
    text = all_text(name)
    assert "has not approved ketamine for depression" in text or "has not approved it for depression" in text
    assert found("prevent suicide|call or text 988", text)


def test_the_crisis_article_names_every_way_to_help():
    text = all_text("50-getting-help-in-a-crisis.txt")
    ways = ("988", "911", "press 2", "press 1", "AYUDA", "988lifeline.org", "videophone", "dial 711 and then 988")
    for way in (*ways, "Are you thinking about suicide?"):
        assert way in text
    assert [callout["severity"] for callout in of_kind("50-getting-help-in-a-crisis.txt", "callout")] == [
        "emergency",
        "urgent",
    ]


@each_file
def test_callouts_are_few_and_urgent_ones_say_what_to_do(name):
    callouts = of_kind(name, "callout")
    assert len(callouts) <= 2
    for callout in callouts:
        if callout["severity"] in ("urgent", "emergency"):
            assert callout["heading"].startswith("Call ")


def test_the_series_is_counted_without_a_gap():
    series = [parsed.document["series"] for parsed in PARSED.values() if parsed.document["series"]]
    assert [(one["title"], one["position"]) for one in series] == [("Ketamine for depression", n) for n in (1, 2, 3)]


@each_file
def test_the_article_to_read_next_exists(name):
    titles = {parsed.document["title"] for parsed in PARSED.values()}
    assert PARSED[name].document["read_next"] in {"", *titles}


def picture_facts() -> dict[str, dict[str, str]]:
    """The facts beside each picture, by title."""
    facts = {}
    for path in PICTURES.glob("*.txt"):
        lines = path.read_text(encoding="utf-8").strip().splitlines()
        one = dict(line.split(": ", 1) for line in lines)
        facts[one["Title"]] = {**one, "path": path.with_suffix(".png")}
    return facts


def test_every_figure_has_a_picture_with_its_description():
    facts = picture_facts()
    wanted = {title for parsed in PARSED.values() for _, title in parsed.pictures.values()}
    assert wanted == set(facts) != set()
    for one in facts.values():
        assert 20 <= len(one["Alt"]) <= 150
        assert one["Credit"]
        assert one["path"].with_suffix(".svg").exists()
        header = one["path"].read_bytes()[:24]
        assert header.startswith(b"\x89PNG")
        assert struct.unpack(">I", header[16:20])[0] == 1600


@each_file
def test_every_figure_has_a_caption(name):
    assert all(figure["caption"] for figure in of_kind(name, "figure"))


@each_file
def test_it_is_written_at_grade_eight_or_below(name):
    found = grade(document.prose(PARSED[name].document))
    assert not found.is_too_short
    assert found.flesch_kincaid <= 8
    assert found.smog <= 10  # which reads about two grades higher on the same text (HL01)
