"""Sealing anew what is sealed to an older key, row by row, while the site runs. Can be stopped and started again."""

from collections.abc import Callable, Iterator

from django.db import transaction

from contact import keys
from contact.lookup import digests_of
from contact.models import Inquiry, InquiryNote
from contact.sealing import CannotOpen, head
from contact.words import SEALED, sealed_answers, sealed_note, text_of, words_of

BATCH = 200


def reseal(*, go_on: Callable[[], bool] = lambda: True) -> Iterator[str]:
    """Seal every inquiry and note to the public key of now. Yields what could not be opened: a reference and why.

    Raises NoKey without both keys, before anything is changed. What nobody can open stays as it is.
    """
    key = keys.private_keys()[-1]
    if key.public_key != keys.public_key():
        raise keys.NoKey("The newest private key does not fit the public key. Nothing was sealed anew.")
    newest = head(key.public_key)
    for model, reseal_one in ((Inquiry, _reseal_inquiry), (InquiryNote, _reseal_note)):
        last = 0
        while batch := list(_sealed(model).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            for pk in batch:
                if not go_on():
                    return
                yield from reseal_one(pk, newest)
            last = batch[-1]


def _sealed(model):
    return model.objects.filter(**{"erased_at" if model is Inquiry else "inquiry__erased_at": None})


@transaction.atomic
def _reseal_inquiry(pk: int, newest: bytes) -> list[str]:
    inquiry = _sealed(Inquiry).locked().filter(pk=pk).first()
    if inquiry is None or all(bytes(getattr(inquiry, name)).startswith(newest) for name in SEALED):
        return []
    try:
        words = words_of(inquiry)
    except CannotOpen as problem:
        return [f"{inquiry.reference}: {problem}"]
    sealed = sealed_answers(inquiry.reference, vars(words))
    Inquiry.objects.filter(pk=pk).update(**sealed, **digests_of(words, keys.private_keys()[-1]), digests_missing=False)
    return []


@transaction.atomic
def _reseal_note(pk: int, newest: bytes) -> list[str]:
    # The inquiry's row is held, as by all that erase or note: an erasure is waited for, or waits. PostgreSQL would look at
    # a held note anew, and at its inquiry as it was before.
    Inquiry.objects.locked().filter(notes=pk).first()
    note = _sealed(InquiryNote).filter(pk=pk).select_related("inquiry").first()
    if note is None or bytes(note.text).startswith(newest):
        return []
    try:
        text = text_of(note)
    except CannotOpen as problem:
        return [f"A note on {note.inquiry.reference}: {problem}"]
    InquiryNote.objects.filter(pk=pk).seal_anew(sealed_note(str(note.row), text))
    return []
