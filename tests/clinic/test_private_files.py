import os
import stat

import pytest

from clinic.private_files import write_private


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_only_the_owner_can_read_it_whatever_the_umask(tmp_path, open_umask):
    path = tmp_path / "var" / "facts"
    write_private(path, "naïve")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == "naïve"


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "facts"
    write_private(path, "before")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "after \ud800")
    assert path.read_text() == "before"
