"""Several people doing something at the same instant, each on a connection of their own."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

A_MOMENT = 0.5  # seconds, in which somebody who need not wait is done


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Run `calls` in threads that start together; each one's result, or the exception it raised, in order."""
    start = threading.Barrier(len(calls))
    outcomes: list[object] = [None] * len(calls)

    def run(index: int, call: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            outcomes[index] = call()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "somebody is still waiting"
    return outcomes


class InTheMiddle:
    """Just before `module.name` is called for the first time, somebody else begins `meanwhile` and gets a moment for it.

    Whoever need not wait is done by then. The others are waited for at the end of the block; `came` is what they returned.
    """

    def __init__(self, module, name: str, meanwhile: Callable[[], object]):
        self.patch, self.came = pytest.MonkeyPatch(), []
        self.thread = threading.Thread(target=self._run, args=(meanwhile,))
        real = getattr(module, name)

        def first_somebody_else(*args, **kwargs):
            if self.thread.ident is None:
                self.thread.start()
                self.thread.join(A_MOMENT)
            return real(*args, **kwargs)

        self.patch.setattr(module, name, first_somebody_else)

    def _run(self, meanwhile) -> None:
        try:
            self.came.append(meanwhile())
        except Exception as error:
            self.came.append(error)
        finally:
            connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        self.patch.undo()
        assert self.thread.ident is not None, "nobody came to that point"
        self.thread.join(60)
        assert not self.thread.is_alive(), "somebody is still waiting"
