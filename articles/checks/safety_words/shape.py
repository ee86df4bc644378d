"""The patterns that each language of the safety checks has. Pure."""

import re
from dataclasses import dataclass

from articles.accents import unaccented


@dataclass(frozen=True)
class SafetyWords:
    """`phrases` are (pattern, what to say instead, whether the sentence has to speak of suicide as well).

    Patterns are looked for in a text with straight quotes; with `without_accents` in one that has no accents either, so that
    a word is found however it is typed.
    """

    suicide: re.Pattern
    phrases: tuple[tuple[re.Pattern, str, bool], ...]
    methods: re.Pattern
    kept_away: re.Pattern  # keeping things locked away saves lives, and may be said
    single_cause: re.Pattern
    soon: re.Pattern
    rescue: re.Pattern
    about_harm: re.Pattern
    none_left: re.Pattern  # “no suicidal thoughts” denies nothing: that is the promise
    gets_help: re.Pattern
    dose: re.Pattern
    stops: re.Pattern
    ask_first: re.Pattern
    ask_first_said: str
    language: str
    without_accents: bool = False

    def read(self, text: str) -> str:
        """`text` as the patterns want it, of the same length."""
        return unaccented(text) if self.without_accents else text
