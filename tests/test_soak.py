"""What `./scripts/soak` says of what it found. It starts no site here: tests/contact/test_quarantine.py has the small flood."""

from argparse import Namespace
from collections import Counter
from datetime import date

import pytest

from scripts.soaks import flood, kills, pouring
from scripts.soaks.load import Answer, spread
from scripts.soaks.report import Found, with_part
from scripts.soaks.writers import Sent

DAY = date(2026, 11, 28)
ASKED = Namespace(seconds=60, rate=200)
READ = [Answer(200, 0.02)] * 100
THANKS = "/contact/thanks/?reference=7K3QX-M9TWD"
SENT = [Answer(303, 0.1, location=THANKS)] * 59 + [Answer(303, 0.9, location=THANKS)]
KEPT = {"delivered": 60, "with mail": 60, "quarantined": 600, "in the inbox": 3, "most": 1000}
FLOOD = {303: 603, 429: 11_397, "seconds": 60.4}


def found(*, reads=READ, sent=SENT, kept=KEPT, poured=FLOOD) -> Found:
    return flood._found(ASKED, READ, reads, sent, Counter(poured), kept, 2_500_000)


def test_a_flood_that_nobody_noticed_kept_every_promise():
    said = found()
    assert said.missed == []
    page = said.part(day=DAY, machine="2 processors")
    assert "| Posts of spam sent | 12,000 in 60 s, 199 a second |" in page
    assert "| Answers to them | 603 × 303, 11,397 × 429 |" in page
    assert "| A real person's inquiries: sent, delivered to the inbox, told to staff by mail | 60, 60, 60 |" in page
    assert "| … and 95 of 100, and the slowest, were answered within | 100 ms, 900 ms |" in page
    assert "**Every promise was kept.**" in page


@pytest.mark.parametrize(
    ("odd", "miss"),
    [
        ({"kept": {**KEPT, "delivered": 59}}, "of 60 inquiries of a real person 59 were delivered"),
        ({"kept": {**KEPT, "with mail": 59}}, "59 with a mail"),
        ({"sent": [], "kept": {**KEPT, "delivered": 0, "with mail": 0}}, "of 0 inquiries"),
        ({"poured": {429: 6_000, "seconds": 60}}, "slower than asked for"),
        ({"poured": {429: 12_000, "seconds": 90}}, "slower than asked for"),
        ({"reads": [Answer(200, 1.5)] * 100}, "95 of 100 reads took up to 1500 ms"),
        ({"reads": [*READ, Answer(0, 0.01)]}, "1 failed"),
        ({"sent": [Answer(303, 1.5, location=THANKS)] * 60}, "inquiries of a real person took up to 1500 ms"),
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


KILLED = Counter({"a web process": 15, "the worker": 15, "the database": 15, "the whole web server": 15})
TOLD = {f"May I ask a question? ({number})": "7K3QX-M9TWD" for number in range(400)}
STAYED = {"inquiries": 401, "lost": 0, "twice": 0, "torn": 0, "unsent": 0, "mails": 401}
CAME = Counter({f"<inquiry-{number}-1@127.0.0.1>": 1 for number in range(401)})


def found_of_kills(*, told=TOLD, unanswered=(), killed=KILLED, returns=(0.2, 2.5), kept=STAYED, mails=CAME, **asked):
    return kills._found(
        Namespace(**{"kills": 60, "acks": 0, "database": "postgres", **asked}),
        Sent(told=dict(told), unanswered=list(unanswered), presses=450),
        killed,
        list(returns),
        kept,
        mails,
    )


def test_kills_that_nobody_noticed_kept_every_promise():
    said = found_of_kills(acks=400)
    assert said.missed == []
    page = said.part(day=DAY, machine="2 processors")
    assert "| Kills | 60 |" in page
    assert "| Presses of “Send”, and people told a reference | 450, 400 |" in page
    assert "| Inquiries kept | 401 |" in page
    assert "the database 15 times" in page
    assert "**Every promise was kept.**" in page


# As many sent twice as workers and databases were killed are no miss, and one more is.
TWICE = dict.fromkeys(list(CAME)[:30], 2)


@pytest.mark.parametrize(
    ("odd", "miss"),
    [
        ({"kept": {**STAYED, "lost": 1}}, "1 inquiries were lost"),
        ({"kept": {**STAYED, "twice": 2}}, "2 inquiries were kept twice"),
        ({"kept": {**STAYED, "torn": 3}}, "3 inquiries were half-made"),
        ({"kept": {**STAYED, "unsent": 4}}, "4 mails were not delivered"),
        ({"kept": {**STAYED, "mails": 402}}, "402 mails were kept, and 401 came"),
        ({"mails": CAME | TWICE | {list(CAME)[30]: 2}}, "31 mails went out twice"),
        ({"unanswered": ["May I ask?"]}, "1 people were told nothing"),
        ({"told": {}}, "0 people were told a reference"),
        ({"acks": 401}, "400 people were told a reference"),
        ({"returns": [0.2, 10.5]}, "the site took 10.5 s to answer again"),
        ({"killed": Counter({"the worker": 59})}, "59 processes were killed"),
    ],
)
def test_a_promise_that_a_kill_broke_is_said(odd, miss):
    said = found_of_kills(**odd)
    assert len(said.missed) == 1
    assert miss in said.missed[0]


def test_a_mail_in_hand_when_its_sender_was_killed_may_go_out_twice():
    assert found_of_kills(mails=CAME | TWICE).missed == []


def test_each_database_has_a_part_of_its_own():
    parts = [found_of_kills(database=name).part(day=DAY, machine="m") for name in kills.DATABASES]
    page = with_part(with_part("", parts[0]), parts[1])
    titles = [line for line in page.splitlines() if line.startswith("## ")]
    assert titles == ["## Processes are killed, on PostgreSQL", "## Processes are killed, on SQLite"]


def test_of_sqlite_no_database_is_killed():
    assert kills.KINDS.keys() == kills.DATABASES.keys()
    assert set(kills.KINDS["postgres"]) - set(kills.KINDS["sqlite"]) == {"the database"}


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
