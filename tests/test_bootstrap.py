"""The environment and the key that the scripts make before anything else can run."""

import json
import stat
import sys
from pathlib import Path

import pytest

from scripts import bootstrap

ROOT = Path(__file__).resolve().parent.parent


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


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


def test_the_stamp_is_json_that_names_hashes(folder):
    root, _ = folder
    bootstrap.ensure(root=root, lock=bootstrap.DEV)
    stamp = json.loads((root / ".venv" / "installed.json").read_text())
    assert stamp == {name: bootstrap.hash_of(root / name) for name in (bootstrap.RUNTIME, bootstrap.DEV)}
