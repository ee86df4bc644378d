"""What word processors put into the clipboard as HTML, in their manner, with words of our own."""

from pathlib import Path

_SAMPLES = Path(__file__).parents[1] / "samples"
# Word for Windows: conditional comments, lists as paragraphs with typed bullets, smart tags, a comment and tracked changes.
WORD = (_SAMPLES / "clipboard-of-word.html").read_text()
# Words of Word's file that are not the author's text.
NOT_OF_WORD = (
    "Internal file",
    "Style Definitions",
    "at once",
    "AW1",
    "still there",
    "clip_image",
    "Normal",
    "supportLists",
    "·",
)
# Google Docs: all of it in a <b> that is not bold, looks as styles of spans, and links that lead over google.com.
DOCS = (_SAMPLES / "clipboard-of-google-docs.html").read_text()
