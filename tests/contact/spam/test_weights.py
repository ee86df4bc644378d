"""Each signal finds what it is for, and lets stand what people write."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contact.spam import BY_ID, SIGNALS, SUSPECT_AT, Circumstances, is_suspect, score, signals_of
from contact.spam.phrases import PHRASES
from tests.contact.spam.labelled import FOR_TUNING, LATER, SET_ASIDE, rows

USUAL = Circumstances()

# {id: (name, message, circumstances) that it finds, and a message that it does not}
EXAMPLES = {
    "trap": (("Ana", "Hello", Circumstances(trap_filled=True)), "Hello"),
    "hasty": (("Ana", "Hello", Circumstances(seconds=2)), "Hello"),
    **{
        limit: (("Ana", "Hello", Circumstances(beyond=frozenset({limit}))), "Hello")
        for limit in ("many_from_address", "many_from_network", "many_from_form", "same_words")
    },
    "many_links": (("Ana", "www.a.com b.org/x https://c.net", USUAL), "www.a.com b.org/x"),
    "two_links": (("Ana", "www.a.com and b.org", USUAL), "write to a@a.com or b@b.org"),
    "mostly_links": (("Ana", "see https://example.com/a-long-page", USUAL), "Is this my form? www.a.com/b Thank you."),
    "shortened_link": (("Ana", "look bit.ly/3x", USUAL), "I was a little bit.lying down"),
    "odd_ending": (("Ana", "look at shoes.xyz", USUAL), "I finished.work starts at 9"),
    "link_in_name": (("www.shoes.com", "Hello", USUAL), "Hello"),
    "markup": (("Ana", "[url=x]y[/url]", USUAL), "It says <b> on your page [twice]"),
    "two_scripts": (("Ana", "Сhеар рrісе", USUAL), "Γιώργος Παππάς, in Greek"),
    "disguise": (("Ana", "b u y  c h e a p  h e r e", USUAL), "It is A. B. Cooper, 2nd floor, vitamin b12, 10mg"),
    "other_script": (("Ana", "Здравствуйте", USUAL), "Je suis Zoë, ¿cómo está?"),
    "repeats": (("Ana", "free free free", USUAL), "bye bye"),
    "name_is_message": (("Ana Lopez", "ana lopez!", USUAL), "Ana here"),
    "name_of_a_program": (("RobertMew", "Hello", USUAL), "Hello"),
    "name_of_a_seller": (("SEO Expert", "Hello", USUAL), "Hello"),
    "search_engines": (("Ana", "Buy backlinks", USUAL), "I found you on Google, on the second page"),
    "guest_posts": (("Ana", "Do you take sponsored articles?", USUAL), "I read your article on sleep"),
    "web_design": (("Ana", "Your site looks outdated", USUAL), "Your site does not load on my phone"),
    "marketing": (("Ana", "We bring you more leads", USUAL), "I brought my patients’ list of questions"),
    "services": (
        ("Ana", "We are a medical billing service: billing services for less", USUAL),
        "A question on billing",
    ),
    "trade": (("Ana", "Replica watches", USUAL), "My watch stopped"),
    "loans": (("Ana", "Need a loan? Get approved", USUAL), "Could I pay with a loan of my credit union?"),
    "coins": (("Ana", "Invest in bitcoin", USUAL), "I lost my savings"),
    "easy_money": (("Ana", "Earn money on your couch", USUAL), "I earn too little for this"),
    "windfall": (("Ana", "You have won", USUAL), "I have one question"),
    "medicines_for_sale": (("Ana", "buy xanax online", USUAL), "I take Xanax and Viagra. Is that a problem?"),
    "adult": (("Ana", "hot girls", USUAL), "hot flushes, and no wish for sex since the pills"),
    "gambling": (("Ana", "casino", USUAL), "I play cards"),
    "false_alarm": (("Ana", "Your mailbox is full", USUAL), "I received an invoice and forgot my password"),
    "loud_false_alarm": (("Ana", "Final notice: your account is suspended", USUAL), "Your mailbox is full"),
    "praise": (("Ana", "Nice blog", USUAL), "Nice people"),
    "messengers": (("Ana", "On WhatsApp", USUAL), "By telephone"),
    "advertising": (("Ana", "Order now", USUAL), "Can I order a copy of my records?"),
    "much_advertising": (("Ana", "Order now, 50% off", USUAL), "Order now"),
    "courting": (("Ana", "Dear sir", USUAL), "Good morning"),
    "much_courting": (("Ana", "Dear sir, kindly read this", USUAL), "Dear sir"),
    "seller": (("Ana", "for your business", USUAL), "I have a business"),
    "much_seller": (("Ana", "We offer what your company needs", USUAL), "We offer thanks"),
    "firm_offer": (("Ana", "SEO and backlinks", USUAL), "SEO"),
    "patient": (("Ana", "It is about my appointment", USUAL), "It is about your company"),
    "colleague": (("Ana", "I want to refer a patient", USUAL), "I want to send a parcel"),
}


def reasons(name: str, message: str, how: Circumstances = USUAL) -> tuple[str, ...]:
    return score({"preferred_name": name, "message": message}, how).reasons


def test_every_signal_has_an_example_an_id_of_its_own_and_a_reason():
    assert {signal.id for signal in SIGNALS} == {*EXAMPLES}
    assert len(BY_ID) == len(SIGNALS)
    assert all(re.fullmatch(r"[A-Z].+\.", signal.reason) and signal.weight for signal in SIGNALS)


def test_a_reason_that_is_in_the_table_no_more_is_passed_over():
    assert signals_of(["trap", "gone", "hasty"]) == [BY_ID["trap"], BY_ID["hasty"]]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_signal_finds_what_it_is_for_and_nothing_else(name):
    (who, message, how), other = EXAMPLES[name]
    assert name in reasons(who, message, how)
    assert name not in reasons("Ana", other)


def test_every_kind_of_phrase_is_read_by_a_signal():
    unread = {kind for kind in PHRASES if kind not in BY_ID}
    assert unread == set()


@pytest.mark.parametrize("name", [signal.id for signal in SIGNALS if signal.weight < SUSPECT_AT])
def test_what_an_honest_person_may_do_as_well_quarantines_nothing_alone(name):
    (who, message, how), _ = EXAMPLES[name]
    verdict = score({"preferred_name": who, "message": message}, how)
    weights = sum(BY_ID[reason].weight for reason in verdict.reasons)
    assert verdict.is_suspect == (weights >= SUSPECT_AT)
    assert not score({"preferred_name": "Ana", "message": "Hello"}, Circumstances(seconds=0)).is_suspect


def test_a_quick_hand_and_a_field_that_nobody_sees():
    hello = {"preferred_name": "Ana", "message": "Hello"}
    assert "hasty" not in score(hello, Circumstances(seconds=3)).reasons
    assert "hasty" not in score(hello, Circumstances(seconds=None)).reasons
    assert score(hello, Circumstances(trap_filled=True)).is_suspect
    assert score(hello, Circumstances(beyond=frozenset({"same_words"}))).is_suspect


@pytest.mark.parametrize(
    "message",
    [
        "My name is Jess. I gamble too much, online casino mostly. Can you help me?",
        "I work in SEO and I can't concentrate any more. Is that ADHD?",
        "Hope this finds you well. I am a therapist reaching out for a quick call about a client of mine. Interested?",
        "Do you accept bitcoin? It is for my appointment in May.",
        "Could you send it by WhatsApp? I am in Mexico until then.",
        "I take Xanax, tramadol and Viagra, from three doctors.",
    ],
)
def test_people_who_speak_of_what_sellers_speak_of_reach_the_inbox(message):
    verdict = score({"preferred_name": "Ana", "message": message})
    assert not verdict.is_suspect, verdict


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=500), st.one_of(st.none(), st.integers()))
def test_any_text_has_a_score(name, message, seconds):
    verdict = score({"preferred_name": name, "message": message}, Circumstances(seconds=seconds))
    assert 0 <= verdict.score <= 100
    assert set(verdict.reasons) <= {*BY_ID}
    assert (
        is_suspect({"preferred_name": name, "message": message}, Circumstances(seconds=seconds)) == verdict.is_suspect
    )


@pytest.mark.parametrize("how", [USUAL, Circumstances(seconds=1), Circumstances(beyond=frozenset({"same_words"}))])
def test_whether_it_is_a_suspect_is_the_same_with_and_without_the_reasons(how):
    """Of each labelled message, and of each with what a patient says behind it, which speaks against what was found before."""
    behind = ("", " I have an appointment with my doctor.", " Soy enfermera. Mi seguro. A mutual patient of ours.")
    answers = [
        row.answers() | {"message": row.answers()["message"] + more}
        for part in (FOR_TUNING, SET_ASIDE, LATER)
        for row in rows(part)
        for more in behind
    ]
    verdicts = [score(each, how) for each in answers]
    assert [is_suspect(each, how) for each in answers] == [verdict.is_suspect for verdict in verdicts]
    assert any(verdict.is_suspect for verdict in verdicts)
    assert any(BY_ID[reason].weight < 0 for verdict in verdicts for reason in verdict.reasons)


@pytest.mark.parametrize(
    "part", ["a.", "a ", "http://", "x@x.", "-.", "1a", "the same ", "<a ", "[url", "\u0430a", "\x00"]
)
def test_what_is_made_to_be_slow_is_read_all_the_same(part):
    assert score({"preferred_name": part * 40, "message": part * 2000}).score <= 100


def time_of_the_processor(message: str) -> float:
    """Seconds that judging `message` takes, without those that a busy machine makes it wait: the least of three tries."""
    taken = []
    for _ in range(3):
        begun = time.thread_time()
        score({"preferred_name": "Ana", "message": message})
        taken.append(time.thread_time() - begun)
    return min(taken)


@pytest.mark.parametrize("part", ["@", "a@", "@a", "a@a"])
def test_a_row_of_at_signs_eight_times_as_long_takes_less_than_sixty_four_times_the_time(part):
    """An address that is never finished, for a pattern of addresses to try from each of its letters anew."""
    short, long = (time_of_the_processor((part * length)[:length]) for length in (250, 2000))
    assert long < 64 * short


@pytest.mark.parametrize("field", ["message", "access_needs", "interpreter_language"])
def test_an_offer_is_one_wherever_it_is_written(field):
    offer = "We offer SEO and backlinks for your business. 50% off, order now!"
    assert score({"preferred_name": "Ana", field: offer}).is_suspect
