"""Finding what one person sent by their telephone number or address of e-mail, which nobody can read in the database.

The staff side opens what came in, writes a keyed digest of each way to reach the person beside it, and later compares. The
digest's key is made from the private key, so the public side can neither make nor test one, and neither can who has the
database alone (BLAKE2b with a key: RFC 7693).
"""

from collections.abc import Callable, Iterable
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import BinaryField, Q, QuerySet
from django.db.models.functions import Substr
from nacl.encoding import HexEncoder
from nacl.hash import blake2b
from nacl.public import PrivateKey

from contact import keys
from contact.models import Inquiry
from contact.sealing import FORMAT, KEY_ID_LENGTH, CannotOpen, head, key_id, key_id_of
from contact.telephones import NotDialable, parse
from contact.words import Words, words_of

# column of digests -> the words that it is of
DIGESTS = {"telephone_digest": "telephone", "email_digest": "email"}


class NothingToFind(ValueError):
    """What was given is neither a telephone number nor an address of e-mail. Its message repeats none of it."""


def digest(name: str, value: str, key: PrivateKey) -> str:
    """The same 64 characters for the same way to reach somebody, however it is written; "" for none."""
    if not value:
        return ""
    alike = _alike(name, value).encode()
    return blake2b(alike, key=_derived(key), person=b"bedside " + name.encode()[:8], encoder=HexEncoder).decode()


def digests_of(words: Words, key: PrivateKey) -> dict[str, str]:
    """{column: digest} for an inquiry with these words that is sealed to `key`."""
    return {column: digest(name, getattr(words, name), key) for column, name in DIGESTS.items()}


def index_due(*, go_on: Callable[[], bool] = lambda: True, limit: int = 200) -> int:
    """Write the digests of up to `limit` inquiries that have none yet; how many. Does nothing where the private key is not.

    What nobody can open here stays without, and is tried anew each time: so not in each round of the worker.
    """
    try:
        opening = keys.private_keys()  # once for all of them: it reads a file
    except keys.NoKey:
        return 0
    written, last = 0, 0
    due = Inquiry.objects.filter(digests_missing=True, erased_at=None).order_by("pk")
    # Each read is over before anything is written: SQLite refuses a write to who is in the middle of reading.
    while batch := list(due.filter(pk__gt=last)[:limit]):
        for inquiry in batch:
            if written == limit or not go_on():
                return written
            written += _index(inquiry, opening)
        last = batch[-1].pk
    return written


def _index(inquiry: Inquiry, opening: list[PrivateKey]) -> int:
    """Write its digests; 1, or 0 where nobody can open it. Not where it was erased, or sealed anew, in the meantime."""
    try:
        found = digests_of(words_of(inquiry, opening), _key_of(inquiry, opening))
    except CannotOpen:
        return 0  # the desk says so to whoever opens it; another key may come
    as_read = {"digests_missing": True, "erased_at": None, "preferred_name": bytes(inquiry.preferred_name)}
    return Inquiry.objects.filter(pk=inquiry.pk, **as_read).update(**found, digests_missing=False)


def index_all() -> None:
    """Write all digests that can be written here."""
    while index_due():
        pass


def unsearched(*, besides: Iterable[Inquiry] = ()) -> str:
    """What to say of inquiries in which nobody can be found; "" where there are none.

    They have no digests after `index_all`, or such as were made with a key that is not here: the one that they are sealed to.
    Whoever hands out or erases all that a person sent has to know that some of it may be among these.
    """
    head_of_it = Substr("preferred_name", 1, len(FORMAT) + KEY_ID_LENGTH, output_field=BinaryField())
    kept = Inquiry.objects.filter(erased_at=None).alias(head=head_of_it).exclude(pk__in=[each.pk for each in besides])
    count = kept.filter(Q(digests_missing=True) | ~Q(head__in=_heads_here())).count()
    if count == 0:
        return ""
    if count == 1:
        return "1 inquiry could not be searched, because it cannot be opened here. It may be from the same person."
    return f"{count} inquiries could not be searched, because they cannot be opened here. Some may be from the same person."


def find(given: str) -> QuerySet[Inquiry]:
    """The inquiries of whoever is reached there. Raises NothingToFind; NoKey where there is no private key."""
    name, value = read(given)
    column = next(column for column, of in DIGESTS.items() if of == name)
    wanted = Q(pk=None)
    for key in keys.private_keys():
        wanted |= Q(**{column: digest(name, value, key)})
    return Inquiry.objects.filter(wanted)


def read(given: str) -> tuple[str, str]:
    """("email" or "telephone", what was given as it is kept). Raises NothingToFind."""
    given = given.strip()
    try:
        if "@" in given:
            validate_email(given)
            return "email", given
        return "telephone", parse(given, settings.TELEPHONE_REGION)
    except (ValidationError, NotDialable):
        raise NothingToFind("Enter a whole telephone number or a whole email address.") from None


def _alike(name: str, value: str) -> str:
    if name == "email":
        return value.strip().lower()
    with suppress(NotDialable):
        value = parse(value, settings.TELEPHONE_REGION)
    return value.partition(";ext=")[0]


def _derived(key: PrivateKey) -> bytes:
    return bytes.fromhex(blake2b(bytes(key), person=b"bedside look-up", encoder=HexEncoder).decode())


def _heads_here() -> list[bytes]:
    """What stands before all that can be opened here."""
    with suppress(keys.NoKey):
        return [head(key.public_key) for key in keys.private_keys()]
    return []


def _key_of(inquiry: Inquiry, opening: Iterable[PrivateKey]) -> PrivateKey:
    name = key_id_of(inquiry.preferred_name)
    return next(key for key in opening if key_id(key.public_key) == name)
