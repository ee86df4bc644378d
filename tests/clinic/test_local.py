"""The site on one's own machine: where it serves, its processes, and what it says of settings that cannot be."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from clinic import local
from tests.clinic.copies import copy_site

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1"])
def test_it_serves_this_machine(host):
    assert local.check_host(host) == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "clinic.example.org", ""])
def test_it_refuses_to_serve_others(host):
    with pytest.raises(local.Trouble, match="not an address of this machine"):
        local.check_host(host)


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "80.5"])
def test_it_refuses_what_is_no_port(port):
    with pytest.raises(local.Trouble, match="PORT"):
        local.check_port(port)


def test_a_taken_port_gets_a_sentence_that_says_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(local.Trouble, match=rf"Port {port} is taken .* PORT={port + 1}"):
            local.check_free("127.0.0.1", port)
    local.check_free("127.0.0.1", port)


def test_a_second_server_of_one_folder_is_told_where_the_first_is(tmp_path):
    with local.claim(tmp_path / "server.lock") as first:
        first.write("http://127.0.0.1:8000")
        first.flush()
        with pytest.raises(local.Trouble, match=r"already running at http://127\.0\.0\.1:8000"):
            local.claim(tmp_path / "server.lock")
    local.claim(tmp_path / "server.lock").close()


def start(tmp_path, program: str) -> local.Child:
    log = tmp_path / "child.log"
    return local.Child("worker", [sys.executable, "-c", program], log=log, environment=dict(os.environ))


def test_a_child_that_ends_is_reported_with_its_last_words(tmp_path):
    child = start(tmp_path, "print('the disk is full'); raise SystemExit(3)")
    child.process.wait(30)
    with pytest.raises(local.Trouble, match=r"(?s)The worker stopped \(exit code 3\).*the disk is full"):
        child.check()


def test_a_child_that_does_not_listen_is_ended_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(local.signal, "signal", lambda *args: None)  # the test's own handlers stay
    child = start(
        tmp_path,
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
    )
    while not child.log.read_text():
        child.check()
    local.stop_all([child], seconds=0.1)
    assert child.process.returncode == -signal.SIGKILL


def test_an_unreachable_database_gets_one_sentence_without_the_password(tmp_path):
    environment = {**os.environ, "LOCAL": "true", "SECRET_KEY": "only for this test " * 4}
    environment["DATABASE_URL"] = "postgres://somebody:sesame@127.0.0.1:9/nothing"
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); from clinic.local import *; reach_database()"],
        env={**environment, "DJANGO_SETTINGS_MODULE": "clinic.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("clinic.local.Trouble: The database cannot be reached: connection to server")
    assert last.endswith("Check DATABASE_URL.")
    assert "sesame" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DATABASE_URL", "nonsense", 'Environment variable "DATABASE_URL" invalid: Not a valid database URL.'),
        ("LOCAL", "maybe", 'Environment variable "LOCAL" invalid: Not a valid boolean.'),
        ("EMAIL_URL", "smtp+tls://mail.example.org", "EMAIL_URL begins with a word that is not known."),
    ],
)
def test_a_setting_that_cannot_be_read_gets_a_sentence(name, value, says):
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "run_local"],
        env={**os.environ, name: value, "DJANGO_SETTINGS_MODULE": "clinic.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too easy to guess."),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY is too easy to guess."),
        ({"DEBUG": "true"}, "DEBUG shows the site's insides to everybody."),
        ({"EMAIL_URL": ""}, "Set EMAIL_URL: without a mail server nobody hears of an inquiry."),
    ],
)
def test_a_site_for_everybody_does_not_start_with_a_dangerous_setting(settings, said):
    environment = {
        **os.environ,
        "LOCAL": "false",
        "SECRET_KEY": "only for this test " * 4,
        "EMAIL_URL": "smtp://localhost",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={**environment, "DJANGO_SETTINGS_MODULE": "clinic.settings", **settings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert said in done.stderr


def test_commands_are_for_the_site_that_the_server_made(tmp_path):
    """The lines of the guides work as they stand, in a folder where ./scripts/server has run."""
    copy_site(tmp_path)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret-key").write_text("only for this test " * 4)
    run = {"cwd": tmp_path, "capture_output": True, "text": True, "check": False}
    empty = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3"}
    done = subprocess.run([sys.executable, "manage.py", "check"], env=empty, **run)
    assert done.returncode == 0, done.stderr
    (tmp_path / "var" / "secret-key").unlink()
    done = subprocess.run([sys.executable, "manage.py", "check"], env=empty, **run)
    assert "Set SECRET_KEY" in done.stderr
