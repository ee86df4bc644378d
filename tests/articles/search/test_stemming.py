"""The forms of a word that are one word."""

import pytest

from articles.search.stemming import stem
from articles.search.words import folded, stems_of, words_of

# From the examples in Porter's paper, step by step.
PORTER = {
    "caresses": "caress",
    "ponies": "poni",
    "ties": "ti",
    "caress": "caress",
    "cats": "cat",
    "feed": "feed",
    "agreed": "agre",
    "plastered": "plaster",
    "bled": "bled",
    "motoring": "motor",
    "sing": "sing",
    "conflated": "conflat",
    "troubled": "troubl",
    "sized": "size",
    "hopping": "hop",
    "tanned": "tan",
    "falling": "fall",
    "hissing": "hiss",
    "fizzed": "fizz",
    "failing": "fail",
    "filing": "file",
    "happy": "happi",
    "sky": "sky",
    "relational": "relat",
    "conditional": "condit",
    "rational": "ration",
    "valenci": "valenc",
    "digitizer": "digit",
    "conformabli": "conform",
    "radicalli": "radic",
    "differentli": "differ",
    "vileli": "vile",
    "analogousli": "analog",
    "vietnamization": "vietnam",
    "predication": "predic",
    "operator": "oper",
    "feudalism": "feudal",
    "decisiveness": "decis",
    "hopefulness": "hope",
    "callousness": "callous",
    "formaliti": "formal",
    "sensitiviti": "sensit",
    "sensibiliti": "sensibl",
    "triplicate": "triplic",
    "formative": "form",
    "formalize": "formal",
    "electriciti": "electr",
    "electrical": "electr",
    "hopeful": "hope",
    "goodness": "good",
    "revival": "reviv",
    "allowance": "allow",
    "inference": "infer",
    "airliner": "airlin",
    "gyroscopic": "gyroscop",
    "adjustable": "adjust",
    "defensible": "defens",
    "irritant": "irrit",
    "replacement": "replac",
    "adjustment": "adjust",
    "dependent": "depend",
    "adoption": "adopt",
    "homologou": "homolog",
    "communism": "commun",
    "activate": "activ",
    "angulariti": "angular",
    "homologous": "homolog",
    "effective": "effect",
    "bowdlerize": "bowdler",
    "probate": "probat",
    "rate": "rate",
    "cease": "ceas",
    "controll": "control",
    "roll": "roll",
}


@pytest.mark.parametrize(("word", "wanted"), PORTER.items())
def test_it_is_the_published_algorithm(word, wanted):
    assert stem(word) == wanted


@pytest.mark.parametrize("word", ["", "a", "is", "3mg", "b12", "сон", "сны", "abc1s"])
def test_what_is_not_english_letters_stays(word):
    assert stem(word) == word


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        *(("Naïve", "naive"), ("patient’s", "patient"), ("PATIENT'S", "patient"), ("don't", "dont"), ("ﬁt", "fit")),
        *(("STRASSE", "strasse"), ("Straße", "strasse"), ("½", "12"), ("…", ""), ("a" * 99, "a" * 40)),
    ],
)
def test_words_are_compared_without_case_accents_and_apostrophes(written, wanted):
    assert folded(written) == wanted


def test_words_that_tell_nothing_apart_are_left_out_and_those_that_change_a_question_are_not():
    assert words_of("How do I sleep without pills, and not after them?") == [
        "sleep",
        "without",
        "pills",
        "not",
        "after",
    ]


def test_an_accent_that_is_a_letter_of_its_own_makes_no_other_word():
    assert stems_of("cafe\u0301 café cafe cafés") == [stem("cafe")]
