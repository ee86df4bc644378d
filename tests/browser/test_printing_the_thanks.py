"""The page after sending, on paper: all that somebody needs who wants to call about it, and nothing of what they wrote."""

import pytest

from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.contact.factories import make_inquiry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("options", [{"width": 390}, {"width": 1280, "color_scheme": "dark"}])
@pytest.mark.parametrize(
    ("root", "next_heading", "within"),
    [("/", "What happens next", "within 4 work days"), ("/es/", "Qué pasa ahora", "4 días")],
)
def test_it_has_the_reference_and_what_happens_next(new_page, live_server, options, root, next_heading, within):
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", telephone="(323) 555-0142", response_days=4))
    inquiry = make_inquiry(preferred_name="Zebulon", message="Marmalade")
    page = new_page(**options)
    page.goto(f"{root}contact/thanks/?reference={inquiry.reference}")
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    for needed in (inquiry.reference, next_heading, within, "(323) 555-0142", "988"):
        assert needed in text
    for other in ("Zebulon", "Marmalade"):
        assert other not in text
    assert not page.locator(".screen-only").filter(visible=True).count()
    reference = page.locator(".reference")
    assert reference.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
