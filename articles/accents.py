"""Letters without their accents, so that “suicidó” and “suicido” are one word to a pattern. Pure."""

_ACCENTED = "áàäâéèëêíìïîóòöôúùüûñç"
_PLAIN = "aaaaeeeeiiiioooouuuunc"
_TABLE = str.maketrans(_ACCENTED + _ACCENTED.upper(), _PLAIN + _PLAIN.upper()) | dict.fromkeys(range(0x300, 0x370))


def unaccented(text: str) -> str:
    """`text` without accents, however they are written; of the same length where each accented letter is one character."""
    return text.translate(_TABLE)
