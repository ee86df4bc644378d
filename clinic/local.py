"""What `./scripts/server` needs to know of the machine: ports, the database, and the processes it starts."""

import fcntl
import http.client
import ipaddress
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from django.db import connection
from django.db.utils import DatabaseError


class Trouble(Exception):
    """Something a person has to mend. The message is one or two sentences for them."""


class Stopped(Exception):
    """Somebody asked the server to stop."""


def stop_on_signals() -> None:
    """From here on, Ctrl-C, `kill` and a closed terminal raise Stopped in the main thread."""

    def stop(number, frame):
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def check_port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = 0
    if not 1 <= port <= 65535:
        raise Trouble(f"PORT is {text!r}; it must be a number from 1 to 65535.")
    return port


def check_host(host: str) -> str:
    """This mode is plain HTTP and prints passwords, so it stays on this machine."""
    try:
        if ipaddress.ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise Trouble(
        f"{host} is not an address of this machine alone, such as 127.0.0.1. docs/operations/deploying.md says how to "
        "serve the site to others."
    )


def check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does: a just closed port is free
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Trouble(f"Port {port} needs an administrator. Choose one above 1023: PORT=8000.") from error
        except OSError as error:
            raise Trouble(
                f"Port {port} is taken by another program. Choose another: PORT={port + 1} ./scripts/server"
            ) from error


def claim(path: Path):
    """Hold `path` as long as the returned file is open; raise Trouble when another server holds it."""
    file = open(path, "a+")  # noqa: SIM115  held until the process ends
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        where = file.read().strip()
        file.close()
        raise Trouble(f"A server of this folder is already running{f' at {where}' if where else ''}.") from None
    return file


def reach_database() -> None:
    if connection.vendor == "postgresql":
        connection.settings_dict.setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Trouble(f"The database cannot be reached: {reason(error)} Check DATABASE_URL.") from error


def reason(error: Exception) -> str:
    """The first line of a database's complaint, as a sentence. Neither driver puts a password into it."""
    first = (str(error).strip().splitlines() or [type(error).__name__])[0].strip()
    return first if first.endswith((".", "?", "!")) else f"{first}."


def address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Child:
    """A process of ours, whose output goes to `log`. It gets no signal from the terminal, only from us."""

    def __init__(self, name: str, command: list[str], *, log: Path, environment: dict[str, str]):
        self.name, self.log = name, log
        if log.exists():
            log.replace(log.with_name(f"{log.name}.1"))
        with open(log, "ab") as output:
            self.process = subprocess.Popen(  # noqa: S603  a command of ours
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )

    def check(self) -> None:
        code = self.process.poll()
        if code is not None:
            words = self.log.read_text(errors="replace").strip().splitlines()[-5:]
            raise Trouble("\n".join([f"The {self.name} stopped (exit code {code}). {self.log} says:", *words]))

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait for the end; after `seconds`, or when the process ignores us, end its whole group."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def stop_all(children: list[Child], seconds: float = 15) -> None:
    """Ask all to end, wait for each. A second Ctrl-C does not leave half of them behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.stop()
    until = time.monotonic() + seconds
    for child in children:
        child.wait(max(0.1, until - time.monotonic()))


def wait_until_ready(host: str, port: int, children: list[Child], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not answers(host, port):
        for child in children:
            child.check()
        if time.monotonic() > until:
            raise Trouble(f"The site did not answer within {seconds:.0f} seconds. {children[0].log} may say why.")
        time.sleep(0.1)


def answers(host: str, port: int) -> bool:
    """Whether /healthz says that it is well. (http.client: a proxy named in the environment is not asked.)"""
    try:
        site = http.client.HTTPConnection(host, port, timeout=5)
        site.request("GET", "/healthz")
        return site.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
