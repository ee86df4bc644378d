"""The parts of the scripts that need no network, no browser and no second process tree."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import bootstrap, run_checks, run_tests

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("server", "test", "check", "fix", "messages", "lock", "screenshots", "start-clinic", "lighthouse", "soak")


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_can_be_run_and_is_known_to_the_bootstrap(name):
    script = ROOT / "scripts" / name
    assert os.access(script, os.X_OK)
    assert script.read_text().startswith("#!/bin/sh\n")
    job = bootstrap.JOBS[name]
    assert (ROOT / job.lock).is_file()
    assert (ROOT / job.command[0]).is_file()


@pytest.mark.parametrize(
    ("job", "arguments", "says"),
    [
        ("screenshots", ["no-such-scene"], "There is no scene no-such-scene."),
        ("lighthouse", ["--help"], "--runs"),
        ("soak", ["flood", "--help"], "--seconds"),
        ("check", ["--no-such"], "Not understood: --no-such"),
    ],
)
def test_a_program_starts_as_the_bootstrap_starts_it(job, arguments, says):
    """Nothing is set up before it: a module that needs Django's settings when it is imported would stop it."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, *bootstrap.JOBS[job].command, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


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
        for name, (code, counts) in zip(run_tests.SELECTED, runs, strict=True)
    }


def test_the_last_line_adds_both_databases():
    lines, code = run_tests.summary(results((0, (200, 0, 1)), (0, (211, 0, 0))), ["Python"])
    assert lines[-1] == "411 passed, 0 failed, 1 skipped"
    assert code == 0


def test_all_is_well_where_only_one_database_had_anything_to_run():
    assert run_tests.summary(results((0, (9, 0, 0)), (5, (0, 0, 0))), [])[1] == 0


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
