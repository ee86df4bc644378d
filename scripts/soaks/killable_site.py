"""A site whose processes are killed, and started again by whoever finds them gone, as systemd would."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from scripts.loopback import HOST
from scripts.soaks.load import Visitor

PATIENCE = 90  # seconds until the site is given up
WEB = ["-m", "gunicorn", "clinic.wsgi", "--workers=2", "--threads=4", "--no-control-socket", "--bind"]
# What can be killed, by the database. SQLite has no process of its own.
KINDS = {
    "postgres": ("a web process", "the worker", "the database", "the whole web server"),
    "sqlite": ("a web process", "the worker", "the whole web server"),
}


@dataclass
class KillableSite:
    """The web server and the worker. What they say is in `home`; `returns` are the seconds that each return took."""

    home: Path
    port: int
    url: str
    returns: list[float] = field(default_factory=list)
    children: dict[str, subprocess.Popen] = field(default_factory=dict)

    def start(self) -> None:
        for name, arguments in {"web": [*WEB, f"{HOST}:{self.port}"], "worker": ["manage.py", "run_worker"]}.items():
            if name not in self.children or self.children[name].poll() is not None:
                with (self.home / f"{name}.log").open("ab") as log:
                    self.children[name] = subprocess.Popen(
                        [sys.executable, *arguments], stdout=log, stderr=log, start_new_session=True
                    )

    def wait(self) -> None:
        """Until the site can take inquiries; how long that was is kept."""
        visitor, started = Visitor(self.url, patience=5), time.monotonic()
        while visitor.ask("/readyz").status != 200:
            if time.monotonic() - started > PATIENCE:
                raise RuntimeError(f"The site did not come back. {self.home}/web.log may say why.")
            time.sleep(0.05)
        visitor.close()
        self.returns.append(time.monotonic() - started)

    def kill(self, what: str) -> None:
        """SIGKILL, which no process can heed. Those that are started again by nobody are started again here."""
        if what == "a web process":
            os.kill(int(_children_of(self.children["web"].pid)[0]), signal.SIGKILL)
        elif what == "the database":
            _kill_a_backend()
        else:
            child = self.children["worker" if what == "the worker" else "web"]
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self.start()

    def stop(self) -> None:
        for child in self.children.values():
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGTERM)
        for child in self.children.values():
            child.wait(timeout=60)


def _children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _kill_a_backend() -> None:
    """A PostgreSQL whose process is killed takes all of its memory for spoilt: it ends every connection and recovers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    os.kill(pid, signal.SIGKILL)
    connection.close()
