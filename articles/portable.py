"""A page's HTML made fit for another program's window: plain elements, whole addresses, nothing to operate. Pure."""

from urllib.parse import urljoin

import nh3

# What a feed reader can show without our style sheets. Boxes that fold or are ticked lose their handles, not their words.
_TAGS = {
    *("p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "sup", "dfn", "div", "section"),
    *("dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img", "time"),
}
_ATTRIBUTES = {
    "*": set(),
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope"},
    "td": {"colspan"},
    "time": {"datetime"},
}
# Gone with all that is in them. A feed gives each article's title beside its text.
_GONE = {"h1", "nav", "svg", "script", "style"}
_SCHEMES = {"http", "https", "mailto", "tel", "sms"}


def portable(html: str, *, page: str) -> str:
    """`html` as it may stand in a feed. `page` is the whole address of the page that it is from."""

    def whole(tag: str, attribute: str, value: str) -> str | None:
        try:
            return urljoin(page, value) if attribute in ("href", "src") else value
        except ValueError:  # it is no address, such as “//[x”
            return None

    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=whole,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return "\n".join(line.strip() for line in cleaned.splitlines() if line.strip())
