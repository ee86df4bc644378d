"""The start warns when inquiries would reach nobody."""

import pytest

from contact import keys
from contact.checks import (
    inquiries_can_be_sealed,
    senders_are_told_apart,
    somebody_is_told,
    telephone_region_is_known,
)


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


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.INQUIRY_PUBLIC_KEY_FILE, settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "public", tmp_path / "private"
    return settings


def test_a_site_that_cannot_seal_is_not_ready_for_visitors(own_keys):
    assert [error.id for error in inquiries_can_be_sealed(None)] == ["contact.E002"]
    keys.make_pair()
    assert inquiries_can_be_sealed(None) == []
    own_keys.INQUIRY_PRIVATE_KEYS_FILE.unlink()
    assert inquiries_can_be_sealed(None) == [], "the public side needs no other"


def test_a_public_key_that_nobody_could_open_is_an_error(own_keys):
    keys.make_pair()
    held = own_keys.INQUIRY_PRIVATE_KEYS_FILE.read_text()
    keys.add_key()
    own_keys.INQUIRY_PRIVATE_KEYS_FILE.write_text(held)
    assert [error.id for error in inquiries_can_be_sealed(None)] == ["contact.E003"]


def test_it_warns_when_others_on_the_machine_could_read_the_private_key(own_keys):
    keys.make_pair()
    own_keys.INQUIRY_PRIVATE_KEYS_FILE.chmod(0o640)
    assert [warning.id for warning in inquiries_can_be_sealed(None)] == ["contact.W004"]


def test_it_warns_when_all_visitors_seem_to_be_one_behind_a_proxy(settings):
    settings.LOCAL = False
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES = 0
    assert [warning.id for warning in senders_are_told_apart(None)] == ["contact.W003"]
    settings.TRUSTED_PROXIES = 1
    assert senders_are_told_apart(None) == []
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = 0, None
    assert senders_are_told_apart(None) == []


def test_it_warns_when_a_process_for_visitors_alone_could_read(settings, own_keys):
    keys.make_pair()
    assert inquiries_can_be_sealed(None) == []
    settings.SERVES_STAFF = False
    assert [warning.id for warning in inquiries_can_be_sealed(None)] == ["contact.W005"]
    settings.INQUIRY_PRIVATE_KEYS_FILE.unlink()
    assert inquiries_can_be_sealed(None) == []


def test_who_can_read_too_much_in_two_ways_is_told_both(own_keys):
    keys.make_pair()
    own_keys.SERVES_STAFF = False
    own_keys.INQUIRY_PRIVATE_KEYS_FILE.chmod(0o644)
    assert {warning.id for warning in inquiries_can_be_sealed(None)} == {"contact.W004", "contact.W005"}
