"""`./scripts/server`: which processes it starts, and the keys that it makes before them."""

import io
import os
import socket
import stat
import subprocess
import sys

import pytest
from django.core.management import call_command

from clinic import local
from clinic.management.commands import run_local
from clinic.models import ClinicProfile
from clinic.profile import save_profile
from tests.clinic.copies import copy_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def var(settings, tmp_path, monkeypatch):
    """A folder as a first start finds it, with a database that is made already; and nobody who waits for a server."""
    save_profile(profile=ClinicProfile(name="Harbour Lane Clinic"))
    monkeypatch.setattr(run_local, "VAR", tmp_path / "var")
    settings.INQUIRY_PUBLIC_KEY_FILE = tmp_path / "var" / "inquiry-key.public"
    settings.INQUIRY_PRIVATE_KEYS_FILE = tmp_path / "var" / "inquiry-keys.private"
    monkeypatch.setattr(local, "claim", lambda path: io.StringIO())  # tests/clinic/test_local.py has that
    monkeypatch.setattr(local, "stop_on_signals", lambda: None)
    monkeypatch.setattr(local, "stop_all", lambda children: None)

    def is_ready(*args):
        raise local.Stopped

    monkeypatch.setattr(local, "wait_until_ready", is_ready)
    only_the_keys = {"make_inquiry_keys": call_command}
    monkeypatch.setattr(
        run_local,
        "call_command",
        lambda name, **options: only_the_keys.get(name, lambda *a, **k: None)(name, **options),
    )
    return tmp_path / "var"


@pytest.fixture
def started(monkeypatch) -> list[tuple[str, list[str], bool]]:
    """Each process that is started: its name, its command, and whether the keys were there by then."""
    found = []

    def child(name, command, *, log, environment):
        found.append((name, command, run_local.settings.INQUIRY_PRIVATE_KEYS_FILE.exists()))

    monkeypatch.setattr(local, "Child", child)
    return found


def start() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call_command("run_local", port=str(port))


def test_it_starts_the_site_and_a_worker_when_the_keys_are_there(var, started):
    start()
    assert [name for name, _, _ in started] == ["web server", "worker"]
    assert started[1][1] == [sys.executable, "manage.py", "run_worker"]
    assert all(keys_are_there for _, _, keys_are_there in started)


def test_it_makes_both_keys_and_nobody_else_may_read_the_private_one_or_write_either(var, started):
    start()
    private, public = var / "inquiry-keys.private", var / "inquiry-key.public"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert stat.S_IMODE(public.stat().st_mode) == 0o644  # the public side may be another user


def test_a_second_start_leaves_the_keys_as_they_are(var, started):
    start()
    first = {path.name: path.read_bytes() for path in var.glob("inquiry-*")}
    assert len(first) == 2
    start()
    assert {path.name: path.read_bytes() for path in var.glob("inquiry-*")} == first
    assert len(started) == 4


def test_half_a_pair_stops_it_with_a_sentence(var, started, capsys):
    start()
    (var / "inquiry-key.public").unlink()
    with pytest.raises(SystemExit):
        start()
    assert "is there without its other half" in capsys.readouterr().err
    assert len(started) == 2, "nothing was started"


def test_where_nothing_else_is_said_the_keys_are_under_var(tmp_path):
    copy_site(tmp_path)
    done = subprocess.run(
        [sys.executable, "manage.py", "make_inquiry_keys"],
        env={"PATH": os.environ["PATH"], "LOCAL": "true", "SECRET_KEY": "only for this test " * 4},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "var").glob("inquiry-*")}
    assert made == {"inquiry-keys.private": 0o600, "inquiry-key.public": 0o644}
