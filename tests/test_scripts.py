"""The parts of the scripts that need no network, no browser and no second process tree."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from clinic import local
from clinic.accounts import make_accounts
from clinic.models import ClinicProfile
from clinic.opening import NotEmpty, open_clinic
from clinic.roles import ROLES
from scripts import bootstrap, run_checks, run_tests
from tests.people import make_person

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("server", "test", "check", "fix", "lock", "screenshots", "start-clinic")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# scripts/*


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_can_be_run_and_is_known_to_the_bootstrap(name):
    script = ROOT / "scripts" / name
    assert os.access(script, os.X_OK)
    assert script.read_text().startswith("#!/bin/sh\n")
    job = bootstrap.JOBS[name]
    assert (ROOT / job.lock).is_file()
    assert (ROOT / job.command[0]).is_file()


def test_the_bootstrap_knows_no_job_without_a_script():
    assert set(bootstrap.JOBS) == set(SCRIPTS)


def fake_python(folder: Path, version: str, *, venv: bool = True) -> Path:
    """A stand-in that answers the three questions of scripts/python.sh as a Python of this version would."""
    major, minor = version.split(".")
    path = folder / "python3"
    path.write_text(
        "#!/bin/sh\n"
        'case "$2" in\n'
        f"  *print*) echo {version} ;;\n"
        f"  *version_info*) [ {major} -gt 3 ] || [ {minor} -ge 11 ] ;;\n"
        f"  *ensurepip*) {'true' if venv else 'false'} ;;\n"
        '  *) echo "handed over: $*" ;;\n'
        "esac\n"
    )
    path.chmod(0o755)
    return path


def run_server_script(folder: Path, **environment) -> subprocess.CompletedProcess:
    for tool in ("sh", "dirname", "basename", "pwd"):
        (folder / tool).symlink_to(subprocess.check_output(["sh", "-c", f"command -v {tool}"], text=True).strip())
    return subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "server"), "--port", "8001"],
        env={"PATH": str(folder), **environment},
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )


def test_an_old_python_gets_one_sentence(tmp_path):
    fake_python(tmp_path, "3.9")
    done = run_server_script(tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer, and python3 is Python 3.9" in done.stderr


def test_a_missing_python_gets_one_sentence(tmp_path):
    done = run_server_script(tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no Python was found" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(tmp_path):
    fake_python(tmp_path, "3.12", venv=False)
    done = run_server_script(tmp_path)
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr


def test_it_hands_over_with_the_name_of_the_job_and_its_arguments(tmp_path):
    fake_python(tmp_path, "3.12")
    done = run_server_script(tmp_path)
    assert done.returncode == 0
    assert done.stdout == f"handed over: {ROOT}/scripts/bootstrap.py server --port 8001\n"


# scripts/bootstrap.py


def test_the_private_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    bootstrap.make_private_folder(tmp_path / "var")
    path = bootstrap.make_key(tmp_path / "var")
    key = path.read_text()
    assert len(key) > 60
    assert (mode(tmp_path / "var"), mode(path)) == (0o700, 0o600)
    path.chmod(0o644)
    assert bootstrap.make_key(tmp_path / "var").read_text() == key
    assert mode(path) == 0o600


def test_an_empty_key_file_is_replaced(tmp_path):
    (tmp_path / "secret-key").write_text("\n")
    assert bootstrap.make_key(tmp_path).read_text().strip()


HASHES = {bootstrap.RUNTIME: "a", bootstrap.DEV: "b"}


@pytest.mark.parametrize(
    ("lock", "stamp", "wanted"),
    [
        (bootstrap.RUNTIME, {}, bootstrap.RUNTIME),
        (bootstrap.RUNTIME, {bootstrap.RUNTIME: "a"}, None),
        (bootstrap.RUNTIME, {bootstrap.RUNTIME: "old"}, bootstrap.RUNTIME),
        (bootstrap.DEV, {bootstrap.RUNTIME: "a"}, bootstrap.DEV),
        # Where the tests have run, the server neither installs again nor takes their tools away.
        (bootstrap.RUNTIME, HASHES, None),
        (bootstrap.RUNTIME, {bootstrap.RUNTIME: "old", bootstrap.DEV: "b"}, bootstrap.DEV),
        (bootstrap.DEV, {bootstrap.RUNTIME: "a", bootstrap.DEV: "old"}, bootstrap.DEV),
    ],
)
def test_it_installs_only_what_differs(lock, stamp, wanted):
    assert bootstrap.what_to_install(lock=lock, stamp=stamp, hashes=HASHES) == wanted


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A root with lock files, where making an environment and installing are written down instead of done."""
    for name in HASHES:
        (tmp_path / name).write_text("a==1 \\\n    --hash=sha256:0\n")
    (tmp_path / "var").mkdir()
    done = []

    def make_venv(venv, claim):
        done.append("made")
        (venv / "bin").mkdir(parents=True, exist_ok=True)
        bootstrap.python_of(venv).unlink(missing_ok=True)
        bootstrap.python_of(venv).symlink_to(sys.executable)

    monkeypatch.setattr(bootstrap, "make_venv", make_venv)
    monkeypatch.setattr(bootstrap, "install", lambda python, lock, claim: done.append(lock.name))
    monkeypatch.setattr(bootstrap, "runs", lambda venv: bootstrap.python_of(venv).exists())
    return tmp_path, done


def test_a_second_run_installs_nothing(folder):
    root, done = folder
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    assert done == ["made", bootstrap.RUNTIME]
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    assert done == ["made", bootstrap.RUNTIME]


def test_the_tests_add_to_the_servers_environment(folder):
    root, done = folder
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    bootstrap.ensure(root=root, lock=bootstrap.DEV)
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    assert done == ["made", bootstrap.RUNTIME, bootstrap.DEV]


def test_an_interrupted_installation_is_made_anew(folder, monkeypatch):
    root, done = folder
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)

    def interrupted(python, lock, claim):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(bootstrap, "install", interrupted)
        (root / bootstrap.RUNTIME).write_text("a==2 \\\n    --hash=sha256:1\n")
        with pytest.raises(KeyboardInterrupt):
            bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    assert bootstrap.read_stamp(root / ".venv") == {}
    done.clear()
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    assert done == ["made", bootstrap.RUNTIME]


def test_an_environment_whose_python_is_gone_is_made_anew(folder):
    root, done = folder
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    bootstrap.python_of(root / ".venv").unlink()
    bootstrap.ensure(root=root, lock=bootstrap.RUNTIME)
    assert done == ["made", bootstrap.RUNTIME] * 2


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null"])
def test_a_damaged_stamp_counts_as_none(tmp_path, stamp):
    (tmp_path / "installed.json").write_text(stamp)
    assert bootstrap.read_stamp(tmp_path) == {}


def test_a_failing_command_is_reported_with_its_last_words(tmp_path):
    program = [sys.executable, "-c", "print('no such package'); raise SystemExit(3)"]
    with (
        open(tmp_path / "claim", "w") as claim,
        pytest.raises(bootstrap.Trouble, match=r"no such package\nIt failed\."),
    ):
        list(bootstrap.run(program, claim, "It failed."))


def test_the_development_lock_pins_all_of_the_runtime_lock():
    pins = [
        {line.split(" ")[0] for line in (ROOT / name).read_text().splitlines() if "==" in line and line[0] not in " #"}
        for name in (bootstrap.RUNTIME, bootstrap.DEV)
    ]
    assert pins[0]
    assert pins[0] <= pins[1]


# scripts/test


REPORT = """<testsuites><testsuite>
<testcase classname="tests.test_a" name="test_one"/>
<testcase classname="tests.test_a" name="test_two"><failure message="no">trace</failure></testcase>
<testcase classname="tests.test_a" name="test_three"><error message="setup"/></testcase>
<testcase classname="tests.test_a" name="test_four"><skipped message="only on a Mac"/></testcase>
</testsuite></testsuites>"""


def test_a_report_is_counted_and_its_skips_are_explained(tmp_path):
    (tmp_path / "r.xml").write_text(REPORT)
    report = run_tests.read_report(tmp_path / "r.xml")
    assert report.counts == (1, 2, 1)
    assert report.failures == ["tests.test_a::test_two", "tests.test_a::test_three"]
    assert report.skips == ["tests.test_a::test_four: only on a Mac"]


def results(*runs):
    return {
        name: (code, run_tests.Report(run_tests.Counts(*counts), [], []))
        for name, (code, counts) in zip(run_tests.DATABASES, runs, strict=True)
    }


def test_the_last_line_adds_both_databases():
    lines, code = run_tests.summary(results((0, (200, 0, 1)), (0, (211, 0, 0))), ["Python"])
    assert lines[-1] == "411 passed, 0 failed, 1 skipped"
    assert code == 0


def test_a_run_that_broke_counts_as_a_failure():
    lines, code = run_tests.summary(results((0, (5, 0, 0)), (4, (0, 0, 0))), [])
    assert lines[-1] == "5 passed, 1 failed, 0 skipped"
    assert code == 1


@pytest.mark.parametrize(
    "runs",
    [
        ((0, (5, 0, 0)), (1, (4, 1, 0))),  # a failure on one of the two
        ((5, (0, 0, 0)), (5, (0, 0, 0))),  # nothing was collected
        ((0, (0, 0, 3)), (0, (0, 0, 3))),  # everything was skipped
        ((0, (5, 0, 0)), (4, (0, 0, 0))),  # pytest itself broke
    ],
)
def test_it_fails_when_a_test_failed_or_none_ran(runs):
    assert run_tests.summary(results(*runs), [])[1] == 1


def test_without_a_chromium_it_says_so_and_fails(monkeypatch, capsys):
    monkeypatch.setenv("CHROMIUM", "/no/such/chromium")
    assert run_tests.main() == 1
    assert "No Chromium was found" in capsys.readouterr().err


def test_the_chromium_that_is_named_is_taken(monkeypatch, tmp_path):
    browser = tmp_path / "my chromium"
    browser.write_text("#!/bin/sh\necho Chromium 1.2.3\n")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    assert run_tests.find_chromium() == (str(browser), "Chromium 1.2.3")


# scripts/check


def test_a_package_that_is_not_pinned_is_named():
    locked = "django==5.2.19 \\\n    --hash=sha256:0\nenvirons==15.0 \\\n    --hash=sha256:1\nnh3==1\n"
    wanted = "# why\ndjango~=5.2  # the framework\nenvirons[django]~=15.0\nNH3\nno_such.thing>=1\n-r other.in\n"
    assert run_checks.unpinned(wanted, locked) == ["nh3", "no-such-thing"]


@pytest.mark.parametrize(
    "line",
    [
        "--index-url here",
        "-i here",
        "--find-links=here",
        "thing @ https://here.example/thing.whl",
        "--extra-index-url x",
    ],
)
def test_an_address_in_a_lock_is_found(line):
    assert run_checks.addresses(f"django==5 \\\n    --hash=sha256:0\n{line}\n    # via -r requirements.in\n") == [line]


# run_local


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


# The accounts


def test_each_role_gets_an_account_that_works_and_a_second_call_changes_nothing(db, tmp_path, client):
    path = tmp_path / "accounts.tsv"
    accounts = make_accounts(path=path)
    assert [account.role for account in accounts] == [role.name for role in ROLES]
    assert len({account.password for account in accounts}) == len(ROLES)
    assert mode(path) == 0o600
    assert path.read_text() == "".join(f"{role}\t{user}\t{password}\n" for role, user, password in accounts)
    for role, username, password in accounts:
        user = User.objects.get(username=username)
        assert user.check_password(password)
        assert (user.is_staff, user.is_superuser) == (True, False)
        assert [group.name for group in user.groups.all()] == [role]

    before = (path.read_text(), path.stat().st_mtime_ns, list(User.objects.order_by("pk").values()))
    assert make_accounts(path=path) == accounts
    assert (path.read_text(), path.stat().st_mtime_ns, list(User.objects.order_by("pk").values())) == before


def test_a_new_database_gets_the_passwords_of_the_file(db, tmp_path):
    accounts = make_accounts(path=tmp_path / "accounts.tsv")
    User.objects.all().delete()
    assert make_accounts(path=tmp_path / "accounts.tsv") == accounts


def test_a_password_that_somebody_changed_is_not_printed(db, tmp_path):
    make_accounts(path=tmp_path / "accounts.tsv")
    author = User.objects.get(username="author")
    author.set_password("their own")
    author.save()
    assert make_accounts(path=tmp_path / "accounts.tsv")[0].password is None
    author.refresh_from_db()
    assert author.check_password("their own")


def test_an_account_that_was_there_keeps_its_password(db, tmp_path):
    make_person("author")
    accounts = make_accounts(path=tmp_path / "accounts.tsv")
    assert accounts[0].password is None
    assert User.objects.get(username="author").check_password("secret")


def test_the_command_prints_role_user_name_and_password_with_tabs(db, tmp_path, capsys):
    call_command("make_accounts", file=tmp_path / "accounts.tsv")
    lines = capsys.readouterr().out.splitlines()
    assert [len(line.split("\t")) for line in lines] == [3] * len(ROLES)
    assert lines == (tmp_path / "accounts.tsv").read_text().splitlines()


def test_no_demonstration_accounts_are_made_for_a_site_that_others_reach(db, tmp_path, settings):
    settings.LOCAL = False
    with pytest.raises(SystemExit):
        call_command("make_accounts", file=tmp_path / "accounts.tsv")
    assert not User.objects.exists()


# A real clinic


def test_a_clinic_opens_with_its_facts_and_an_administrator(db, tmp_path, capsys):
    (tmp_path / "password").write_text("a-long-enough-one-77\n")
    call_command(
        "start_clinic",
        "--no-input",
        "--name=Elm Street Clinic",
        "--telephone=(555) 010-0199",
        "--administrator=ada",
        f"--password-file={tmp_path / 'password'}",
    )
    profile = ClinicProfile.objects.get()
    assert (profile.name, profile.telephone, profile.is_demonstration) == ("Elm Street Clinic", "(555) 010-0199", False)
    assert profile.crisis_telephone == "988"
    ada = User.objects.get()
    assert ada.check_password("a-long-enough-one-77")
    assert (ada.is_staff, ada.is_superuser, ada.groups.get().name) == (True, False, "Administrator")
    assert "Elm Street Clinic is ready" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ([], "The clinic's name"),
        (["--name=Elm", "--telephone=call us", "--administrator=ada"], "Telephone"),
        (["--name=Elm"], "User name"),
        (["--name=Elm", "--administrator=ada"], "--password-file"),
        (["--name=Elm", "--administrator=ada", "--password-file=/no/such/file"], "cannot be read"),
    ],
)
def test_a_clinic_without_a_needed_fact_is_not_made(db, capsys, options, complaint):
    with pytest.raises(SystemExit):
        call_command("start_clinic", "--no-input", *options)
    assert complaint in capsys.readouterr().err
    assert not ClinicProfile.objects.exists()
    assert not User.objects.exists()


def test_a_weak_password_makes_no_clinic(db, tmp_path, capsys):
    (tmp_path / "password").write_text("password")
    with pytest.raises(SystemExit):
        call_command(
            "start_clinic",
            "--no-input",
            "--name=Elm",
            "--administrator=ada",
            f"--password-file={tmp_path / 'password'}",
        )
    assert "too common" in capsys.readouterr().err
    assert not User.objects.exists()


@pytest.mark.parametrize(("is_demonstration", "says"), [(True, "demonstration"), (False, "changed in the admin")])
def test_a_second_clinic_is_refused(db, is_demonstration, says):
    ClinicProfile.objects.create(pk=1, name="First", is_demonstration=is_demonstration)
    with pytest.raises(NotEmpty, match=says):
        open_clinic(profile=ClinicProfile(name="Second"), username="ada", email="", password="a-long-enough-one-77")


def test_the_check_before_going_live_warns_of_the_demonstration(db):
    from clinic.checks import demonstration_is_gone

    assert demonstration_is_gone(None) == []
    ClinicProfile.objects.create(pk=1, name="Invented", is_demonstration=True)
    assert [warning.id for warning in demonstration_is_gone(None)] == ["bedside.W001"]


def test_the_stamp_is_json_that_names_hashes(folder):
    root, _ = folder
    bootstrap.ensure(root=root, lock=bootstrap.DEV)
    stamp = json.loads((root / ".venv" / "installed.json").read_text())
    assert stamp == {name: bootstrap.hash_of(root / name) for name in (bootstrap.RUNTIME, bootstrap.DEV)}


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
    shutil.copy(ROOT / "manage.py", tmp_path)
    for name in ("clinic", "articles", "contact", "templates", "static"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret-key").write_text("only for this test " * 4)
    run = {"cwd": tmp_path, "capture_output": True, "text": True, "check": False}
    empty = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3"}
    done = subprocess.run([sys.executable, "manage.py", "check"], env=empty, **run)
    assert done.returncode == 0, done.stderr
    (tmp_path / "var" / "secret-key").unlink()
    done = subprocess.run([sys.executable, "manage.py", "check"], env=empty, **run)
    assert "Set SECRET_KEY" in done.stderr
