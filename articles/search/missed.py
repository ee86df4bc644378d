"""Searches without result, for whoever decides what to write next (ruling 18).

What one person typed stays theirs: the words are kept as a keyed hash, which nobody can read back without the site's
secret, until the same words came on five different days. No address, no person and no time of day is kept.
"""

import logging
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils.crypto import salted_hmac

from articles.models import MissedSearch
from clinic.moments import day_of

logger = logging.getLogger(__name__)

DAYS_TO_BE_READ = 5
KEPT = timedelta(days=180)  # after the last time
MOST_ROWS = 20_000  # so that a machine that tries all words fills no disk
_SQL = """INSERT INTO articles_missedsearch (digest, text, days, last_on)
SELECT %(digest)s, '', 1, %(day)s
WHERE EXISTS (SELECT 1 FROM articles_missedsearch WHERE digest = %(digest)s)
   OR (SELECT count(*) FROM articles_missedsearch) < %(most)s
ON CONFLICT (digest) DO UPDATE SET days = articles_missedsearch.days + 1, last_on = excluded.last_on,
  text = CASE WHEN articles_missedsearch.days + 1 >= %(enough)s THEN %(text)s ELSE '' END
WHERE articles_missedsearch.last_on < excluded.last_on"""


def write_down(words: list[str], *, now) -> None:
    """Nothing was found for `words` today; in whatever order, they are the same words. One statement, once a day counted.

    A page is worth more than this line: when the database cannot take it, the page goes out all the same.
    """
    values = {
        "digest": digest_of(words),
        "day": connection.ops.adapt_datefield_value(day_of(now)),
        "most": MOST_ROWS,
        "enough": DAYS_TO_BE_READ,
        "text": " ".join(words)[: MissedSearch._meta.get_field("text").max_length],
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute(_SQL, values)
    except DatabaseError as error:
        logger.warning("A search without result was not written down: %s", type(error).__name__)


def digest_of(words: list[str]) -> str:
    return salted_hmac("articles.search.missed", " ".join(sorted(words)), algorithm="sha256").hexdigest()


def forget_old(*, now) -> int:
    """Delete what nobody searched for lately; how many rows went."""
    return MissedSearch.objects.filter(last_on__lt=day_of(now) - KEPT).delete()[0]
