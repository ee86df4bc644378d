"""What the signals make of the labelled messages, and that docs/reference/spam.md says it."""

import pytest

from scripts import spam_report
from tests.contact.spam.labelled import FOR_TUNING, LATER, SET_ASIDE

PARTS = [FOR_TUNING, SET_ASIDE, LATER]


@pytest.mark.parametrize("half", [FOR_TUNING, SET_ASIDE])
def test_of_each_half_at_least_95_of_100_spam_messages_are_quarantined(half):
    counted = spam_report.count(half)
    assert counted.spam >= 50
    assert counted.share >= 0.95, spam_report.kinds_missed(half)


@pytest.mark.parametrize("part", PARTS)
def test_no_genuine_message_is_quarantined(part):
    counted = spam_report.count(part)
    assert counted.genuine >= 20
    assert counted.genuine_quarantined == 0


def test_the_page_is_what_the_code_and_the_messages_say():
    assert spam_report.PAGE.read_text(encoding="utf-8") == spam_report.page()


def test_the_check_says_when_the_page_is_out_of_date_and_leaves_it_alone(monkeypatch, tmp_path, capsys):
    page = tmp_path / "spam.md"
    page.write_text("old", encoding="utf-8")
    monkeypatch.setattr(spam_report, "PAGE", page)
    monkeypatch.setattr(spam_report, "ROOT", tmp_path)
    assert spam_report.main("--check") == 1
    assert page.read_text(encoding="utf-8") == "old"
    assert "Run ./scripts/fix" in capsys.readouterr().err
    assert spam_report.main() == 0
    assert spam_report.main("--check") == 0
