"""Words that tell of a condition or a treatment, as far as this site knows them. Each app that knows some enters them here.

What a clinic sends by plain mail or text message should hold none: somebody else may read it.
"""

import re
from collections.abc import Callable, Iterable

# Asked when a text is checked: what there is then. Entered by each app when it is ready.
_KNOWN: list[Callable[[], Iterable[str]]] = []


def add_health_words(words: Callable[[], Iterable[str]]) -> None:
    if words not in _KNOWN:
        _KNOWN.append(words)


def health_words_in(text: str) -> list[str]:
    """The words and phrases that `text` names, whatever their case, in the order of the alphabet."""
    known = {word.strip().casefold(): word.strip() for words in _KNOWN for word in words() if word.strip()}
    folded = text.casefold()
    return sorted(word for key, word in known.items() if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded))
