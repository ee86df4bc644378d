"""The links of rich text: their words, and where they lead. Pure."""

from html.parser import HTMLParser


def links_of(html: str) -> list[tuple[str, str]]:
    """(text, target) of each link, in their order."""
    if "<a" not in html:
        return []
    parser = _Links()
    parser.feed(html)
    parser.close()
    return parser.links


class _Links(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.links, self._open, self._target = [], None, ""

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self._open, self._target = "", dict(attrs).get("href") or ""

    def handle_data(self, data):
        if self._open is not None:
            self._open += data

    def handle_endtag(self, tag):
        if tag == "a" and self._open is not None:
            self.links.append((" ".join(self._open.split()), self._target))
            self._open = None
