"""Searching, as a visitor sees it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from articles.models import Edition, GlossaryTerm, MissedSearch, SearchEntry, SearchNear, SearchWord
from articles.search import missed, ranking
from articles.search.words import stems_of
from clinic.moments import day_of
from tests.articles.factories import (
    a_publisher,
    approve,
    edit,
    make_approved_article,
    make_block,
    make_live_article,
)

pytestmark = pytest.mark.django_db


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(page: BeautifulSoup) -> list[str]:
    return [" ".join(heading.get_text().split()) for heading in page.select(".search-results h2")]


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


def test_nothing_as_typed_shows_what_was_meant_and_says_so(client):
    make_live_article(title="Ketamine and depression")
    page = read(client, "/search/?q=ketamien depresion")
    assert titles(page) == ["Ketamine and depression"]
    assert "These are the results for ketamine depression." in page.select_one(".search-said").get_text()


def said(page: BeautifulSoup) -> str:
    return " ".join(page.select_one(".search-said").get_text().split())


def test_a_misspelt_word_beside_a_right_one_is_searched_for_as_what_was_meant(client):
    make_live_article(title="Depression and ketamine", main_message="Nothing.")
    make_live_article(title="Depression", main_message="Nothing.")
    make_live_article(title="Ketamine", main_message="Nothing.")
    page = read(client, "/search/?q=ketamien depression")
    assert titles(page) == ["Depression and ketamine", "Ketamine", "Depression"]
    assert [mark.get_text() for mark in page.select(".search-results h2 mark")][:2] == ["Depression", "ketamine"]
    assert "Nothing was found for “ketamien”. These are the results for ketamine depression." in said(page)
    assert page.title.get_text().startswith("ketamien depression ·")
    assert page.select_one("#search-words")["value"] == "ketamien depression"


def test_a_word_that_was_found_in_another_form_is_named_as_it_is_written(client):
    make_live_article(title="Ketamine and depression")
    page = read(client, "/search/?q=ketamin Depresión")
    assert titles(page) == ["Ketamine and depression"]
    assert "Nothing was found for “Depresión”. These are the results for ketamine depression." in said(page)


def test_what_was_typed_can_be_searched_for_exactly_and_then_it_asks(client):
    make_live_article(title="Ketamine")
    make_live_article(title="Depression")
    page = read(client, "/search/?q=ketamien+depression")
    exactly = page.select_one(".search-said a")
    assert exactly.get_text() == "Search for exactly what you typed"
    page = read(client, f"/search/{exactly['href']}")
    assert titles(page) == ["Depression"]
    assert said(page) == "Did you mean ketamine depression?"
    assert page.select_one("#search-words")["value"] == "ketamien depression"
    page = read(client, f"/search/{page.select_one('.search-said a')['href']}")
    assert titles(page) == ["Depression", "Ketamine"]
    assert not page.select(".search-said *")


def test_exactly_what_was_typed_is_not_offered_where_it_finds_nothing(client):
    sleep, mood = ({"slug": slug, "name": slug.title()} for slug in ("sleep", "mood"))
    make_live_article(title="Ketamine", topics=[sleep])
    make_live_article(title="Depression", topics=[mood])
    for words, links in (
        ("ketamien depresion", 0),
        ("ketamien&topic=sleep", 0),
        ("ketamien depression", 1),
        ("ketamien depression&topic=sleep", 0),
        ("ketamien depression&topic=mood", 1),
    ):
        assert len(read(client, f"/search/?q={words}").select(".search-said a")) == links, words


def test_a_topic_without_what_was_meant_says_so(client):
    make_live_article(title="Ketamine", topics=[{"slug": "sleep", "name": "Sleep"}])
    make_live_article(title="Depression", topics=[{"slug": "mood", "name": "Mood"}])
    page = read(client, "/search/?q=depresion&topic=sleep")
    assert titles(page) == []
    assert said(page) == "Nothing was found for “depresion”. We searched for depression instead."
    assert "No article about Sleep has these words." in page.main.get_text()


def test_a_word_that_an_article_holds_is_never_taken_for_another(client):
    make_live_article(title="Form")
    for number in range(3):
        make_live_article(title=f"From here {number}", main_message="Farm.")
    page = read(client, "/search/?q=form farmm")
    assert titles(page)[0] == "Form"
    assert "These are the results for form farm." in said(page)
    assert titles(read(client, "/search/?q=form")) == ["Form"]
    assert not read(client, "/search/?q=form").select(".search-said *")


def test_a_word_that_nothing_is_near_to_changes_nothing(client):
    make_live_article(title="Ketamine")
    page = read(client, "/search/?q=zzzz ketamine")
    assert (titles(page), page.select(".search-said *")) == (["Ketamine"], [])


def test_a_word_that_nothing_is_near_to_is_not_among_those_that_there_are_results_for(client):
    make_live_article(title="Ketamine")
    page = read(client, "/search/?q=zzzz ketamien")
    assert titles(page) == ["Ketamine"]
    assert said(page) == "Nothing was found for “zzzz ketamien”. These are the results for ketamine."
    page = read(client, "/search/?q=zzzz ketamien&for=zzzz ketamien")
    assert titles(page) == []
    assert said(page) == "Did you mean ketamine?"


@pytest.mark.parametrize(
    ("typed", "written"),
    [("eyes", "eye"), ("legs", "leg"), ("days", "day"), ("using", "use"), ("crying", "cry"), ("eyed", "eyed")],
)
def test_a_right_word_finds_its_short_form_alone_and_beside_a_misspelt_one(client, typed, written):
    make_live_article(title=written.title())
    make_live_article(title="Ketamine")
    assert titles(read(client, f"/search/?q={typed}")) == [written.title()]
    page = read(client, f"/search/?q={typed} ketamien")
    assert titles(page) == ["Ketamine", written.title()]
    assert said(page).startswith(f"Nothing was found for “ketamien”. These are the results for {typed} ketamine.")


def test_a_word_of_a_page_to_come_is_searched_for_as_if_it_were_not_there(client):
    make_live_article(title="Telephone")
    before = read(client, "/search/?q=xelephone telephome").main
    article = make_approved_article(title="Xelephone telephome")
    publishing.publish(article=article, number=1, by=a_publisher(), at=timezone.now() + timedelta(days=1))
    assert read(client, "/search/?q=xelephone telephome").main == before
    assert titles(BeautifulSoup(str(before), "html5lib")) == ["Telephone"]


def schedule(title: str) -> None:
    publishing.publish(
        article=make_approved_article(title=title), number=1, by=a_publisher(), at=timezone.now() + timedelta(days=1)
    )


def test_a_word_of_a_page_to_come_that_shares_its_stem_with_one_to_read_is_not_given_away(client):
    make_live_article(title="Universal care")
    schedule("University")
    page = read(client, "/search/?q=universty")
    assert titles(page) == ["Universal care"]
    assert said(page) == "Nothing was found for “universty”. These are the results for universal."


def test_a_form_that_only_a_page_to_come_has_is_not_given_away(client):
    make_live_article(title="Depression and a kangaroo")
    schedule("Depressed")
    page = read(client, "/search/?q=depresses kangaro")
    assert "These are the results for depresses kangaroo." in said(page)


def test_words_of_pages_to_come_do_not_stand_before_one_that_can_be_read(client):
    make_live_article(title="Cart")
    for title in ("Care", "Card", "Carp"):
        schedule(title)
    page = read(client, "/search/?q=cark")
    assert titles(page) == ["Cart"]
    assert said(page) == "Nothing was found for “cark”. These are the results for cart."


def test_a_word_of_an_ended_edition_is_searched_for_as_if_it_were_not_there(client):
    make_live_article(title="Universal care")
    make_live_article(title="University").editions.update(live_until=timezone.now() - timedelta(minutes=1))
    assert "These are the results for universal." in said(read(client, "/search/?q=universty"))


def test_further_pages_stay_when_a_word_that_nothing_held_is_published_meanwhile(client):
    start = timezone.now() - timedelta(days=40)
    for number in range(25):
        title = f"Sleep {number}" if number % 2 else f"Rest {number}"
        blocks = [make_block(heading="Nothing", body="<p>Sleep.</p>")]
        make_live_article(title=title, blocks=blocks, live_from=start + timedelta(days=number))
    page = read(client, "/search/?q=sleep okapi")
    seen = titles(page)
    make_live_article(title="Okapi")
    while following := page.select_one(".pager a[rel=next]"):
        page = read(client, f"/search/{following['href']}")
        seen += titles(page)
    wanted = [f"Sleep {number}" for number in range(23, 0, -2)] + [f"Rest {number}" for number in range(24, -1, -2)]
    assert seen == wanted


def test_no_link_repeats_all_that_was_typed(client):
    for number in range(11):
        make_live_article(title=f"Depression {number}")
    typed = "ketamien depression " + "and " * 500
    make_live_article(title="Ketamine")
    page = read(client, f"/search/?q={typed}")
    links = [page.select_one(".search-said a")["href"], page.select_one(".pager a")["href"]]
    assert [len(link) < len(typed) + 100 for link in links] == [True, True]
    assert len(titles(read(client, f"/search/{links[0]}"))) == 10


def test_further_pages_are_of_the_same_question_whatever_is_published_meanwhile(client):
    start = timezone.now() - timedelta(days=40)
    for number in range(25):
        title = f"Sleep {number}" if number % 2 else f"Rest {number}"
        blocks = [make_block(heading="Nothing", body="<p>Melatonin and sleep.</p>")]
        make_live_article(title=title, blocks=blocks, live_from=start + timedelta(days=number))
    wanted = [f"Sleep {number}" for number in range(23, 0, -2)] + [f"Rest {number}" for number in range(24, -1, -2)]
    page, seen, pages = read(client, "/search/?q=sleeep melatonim"), [], []
    while True:
        pages.append(page)
        seen.append(titles(page))
        assert "These are the results for sleep melatonin" in said(page)
        assert page.select_one("#search-words")["value"] == "sleeep melatonim"
        following = page.select_one('.pager a[rel="next"]')
        if following is None:
            break
        if len(pages) == 1:
            make_live_article(title="Sleeep", main_message="Nothing.", blocks=[make_block(body="<p>Sleeep.</p>")])
        page = read(client, f"/search/{following['href']}")
    assert [title for some in seen for title in some] == wanted
    assert "Nothing was found for “sleeep" not in said(pages[1]), "something is, by now"
    page = read(client, f"/search/{page.select_one('.pager a[rel=prev]')['href']}")
    assert titles(page) == seen[1]
    exactly = read(client, f"/search/{page.select_one('.search-said a')['href']}")
    assert titles(exactly) == ["Sleeep"]
    assert titles(read(client, "/search/?q=sleeep")) == ["Sleeep"]


def test_a_page_of_other_words_than_those_typed_is_not_found(client):
    make_live_article(title="Ketamine and depression")
    for instead in ("depression", "depression depression", "ketamine depression well", "the", "ketamine suppression"):
        assert client.get("/search/", {"q": "ketamin depresion", "for": instead}).status_code == 404, instead
    for instead in ("", "ketamin depresion", "ketamine depression", "ketamine depressions"):
        assert client.get("/search/", {"q": "ketamin depresion", "for": instead}).status_code == 200, instead


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


# Searches without result


def test_words_without_result_are_kept_as_text_after_five_different_days(client, monkeypatch):
    start = timezone.now()
    for day, words in enumerate(("Zebra stripes", "stripes zebra", "zebra stripes", "zebra, stripes", "ZEBRA stripes")):
        monkeypatch.setattr(timezone, "now", lambda day=day: start + timedelta(days=day))
        for _ in range(3):
            client.get("/search/", {"q": words})
        row = MissedSearch.objects.get()
        assert row.days == day + 1
        assert row.last_on == day_of(timezone.now())
        assert row.text == ("zebra stripes" if day == 4 else "")
        assert "zebra" not in row.digest


def test_what_is_found_as_typed_or_as_meant_is_not_written_down(client):
    make_live_article(title="Sleep")
    for words in ("sleep", "sleeep", "sleep zebra"):
        assert titles(read(client, f"/search/?q={words}")) == ["Sleep"]
    assert titles(read(client, "/search/?q=sleeep zebra")) == ["Sleep"]
    client.head("/search/?q=zebra")
    for repeated in ("q=sleeep&for=sleeep", "q=zebra&for=zebra"):
        assert titles(read(client, f"/search/?{repeated}")) == []
    assert MissedSearch.objects.count() == 0


def test_the_hash_needs_the_sites_secret(settings):
    before = missed.digest_of(["zebra"])
    settings.SECRET_KEY = "another key, which protects nothing either and is long enough"
    assert missed.digest_of(["zebra"]) != before


def test_a_machine_that_tries_all_words_fills_no_disk(client, monkeypatch):
    monkeypatch.setattr(missed, "MOST_ROWS", 2)
    for words in ("zebra", "okapi", "quagga", "zebra"):
        assert client.get(f"/search/?q={words}").status_code == 200
    assert MissedSearch.objects.count() == 2


def test_what_nobody_searches_for_any_more_is_forgotten(client):
    client.get("/search/?q=zebra")
    assert missed.forget_old(now=timezone.now() + missed.KEPT) == 0
    assert missed.forget_old(now=timezone.now() + missed.KEPT + timedelta(days=1)) == 1
    assert not MissedSearch.objects.exists()


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
