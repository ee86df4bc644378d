"""Searching, as a visitor sees it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Edition, GlossaryTerm, MissedSearch, SearchEntry, SearchNear, SearchWord
from articles.search import ranking
from articles.search.words import stems_of
from tests.articles.factories import (
    a_publisher,
    approve,
    edit,
    make_approved_article,
    make_block,
    make_live_article,
)
from tests.articles.search.pages import read, schedule, titles

pytestmark = pytest.mark.django_db


def test_an_article_is_found_by_its_words_in_any_form(client):
    make_live_article(title="Sleeping well", blocks=[make_block(heading="At night", body="<p>Melatonin rises.</p>")])
    for words in ("sleep", "SLEEPS", "nights", "melatonin", "a melatonín, please", "sleep's"):
        assert titles(read(client, f"/search/?q={words}")) == ["Sleeping well"], words


def test_without_words_there_is_only_the_form(client):
    make_live_article(title="Sleeping well")
    page = read(client, "/search/")
    assert titles(page) == []
    assert not page.select(".nothing-found")
    assert page.select_one('form[role="search"] label[for="search-words"]')


def test_the_better_field_comes_first_then_more_of_the_words_then_the_newest(client):
    start = timezone.now() - timedelta(days=9)
    fields = (
        ("Body one", {"blocks": [make_block(heading="Nothing", body="<p>Anxiety.</p>")]}),
        ("Body both", {"blocks": [make_block(heading="Nothing", body="<p>Anxiety and panic.</p>")]}),
        ("Heading", {"blocks": [make_block(heading="Panic", body="<p>Nothing.</p>")]}),
        ("Message", {"main_message": "Panic passes."}),
        ("Panic", {}),
        ("Body other", {"blocks": [make_block(heading="Nothing", body="<p>Panic.</p>")]}),
    )
    for day, (title, facts) in enumerate(fields):
        plain = {"main_message": "Nothing.", "blocks": [make_block(heading="Nothing", body="<p>Nothing.</p>")]}
        make_live_article(title=title, live_from=start + timedelta(days=day), **plain | facts)
    wanted = ["Panic", "Message", "Heading", "Body both", "Body other", "Body one"]
    assert titles(read(client, "/search/?q=panic anxiety")) == wanted


def test_of_those_that_hold_the_same_words_the_one_with_more_in_its_title_comes_first(client):
    start = timezone.now() - timedelta(days=9)
    for day, (title, message) in enumerate(
        (
            ("Panic and anxiety", "Nothing."),
            ("Panic", "Anxiety passes."),
            ("Anxiety", "Panic passes."),
            ("Panic", "No."),
        )
    ):
        make_live_article(title=title, main_message=message, live_from=start + timedelta(days=day))
    page = read(client, "/search/?q=anxiety panic")
    assert titles(page) == ["Panic and anxiety", "Anxiety", "Panic", "Panic"]
    assert page.select(".search-results .extract")[2].get_text() == "Anxiety passes."


def test_the_database_and_the_page_give_each_the_same_rank():
    for title, message in (
        ("Panic and anxiety", "No."),
        ("Panic", "Anxiety."),
        ("Sleep", "Panic."),
        ("Rest", "Sleep."),
    ):
        make_live_article(
            title=title, main_message=message, blocks=[make_block(heading="Rest", body="<p>Anxiety.</p>")]
        )
    for words in (["panic"], ["panic", "anxiety"], ["sleep", "rest", "panic", "anxiety"]):
        stems = stems_of(" ".join(words))
        found = list(ranking.ranked(Edition.objects.live(timezone.now()), stems))
        assert len(found) >= 3
        assert [each.rank for each in found] == [ranking.rank_of(each.search_entry, stems) for each in found]


def test_pages_follow_each_other_and_stay_while_articles_are_added(client):
    start = timezone.now() - timedelta(days=40)
    for number in range(25):
        title = f"Sleep {number}" if number % 2 else f"Rest {number}"
        blocks = [make_block(heading="Nothing", body="<p>Sleep.</p>")]
        make_live_article(title=title, blocks=blocks, live_from=start + timedelta(days=number))
    wanted = [f"Sleep {number}" for number in range(23, 0, -2)] + [f"Rest {number}" for number in range(24, -1, -2)]
    page, seen, addresses = read(client, "/search/?q=sleep"), [], []
    while True:
        seen.append(titles(page))
        following = page.select_one('.pager a[rel="next"]')
        if following is None:
            break
        addresses.append(f"/search/{following['href']}")
        page = read(client, addresses[-1])
        if len(addresses) == 1:
            make_live_article(title="Sleep that came later")
    assert [title for some in seen for title in some] == wanted
    back = page.select_one('.pager a[rel="prev"]')["href"]
    page = read(client, f"/search/{back}")
    assert titles(page) == seen[1]
    page = read(client, f"/search/{page.select_one('.pager a[rel=prev]')['href']}")
    assert titles(page) == seen[0]
    first = read(client, f"/search/{page.select_one('.pager a[rel=prev]')['href']}")
    assert titles(first) == ["Sleep that came later"]
    assert first.select_one('.pager a[rel="prev"]') is None


@pytest.mark.parametrize(
    "cursor",
    [
        *("before=x", "after=1-2", "before=1-2-3-4", "before=-1-2-3", "before=1-1-1&after=1-1-1", "before=٣-1-1"),
        *(f"before=1-{'9' * 40}-1", "before=1-99999999999999999999-1", "before=0-0-0", f"after=1-1-{'9' * 60}"),
    ],
)
def test_an_odd_cursor_is_not_found(client, cursor):
    make_live_article(title="Sleep")
    assert client.get(f"/search/?q=sleep&{cursor}").status_code == 404


def test_what_was_found_is_marked_and_nothing_else_is_html(client):
    body = "<p>If 1 &lt; 2 &amp; <b>sleepy</b> people sleep, &lt;script&gt;alert(1)&lt;/script&gt;.</p>"
    make_live_article(title="A <b>bold</b> sleep", blocks=[make_block(body=body)])
    page = read(client, "/search/?q=sleep <script>x</script>")
    result = page.select_one(".search-results .article-card")
    assert [mark.get_text() for mark in result.h2.select("mark")] == ["sleep"]
    assert result.h2.get_text() == "A <b>bold</b> sleep"
    extract = result.select_one(".extract")
    assert [mark.get_text() for mark in extract.select("mark")] == ["sleep", "script", "script"]
    assert extract.get_text() == "If 1 < 2 & sleepy people sleep, <script>alert(1)</script>."
    assert page.select_one("#search-words")["value"] == "sleep <script>x</script>"
    assert not page.main.find_all("script")


def test_a_term_is_found_by_its_other_names_and_they_are_marked(client):
    names = {"term": "vagus nerve", "slug": "vagus-nerve", "aliases": ["tenth cranial nerve"]}
    approved = {"approved_at": timezone.now(), "approved_by": a_publisher()}
    GlossaryTerm.objects.create(definition="A nerve from the brain to the belly.", **names, **approved)
    make_live_article(title="Cranial matters")
    make_live_article(title="How the vagus nerve works", blocks=[make_block(body="<p>You have two vagus nerves.</p>")])
    page = read(client, "/search/?q=tenth cranial nerve")
    assert titles(page) == ["How the vagus nerve works", "Cranial matters"]
    result = page.select_one(".search-results .article-card")
    assert [mark.get_text() for mark in result.h2.select("mark")] == ["vagus", "nerve"]
    assert [mark.get_text() for mark in result.select(".extract mark")] == ["vagus", "nerves"]


def test_results_can_be_narrowed_to_a_topic(client):
    sleep, mood = {"slug": "sleep", "name": "Sleep"}, {"slug": "mood", "name": "Mood"}
    make_live_article(title="Night and day", topics=[sleep])
    make_live_article(title="A dark night", topics=[mood])
    page = read(client, "/search/?q=night&topic=sleep")
    assert titles(page) == ["Night and day"]
    assert page.select_one("#search-topic option[selected]")["value"] == "sleep"
    assert page.select_one(".search-results .topic").get_text() == "Sleep"
    page = read(client, "/search/?q=dark&topic=sleep")
    assert titles(page) == []
    everywhere = page.find("a", string="Search all topics")["href"]
    assert titles(read(client, f"/search/{everywhere}")) == ["A dark night"]
    assert MissedSearch.objects.count() == 0
    assert client.get("/search/?q=night&topic=nothing").status_code == 404


def test_where_nothing_is_found_it_says_where_else_to_look(client):
    make_live_article(title="Sleep", topics=[{"slug": "sleep", "name": "Sleep"}])
    page = read(client, "/search/?q=zzzz")
    assert "Nothing was found" in page.main.get_text()
    links = {link["href"] for link in page.main.find_all("a")}
    assert {"/topics/sleep/", "/articles/", "/contact/?from=other"} <= links
    assert page.select('header a[href="tel:988"]')


def test_words_that_tell_nothing_apart_are_said_to_be_so(client):
    make_live_article(title="Who we are")
    page = read(client, "/search/?q=who are we")
    assert "Those words are in every article." in page.main.get_text()
    assert MissedSearch.objects.count() == 0


@pytest.mark.parametrize(
    "words",
    [
        *(
            '"',
            "'",
            '"sleep',
            "sleep)",
            "(sleep",
            "sleep*",
            "sleep AND",
            "NEAR(sleep)",
            "title:sleep",
            "-sleep",
            "sleep:A",
        ),
        *("sleep | !", "sleep & ", "\\", "%", "_", ";--", "^sleep", "sleep''", "{sleep}", "<->", "sleep <-> night"),
        *(
            "سؤال النوم",
            "睡眠",
            "नींद sleep",
            "сон",
            "ὕπνος",
            "수면",
            "½ ² Ⅳ ①",
            "e\u0301\u0301",
            "🛌 sleep",
            "0x1f 1e5 -3",
        ),
        *("😀" * 50, "a" * 10_000, "sleep " * 2_000, " ".join(f"word{number}" for number in range(1_000))),
        *("\t\r\n", "ß", "İ", "ǅ", "\u202esleep", "\ufeffsleep", "ﬁ", "１２３"),
    ],
)
def test_any_words_get_an_answer(client, words):
    make_live_article(title="Sleep 수면 睡眠 сон ½ ² Ⅳ ① 0x1f 1e5 １２３")
    assert client.get("/search/", {"q": words}).status_code == 200
    assert client.get("/search/", {"q": words, "topic": words}).status_code in (200, 404)
    assert client.get("/search/", {"q": words, "for": words}).status_code == 200
    assert client.get("/search/", {"q": "sleep", "for": words}).status_code in (200, 404)


@pytest.mark.parametrize(
    "word", ["수면", "睡眠", "сон", "½", "²", "Ⅳ", "①", "0x1f", "1e5", "１２３", "naïve", "ὕπνος", "3mg", "b12"]
)
def test_words_of_any_script_are_found(client, word):
    make_live_article(title=f"About {word} here")
    assert titles(read(client, f"/search/?q={word}")) == [f"About {word} here"]


def test_of_many_words_the_first_ten_are_used(client):
    make_live_article(title="Eleventh")
    words = "one two three four five six seven eight nine ten eleventh"
    page = read(client, f"/search/?q={words}")
    assert titles(page) == []
    assert "We searched for the first 10 words." in page.select_one(".search-said").get_text()


def test_an_unreadable_address_is_refused(client):
    assert client.get("/search/?q=%00").status_code == 400


# What is live


def test_only_what_is_live_is_found(client, monkeypatch):
    article = make_approved_article(title="Xylophone")
    assert titles(read(client, "/search/?q=xylophone")) == []
    starts = timezone.now() + timedelta(days=1)
    publishing.publish(article=article, number=1, by=a_publisher(), at=starts)
    assert titles(read(client, "/search/?q=xylophone")) == []
    with monkeypatch.context() as later:
        later.setattr(timezone, "now", lambda: starts)
        assert titles(read(client, "/search/?q=xylophone")) == ["Xylophone"]
        publishing.withdraw(article=article, by=a_publisher(), reason="No", now=starts + timedelta(days=1))
        later.setattr(timezone, "now", lambda: starts + timedelta(days=1))
        assert titles(read(client, "/search/?q=xylophone")) == []


def test_an_ended_edition_is_not_found_even_while_its_entry_is_there(client):
    article = make_live_article(title="Xylophone")
    article.editions.update(live_until=timezone.now() - timedelta(minutes=1))
    assert SearchEntry.objects.count() == 1
    assert titles(read(client, "/search/?q=xylophone")) == []


def test_no_word_of_a_page_that_is_still_to_come_is_given_away(client):
    make_live_article(title="Seen")
    article = make_approved_article(title="Xylophone")
    publishing.publish(article=article, number=1, by=a_publisher(), at=timezone.now() + timedelta(days=1))
    for words in ("xylofone", "xylofone seen"):
        assert b"ylophone" not in client.get(f"/search/?q={words}").content


def test_the_words_of_a_draft_are_not_found_and_those_of_the_next_edition_are(client):
    article = make_live_article(title="Before")
    edit(article, title="Afterwards")
    assert titles(read(client, "/search/?q=afterwards")) == []
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher())
    assert titles(read(client, "/search/?q=afterwards")) == ["Afterwards"]
    assert titles(read(client, "/search/?q=before")) == []


# How it is answered


def make_many(count: int) -> None:
    """`count` live articles with an entry each, as quickly as the database takes them."""
    from tests.articles.test_reading import make_many as make_articles

    make_articles(count)
    entry = SearchEntry.objects.get()
    facts = {field.attname: getattr(entry, field.attname) for field in SearchEntry._meta.fields}
    others = Edition.objects.exclude(pk=entry.pk).values_list("pk", flat=True)
    SearchEntry.objects.bulk_create(SearchEntry(**facts | {"edition_id": pk}) for pk in others)


@pytest.mark.parametrize("count", [10, 1_000])
def test_a_search_costs_at_most_five_queries(client, count, django_assert_max_num_queries):
    make_many(count)
    make_live_article(title="Kangaroo")
    schedule("Wombats")
    for words in (
        "first",
        "frist",
        "frist kangaro",
        "kangaroo frist",
        "zzzz",
        "zzzz kangaroo",
        "words&topic=sleep",
        "frist&topic=sleep",
        "kangaroo frist&for=kangaroo frist",
        "kangaroo frist&for=kangaroo first",
        "zzzz&for=zzzz",
        "wonbats",
        "wonbats zzzz frist",
        "one frist three fuor five six sevne eight b12 9",
    ):
        with django_assert_max_num_queries(5):
            page = read(client, f"/search/?q={words}")
        few = {"zzzz": 0, "wonbats": 0, "zzzz&for=zzzz": 0, "zzzz kangaroo": 1, "kangaroo frist&for=kangaroo frist": 1}
        assert len(titles(page)) == few.get(words, min(count, 10)), words
    pager = read(client, "/search/?q=first").select_one('.pager a[rel="next"]')
    if pager:
        with django_assert_max_num_queries(5):
            assert len(titles(read(client, f"/search/{pager['href']}"))) == 10


@pytest.mark.parametrize("address", ["/search/", "/search/?q=sleep"])
def test_it_says_what_it_is_for_in_each_language(client, address):
    said = [read(client, f"{language}{address}").select('meta[name="description"]') for language in ("", "/es")]
    ((english,), (spanish,)) = said
    assert "Find an article" in english["content"]
    assert "Encuentre un artículo" in spanish["content"]


@pytest.mark.parametrize(
    ("address", "asks_to_be_left_out"),
    [
        ("/search/", False),
        ("/search/?q=", False),
        ("/es/search/", False),
        ("/search/?q=sleep", True),
        ("/search/?topic=rest", True),
    ],
)
def test_search_engines_may_list_the_page_and_nothing_that_was_found(client, address, asks_to_be_left_out):
    make_live_article(title="Sleep", topics=[{"slug": "rest", "name": "Rest"}])
    response, page = client.get(address), read(client, address)
    assert response.headers.get("X-Robots-Tag", "") == ("noindex" if asks_to_be_left_out else "")
    assert bool(page.select('meta[name="robots"][content="noindex"]')) == asks_to_be_left_out
    assert bool(page.select('link[rel="canonical"]')) != asks_to_be_left_out


def test_a_page_that_a_reader_has_is_not_sent_again_until_something_changes(client):
    make_live_article(title="Sleep")
    first = client.get("/search/?q=sleep")
    assert first["Cache-Control"] == "public, no-cache"
    assert first["X-Robots-Tag"] == "noindex"
    assert not first.cookies
    again = client.get("/search/?q=sleep", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_live_article(title="More sleep")
    assert client.get("/search/?q=sleep", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert client.get("/search/?q=sleeping")["ETag"] != client.get("/search/?q=sleep")["ETag"]


def test_the_box_stands_in_the_header_of_other_pages_and_once_on_this(client):
    box = read(client, "/articles/").select_one('header form[role="search"]')
    assert box["action"] == "/search/"
    assert box.select_one(f"label[for={box.select_one('input[name=q]')['id']}]").get_text()
    assert len(read(client, "/search/").select('form[role="search"]')) == 1
    assert read(client, "/").select_one('header nav a[href="/search/"]')


# The index


def counted() -> dict[str, int]:
    return dict(SearchWord.objects.values_list("word", "uses"))


def test_the_vocabulary_follows_what_is_live_or_will_be(client):
    one, two = (
        make_live_article(title=title, main_message="Stripes.", blocks=[make_block(heading="", body="<p>Stripes.</p>")])
        for title in ("Zebra", "Okapi")
    )
    assert counted() == {"zebra": 1, "okapi": 1, "stripes": 2}
    publishing.withdraw(article=one, by=a_publisher(), reason="No")
    assert counted() == {"okapi": 1, "stripes": 1}
    assert set(SearchNear.objects.values_list("word__word", flat=True)) == {"okapi", "stripes"}
    publishing.withdraw(article=two, by=a_publisher(), reason="No")
    assert counted() == {}
