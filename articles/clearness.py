"""“Was this page clear?”: yes or no, counted by edition without a cookie, an address or a word.

Whoever cannot be told apart can press twice, and a program can press ten thousand times. That costs one small write each and
no room: there is one row for each edition. The numbers end at `MOST`, and staff are told what they are worth.
"""

from django.db import transaction
from django.db.models import F

from articles.models import Clearness, Edition

ANSWERS = ("yes", "no")
MOST = 1_000_000


@transaction.atomic
def count(*, edition: Edition, answer: str) -> None:
    """Add one to an answer, which is one of `ANSWERS`."""
    if answer not in ANSWERS:
        raise ValueError(answer)
    row, _ = Clearness.objects.get_or_create(edition=edition)
    Clearness.objects.filter(pk=row.pk, **{f"{answer}__lt": MOST}).update(**{answer: F(answer) + 1})
