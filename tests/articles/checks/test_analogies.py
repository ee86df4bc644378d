import pytest

from articles.checks import Severity
from tests.articles.checks.found import excerpts, found
from tests.articles.factories import make_block, make_document


def with_analogy(**overrides) -> dict:
    return make_document(blocks=[make_block("analogy", **overrides)])


def pair(in_story: str, in_body: str, shared_relation: str = "", joined_by: str = "") -> dict:
    return {"in_story": in_story, "in_body": in_body, "joined_by": joined_by, "shared_relation": shared_relation}


GATE = [pair("the gate", "the channel", "lets things in"), pair("the guard", "the signal", "opens the way")]


# AN01


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ({"plain_statement": ""}, "This comparison does not say the same in plain words."),
        ({"limits": "  "}, "This comparison does not say where it stops being true."),
        (
            {"plain_statement": "", "limits": ""},
            "This comparison does not say the same in plain words or where it stops being true.",
        ),
    ],
)
def test_an_analogy_without_plain_words_or_limits_is_an_error(missing, message):
    document = with_analogy(**missing)
    [finding] = found("AN01", document)
    assert (finding.severity, finding.message) == (Severity.ERROR, message)
    assert (finding.block, finding.field) == (document["blocks"][0]["id"], next(iter(missing)))


def test_an_analogy_with_both_is_none():
    assert found("AN01", with_analogy()) == []


def test_an_analogy_in_spanish_needs_its_limits_too():
    document = {**with_analogy(limits=""), "language": "es"}
    assert [finding.is_error for finding in found("AN01", document)] == [True]


# AN02


def test_an_analogy_needs_two_pairs():
    [finding] = found("AN02", with_analogy(pairs=GATE[:1]))
    assert (finding.severity, finding.message) == (Severity.WARNING, "This comparison has 1 pair.")


def test_an_analogy_without_pairs_says_so():
    assert [finding.message for finding in found("AN02", with_analogy(pairs=[]))] == ["This comparison has no pairs."]


def test_each_pair_says_what_its_sides_have_in_common():
    [finding] = found("AN02", with_analogy(pairs=[GATE[0], pair("the hinge", "the protein")]))
    assert finding.message == "1 of 2 pairs do not say what their two sides have in common."
    assert finding.excerpt == "the hinge – the protein"


def test_a_pair_of_an_older_edition_has_no_column_for_it():
    older = [{"in_story": "the gate", "in_body": "the channel", "joined_by": ""}] * 2
    assert len(found("AN02", with_analogy(pairs=older))) == 1


def test_two_complete_pairs_are_enough():
    assert found("AN02", with_analogy(pairs=GATE)) == []


# AN03


@pytest.mark.parametrize(
    ("source", "story"),
    [
        ("", "A bouncer is thrown out, and the computer can reboot."),
        ("", "It’s like turning the lights back on in a control room, so that your brain can reboot."),
        ("an orchestra without a conductor", "The violins rush, and soon the whole engine overheats."),
    ],
)
def test_a_comparison_keeps_to_one_picture(source, story):
    [finding] = found("AN03", with_analogy(title="", source=source, story=f"<p>{story}</p>"))
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("This comparison mixes pictures:")
    assert finding.excerpt == story


@pytest.mark.parametrize(
    ("source", "story"),
    [
        ("a nightclub", "A bouncer keeps the dance floor calm."),
        ("an orchestra", "The violins play, and the cells fire together."),
        ("a town that rebuilds after a wildfire", "The fire is out. Scaffolding stands at each house."),
        ("a path in deep snow", "You walk, and each step takes effort."),
        ("a garden gate", "It opens when somebody comes."),
    ],
)
def test_one_picture_told_at_length_is_still_one(source, story):
    assert found("AN03", with_analogy(title="", source=source, story=f"<p>{story}</p>")) == []


def test_an_article_takes_its_pictures_from_two_domains_at_the_most():
    sources = ("a garden gate", "a railway", "a choir", "a kitchen sink")
    blocks = [make_block("analogy", title="", source=source) for source in sources]
    assert found("AN03", make_document(blocks=blocks[:2])) == []
    [finding] = found("AN03", make_document(blocks=blocks[:3]))
    assert finding.message == "This article takes its pictures from 3 domains: gardening, a railway and music."
    assert finding.block is None


def test_two_comparisons_from_one_domain_count_once():
    blocks = [make_block("analogy", title="", source=source) for source in ("a choir", "a piano", "a violin")]
    assert found("AN03", make_document(blocks=blocks)) == []


def test_a_figure_of_speech_in_plain_text_counts_too():
    blocks = [
        make_block(body="<p>It takes the foot off the brakes.</p>"),
        *(make_block("analogy", title="", source=source) for source in ("a choir", "a garden")),
    ]
    [finding] = found("AN03", make_document(blocks=blocks))
    assert finding.message.endswith("music, gardening and mechanics.")


# AN04

TWO_TREATMENTS = [
    pair("slowly delivering bricks", "SSRIs", joined_by="are like"),
    pair("flying in whole houses", "Ketamine", joined_by="is like"),
]


def test_a_comparison_of_two_treatments_needs_a_source():
    [finding] = found("AN04", with_analogy(pairs=TWO_TREATMENTS))
    assert (finding.severity, finding.is_overridable) == (Severity.ERROR, True)
    assert (
        finding.message == "This comparison sets one treatment against another (SSRIs and Ketamine), without a source."
    )
    assert finding.field == "pairs"


def test_an_editor_can_say_that_it_compares_treatments():
    assert len(found("AN04", with_analogy(compares_treatments=True))) == 1


def test_a_cited_comparison_of_treatments_passes():
    assert found("AN04", with_analogy(pairs=TWO_TREATMENTS, limits="Few people were studied. [ref:a-trial]")) == []


def test_a_source_elsewhere_in_the_section_does_not_stand_for_the_comparison():
    blocks = [make_block(body="<p>Words. [ref:a-trial]</p>"), make_block("analogy", pairs=TWO_TREATMENTS)]
    assert len(found("AN04", make_document(blocks=blocks))) == 1


@pytest.mark.parametrize(
    "story",
    [
        "An SSRI is like a cloth over a drain.",
        "SSRIs are a kind of antidepressant. Think of sertraline as a cloth over a drain.",
        "Medicine steadies the dial.",
    ],
)
def test_one_treatment_and_its_kind_are_not_two(story):
    assert found("AN04", with_analogy(story=f"<p>{story}</p>")) == []


def test_two_medicines_of_one_kind_are_two():
    assert len(found("AN04", with_analogy(story="<p>Sertraline is a bus, and fluoxetine is a tram.</p>"))) == 1


def test_the_documents_own_medicines_are_known():
    medicine = {"name": "zuranolone", "proprietary_names": ["Zurzuvae"], "drug_class": "neurosteroid", "risks": []}
    medicine |= {"slug": "z", "uses": [], "approved_uses": [], "boxed_warning": ""}
    document = {**with_analogy(story="<p>Zurzuvae is a tram. An SSRI is a bus.</p>"), "medicines": [medicine]}
    assert len(found("AN04", document)) == 1
    document = {**with_analogy(story="<p>Zurzuvae, or zuranolone, is a tram.</p>"), "medicines": [medicine]}
    assert found("AN04", document) == []


# AN05


@pytest.mark.parametrize(
    "told",
    [
        {"story": "<p>Depression is a wildfire that burns through a town.</p>"},
        {"source": "a battlefield"},
        {"pairs": [pair("a bomb that ticks", "a signal"), GATE[0]]},
        {"title": "Drowning in plain sight"},
    ],
)
def test_a_frightening_picture_is_pointed_out(told):
    [finding] = found("AN05", with_analogy(**told))
    assert finding.severity is Severity.INFORMATION


@pytest.mark.parametrize(
    "told",
    [
        {"story": "<p>Friends sit around a campfire.</p>"},
        {"story": "<p>Some cells fire less often.</p>"},
        {"limits": "Depression is not a war.", "plain_statement": "It is no disaster."},
        {"source": "a warm stove"},
    ],
)
def test_an_everyday_picture_is_not(told):
    assert found("AN05", with_analogy(**told)) == []


def test_what_the_picture_stands_for_may_be_frightening():
    assert found("AN05", with_analogy(pairs=[pair("a steep hill", "the fear of drowning"), GATE[0]])) == []


def test_it_names_the_comparison_it_is_about():
    document = with_analogy(title="The fire", story="<p>A town stands empty.</p>")
    assert excerpts(found("AN05", document)) == ["A town stands empty."]
