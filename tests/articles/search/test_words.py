"""The words of a question."""

from hypothesis import given
from hypothesis import strategies as st

from articles.search.words import LANGUAGES, words_of


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_words_that_were_read_once_are_read_the_same_again(text, language):
    words = words_of(text, language)
    assert words_of(" ".join(words), language) == words, "links to further pages name them"
