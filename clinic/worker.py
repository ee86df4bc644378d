"""What the worker does in a round: each app enters its jobs here when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Job:
    """`do` is called with `go_on`, which says whether to go on; at most once in `every` (in each round when that is 0)."""

    name: str
    do: Callable[[Callable[[], bool]], object]
    every: timedelta = timedelta(0)


_JOBS: dict[str, Job] = {}


def add_job(job: Job) -> None:
    _JOBS[job.name] = job


def jobs() -> list[Job]:
    return list(_JOBS.values())
