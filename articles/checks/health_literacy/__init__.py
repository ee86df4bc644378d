"""Health literacy: can somebody who is ill, tired or afraid read this? Importing this package fills the table."""

from articles.checks.health_literacy import numbers, sentences, short_forms, structure, words

__all__ = ["numbers", "sentences", "short_forms", "structure", "words"]
