"""Does an inquiry look like spam? A table of signals, each with a weight and a reason in plain words. Pure.

Nothing is refused or dropped on its account: `score` decides only whether staff find an inquiry in their inbox or in
the quarantine, which is theirs to empty. Nothing is asked of anybody else: no list, no service, no learning.
"""

from contact.spam.verdict import AS_USUAL, Verdict, is_suspect, score
from contact.spam.weights import BY_ID, SIGNALS, SUSPECT_AT, Circumstances, Signal, signals_of

__all__ = [
    "AS_USUAL",
    "BY_ID",
    "SIGNALS",
    "SUSPECT_AT",
    "Circumstances",
    "Signal",
    "Verdict",
    "is_suspect",
    "score",
    "signals_of",
]
