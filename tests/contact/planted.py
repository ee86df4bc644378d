"""What a visitor types in tests that nobody else writes, and the search for it where it must not stand.

`test_planted_words` and `test_error_reports` have words of their own: they search the raw files of a database that other tests
have used, and reports that quote lines of tests.
"""

PLANTED = {"preferred_name": "Zebulon Quill", "telephone": "(323) 555-0107", "message": "Marmalade skies"}
_WORDS = (
    "Zebulon",
    "Quill",
    "555-0107",
    "555 0107",
    "5550107",
    "Marmalade",
)  # a number is written in more than one way


def found_in(text: str) -> list[str]:
    """The planted words that stand in it."""
    return [word for word in _WORDS if word in text]
