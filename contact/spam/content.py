"""What somebody typed, taken apart for the signals: its words without disguise, its links, its letters. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from contact.spam.phrases import count

# Services that hide where a link leads.
SHORTENERS = frozenset(
    "bit.ly buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly s.id shorturl.at t.co t.ly t.me tiny.cc tinyurl.com "
    "v.gd wa.me".split()
)
# Endings that spam uses far beyond their share (Interisle, Phishing Landscape and Malware Landscape; Spamhaus, domain
# reputation), and the endings of countries from which a clinic in the United States hears little but spam.
_CHEAP = "bid buzz cam cc cfd click cn cyou date download icu loan ml pw racing ru sbs stream su tk top trade vip wang xin xyz"
# The same, but words too: "sorry.work nights" is somebody who forgot a space, unless more tells of an address.
_CHEAP_WORDS = (
    "club fun life link live monster one online party quest rest review shop site space store today website win work "
    "world"
)
ODD_ENDINGS = frozenset(f"{_CHEAP} {_CHEAP_WORDS}".split())
_LABELS = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
_PLAIN = "|".join(sorted(f"com net org info biz {_CHEAP}".split()))
_WORDY = "|".join(sorted(_CHEAP_WORDS.split()))
_LINK = re.compile(
    rf"""(?:https?://|www\.)[^\s<>"'\]\[]+
    | (?<![@\w.-]){_LABELS}(?:{_PLAIN})(?![\w-])(?:/[^\s<>"'\]\[]*)?
    | (?<![@\w.-]){_LABELS}(?:{_WORDY})/[^\s<>"'\]\[]*
    | (?<![@\w.-])(?=[a-z0-9.]*-){_LABELS}(?:{_WORDY})(?![\w-])
    | (?<![@\w.-])(?:{"|".join(re.escape(host) for host in sorted(SHORTENERS))})/[^\s<>"'\]\[]*""",
    re.VERBOSE,
)
_MAIL_HOST = re.compile(rf"[\w.+-]+@({_LABELS}[a-z]{{2,24}})")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def fold(text: str) -> str:
    """Small letters without accents, and without the look of 𝐛𝐨𝐥𝐝 or ｗｉｄｅ ones (Unicode Standard Annex 15, NFKC)."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.replace("й", "и")).casefold()
    return "".join(character for character in apart if not unicodedata.combining(character))


def script_of(character: str) -> str:
    """ "LATIN", "CYRILLIC", "CJK" …: the first word of a letter's name in Unicode; "" of one without."""
    return unicodedata.name(character, "").split(" ")[0]


@dataclass(frozen=True)
class Content:
    """`name` and `message` as they were typed."""

    name: str
    message: str

    @cached_property
    def words(self) -> str:
        return fold(f"{self.name}\n{self.message}")

    @cached_property
    def _counted(self) -> dict[str, int]:
        return {}

    def says(self, kind: str) -> int:
        """How many different phrases of a kind of `contact.spam.phrases` it holds."""
        if kind not in self._counted:
            self._counted[kind] = count(kind, self.words)
        return self._counted[kind]

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Web addresses in the message, with or without https:// before them."""
        return tuple(_LINK.findall(fold(self.message)))

    @cached_property
    def links_in_name(self) -> tuple[str, ...]:
        return tuple(_LINK.findall(fold(self.name)))

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts that links lead to, and those of mail addresses."""
        found = {re.sub(r"^https?://", "", link) for link in (*self.links, *self.links_in_name)}
        hosts = {re.split(r"[/?#:]", link)[0].removeprefix("www.").strip(".,;!)") for link in found}
        return frozenset(hosts | set(_MAIL_HOST.findall(self.words)))

    @cached_property
    def share_of_links(self) -> float:
        length = len("".join(self.message.split()))
        return sum(map(len, self.links)) / length if length else 0.0

    @cached_property
    def share_of_other_scripts(self) -> float:
        """Of the message's letters, how many are neither English nor Spanish."""
        letters = [character for character in self.message if character.isalpha()]
        others = [letter for letter in letters if not letter.isascii()]
        others = [letter for letter in others if script_of(fold(letter)[:1] or letter) != "LATIN"]
        return len(others) / len(letters) if letters else 0.0

    @cached_property
    def words_of_two_scripts(self) -> int:
        """Words like "рrісе", in which letters of two alphabets stand for one."""
        words = [word for word in re.findall(r"[^\W\d_]{2,}", f"{self.name} {self.message}") if not word.isascii()]
        return sum(len({script for c in word if (script := script_of(c)) in _SCRIPTS}) > 1 for word in words)

    @cached_property
    def disguises(self) -> int:
        """Words that are written so that a program does not know them: s p a c e d, d.o.t.t.e.d, numb3r5, 𝐦𝐚𝐭𝐡𝐬."""
        typed = f"{self.name}\n{self.message}".casefold()
        single = len(re.findall(r"(?<!\w)(?:[^\W\d_][ ._]+){4,}[^\W\d_](?!\w)", typed))
        # A letter before and two after: "2nd", "b12", "10mg" and "CYP2D6" are words, and so are mail addresses. So are degrees
        # ("L.C.S.W.") and names that are spelled ("N-g-u-y-e-n").
        plain = re.sub(r"[^\s@]+@[^\s@]+\.[^\s@]+|\S*/\S*", " ", typed)
        numbers = len(re.findall(r"(?<!\w)[a-z]+[0-9€$@]+[a-z]{2,}\w*|(?<!\w)[0-9](?:nline|ur)\b|c@\w+", plain))
        other = (character for character in typed if not character.isascii())
        maths = sum(unicodedata.name(character, "").startswith("MATHEMATICAL") for character in other) // 5
        return 2 * single + numbers + maths

    @cached_property
    def repeats(self) -> bool:
        """The same one to three words, three times in a row."""
        return bool(re.search(r"\b(\w{2,}(?: \w+){0,2})(?:[\s,!.]+\1\b){2,}", self.words))
