"""What a page said on a day, and words that have to go: as a person meets these pages."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from articles import publishing
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.articles.factories import a_publisher, make_block, make_live_article
from tests.browser.axe import assert_nothing_found
from tests.browser.staff import sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOON = datetime(2026, 3, 1, 20, tzinfo=UTC)  # noon in the clinic's zone


def finds_nothing(page) -> None:
    assert_nothing_found(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("color_scheme", "width"), [("light", 1280), ("dark", 360)])
def test_words_are_removed_for_ever_and_the_day_still_shows_its_page(new_page, color_scheme, width):
    save_profile(profile=ClinicProfile(name="Our clinic", telephone="(323) 555-0142"), now=NOON - timedelta(days=1))
    example = make_block("clinical_example", title="Zebulon sleeps")
    article = make_live_article(blocks=[make_block(), example], live_from=NOON)
    publishing.withdraw(article=article, by=a_publisher(), reason="Consent", now=NOON + timedelta(days=2))
    make_person("administrator")
    page = new_page(color_scheme=color_scheme, width=width)
    sign_in(page, "administrator")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_role("link", name="Remove words for ever").click()
    finds_nothing(page)
    page.get_by_label("Which words?").select_option(label="clinical example “Zebulon sleeps”, in edition 1")
    page.get_by_label("Why?").fill("Their consent was withdrawn.")
    page.get_by_label("Type “remove for ever”").fill("remove")
    page.get_by_role("button", name="Remove words for ever").click()
    expect(page.locator(".errorlist")).to_contain_text("to be sure")
    finds_nothing(page)
    page.get_by_label("Type “remove for ever”").fill("remove for ever")
    page.get_by_role("button", name="Remove words for ever").click()
    expect(page.locator(".messagelist")).to_contain_text("gone from the draft and from these editions: 1")

    page.goto(f"/admin/articles/article/{article.pk}/history/")
    finds_nothing(page)
    page.get_by_label("What did it say at").fill("2026-03-02T12:00")
    page.get_by_role("button", name="Show it as it was").click()
    expect(page.locator(".clinical-example")).to_contain_text("Their consent was withdrawn.")
    expect(page.locator("body")).not_to_contain_text("Zebulon")
    page.get_by_text("What the clinic's profile said then").click()
    expect(page.locator(".preview")).to_contain_text("Telephone: (323) 555-0142")
    finds_nothing(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the record of that moment").click()
    assert "Zebulon" not in download.value.path().read_text(encoding="utf-8")
