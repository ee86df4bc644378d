import pytest

from articles.checks import Severity
from tests.articles.checks.found import a_reference, excerpts, found, says, section
from tests.articles.factories import make_block, make_document

# BA04


@pytest.mark.parametrize(
    "sentence",
    [
        "Ketamine is non-addictive.",
        "It is not addictive.",
        "It has no side effects.",
        "It works without any side effects.",
        "A risk-free hour.",
        "There is no risk.",
        "It works 100% of the time.",
        "It is 100 percent natural.",
        "Results are guaranteed.",
        "We guarantee that you will feel well.",
        "This cures depression.",
        "A cure at last!",
        "The infusion is completely safe.",
        "It doesn’t just mask signs—it cures them.",
        "If pills did not help, this cure can.",
        "Want a cure?",
        "You can’t get addicted to it.",
        "It never fails.",
        "It is safe and effective for everyone.",
        "It eliminates depression.",
        "We promise that you will feel well.",
    ],
)
def test_a_promise_without_exception_is_an_error(sentence):
    [finding] = found("BA04", says(sentence))
    assert (finding.severity, finding.is_overridable, finding.excerpt) == (Severity.ERROR, True, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not a cure.",
        "It’s no cure.",
        "A walk does not cure depression.",
        "Nobody can promise that it will cure you.",
        "No medicine is completely safe.",
        "No treatment is risk-free.",
        "It is not without side effects.",
        "We can’t guarantee a result.",
        "Some people have no side effects.",
        "It is not safe for everyone.",
        "We promise to call you back.",
        "Your oxygen level should stay near 100%.",
        "There is no cure for it, but care helps.",
        "You can get addicted to it.",
        "No test can say that it is safe for everybody.",
        "Is there a cure?",
        "About 31 out of 100 people felt it.",
        "Keep it in a secure place.",
        "It has no known risk factors.",
    ],
)
def test_a_denied_or_asked_promise_is_none(sentence):
    assert found("BA04", says(sentence)) == []


def test_a_quotation_is_no_excuse():
    assert len(found("BA04", says("An advertisement said: “This cures depression.”"))) == 1


# BA05


def test_each_word_that_praises_is_listed():
    text = "An innovative, science-backed and life-changing breakthrough."
    findings = found("BA05", says(text))
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert [finding.message for finding in findings] == [
        "“innovative” praises.",
        "“science-backed” praises.",
        "“life-changing” praises.",
        "“breakthrough” praises.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is no miracle.",
        "It isn’t a breakthrough.",
        "It has not been proven to help.",
        "The claim is unproven.",
        "Has it been proven in large studies?",
        "There is no magic bullet.",
        "Wait until the next day.",
    ],
)
def test_plain_words_do_not_praise(sentence):
    assert found("BA05", says(sentence)) == []


@pytest.mark.parametrize(
    "words", ["state of the art", "state-of-the-art", "cutting edge", "life-changing", "world-leading"]
)
def test_praise_is_found_with_hyphens_and_without(words):
    assert [finding.message for finding in found("BA05", says(f"This is {words} care."))] == [f"“{words}” praises."]


def test_words_in_a_tag_praise_too():
    document = says("Words.", tags=[{"slug": "miraclecure", "name": "MiracleCure"}])
    assert [finding.field for finding in found("BA05", document)] == ["tags"]


# BA06


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike traditional antidepressants, ketamine is fast.",
        "Unlike most other pills, it is quick.",
        "Ketamine works faster than an SSRI.",
        "It is safer for many people than any pill.",
        "It is a better alternative to pills.",
        "It outperforms talk therapy.",
        "What traditional medications couldn’t achieve in 8 weeks, ketamine did in a day.",
        "Older pills could not achieve this.",
        "SSRIs (traditional antidepressants) are like slowly laying bricks.",
        "Not only is it gentle; it works better than an SSRI.",
        "Ketamine beats antidepressants.",
        "Antidepressants only mask the signs.",
        "It works in hours, not weeks.",
        "Nothing works as fast as ketamine.",
        "It is the most effective treatment for depression.",
    ],
)
def test_a_comparison_without_a_source_is_an_error(sentence):
    [finding] = found("BA06", says(sentence))
    assert (finding.severity, finding.is_overridable, finding.excerpt) == (Severity.ERROR, True, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It does not work better than an SSRI.",
        "It isn’t faster than an SSRI.",
        "No study shows that it is safer than a pill.",
        "We do not know if it works better than talk therapy.",
        "Is it better than an SSRI?",
        "You may sleep better than before.",
        "SSRIs take 4 to 8 weeks to work.",
        "Some people did not get better with other medicines.",
        "More than 500 studies looked at it.",
        "It is better to call than to wait.",
        "It is safer to take a taxi than to drive.",
        "The heart beats faster for a while.",
        "We do not know which is the most effective treatment.",
        "The best choice is the one that suits you.",
        "It works in some people, not in all.",
    ],
)
def test_a_denied_comparison_is_none(sentence):
    assert found("BA06", says(sentence)) == []


def test_a_source_in_the_same_section_carries_the_comparison():
    blocks = [section("Ketamine works faster than an SSRI.", "This was one study. [ref:a-trial]"), section("Words.")]
    assert found("BA06", make_document(blocks=blocks)) == []


def test_a_source_in_another_section_does_not():
    blocks = [section("Ketamine works faster than an SSRI."), section("This was one study. [ref:a-trial]")]
    assert len(found("BA06", make_document(blocks=blocks))) == 1


@pytest.mark.parametrize(
    "place",
    [
        {"title": "Faster than pills"},
        {"blocks": [make_block("analogy", story="<p>It is faster than the mail, unlike ordinary pills.</p>")]},
        {"blocks": [make_block("clinical_example", afterwards="<p>It worked better than her pills.</p>")]},
        {"blocks": [make_block("call_to_action", text="Feel better than with pills.")]},
    ],
)
def test_a_comparison_hides_nowhere(place):
    assert len(found("BA06", make_document(**place))) == 1


def test_a_claim_is_found_once_although_its_words_match_twice():
    sentence = "What traditional pills couldn’t achieve, it does faster than any."
    document = says(sentence, references=[a_reference()])
    assert excerpts(found("BA06", document)) == [sentence]
