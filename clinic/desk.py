"""The desk: what waits for the person who signs in. Each app adds its panels; the admin's front page shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

SHOWN = 10  # entries of a panel; the rest is behind its link


@dataclass(frozen=True)
class Entry:
    """A line of a panel: a link, and what to know about it. `is_urgent` marks what is late or broken."""

    text: str
    url: str
    note: str = ""
    is_urgent: bool = False


@dataclass(frozen=True)
class Panel:
    """`entries` holds at most `SHOWN`; `more_url` leads to all of them, where there are more."""

    title: str
    entries: list[Entry]
    empty: str
    more_url: str = ""


# (user, now, clinic) -> the panels that this person needs; `clinic` is the profile. Entered by each app when it is ready.
_APPS: list[Callable[..., Iterable[Panel]]] = []


def add_to_desk(panels: Callable[..., Iterable[Panel]]) -> None:
    if panels not in _APPS:
        _APPS.append(panels)


def desk_of(user, now, clinic) -> list[Panel]:
    return [panel for panels in _APPS for panel in panels(user, now, clinic)]
