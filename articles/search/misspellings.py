"""Which words somebody may have meant. Pure.

Two words that differ by few slips become the same when the right letters are deleted from both (W. Garbe's symmetric
deletion, 2012). So the vocabulary keeps for each word what is left of its beginning after one or two deletions; a typed
word is looked up by its own deletions, and only the few words found that way are compared letter by letter.
"""

from itertools import combinations

SHORTEST = 4  # letters; a slip in a shorter word makes another word
BEGINNING = 7  # letters that deletions are made from


def allowed(word: str) -> int:
    """How many slips a typed word may have: 0 below 4 letters, 1 below 7, else 2."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < BEGINNING else 2


def can_be_misspelt(word: str) -> bool:
    """Whether a word is one that is looked for by its slips: letters only, and not too few of them."""
    return len(word) >= SHORTEST and word.isalpha()


def keys(word: str) -> set[str]:
    """What is left of a word's beginning after up to `allowed` deletions, itself included: at most 29."""
    beginning = word[:BEGINNING]
    return {
        "".join(beginning[place] for place in kept)
        for gone in range(allowed(word) + 1)
        for kept in combinations(range(len(beginning)), len(beginning) - gone)
    }


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words: a letter too many, one missing, a wrong one, or two neighbours swapped (Damerau, 1964).

    More than `most` are not counted to the end: then `most` + 1.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            slips = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                slips = min(slips, before[column - 2] + 1)
            line.append(slips)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


def nearest(word: str, known: dict[str, int]) -> list[str]:
    """Those of `known` (word -> how many articles use it) that `word` may stand for: fewest slips, then most used, first."""
    most = allowed(word)
    slips = {other: distance(word, other, most) for other in known}
    near = [other for other in known if slips[other] <= most]
    return sorted(near, key=lambda other: (slips[other], -known[other], other))
