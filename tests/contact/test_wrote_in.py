"""In which language somebody wrote: whoever answers is to know it before they call, though there is no message to see it from."""

import pytest

from contact.models import Inquiry
from tests.contact.factories import BY_EMAIL, somebody_at_the_desk, typed
from tests.contact.pages import soup

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/inquiry/"
LANGUAGES = {"/contact/": "English", "/es/contact/": "Spanish"}


@pytest.fixture
def desk(client):
    client.force_login(somebody_at_the_desk())


def sent(client, form, **changes) -> Inquiry:
    """What somebody sent by this form, who wrote no message."""
    client.post(form, typed(message="", **changes))
    return Inquiry.objects.get()


@pytest.mark.parametrize("way", [{}, {"contact_method": "text"}, BY_EMAIL])
@pytest.mark.parametrize("form", LANGUAGES)
def test_it_stands_beside_how_to_reach_them_on_the_page_and_where_they_are_answered(client, desk, form, way):
    address = f"{LIST}{sent(client, form, **way).pk}/"
    for response in (client.get(f"{address}change/"), client.post(f"{address}reach/")):
        paragraphs = [" ".join(each.get_text().split()) for each in soup(response).select(".answering p")]
        assert f"Wrote in: {LANGUAGES[form]}" in paragraphs


@pytest.mark.parametrize("form", LANGUAGES)
def test_it_is_among_what_they_wrote_whatever_became_of_it(client, desk, form):
    inquiry = sent(client, form)
    Inquiry.objects.update(status="spam")
    page = soup(client.get(f"{LIST}{inquiry.pk}/change/"))
    assert page.select_one(".field-wrote_in .readonly").get_text() == LANGUAGES[form]


@pytest.mark.parametrize(
    ("form", "shown"),
    [("/contact/", "Cost and insurance"), ("/es/contact/", "Cost and insurance, in Spanish")],
)
def test_the_list_says_it_where_it_is_not_the_sites_first(client, desk, form, shown):
    sent(client, form, topic="cost")
    assert soup(client.get(LIST)).select_one("#result_list .field-about").get_text() == shown
