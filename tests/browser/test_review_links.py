"""A link for somebody without an account: how staff make it, and what its reader meets."""

import pytest
from playwright.sync_api import expect

from articles.models import LinkNote
from tests.articles.factories import edit, make_article
from tests.browser.axe import assert_nothing_found
from tests.browser.staff import sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_link_is_made_read_and_answered(new_page, color_scheme):
    article = make_article(title="For review")
    make_person("author")
    staff = new_page(color_scheme=color_scheme)
    sign_in(staff, "author")
    staff.goto(f"/admin/articles/article/{article.pk}/links/")
    assert_nothing_found(staff)
    staff.get_by_label("Whom is it for?").fill("Dr Example")
    edit(article, title="Saved in the meantime")
    staff.get_by_role("button", name="Make a link to edition 1").click()
    expect(staff.locator(".messagelist")).to_contain_text("its newest edition is 2, not 1")
    expect(staff.get_by_label("Whom is it for?")).to_have_value("Dr Example")
    staff.get_by_role("button", name="Make a link to edition 2").click()
    address = staff.locator(".facts code").inner_text()
    assert_nothing_found(staff)

    guest = new_page(color_scheme=color_scheme, width=390)
    guest.goto(address[address.index("/review/") :])
    expect(guest.get_by_role("heading", level=1)).to_have_text("Saved in the meantime")
    assert_nothing_found(guest)
    guest.get_by_label("Leave a note").fill("Say how often.")
    guest.get_by_role("button", name="Send the note").click()
    expect(guest.locator(".link-note")).to_contain_text("Say how often.")
    assert_nothing_found(guest)
    guest.reload()
    expect(guest.locator(".link-note")).to_have_count(1)
    assert LinkNote.objects.count() == 1

    staff.reload()
    expect(staff.locator(".facts code")).to_have_count(0)
    expect(staff.get_by_role("region", name="Links")).to_contain_text("Say how often.")
    assert_nothing_found(staff)
