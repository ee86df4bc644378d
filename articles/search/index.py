"""The index: what can be found of each edition that is or will be live, and the vocabulary of their words.

It follows from the editions' documents. The verbs of `articles.publishing` call `follow` in their own transaction.
"""

import hashlib
from collections import Counter
from pathlib import Path

from django.db import connection, transaction

from articles.models import Edition, SearchEntry, SearchNear, SearchWord
from articles.search.entry import FIELDS, findable
from articles.search.misspellings import keys
from articles.search.words import LANGUAGES, stem

# What entries are made with. `manage.py index_search` makes those of another release anew.
_MADE_WITH = ("entry.py", "misspellings.py", "spanish.py", "stemming.py", "words.py")
RELEASE = hashlib.sha256(b"".join(Path(__file__).with_name(name).read_bytes() for name in _MADE_WITH)).hexdigest()[:16]
_AT_ONCE = 500  # rows of a statement: each database bounds its parameters
_COUNT = """INSERT INTO articles_searchword (word, language, stem, uses) VALUES {rows}
ON CONFLICT (word, language) DO UPDATE SET uses = articles_searchword.uses + excluded.uses"""


@transaction.atomic
def follow(article, *, now) -> None:
    """Bring the index up to date with what is or will be live of `article`."""
    editions = Edition.objects.filter(article=article)
    wanted = editions.live_or_scheduled(now)
    ended = SearchEntry.objects.filter(edition__in=editions).exclude(edition__in=wanted)
    _change(
        gone=list(ended.select_related("edition")),
        new=list(wanted.filter(search_entry=None).only("pk", "document", "language")),
    )


@transaction.atomic
def forget(editions) -> None:
    """Take `editions` out, before they are deleted. What SQLite keeps of deleted words in its index goes too."""
    _change(gone=list(SearchEntry.objects.filter(edition__in=editions).select_related("edition")), new=[])
    _leave_no_trace()


def outdated(now):
    """Editions whose entry is missing or was made by other code."""
    return Edition.objects.live_or_scheduled(now).exclude(search_entry__release=RELEASE)


def ended(now):
    """Entries of editions that will not be live again."""
    return SearchEntry.objects.exclude(edition__in=Edition.objects.live_or_scheduled(now))


@transaction.atomic
def renew(edition) -> None:
    """Make the entry of one edition anew."""
    _change(gone=list(SearchEntry.objects.filter(edition=edition).select_related("edition")), new=[edition])


@transaction.atomic
def clear() -> None:
    """Empty index and vocabulary, to be filled again by `renew`."""
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    _leave_no_trace()


def _change(*, gone: list[SearchEntry], new: list[Edition]) -> None:
    """The words of all are counted once, in their order: two publishers at once never wait for each other."""
    counts = Counter()
    for entry in gone:
        counts.subtract((entry.edition.language, word) for word in entry.words.split())
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    entries = []
    for edition in new:
        found = findable(edition.document)
        counts.update((edition.language, word) for word in found.words)
        entries.append(
            SearchEntry(
                edition=edition,
                **{field: " ".join(found.stems[field]) for field in FIELDS},
                words=" ".join(found.words),
                passages=found.passages,
                names=found.names,
                topics=found.topics,
                release=RELEASE,
            )
        )
    SearchEntry.objects.bulk_create(entries)
    for language in LANGUAGES:
        changed = {word: change for (of, word), change in sorted(counts.items()) if change and of == language}
        _count(changed, language)


def _count(changes: dict[str, int], language: str) -> None:
    counted = list(changes.items())
    for some in (counted[start : start + _AT_ONCE] for start in range(0, len(counted), _AT_ONCE)):
        words = [word for word, _ in some]
        with connection.cursor() as cursor:
            cursor.execute(
                _COUNT.format(rows=", ".join(["(%s, %s, %s, %s)"] * len(some))),
                [value for word, change in some for value in (word, language, stem(word, language), change)],
            )
        rows = SearchWord.objects.filter(word__in=words, language=language)
        rows.filter(uses__lte=0).delete()
        fresh = rows.filter(nears=None)
        nears = [SearchNear(key=key, word=row) for row in fresh for key in sorted(keys(row.word))]
        SearchNear.objects.bulk_create(nears, batch_size=_AT_ONCE)


def _leave_no_trace() -> None:
    """FTS5 marks what was deleted and drops it when it merges: made anew, it holds only what is there."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_searchindex (articles_searchindex) VALUES ('rebuild')")
