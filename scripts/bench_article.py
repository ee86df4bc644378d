"""Say how long an article's page takes among 1,000 and 10,000 live articles, and which part of its query.

    python scripts/bench_article.py [--articles 1000 10000] [--rounds 15] [--url postgres://…]

It makes an SQLite file of its own, in a folder that goes when it ends, loads the demonstration and copies its articles. Each
copy has one to three of 12 topics and up to four of 40 tags; one in ten has an older edition, one in twenty is a translation.
With --url it fills and uses that empty PostgreSQL database in its place. A round is one answer of an article without the
network, one that the reader has already (304), and the query for each part of what the page shows. Medians are printed, and
how many times as long as the query for the edition alone each takes: machines differ, and their ratio much less.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TOPICS, TAGS, IN_SERIES = 12, 40, 8


def copied(edition, article, **others):
    """An edition like `edition`, of another article, not saved."""
    names = [field.attname for field in edition._meta.concrete_fields if not field.primary_key]
    return type(edition)(**{name: getattr(edition, name) for name in names} | {"article_id": article.pk, **others})


def fill(there: int, count: int, chance: random.Random) -> None:
    """Add live articles until there are `count`."""
    from django.utils import timezone

    from articles.models import Address, Article, Edition, Series, Tag, Topic

    now = timezone.now()
    originals = list(Edition.objects.live(now).filter(language="en", series=None, number=1).order_by("pk"))
    topics = [Topic.objects.get_or_create(name=f"Subject {n}", slug=f"subject-{n}")[0] for n in range(TOPICS)]
    tags = [Tag.objects.get_or_create(name=f"Tag{n}", slug=f"tag-{n}")[0] for n in range(TAGS)]
    series = [
        Series.objects.get_or_create(title=f"Series {n}", slug=f"series-{n}")[0] for n in range(count // IN_SERIES)
    ]
    numbers = range(there, count)
    articles = Article.objects.bulk_create(Article(title=f"Copy {n}", slug=f"copy-{n}") for n in numbers)
    Address.objects.bulk_create(Address(slug=each.slug, article=each, claimed_at=now) for each in articles)
    old, new = [], []
    for number, article in zip(numbers, articles, strict=True):
        original = originals[number % len(originals)]
        since = now - timedelta(minutes=number + 1)
        dates = {"listed_from": since, "live_from": since, "title": f"{original.title} {number}"}
        if number % 10 == 9:
            old.append(copied(original, article, **dates | {"live_until": since + timedelta(seconds=1)}))
            dates["live_from"] = since + timedelta(seconds=1)
        place = {"series_id": series[number % len(series)].pk, "series_position": number // len(series) + 1}
        dates |= (
            place
            if number % 3 == 0
            else {"read_next": f"{originals[(number + 1) % len(originals)].title} {number + 1}"}
        )
        if number % 20 == 19:
            dates |= {"language": "es", "translates_id": originals[0].pk}
        new.append(copied(original, article, number=2 if number % 10 == 9 else 1, **dates))
    made = Edition.objects.bulk_create([*old, *new], batch_size=100)
    for name, labels, least, most in (("topics", topics, 1, 3), ("tags", tags, 0, 4)):
        through, column = getattr(Edition, name).through, f"{name[:-1]}_id"
        # Some are used far more than others.
        drawn = (
            (edition, {*chance.choices(labels, range(len(labels), 0, -1), k=chance.randint(least, most))})
            for edition in made
        )
        through.objects.bulk_create(
            (through(**{"edition_id": edition.pk, column: label.pk}) for edition, some in drawn for label in some),
            batch_size=400,
        )


def parts(slug: str) -> dict[str, Callable[[], object]]:
    """The query for the edition alone, for all that its page needs, and for each part of that."""
    from django.utils import timezone

    from articles.models import Edition

    now, editions = timezone.now(), Edition.objects.all()
    alone = editions.at_address(slug, now)
    whole = editions.for_page(slug, now)
    names = [name for name in whole.query.annotations if name not in alone.query.annotations]
    annotations = whole.query.annotations
    return {
        "the edition alone": alone.first,
        "all that the page needs": whole.first,
        **{f"  {name}": alone.annotate(**{name: annotations[name]}).first for name in names},
    }


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(slugs: list[str], rounds: int) -> None:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    work: dict[str, list[float]] = {}
    for number in range(rounds):
        slug = slugs[number % len(slugs)]
        address = f"/articles/{slug}/"
        etag = client.get(address)["ETag"]
        asked = {
            **parts(slug),
            "the page, answered": lambda address=address: client.get(address),
            "the page, unchanged (304)": lambda address=address, etag=etag: client.get(
                address, headers={"if-none-match": etag}
            ),
        }
        for name, ask in asked.items():
            work.setdefault(name, []).append(milliseconds(ask))
    alone = median(work["the edition alone"])
    for name, taken in work.items():
        print(f"  {name:28} {median(taken):8.2f} ms, {median(taken) / alone:6.1f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=15)
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
        from django.db import connection, transaction

        django.setup()
        call_command("migrate", verbosity=0)
        make_people()
        call_command("load_demonstration", verbosity=0)
        chance, there = random.Random(7), 0  # noqa: S311  no secret: the same articles each time
        for count in sorted(options.articles):
            with transaction.atomic():
                fill(there, count, chance)
            there = count
            if options.url:  # as PostgreSQL does by itself after a while
                with connection.cursor() as cursor:
                    cursor.execute("VACUUM ANALYZE")
            print(f"{count} live articles")
            measure([f"copy-{number}" for number in range(0, there, there // 7) if number % 20 != 19], options.rounds)


def make_people() -> None:
    """Those whom the demonstration needs to write and to publish."""
    from django.contrib.auth.models import Group, User

    from clinic.roles import ROLES

    for role in ROLES:
        User.objects.create_user(role.key, is_staff=True).groups.add(Group.objects.get(name=role.name))


if __name__ == "__main__":
    main()
