"""Make or mend `.venv`, install what a job needs, and hand over to the job. Standard library only.

    python bootstrap.py JOB [arguments of the job]

`.venv/installed.json` names the lock files that are installed, each with its hash. It is taken away before pip starts
and written when pip is done, so a `.venv` without it is half-made and is made anew.
"""

import fcntl
import hashlib
import json
import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, DEV = "requirements.txt", "requirements-dev.txt"


class Trouble(Exception):
    """Something a person has to mend. The message is one or two sentences for them."""


class Job(NamedTuple):
    """`lock` is installed, then `command` runs; a job that `needs_key` gets a private key under var/."""

    lock: str
    command: tuple[str, ...]
    needs_key: bool = False
    environment: dict[str, str] = {}


JOBS = {
    "server": Job(RUNTIME, ("manage.py", "run_local"), needs_key=True, environment={"LOCAL": "true"}),
    "start-clinic": Job(RUNTIME, ("manage.py", "start_clinic"), needs_key=True),
    "test": Job(DEV, ("scripts/run_tests.py",)),
    "check": Job(DEV, ("scripts/run_checks.py",)),
    "fix": Job(DEV, ("scripts/run_checks.py", "--fix")),
    "messages": Job(DEV, ("scripts/run_messages.py",)),
    "lock": Job(DEV, ("scripts/run_lock.py",)),
    "screenshots": Job(DEV, ("scripts/take_screenshots.py",)),
    "lighthouse": Job(DEV, ("scripts/run_lighthouse.py",)),
    "soak": Job(DEV, ("scripts/run_soak.py",)),
}


def say(text: str) -> None:
    print(text, flush=True)


# The private folder


def make_private_folder(var: Path) -> None:
    var.mkdir(mode=0o700, exist_ok=True)
    var.chmod(0o700)


def make_key(var: Path) -> Path:
    """The path of a file with a private key that only its owner can read; made when there is none."""
    path = var / "secret-key"
    if not path.is_file() or not path.read_text().strip():
        write_private(path, secrets.token_urlsafe(64) + "\n")
    path.chmod(0o600)
    return path


def write_private(path: Path, text: str) -> None:
    """Write a whole file at once, readable by its owner only: an interruption leaves the old one or none."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


# The environment


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def python_of(venv: Path) -> Path:
    return venv / "bin" / "python"


def runs(venv: Path) -> bool:
    """Whether `venv` has a Python that starts, is new enough, and has pip."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python_of(venv), "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def read_stamp(venv: Path) -> dict[str, str]:
    """The lock files installed in `venv`, with their hashes; empty when the last installation did not finish."""
    try:
        stamp = json.loads((venv / "installed.json").read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def what_to_install(*, lock: str, stamp: dict[str, str], hashes: dict[str, str]) -> str | None:
    """The lock file to install, or None when `lock` is there as it is now.

    The lock file for development holds everything that the other one pins, so where it is installed it is renewed.
    """
    if stamp.get(lock) == hashes[lock]:
        return None
    return DEV if DEV in stamp else lock


def ensure(*, root: Path, lock: str) -> Path:
    """Bring `root/.venv` to what `lock` says, and return its Python. Without work to do, nothing is fetched."""
    venv = root / ".venv"
    hashes = {name: hash_of(root / name) for name in (RUNTIME, DEV)}
    with open(root / "var" / "installing.lock", "w") as claim:
        try:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another script is installing into .venv; waiting for it.")
            fcntl.flock(claim, fcntl.LOCK_EX)
        stamp = read_stamp(venv)
        if not stamp or not runs(venv):
            say("The Python environment in .venv is not whole; making it anew." if venv.exists() else "Making .venv.")
            make_venv(venv, claim)
            stamp = {}
        wanted = what_to_install(lock=lock, stamp=stamp, hashes=hashes)
        if wanted:
            (venv / "installed.json").unlink(missing_ok=True)
            install(python_of(venv), root / wanted, claim)
            done = {name: hashes[name] for name in ((RUNTIME, DEV) if wanted == DEV else (RUNTIME,))}
            write_private(venv / "installed.json", json.dumps(done))
    return python_of(venv)


def make_venv(venv: Path, claim) -> None:
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    for _ in run([sys.executable, "-m", "venv", "--clear", venv], claim, "The Python environment could not be made."):
        pass


def install(python: Path, lock: Path, claim) -> None:
    """Install the pins of `lock`. pip checks each file's hash and runs no package's own build script."""
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    command = [*pip, "--require-hashes", "--only-binary=:all:", "-r", lock]
    total = sum("==" in line and not line.startswith((" ", "#")) for line in lock.read_text().splitlines())
    say(f"Installing {total} packages from {lock.name}. This takes half a minute or so, and a network.")
    seen = 0
    for line in run(command, claim, "The packages could not be installed. Is there a network?"):
        if line.startswith("Collecting "):
            seen += 1
            progress(f"  fetching {seen} of {total}")
        elif line.startswith("Installing collected"):
            progress(f"  fetched {seen}, now unpacking")
    if sys.stdout.isatty():
        say("")


def progress(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r{text:<60}", end="", flush=True)


def run(command: list, claim, failure: str):
    """Yield what `command` prints, line by line; raise Trouble with `failure` and its last words if it fails.

    The child holds `claim` too: should this process be killed, the next one waits until the child has ended.
    """
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    environment["PIP_USER"] = "0"  # a pip configured for --user installs refuses to work in a virtual environment
    lines: list[str] = []
    child = subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
        pass_fds=[claim.fileno()],
    )
    try:
        for line in child.stdout:
            lines.append(line.rstrip())
            yield lines[-1]
        if child.wait():
            raise Trouble("\n".join([*(f"  {line}" for line in lines[-6:]), failure]))
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()
        child.stdout.close()


def main(job_name: str, *arguments: str) -> None:
    job = JOBS[job_name]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.chdir(ROOT)
    make_private_folder(ROOT / "var")
    python = ensure(root=ROOT, lock=job.lock)
    environment = {**os.environ, **job.environment}
    if job.needs_key and not environment.get("SECRET_KEY"):
        environment.setdefault("SECRET_KEY_FILE", str(make_key(ROOT / "var")))
    os.execve(python, [str(python), *job.command, *arguments], environment)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Trouble as trouble:
        sys.exit(str(trouble))
    except OSError as error:
        sys.exit(f"{error.filename or 'The disk'}: {error.strerror}.")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted. The next run takes it from here.")
