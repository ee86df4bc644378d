import pytest

from tests.articles.checks.found import a_reference, excerpts, found, says


@pytest.mark.parametrize("sentence", ["It helped 30% of them.", "It helped 30 percent.", "It helped 30 per cent."])
def test_a_percentage_becomes_people(sentence):  # HL10
    [finding] = found("HL10", says(sentence))
    assert finding.suggestion == "Say “30 out of 100”."


def test_people_need_no_percentage():
    assert found("HL10", says("It helped 30 out of 100 people.")) == []


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        (("It helped 1 in 50.", "It harmed 3 in 100."), True),
        (("It helped 2 out of 100.", "It harmed 3 out of every 100 people."), False),
        (("It helped two out of 10 people.", "That was in 2021.", "It began 5 in 2020."), False),
        (("It helped 20 out of 1,000.", "It harmed 3 out of 100."), True),
        (("Take one in 8 hours.", "It helped 3 in 100."), False),
        (("It helped 20 of 1,000 people.", "It harmed 3 in 100."), True),
        (("This is step 2 of 5.", "It helped 3 in 100."), False),
    ],
)
def test_frequencies_have_one_denominator(text, raised):  # HL11
    assert bool(found("HL11", says(*text))) == raised


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        (("It is twice as likely.",), True),
        (("It cuts the risk.",), True),
        (("A tenfold rise.",), True),
        (("It has twice the risk of falls.",), True),
        (("People were two times as likely to sleep.",), True),
        (("It lowers the risk of a relapse by half.",), True),
        (("There was a 50% reduction in signs.",), True),
        (("Cut the tablet in half.",), False),
        (("You can lower the lamp by the bed.",), False),
        (("He is twice her age.",), False),
        (("It is twice as likely: 4 out of 100, not 2 out of 100.",), False),
        (("You can take it twice a day.",), False),
        (("It works half as well as sleep.",), True),
        (("Take half as a start.",), False),
        (("Take it twice, as your doctor says, or twice as you need it.",), False),
    ],
)
def test_a_relative_number_stands_beside_an_absolute_one(text, raised):  # HL12
    assert bool(found("HL12", says(*text))) == raised


class TestVagueNumbers:  # HL13
    @pytest.mark.parametrize(
        "sentence",
        [
            "Many patients feel better.",
            "Most of our clients sleep well.",
            "The majority of patients feel better.",
            "Nearly all adults feel better.",
            "Many of those who try it feel better.",
        ],
    )
    def test_how_many_is_that(self, sentence):
        assert excerpts(found("HL13", says(sentence))) == [sentence]

    @pytest.mark.parametrize(
        "sentence",
        [
            "About 30 of 100 adults, so some people, feel better.",
            "You have many choices.",
            "Many people’s sleep.",
            "Most of the time it is quiet.",
            "Some of those days are hard.",
        ],
    )
    def test_a_number_or_no_people_is_fine(self, sentence):
        assert found("HL13", says(sentence)) == []

    def test_a_source_in_the_section_is_enough(self):
        assert found("HL13", says("Many patients feel better.[ref:a-trial]", references=[a_reference()])) == []
