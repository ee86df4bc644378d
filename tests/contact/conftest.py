import pytest

from contact import keys


@pytest.fixture
def own_keys(settings, tmp_path):
    """A pair of keys for one test, which it may change."""
    settings.INQUIRY_PUBLIC_KEY_FILE = tmp_path / "public"
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "private"
    keys.make_pair()
    return settings
