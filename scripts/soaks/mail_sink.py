"""A mail server on this machine that takes every mail and keeps it in memory (RFC 5321, the little that a client of ours says)."""

import contextlib
import socketserver
import threading
from collections import Counter
from email import message_from_string

from scripts.loopback import HOST


class MailSink:
    """Use it as a context; `port` is where it listens, `mails` what came, in its order.

    `silent_at` is "DATA" or ".": it does not answer that, as a server that hangs, until `answer_again` is called.
    """

    def __init__(self, silent_at: str = ""):
        self.silent_at = silent_at

    def __enter__(self):
        self.mails: list[str] = []
        self._changed = threading.Condition()
        self._silent = 0  # how many wait for an answer, or have given up waiting
        self._answers = threading.Event()
        sink = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self):
                with contextlib.suppress(ConnectionError):  # whoever talked with it was killed
                    sink._talk(self.rfile, self.wfile)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

        self._server = Server((HOST, 0), Talk)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *what):
        self.answer_again()
        self._server.shutdown()
        self._server.server_close()

    def wait_for(self, count: int, seconds: float) -> bool:
        """Whether so many mails have come within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.mails) >= count, seconds)

    def wait_until_silent(self, seconds: float) -> bool:
        """Whether somebody has been waiting for an answer, within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._silent, seconds)

    def answer_again(self) -> None:
        self._answers.set()

    def message_ids(self) -> Counter:
        return Counter(message_from_string(mail)["Message-ID"] for mail in self.mails)

    def _talk(self, read, write) -> None:
        write.write(b"220 sink\r\n")
        while line := read.readline():
            word = line.split(maxsplit=1)[0].upper() if line.strip() else b""
            if word == b"DATA":
                self._hesitate("DATA")
                write.write(b"354 go on\r\n")
                self._take(read)
                self._hesitate(".")
            write.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                break

    def _hesitate(self, at: str) -> None:
        if self.silent_at == at:
            with self._changed:
                self._silent += 1
                self._changed.notify_all()
            self._answers.wait()

    def _take(self, read) -> None:
        lines = []
        while (line := read.readline()) and line != b".\r\n":
            lines.append(line.removeprefix(b"."))
        if line:  # or its sender was killed in the middle of it, and the mail is none (RFC 5321, 4.1.1.4)
            with self._changed:
                self.mails.append(b"".join(lines).decode("utf-8", "replace"))
                self._changed.notify_all()
