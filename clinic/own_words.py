"""The clinic's own words: in the language of a page where the clinic has them in it, else in the first that it has them in."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# What a page says above words that the clinic has in another language only.
ONLY_IN = {
    "en": _("The clinic has this text in English only."),
    "es": _("The clinic has this text in Spanish only."),
}


class OwnWords(NamedTuple):
    text: str  # "" where the clinic has none in any language
    language: str  # BCP 47


def languages_of(profile, name: str) -> list[str]:
    """The languages that the clinic has the words of a field in, the site's first one first. `profile` is its profile."""
    return [code for code, _ in settings.LANGUAGES if getattr(profile, _field(name, code)).strip()]


def own_words(profile, name: str) -> OwnWords:
    """What the field `name` says on a page in the current language."""
    there, language = languages_of(profile, name), get_language()
    if not there:
        return OwnWords("", language)
    chosen = language if language in there else there[0]
    return OwnWords(getattr(profile, _field(name, chosen)), chosen)


def _field(name: str, language: str) -> str:
    """Words in the site's first language have the plain name; the others have their code after it."""
    return name if language == settings.LANGUAGE_CODE else f"{name}_{language}"
