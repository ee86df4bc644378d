"""The start warns when inquiries would reach nobody."""

import pytest

from contact.checks import senders_are_told_apart, somebody_is_told, telephone_region_is_known


@pytest.fixture(autouse=True)
def production(settings):
    settings.LOCAL = False
    settings.INQUIRY_RECIPIENTS = ["frontdesk@example.org"]
    settings.SITE_URL = "https://clinic.example.org"


def ids() -> list[str]:
    return [warning.id for warning in somebody_is_told(None)]


def test_it_is_content_when_somebody_is_told():
    assert ids() == []


def test_it_warns_when_nobody_gets_the_mail(settings):
    settings.INQUIRY_RECIPIENTS = []
    assert ids() == ["contact.W001"]


def test_it_warns_when_the_link_would_lead_nowhere(settings):
    settings.SITE_URL = ""
    assert ids() == ["contact.W002"]


def test_it_is_quiet_on_a_local_machine(settings):
    settings.LOCAL, settings.INQUIRY_RECIPIENTS = True, []
    assert ids() == []


def test_django_runs_it():
    from django.core.checks.registry import registry

    assert {somebody_is_told, telephone_region_is_known} <= {*registry.get_checks()}


@pytest.mark.parametrize(
    ("region", "said"), [("US", []), ("MX", []), ("USA", ["contact.E001"]), ("", ["contact.E001"])]
)
def test_the_region_of_telephone_numbers_has_to_be_known(settings, region, said):
    settings.TELEPHONE_REGION = region
    assert [error.id for error in telephone_region_is_known(None)] == said


def test_it_warns_when_all_visitors_seem_to_be_one_behind_a_proxy(settings):
    settings.LOCAL = False
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES = 0
    assert [warning.id for warning in senders_are_told_apart(None)] == ["contact.W003"]
    settings.TRUSTED_PROXIES = 1
    assert senders_are_told_apart(None) == []
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = 0, None
    assert senders_are_told_apart(None) == []
