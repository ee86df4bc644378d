"""The table of signals and their weights: what each looks at, how much it weighs, and what staff read about it. Pure.

An inquiry whose weights add up to SUSPECT_AT is a suspect. What an honest person may do as well (a link, a word that
sellers love, a quick hand) weighs less than that, so that it takes two such things; what people never do weighs as much.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contact.spam.content import ODD_ENDINGS, SHORTENERS, Content

SUSPECT_AT = 5
# Seconds between the making of a form and its post. People who let the browser fill it in still choose a topic and agree.
HASTY = 3


@dataclass(frozen=True)
class Circumstances:
    """How a post came, besides what is in it. `seconds` since its form was made, None where that is not known;
    `beyond`: ids of the signals of the limits that it is beyond (`contact.rate_limits`)."""

    trap_filled: bool = False
    seconds: int | None = None
    beyond: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Signal:
    """`id` is kept with an inquiry: never give it another meaning. A weight below 0 speaks for a person."""

    id: str
    weight: int
    reason: str
    found: Callable[[Content, Circumstances], bool]


def _says(kind: str, at_least: int = 1) -> Callable[[Content, Circumstances], bool]:
    return lambda content, _: content.says(kind) >= at_least


def _content(found: Callable[[Content], bool]) -> Callable[[Content, Circumstances], bool]:
    return lambda content, _: found(content)


def _is_beyond(limit: str) -> Callable[[Content, Circumstances], bool]:
    return lambda _, how: limit in how.beyond


_MARKUP = re.compile(r"\[/?(?:url|link|img)\b|<a\s[^>]*href|<(?:h[1-6]|script|iframe|img)\b", re.IGNORECASE)
_NAME_OF_A_PROGRAM = re.compile(r"[A-Z][a-z]{3,}[A-Z][a-z]{2}")
_NAME_OF_A_SELLER = re.compile(
    r"seo|marketing|agency|solutions|casino|loans?|funding|webmaster|outreach|store|shop|pharmacy|deals|expert|studio"
    r"|link ?build\w*|wholesale|hosting|porn|credit|billing dep\w+|security team|support|admin|crypto\w*|\w+boost|prestamos"
    r"|diseno web|posicionamiento|inversiones"
)
# Kinds of phrases of a trade. Not what a patient may have lost, be hooked on, or be ashamed of.
OFFERS = ("search_engines", "guest_posts", "web_design", "marketing", "services", "trade", "loans", "windfall")
_WORD = re.compile(r"\w+")


def _ends_oddly(content: Content) -> bool:
    return any(host.rpartition(".")[2] in ODD_ENDINGS for host in content.hosts)


def _offers_firmly(content: Content) -> bool:
    return any(content.says(kind) > 1 for kind in OFFERS)


def _is_shortened(content: Content) -> bool:
    return not SHORTENERS.isdisjoint(content.hosts)


def _repeats_its_name(content: Content) -> bool:
    name, message = (" ".join(_WORD.findall(text.casefold())) for text in (content.name, content.message))
    return bool(name) and name == message


def _sounds_like_a_seller(content: Content) -> bool:
    name = content.words.partition("\n")[0]
    return any(_NAME_OF_A_SELLER.fullmatch(word) for word in (name, *re.findall(r"[\w-]+", name)))


SIGNALS: tuple[Signal, ...] = (
    # How it came
    Signal("trap", 10, "A field was filled in that people do not see.", lambda _, how: how.trap_filled),
    Signal(
        "hasty",
        3,
        f"It was sent less than {HASTY} seconds after the form was opened.",
        lambda _, how: how.seconds is not None and how.seconds < HASTY,
    ),
    Signal("many_from_address", 10, "Very many messages came from one address within an hour.", _is_beyond("many_from_address")),
    Signal("many_from_network", 10, "Very many messages came from one network within an hour.", _is_beyond("many_from_network")),
    Signal("many_from_form", 10, "Many messages came from a form that was opened once.", _is_beyond("many_from_form")),
    Signal("same_words", 10, "The same words came many times within an hour.", _is_beyond("same_words")),
    # Links
    Signal("many_links", 4, "It has three or more links.", _content(lambda content: len(content.links) >= 3)),
    Signal("two_links", 1, "It has two links.", _content(lambda content: len(content.links) == 2)),
    Signal("mostly_links", 3, "Most of it is links.", _content(lambda content: content.share_of_links > 0.5)),
    Signal("shortened_link", 4, "A link hides where it leads.", _content(_is_shortened)),
    Signal("odd_ending", 4, "A link or mail address has an ending that much spam uses.", _content(_ends_oddly)),
    Signal("link_in_name", 4, "The name is or holds a web address.", _content(lambda content: bool(content.links_in_name))),
    Signal("markup", 6, "It holds code for links or pictures.", _content(lambda content: bool(_MARKUP.search(content.message)))),
    # Letters
    Signal(
        "two_scripts",
        6,
        "Letters of two alphabets stand in one word, so that filters do not know it.",
        _content(lambda content: content.words_of_two_scripts >= 2),
    ),
    Signal("disguise", 5, "Words are written in a disguise.", _content(lambda content: content.disguises >= 2)),
    Signal(
        "other_script",
        1,
        "Most of it is in another alphabet than English and Spanish.",
        _content(lambda content: content.share_of_other_scripts > 0.6),
    ),
    Signal("repeats", 3, "The same words stand three times in a row.", _content(lambda content: content.repeats)),
    # Name
    Signal("name_is_message", 3, "The message is the name once more.", _content(_repeats_its_name)),
    Signal(
        "name_of_a_program",
        2,
        "The name looks made by a program.",
        _content(lambda content: bool(_NAME_OF_A_PROGRAM.fullmatch(content.name))),
    ),
    Signal("name_of_a_seller", 2, "The name is that of a trade.", _content(_sounds_like_a_seller)),
    # What is offered
    Signal("search_engines", 5, "It is about search engine rankings or links for websites.", _says("search_engines")),
    Signal("guest_posts", 5, "It offers articles, or asks for a link from this site.", _says("guest_posts")),
    Signal("web_design", 4, "It offers websites, apps or videos.", _says("web_design")),
    Signal("marketing", 4, "It offers customers, followers or advertising.", _says("marketing")),
    Signal("services", 4, "It offers services for businesses.", _says("services")),
    Signal("trade", 4, "It sells goods, papers or tricks.", _says("trade")),
    Signal("loans", 5, "It offers loans or funding.", _says("loans")),
    Signal("coins", 4, "It is about crypto money or trading.", _says("coins")),
    Signal("easy_money", 4, "It promises easy money.", _says("easy_money")),
    Signal("windfall", 4, "It promises a prize, a gift or a fortune.", _says("windfall")),
    Signal("medicines_for_sale", 5, "It sells medicines.", _says("medicines_for_sale")),
    Signal("adult", 5, "It is about sex for sale.", _says("adult")),
    Signal("gambling", 4, "It is about gambling.", _says("gambling")),
    Signal("false_alarm", 3, "It warns of a bill, an account or a domain.", _says("false_alarm")),
    Signal("loud_false_alarm", 2, "It warns in two ways.", _says("false_alarm", 2)),
    Signal("firm_offer", 2, "It offers the same thing in two ways.", _content(_offers_firmly)),
    # How it speaks
    Signal("praise", 3, "It praises a blog or a site.", _says("praise")),
    Signal("messengers", 2, "It leads to a messenger.", _says("messengers")),
    Signal("advertising", 2, "It speaks like an advertisement.", _says("advertising")),
    Signal("much_advertising", 3, "It speaks very much like an advertisement.", _says("advertising", 2)),
    Signal("courting", 1, "It asks for attention as sellers do.", _says("courting")),
    Signal("much_courting", 2, "It asks for attention in two ways.", _says("courting", 2)),
    Signal("seller", 2, "It speaks as one business to another.", _says("seller")),
    Signal("much_seller", 2, "It speaks so in two ways.", _says("seller", 2)),
    # What speaks for a person
    Signal("patient", -3, "It speaks of their own health, family or visit.", _says("patient")),
    Signal("colleague", -3, "It speaks of a referral, or of care for somebody.", _says("colleague")),
)  # fmt: skip

BY_ID: dict[str, Signal] = {signal.id: signal for signal in SIGNALS}


def signals_of(reasons: Iterable[str]) -> list[Signal]:
    """Those with these ids, as an inquiry keeps them. One that is in the table no more has nothing to say."""
    return [BY_ID[reason] for reason in reasons if reason in BY_ID]
