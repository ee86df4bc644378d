"""What a check says: a finding, and where in the article it is about. Pure."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs. Only errors stand in the way of submitting and publishing."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 for the gravest, for sorting."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Place:
    """A field of the article (`block` is None), or of the block with that `id`. `field` "" means the whole of it."""

    block: str | None = None
    field: str = ""


@dataclass(frozen=True)
class Found:
    """What a check function yields. `severity` only where it differs from the check's own."""

    message: str
    at: Place = Place()
    excerpt: str = ""  # the words it is about, as they stand in the text
    suggestion: str = ""  # what to do
    severity: Severity | None = None


@dataclass(frozen=True)
class Finding:
    """A `Found` with what the registry knows of its check. `is_overridable`: a publisher's written reason lets it pass."""

    check_id: str
    severity: Severity
    message: str
    block: str | None
    field: str
    excerpt: str
    suggestion: str
    source: str
    is_overridable: bool
    is_checked: bool = True  # False: nothing was looked at, for the check does not know the language

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def as_dict(self) -> dict:
        """JSON-ready."""
        return asdict(self)
