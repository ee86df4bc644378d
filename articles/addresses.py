"""The address of an article's page, which says the language of the article, whatever language is spoken around."""

from django.urls import reverse
from django.utils import translation


def address_of(slug: str, language: str, page: str = "article") -> str:
    """The path of a page of an article: `page` is the name of its route, as "article" or "handout"."""
    with translation.override(language):
        return reverse(page, args=[slug])
