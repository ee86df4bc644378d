"""Citations: `[ref:key]` in a text becomes the number of a reference, with links both ways. Pure."""

import re
from html import escape

from django.utils.translation import gettext

from articles.definitions import Definitions
from articles.document import CITATION, cited_keys

DOI = "https://doi.org/"
PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"

# A link's address may hold what looks like a citation; what stands in a tag is passed over. The number stands close to
# the word it supports, whether or not the author typed a space before it.
_TAG_OR_CITATION = re.compile(rf'<(?:"[^"]*"|[^">])*>|(?<!\s)\s*{CITATION.pattern}', re.IGNORECASE)


class Citations:
    """The references of one document, numbered in the order of their use; those that are not cited come after, by key.

    `language` is that of the document, for whoever reads its texts.
    """

    def __init__(self, content: dict):
        self.language = content["language"]
        facts = {reference["key"]: reference for reference in content["references"]}
        cited = [key for key in cited_keys(content) if key in facts]
        self._facts = [facts[key] for key in dict.fromkeys([*cited, *sorted(facts)])]
        self._numbers = {reference["key"]: number for number, reference in enumerate(self._facts, 1)}
        self._definitions = Definitions(content)
        self._uses: dict[str, int] = {}

    def mark(self, html: str) -> str:
        """Clean `html` with each `[ref:key]` of its text replaced by a linked number. An unknown key stays, marked."""
        return _TAG_OR_CITATION.sub(lambda match: self._link(match[1].lower()) if match[1] else match[0], html)

    def mark_prose(self, html: str) -> str:
        """The same for a sentence, whose hard words are defined as well (`articles.definitions`). Not for headings."""
        return self.mark(self._definitions.mark(html))

    def _link(self, key: str) -> str:
        number = self._numbers.get(key)
        if number is None:
            return f'<span class="citation-unknown">[ref:{key} ?]</span>'
        label = gettext("Reference %(number)s") % {"number": number}
        use = self._uses[key] = self._uses.get(key, 0) + 1
        return (
            f'<sup class="citation" id="cite-{number}-{use}">'
            f'<a href="#ref-{number}" aria-label="{escape(label)}">{number}</a></sup>'
        )

    def listed(self) -> list[dict]:
        """The numbered list: [{"number", "citation", "links": [{"label", "url"}], "uses": [anchor of each use]}]."""
        return [
            {
                "number": number,
                "citation": reference["citation"],
                "links": [*_links(reference)],
                "uses": [f"cite-{number}-{use}" for use in range(1, self._uses.get(reference["key"], 0) + 1)],
            }
            for number, reference in enumerate(self._facts, 1)
        ]


def _links(reference: dict):
    if reference["doi"]:
        yield {"label": "DOI", "url": DOI + reference["doi"]}
    if reference["pmid"]:
        yield {"label": "PubMed", "url": f"{PUBMED}{reference['pmid']}/"}
    if reference["url"]:
        read = reference["accessed_on"]
        label = gettext("Web page, read %(day)s") % {"day": read} if read else gettext("Web page")
        yield {"label": label, "url": reference["url"]}
