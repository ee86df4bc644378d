"""The files with the keys: made once, never over others, read anew each time, and told of where something is wrong."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command

from contact import keys
from contact.keys import NoKey


@pytest.fixture
def files(settings, tmp_path):
    settings.INQUIRY_PUBLIC_KEY_FILE = tmp_path / "keys" / "public"
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "keys" / "private"
    return settings.INQUIRY_PUBLIC_KEY_FILE, settings.INQUIRY_PRIVATE_KEYS_FILE


def test_a_pair_fits_and_only_its_owner_reads_the_private_one(files):
    assert keys.make_pair()
    assert keys.private_keys()[-1].public_key == keys.public_key()
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o644, 0o600]


def test_what_is_there_stays(files):
    call_command("make_inquiry_keys", verbosity=0)
    before = [path.read_text() for path in files]
    assert not keys.make_pair()
    call_command("make_inquiry_keys", verbosity=0)
    assert [path.read_text() for path in files] == before


@pytest.mark.parametrize("missing", [0, 1], ids=["public", "private"])
def test_half_a_pair_is_not_made_whole_with_one_that_does_not_fit(files, missing):
    keys.make_pair()
    files[missing].unlink()
    kept = files[1 - missing].read_text()
    with pytest.raises(CommandError, match="without its other half"):
        call_command("make_inquiry_keys")
    assert files[1 - missing].read_text() == kept
    assert not files[missing].exists()


def test_a_new_key_is_sealed_to_at_once_and_the_old_ones_stay(files):
    keys.make_pair()
    (first,) = keys.private_keys()
    added = keys.add_key()
    assert keys.public_key() == added
    assert [key.public_key for key in keys.private_keys()] == [first.public_key, added]


def test_of_many_keys_made_at_once_none_is_lost(files):
    keys.make_pair()
    with ThreadPoolExecutor() as pool:
        added = list(pool.map(lambda _: keys.add_key(), range(8)))
    assert {*added} < {key.public_key for key in keys.private_keys()}
    assert keys.public_key() in added


def test_the_public_side_needs_no_private_key(files):
    keys.make_pair()
    files[1].unlink()
    assert keys.public_key()
    assert not keys.can_open()
    with pytest.raises(NoKey, match="cannot be read: No such file"):
        keys.private_keys()


@pytest.mark.parametrize("content", [b"", b"\n", b"c2hvcnQ=", b"not a key", b"\xff\xfe", b"\x00"])
def test_a_file_without_a_key_is_named_and_not_quoted(files, content):
    files[0].parent.mkdir()
    for path, read in zip(files, (keys.public_key, keys.private_keys), strict=True):
        path.write_bytes(content)
        with pytest.raises(NoKey, match=path.name) as error:
            read()
        assert "c2hvcnQ" not in str(error.value)
        assert "not a key" not in str(error.value)
