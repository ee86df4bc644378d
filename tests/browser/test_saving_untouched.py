"""Whoever opens an article, looks, and saves has changed nothing."""

import pytest
from django.core.management import call_command

from articles.models import Article
from tests.browser.staff import sign_in
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_saving_what_was_only_looked_at_records_no_edition(page):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    sign_in(page, "author")
    for article in Article.objects.order_by("pk")[:3]:
        page.goto(f"/admin/articles/article/{article.pk}/change/")
        editors = page.locator(".order-machine .inline-related:not(.empty-form) .cke_editable")
        editors.last.wait_for()
        assert editors.count() > 3
        page.get_by_role("button", name="Save and continue editing").click()
        page.get_by_text("Nothing was changed").wait_for()
        assert article.editions.count() == 1
