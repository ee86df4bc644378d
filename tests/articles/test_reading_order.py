"""A topic's page lists its articles in the order to read them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import publishing
from articles.models import Series, Topic
from articles.paging import PAGE_SIZE
from tests.articles.factories import a_publisher, approve, edit, make_article, make_live_article

pytestmark = pytest.mark.django_db

SLEEP = {"slug": "sleep", "name": "Sleep"}
PATH = "/topics/sleep/"


def make(title: str, *, days: int, series: tuple[str, int | None] | None = None):
    """A live article about sleep that went live so many `days` ago, with its series and its place in that."""
    belongs = series and {"slug": series[0], "title": series[0].title(), "position": series[1]}
    live_from = timezone.now() - timedelta(days=days)
    return make_live_article(title=title, topics=[SLEEP], series=belongs, live_from=live_from)


def read(client, path: str = PATH) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(page: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in page.select(".article-card h2")]


def test_series_come_first_in_their_numbers_then_the_others_from_the_oldest(client):
    make("Newest", days=1)
    make("Nights 10", days=2, series=("nights", 10))
    make("Days 1", days=3, series=("days", 1))
    make("Nights 2", days=4, series=("nights", 2))
    make("Oldest", days=9)
    make("Nights, no number", days=8, series=("nights", None))
    wanted = ["Nights 2", "Nights 10", "Nights, no number", "Days 1", "Oldest", "Newest"]
    page = read(client)
    assert titles(page) == wanted
    assert "In the order to read them." in page.select_one(".page-head").get_text()


def test_an_editor_chooses_what_comes_first_while_it_is_live_and_has_the_topic(client):
    make("Night 1", days=3, series=("nights", 1))
    chosen = make("Where to begin", days=1)
    client.force_login(a_publisher())
    topic = Topic.objects.get()
    form = {"name": "Sleep", "slug": "sleep", "description": "", "start_with": chosen.pk}
    assert client.post(f"/admin/articles/topic/{topic.pk}/change/", form).status_code == 302
    client.logout()
    assert titles(read(client)) == ["Where to begin", "Night 1"]
    assert read(client, "/").select_one(".start a")["href"] == "/articles/where-to-begin/"
    publishing.withdraw(article=chosen, by=a_publisher(), reason="It was wrong.")
    assert titles(read(client)) == ["Night 1"]
    assert read(client, "/").select_one(".start a")["href"] == "/articles/night-1/"
    elsewhere = make_live_article(title="Elsewhere")
    Topic.objects.filter(slug="sleep").update(start_with=elsewhere)
    assert titles(read(client)) == ["Night 1"]


def test_a_draft_that_is_deleted_leaves_the_topic_as_it_was(client):
    make("Night 1", days=3)
    draft = make_article(title="Draft", topics=[SLEEP])
    Topic.objects.update(start_with=draft)
    draft.delete()
    assert titles(read(client)) == ["Night 1"]


def test_the_home_page_starts_with_the_first_of_them(client):
    make("Alone", days=9)
    make("Second", days=5, series=("nights", 2))
    make("First", days=1, series=("nights", 1))
    first = read(client).select_one(".article-card a")["href"]
    assert read(client, "/").select_one(".start a")["href"] == first == "/articles/first/"


def test_a_card_says_which_part_of_a_series_it_is(client):
    make("First", days=1, series=("nights", 1))
    make("Alone", days=9)
    parts = [card.select_one(".part") for card in read(client).select("li.article-card")]
    assert [part and part.get_text() for part in parts] == ["Part 1 of Nights", None]


def make_long_list() -> list[str]:
    """Titles of more than two pages in the order to read them: a series, then others, some at the same moment."""
    moment = timezone.now() - timedelta(days=50)
    series = {"slug": "nights", "title": "Nights"}
    for number in (3, 1, 2):
        make_live_article(title=f"Night {number}", topics=[SLEEP], series={**series, "position": number})
    for number in range(2 * PAGE_SIZE):
        later = timedelta(days=number // 2)
        make_live_article(title=f"Other {number:02}", topics=[SLEEP], live_from=moment + later)
    return ["Night 1", "Night 2", "Night 3", *(f"Other {number:02}" for number in range(2 * PAGE_SIZE))]


def follow(client, page: BeautifulSoup, rel: str):
    while link := page.find("a", rel=rel):
        page = read(client, PATH + link["href"])
        yield page


def test_paging_shows_each_once_in_order_and_leads_back(client):
    wanted = make_long_list()
    first = read(client)
    pages = [first, *follow(client, first, "next")]
    assert [len(titles(page)) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 3]
    assert [title for page in pages for title in titles(page)] == wanted
    back = [titles(page) for page in follow(client, pages[-1], "prev")]
    assert back[0] == titles(pages[1])
    assert titles(first) == back[-1]


def test_what_is_added_while_somebody_reads_moves_nothing_between_pages(client):
    make_long_list()
    first = read(client)
    before = titles(read(client, PATH + first.find("a", rel="next")["href"]))
    make("Night 0", days=1, series=("nights", 0))
    make("Very new", days=0)
    assert titles(read(client, PATH + first.find("a", rel="next")["href"])) == before


def test_a_new_edition_moves_nothing(client):
    old = make("Old", days=9)
    make("New", days=1)
    edit(old, summary="Mended")
    approve(old)
    publishing.publish(article=old, number=2, by=a_publisher())
    assert titles(read(client)) == ["Old", "New"]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "after=",
            "after=x",
            "after=1-1",
            "after=1-2-3-4",
            "after=1-2-3-4-5-6",
            "after=-1-2-3-4",
            "after=%C2%B2-1-1-1-1",
        ),
        *("before=0-0-0-0-0", f"after=1-{2**63}-1-1-1", f"after=1-1-{'9' * 30}-1-1", f"after=1-1-1-{'9' * 30}-1"),
        *(f"after={'1' * 90}-1-1-1-1", "after=1-1-1-1-1&before=1-1-1-1-1", "after=1-1-1-9999999999999999999-1"),
        f"after=1-{2**63 - 1}-{2**63 - 1}-9999999999999999-{2**63 - 1}",
    ],
)
def test_an_odd_cursor_is_a_404(client, query):
    make("Only", days=1)
    assert client.get(f"{PATH}?{query}").status_code == 404


def test_who_has_the_page_gets_it_anew_when_a_series_is_renamed(client):
    make("First", days=1, series=("nights", 1))
    etag = client.get(PATH).headers["ETag"]
    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 304
    Series.objects.update(title="Better nights")
    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_the_same_with_one_and_with_many(client, count, django_assert_num_queries):
    for number in range(count):
        make(f"Night {number}", days=1, series=("nights", number))
    client.get("/")
    with django_assert_num_queries(4):
        assert client.get(PATH).status_code == 200
