"""Say how long a search takes among 1,000 and 10,000 live articles, for a rare, a common and a misspelt word.

    python scripts/bench_search.py [--articles 1000 10000] [--rounds 9] [--url postgres://…]

It makes an SQLite file of its own, in a folder that goes when it ends, and fills it with articles of words that are drawn as
often as words are in a language (Zipf). With --url it fills and uses that empty PostgreSQL database in its place. A round
is one whole answer of /search/ without the network; medians are printed, with what the database took of it.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WORDS_IN_ARTICLE = 600
VOCABULARY = 15_000
ASKED = {
    "a rare word": "kangaroo",
    "a common word": "sleep",
    "two words": "sleep kangaroo",
    "a misspelt word": "kangarooo",
}


def vocabulary(chance: random.Random) -> list[str]:
    letters = "etaoinshrdlucmfwygpbvk"
    return [
        "".join(chance.choices(letters, range(len(letters), 0, -1), k=chance.randint(4, 11))) for _ in range(VOCABULARY)
    ]


def fill(there: int, count: int, words: list[str], chance: random.Random) -> None:
    """Add live articles until there are `count`. All use the common word, one in a hundred in its title; few the rare one."""
    from django.utils import timezone

    from articles.models import Article, Edition, Review
    from articles.search import index

    weights = [1 / (rank + 1) for rank in range(len(words))]
    now = timezone.now()
    for number in range(there, count):
        drawn = " ".join(chance.choices(words, weights, k=WORDS_IN_ARTICLE))
        title = f"About sleep {number}" if number % 100 == 0 else f"About {words[number % VOCABULARY]} {number}"
        body = f"<p>{drawn} sleep{' kangaroo' if number % 500 == 7 else ''}.</p>"
        document = make_document(title, body)
        article = Article.objects.create(title=title, slug=f"a-{number}")
        edition = Edition.objects.create(
            article=article,
            number=1,
            document=document,
            content_hash="a",
            chain_hash="a",
            recorded_at=now,
            title=title,
            minutes=3,
        )
        review = Review.objects.create(
            edition=edition,
            content_hash="a",
            outcome="approved",
            at=now,
            name="R",
            reviewed_on=now,
            next_due_on=now,
            by=somebody(),
        )
        Edition.objects.filter(pk=edition.pk).update(
            review_state="approved",
            review=review,
            live_from=now - timedelta(days=1),
            listed_from=now - timedelta(minutes=number),
        )
        index.renew(edition)


def somebody():
    from django.contrib.auth.models import User

    return User.objects.get_or_create(username="somebody")[0]


def make_document(title: str, body: str) -> dict:
    from articles import document

    facts = dict.fromkeys(("read_next", "conflict_statement", "funding_statement", "summary"), "")
    lists = {name: [] for name in ("authors", "topics", "tags", "references")}
    section = {"kind": "section", "id": "b", "anchor": "", "heading": "More", "numbered": True, "body": body}
    named = {"language": "en", "title": title, "kind": "explainer", "audience": "patient", "main_message": "Read on."}
    return document.upgraded(
        {"version": document.VERSION, "series": None, "blocks": [section], **facts, **lists, **named}
    )


def measure(rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    for name, words in ASKED.items():
        whole, asked, queries = [], [], 0
        for _ in range(rounds):
            start = time.perf_counter()
            with CaptureQueriesContext(connection) as captured:
                response = client.get("/search/", {"q": words})
            whole.append((time.perf_counter() - start) * 1000)
            asked.append(sum(float(query["time"]) for query in captured) * 1000)
            queries = len(captured)
        shown = response.content.count(b"article-card")
        print(
            f"  {name:16} {median(whole):7.1f} ms, of these {median(asked):6.1f} ms in {queries} queries; {shown} shown"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--url", help="an empty PostgreSQL database: postgres://…")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            LOCAL="true",
            SECRET_KEY="only-for-this-measurement-" + "0123456789" * 4,
            DJANGO_SETTINGS_MODULE="clinic.settings",
        )
        os.environ["DATABASE_URL"] = options.url or f"sqlite:///{folder}/bench.sqlite3"
        os.environ["CONTACT_FACTS_FILE"] = f"{folder}/facts.json"
        import django
        from django.core.management import call_command
        from django.db import transaction

        django.setup()
        call_command("migrate", verbosity=0)
        chance, there = random.Random(7), 0  # noqa: S311  no secret: the same articles each time
        words = vocabulary(chance)
        for count in sorted(options.articles):
            with transaction.atomic():
                fill(there, count, words, chance)
            there = count
            print(f"{count} live articles")
            measure(options.rounds)


if __name__ == "__main__":
    main()
