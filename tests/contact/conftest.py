"""Who is signed in, and the keys of one test."""

import pytest
from django.contrib.auth.models import User

from contact import keys
from tests.contact.factories import somebody_at_the_desk, somebody_with_records


@pytest.fixture
def desk(client) -> User:
    """Somebody at the front desk, who is signed in."""
    person = somebody_at_the_desk()
    client.force_login(person)
    return person


@pytest.fixture
def keeper(client) -> User:
    """Somebody who may export, erase and hold too, and is signed in."""
    person = somebody_with_records()
    client.force_login(person)
    return person


@pytest.fixture
def own_keys(settings, tmp_path):
    """A pair of keys for one test, which it may change."""
    settings.INQUIRY_PUBLIC_KEY_FILE = tmp_path / "public"
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "private"
    keys.make_pair()
    return settings
