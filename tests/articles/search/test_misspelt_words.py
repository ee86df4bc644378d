"""A visitor's misspelt words: what is searched for in their place, what the page says of it, and what it must not tell."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from tests.articles.factories import (
    a_publisher,
    make_approved_article,
    make_block,
    make_live_article,
)
from tests.articles.search.pages import read, schedule, titles

pytestmark = pytest.mark.django_db


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
