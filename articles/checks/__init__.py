"""Checks of an article's document. Importing this package fills the table."""

from articles.checks import analogies, claims, evidence, examples, health_literacy, safety
from articles.checks.finding import Finding, Found, Place, Severity
from articles.checks.reading import Circumstances, Reading
from articles.checks.registry import CHECKS, Check, check, errors_of, run

__all__ = [
    "CHECKS",
    "Check",
    "Circumstances",
    "Finding",
    "Found",
    "Place",
    "Reading",
    "Severity",
    "analogies",
    "check",
    "claims",
    "errors_of",
    "evidence",
    "examples",
    "health_literacy",
    "run",
    "safety",
]
