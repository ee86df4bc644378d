"""Where scratch sites are served: on this machine alone, at a port that nobody uses."""

import os
import socket

HOST = "127.0.0.1"


def free_port() -> int:
    """A free port, or the one that the variable PORT names. Raises OSError if that one is taken."""
    with socket.socket() as probe:
        probe.bind((HOST, int(os.environ.get("PORT") or 0)))
        return probe.getsockname()[1]
