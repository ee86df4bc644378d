"""Telephone numbers, e-mail and web addresses in a text: finding them, and comparing them with the clinic's. Pure.

They belong in the clinic's profile and nowhere else, so that a new number is changed in one place.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.importing.report import Remark

TELEPHONE, EMAIL, WEB = "telephone", "e-mail address", "web address"
PROFILE_FIELDS = {TELEPHONE: "telephone", EMAIL: "email", WEB: "website"}

_EMAIL = re.compile(r"[\w.+-]{1,64}@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_WEB = re.compile(
    r"(?<![\w@.])(?:https?://[^\s<>\"]{1,300}|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?:/[^\s<>\"]{0,300})?)(?![\w@])",
    re.IGNORECASE,
)
# Seven digits or more: 911 and 988 are no clinic's number.
_TELEPHONE = re.compile(r"(?<![\w/.-])\+?\(?\d(?:[ ().-]{0,3}\d){6,14}(?![\w/-])")
_DIALLED = re.compile(r"^(?=(?:\D*\d){10})")  # a number inside a sentence has an area code; years and doses do not
# A line is a contact line when, besides the detail, it says nothing but these.
_FILLERS = frozenset(
    "a address appointment appointments at book booking call cell clinic contact e email mail fax find for go here "
    "homepage internet line mobile more now number office on online or our out page phone reach ring site tel telephone "
    "text the to today us via visit web website write www you".split()
)
_LONGEST_LINE = 200
# Offices whose mail comes from one of these have no domain of their own to spell in two ways.
SHARED_HOSTS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com "
    "proton.me protonmail.com".split()
)


@dataclass(frozen=True)
class Detail:
    """One telephone number, e-mail or web address as typed. `alone` when its line held nothing else."""

    kind: str
    value: str
    line: int
    alone: bool

    @property
    def compared(self) -> str:
        """The value as two spellings of the same are compared."""
        if self.kind == TELEPHONE:
            digits = re.sub(r"\D", "", self.value)
            return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
        if self.kind == EMAIL:
            return self.value.casefold()
        parts = urlsplit(web_address(self.value))
        return (parts.netloc.casefold().removeprefix("www.") + parts.path).rstrip("/")

    @property
    def domain(self) -> str:
        if self.kind == EMAIL:
            return self.value.rpartition("@")[2].casefold()
        return self.compared.split("/")[0].split(":")[0] if self.kind == WEB else ""


def web_address(typed: str) -> str:
    """`typed` with a scheme."""
    return typed if re.match(r"https?://", typed, re.IGNORECASE) else f"https://{typed}"


def is_contact_line(text: str) -> bool:
    """Whether a line says how to reach somebody and nothing else: "📞 Call us at (323) 555-0142"."""
    if len(text) > _LONGEST_LINE:
        return False
    found, rest = _taken_out(text)
    words = re.findall(r"\w+", rest.casefold())
    if not all(word in _FILLERS for word in words):
        return False
    # Seven digits by themselves may be a span of years; with "call" beside them they are a number.
    return any(kind != TELEPHONE or words or _DIALLED.match(value) for kind, value in found)


def details_in(text: str, line: int, *, alone: bool) -> list[Detail]:
    """The details in one line. In a sentence (not `alone`) a web address is a link, and no contact detail."""
    if alone:
        return [Detail(kind, value, line, alone) for kind, value in _taken_out(text)[0]]
    emails = [match[0].rstrip(".") for match in _EMAIL.finditer(text)] if "@" in text else []
    numbers = [match[0] for match in _TELEPHONE.finditer(text) if _DIALLED.match(match[0])]
    return [Detail(EMAIL, value, line, alone) for value in emails] + [
        Detail(TELEPHONE, value, line, alone) for value in numbers
    ]


def _taken_out(text: str) -> tuple[list[tuple[str, str]], str]:
    """What was found, as (kind, value), and the text without it."""
    found = []
    for kind, pattern in ((EMAIL, _EMAIL), (WEB, _WEB), (TELEPHONE, _TELEPHONE)):
        found += [(kind, match[0].rstrip(".,;")) for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    return found, text


def differences(details: list[Detail], profile: dict[str, list[str]]) -> list[Remark]:
    """What staff should look at. `profile` is kind -> the values that the clinic's profile has for it, maybe none."""
    remarks = [*_two_domains(details)]
    for detail in dict.fromkeys(details):
        known = profile.get(detail.kind, [])
        if detail.compared in {Detail(detail.kind, value, 0, True).compared for value in known}:
            what = ""
        elif known:
            what = f"the {detail.kind} {detail.value} is not the profile's {' or '.join(known)}"
        else:
            what = f"the {detail.kind} {detail.value} is not in the clinic's profile"
        if detail.alone and what:
            remarks.append(Remark(detail.line, f"{what}. It was left out of the text."))
        elif detail.alone:
            remarks.append(Remark(detail.line, f"the {detail.kind} is the profile's, and was left out of the text."))
        else:
            where = (
                f"{detail.value} stands inside a sentence and stays there; better to leave it to the clinic's profile."
            )
            remarks.append(Remark(detail.line, where + (f" Also, {what}." if what else "")))
    return remarks


def _two_domains(details: list[Detail]):
    """The clinic's own domain, spelled in more than one way."""
    spelled: dict[str, Detail] = {}
    for detail in details:
        domain = detail.domain
        if (
            detail.alone
            and domain
            and domain not in SHARED_HOSTS
            and not any(_same(domain, other) for other in spelled)
        ):
            spelled[domain] = detail
    if len(spelled) > 1:
        said = " and ".join(f"{domain} ({detail.kind}, line {detail.line})" for domain, detail in spelled.items())
        yield Remark(0, f"The text names the clinic's domain in different ways: {said}. Find out which is right.")


def _same(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def for_profile(details: list[Detail]) -> dict[str, str]:
    """What `--use-contact-details` puts into the profile: the first of each kind that stands on a line of its own."""
    chosen: dict[str, str] = {}
    for detail in details:
        if detail.alone:
            value = web_address(detail.value) if detail.kind == WEB else detail.value
            chosen.setdefault(PROFILE_FIELDS[detail.kind], value)
    return chosen
