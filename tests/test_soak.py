"""What `./scripts/soak` says of what it found. It starts no site here: tests/contact/test_quarantine.py has the small flood."""

from argparse import Namespace
from collections import Counter
from datetime import date

import pytest

from scripts.soaks import flood, pouring
from scripts.soaks.load import Answer, spread
from scripts.soaks.report import Found, with_part

DAY = date(2026, 11, 28)
ASKED = Namespace(seconds=60, rate=200)
READ = [Answer(200, 0.02)] * 100
SENT = [Answer(303, 0.1, location="/contact/thanks/?reference=7K3QX-M9TWD")] * 15
KEPT = {"delivered": 15, "with mail": 15, "quarantined": 600, "in the inbox": 3, "most": 1000}
FLOOD = {303: 603, 429: 11_397, "seconds": 60.4}


def found(*, reads=READ, sent=SENT, kept=KEPT, poured=FLOOD) -> Found:
    return flood._found(ASKED, READ, reads, sent, Counter(poured), kept, 2_500_000)


def test_a_flood_that_nobody_noticed_kept_every_promise():
    said = found()
    assert said.missed == []
    page = said.part(day=DAY, machine="2 processors")
    assert "| Posts of spam sent | 12,000 in 60 s, 199 a second |" in page
    assert "| Answers to them | 603 × 303, 11,397 × 429 |" in page
    assert "| A real person's inquiries: sent, delivered to the inbox, with a mail | 15, 15, 15 |" in page
    assert "**Every promise was kept.**" in page


@pytest.mark.parametrize(
    ("odd", "miss"),
    [
        ({"kept": {**KEPT, "delivered": 14}}, "of 15 inquiries of a real person 14 were delivered"),
        ({"kept": {**KEPT, "with mail": 14}}, "14 with a mail"),
        ({"sent": [], "kept": {**KEPT, "delivered": 0, "with mail": 0}}, "of 0 inquiries"),
        ({"poured": {429: 6_000, "seconds": 60}}, "slower than asked for"),
        ({"poured": {429: 12_000, "seconds": 90}}, "slower than asked for"),
        ({"reads": [Answer(200, 1.5)] * 100}, "95 of 100 reads took up to 1500 ms"),
        ({"reads": [*READ, Answer(0, 0.01)]}, "1 failed"),
        ({"sent": [Answer(303, 1.5, location=SENT[0].location)] * 15}, "inquiries of a real person took up to 1500 ms"),
        (
            {"kept": {**KEPT, "quarantined": 998}},
            "1,001 posts of spam were kept, which is more than the site's limit of 1,000",
        ),
        ({"poured": {**FLOOD, 0: 2}}, "2 posts had no answer"),
    ],
)
def test_a_promise_that_was_not_kept_is_said(odd, miss):
    said = found(**odd)
    assert len(said.missed) == 1
    assert miss in said.missed[0]
    page = said.part(day=DAY, machine="2 processors")
    assert f"**Missed:** {said.missed[0]}." in page
    assert "Every promise was kept" not in page


def test_a_part_takes_the_place_of_the_one_with_its_title_and_of_no_other():
    page = with_part("", Found("A flood", ["first"]).part(day=DAY, machine="m"))
    page = with_part(page, Found("Kills", ["other"]).part(day=DAY, machine="m"))
    page = with_part(page, Found("A flood", ["second"]).part(day=DAY, machine="m"))
    assert page.startswith("# What long tests found\n")
    assert [line for line in page.splitlines() if line.startswith("## ")] == ["## A flood", "## Kills"]
    assert "second" in page
    assert "other" in page
    assert "first" not in page


def test_half_and_95_of_100():
    assert spread([number / 1000 for number in range(1, 101)]) == pytest.approx((50.5, 95.95))
    assert spread([0.25]) == (250, 250)


def test_what_it_posts_is_what_the_form_takes(client, db):
    for row in (*pouring.rows("spam"), *pouring.rows("genuine")):
        form = pouring.form(row, "", " 0-12345")
        assert len(form["message"]) <= 500
    response = client.post("/contact/", {**form, "token": ""})
    assert response.status_code == 200, "the form again, with a fresh token and no other fault"
    assert response.content.decode().count('class="error-message"') == 0
