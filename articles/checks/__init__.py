"""Checks of an article's document. Importing this package fills the table."""

from articles.checks import (
    accessibility,
    analogies,
    claims,
    evidence,
    examples,
    health_literacy,
    metadata,
    safety,
    translation,
)
from articles.checks.finding import Finding, Found, Place, Severity
from articles.checks.reading import Circumstances, Reading
from articles.checks.registry import CHECKS, Check, check, errors_of, knows, run

__all__ = [
    "CHECKS",
    "Check",
    "Circumstances",
    "Finding",
    "Found",
    "Place",
    "Reading",
    "Severity",
    "accessibility",
    "analogies",
    "check",
    "claims",
    "errors_of",
    "evidence",
    "examples",
    "health_literacy",
    "knows",
    "metadata",
    "run",
    "safety",
    "translation",
]
