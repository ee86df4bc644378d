"""Articles as feeds: whole, safe to read elsewhere, and known again."""

from datetime import UTC, timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import publishing, reviewing
from articles.models import Article, Edition, Figure
from articles.portable import portable
from clinic.models import ClinicProfile, Contributor
from clinic.profile import current_profile, save_profile
from tests.articles.factories import a_publisher, a_reviewer, approve, edit, make_article, make_block, make_live_article
from tests.articles.pictures import a_picture

pytestmark = pytest.mark.django_db

SITE = "https://clinic.example.org"
NOW = timezone.now()
DAY = timedelta(days=1)
ATOM, CONTENT = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/modules/content/}encoded"
SLEEP = {"slug": "sleep", "name": "Sleep"}
FEEDS = ["/feed.atom", "/feed.rss", "/topics/sleep/feed.atom", "/topics/sleep/feed.rss"]


def tree(response) -> ElementTree.Element:
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def entries(client, path: str = "/feed.atom") -> list:
    root = tree(client.get(path))
    return root.findall(f"{ATOM}entry") if path.endswith("atom") else root.findall("channel/item")


def text_of(entry, name: str) -> str:
    return entry.find(f"{ATOM}{name}").text


def body_of(entry) -> BeautifulSoup:
    found = entry.find(f"{ATOM}content")
    return BeautifulSoup((entry.find(CONTENT) if found is None else found).text, "html5lib")


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def clinic():
    return save_profile(
        profile=ClinicProfile(name="Harbour & Lane", tagline="Care by the water", telephone="(323) 555-0142")
    )


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.rss"])
def test_an_entry_has_the_whole_article_in_its_order(client, clinic, path):
    kinds = ["section", "analogy", "clinical_example", "key_points", "callout", "figure", "questions_to_ask"]
    make_live_article(title="All", slug="all", blocks=[make_block(kind) for kind in [*kinds, "call_to_action"]])
    (entry,) = entries(client, path)
    text = words(body_of(entry))
    places = [
        text.index(part)
        for part in (
            "A main message.",
            "Some words.",
            "A gate lets people in.",
            "the channel",
            "A channel has no hinge.",
            "Someone starts a medicine.",
            "may not be the same",
            "Another thing.",
            "Urgent: get help soon",
            "A caption",
            "What else could I try?",
            "Would you like to talk?",
            "Page last reviewed",
            "About this page",
            "It does not give medical advice about you",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.rss"])
def test_what_protects_a_reader_goes_along(client, clinic, path):
    clinic.is_demonstration = True
    save_profile(profile=clinic)
    make_live_article(
        blocks=[make_block(body="<p>Thoughts of suicide can come.</p>")],
        offered_here=True,
        funding_statement="We paid for it.",
        conflict_statement="We do.",
        live_from=NOW - DAY,
    )
    body = body_of(entries(client, path)[0])
    addresses = [link["href"] for link in body.find_all("a")]
    text = words(body)
    assert {"tel:988", "sms:988", "tel:911", "https://988lifeline.org/chat/"} <= set(addresses)
    assert "Thinking about suicide, or not able to stay safe?" in text
    assert "Our clinic offers this treatment and gets paid for it." in text
    assert "Next review due" in text
    assert "Checked by Robin Reviewer, MD" in text
    assert "Harbour & Lane is invented" in text
    assert "does not take the place of a visit with a doctor or nurse" in text


def test_the_crisis_line_comes_first_whatever_an_article_is_about(client, clinic):
    make_live_article()
    assert words(body_of(entries(client)[0])).startswith("In a crisis?")


def test_every_address_in_it_is_whole(client, clinic, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    article = make_article(
        slug="one",
        topics=[SLEEP],
        references=[
            {"key": "a", "citation": "A.", "study_type": "", "doi": "", "pmid": "", "url": "", "accessed_on": None}
        ],
        blocks=[
            make_block(
                body='<p>See[ref:a] <a href="/articles/two/">two</a> and <a href="https://example.org/">another</a>.</p>'
            )
        ],
    )
    picture = a_picture()
    Figure.objects.create(parent=article, region="main", ordering=99, picture=picture)
    edit(article)
    approve(article)
    publishing.publish(article=article, number=2, by=a_publisher())
    body = body_of(entries(client)[0])
    addresses = {tag.get("href") or tag.get("src") for tag in body.find_all(["a", "img"])}
    assert {
        f"{SITE}/articles/two/",
        "https://example.org/",
        f"{SITE}/topics/sleep/",
        f"{SITE}/articles/one/#ref-1",
        f"{SITE}/articles/one/#disclaimer",
        f"{SITE}/media/{picture.renditions[-1]['path']}",
    } <= addresses
    assert [address for address in addresses if not address.startswith(("https:", "tel:", "sms:", "mailto:"))] == []
    assert body.img["alt"] == "A small boat"


def test_nothing_in_it_is_to_be_operated_or_runs(client, clinic):
    make_live_article(
        title="<script>alert(1)</script>", blocks=[make_block("questions_to_ask"), make_block("analogy"), make_block()]
    )
    (entry,) = entries(client)
    assert text_of(entry, "title") == "<script>alert(1)</script>"
    body = body_of(entry)
    assert not body.find_all(["script", "style", "svg", "input", "button", "details", "nav", "h1", "form"])
    assert not [tag for tag in body.find_all(True) if {"class", "style", "id"} & set(tag.attrs)]


def test_text_is_no_address_even_if_it_looks_like_one():
    text = '<p>Write href="/x" and &lt;a href="#y"&gt;.</p>'
    assert (
        BeautifulSoup(portable(text, page=f"{SITE}/a/"), "html5lib").get_text() == 'Write href="/x" and <a href="#y">.'
    )


def test_what_is_no_address_is_no_link_and_its_words_stay():
    body = BeautifulSoup(portable('<p>See <a href="//[x">this</a>.</p>', page=f"{SITE}/a/"), "html5lib")
    assert body.get_text() == "See this."
    assert not body.find_all("a", href=True)


def test_an_entry_keeps_its_identifier_and_says_when_it_changed(client, clinic):
    article = make_live_article(slug="one", live_from=NOW - 9 * DAY)
    (before,) = entries(client)
    assert text_of(before, "id").startswith(f"tag:clinic.example.org,{(NOW - 9 * DAY).astimezone(UTC):%Y-%m-%d}:")
    edit(article, title="Changed")
    approve(article, now=NOW - 3 * DAY)
    publishing.publish(article=article, number=2, by=a_publisher(), now=NOW - 2 * DAY)
    publishing.move(article=article, slug="two", by=a_publisher())
    (after,) = entries(client)
    assert text_of(after, "id") == text_of(before, "id")
    assert text_of(after, "title") == "Changed"
    assert after.find(f"{ATOM}link").get("href") == f"{SITE}/articles/two/"
    moments = [parse_datetime(text_of(after, name)) for name in ("published", "updated")]
    assert [moment.replace(microsecond=0) for moment in moments] == [
        moment.replace(microsecond=0) for moment in (NOW - 9 * DAY, NOW - 2 * DAY)
    ]
    (item,) = entries(client, "/feed.rss")
    assert item.find("guid").text == text_of(before, "id")
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find(f"{ATOM}updated").text == text_of(after, "updated")


def test_the_same_words_checked_again_are_a_change(client, clinic):
    article = make_live_article(slug="one", live_from=NOW - 9 * DAY)
    kept = client.get("/feed.atom").headers["ETag"]
    reviewing.approve(article=article, number=1, by=a_reviewer(), now=NOW - DAY)
    response = client.get("/feed.atom", headers={"If-None-Match": kept})
    (entry,) = tree(response).findall(f"{ATOM}entry")
    assert parse_datetime(text_of(entry, "updated")).date() == (NOW - DAY).astimezone(UTC).date()


def test_it_names_authors_topics_and_summary(client, clinic):
    ana = {"name": "Ana", "slug": "ana", "credentials": "MD", "job_title": "", "is_demonstration": False}
    ivo = {**ana, "name": "Ivo", "slug": "ivo", "credentials": "", "is_demonstration": True}
    for author in (ana, ivo):
        Contributor.objects.create(**author)
    make_live_article(authors=[ana, ivo], topics=[SLEEP], summary="A <b>B</b> & C.")
    (entry,) = entries(client)
    assert [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")] == [
        "Ana, MD",
        "Ivo (not a real clinician)",
    ]
    assert [topic.get("term") for topic in entry.findall(f"{ATOM}category")] == ["Sleep"]
    assert words(BeautifulSoup(text_of(entry, "summary"), "html5lib")) == "A <b>B</b> & C."
    (item,) = entries(client, "/feed.rss")
    creators = item.findall("{http://purl.org/dc/elements/1.1/}creator")
    assert [name.text for name in creators] == ["Ana, MD", "Ivo (not a real clinician)"]


def test_it_holds_the_newest_twenty(client, clinic):
    for number in range(22):
        make_live_article(title=f"Article {number}", live_from=NOW - (number + 1) * DAY)
    assert [text_of(entry, "title") for entry in entries(client)] == [f"Article {number}" for number in range(20)]
    assert [item.find("title").text for item in entries(client, "/feed.rss")][:2] == ["Article 0", "Article 1"]


def test_a_topics_feed_has_its_articles_only(client, clinic):
    make_live_article(title="Naps", topics=[SLEEP])
    make_live_article(title="Other")
    for path in ("/topics/sleep/feed.atom", "/topics/sleep/feed.rss"):
        root = tree(client.get(path))
        titles = [found.text for found in root.iter() if found.tag.endswith("title")]
        assert "Naps" in titles
        assert "Other" not in titles
        assert titles[0] == "Sleep · Harbour & Lane"


def test_a_feed_says_where_it_is_and_what_it_is_of(client, clinic):
    make_live_article(topics=[SLEEP])
    root = tree(client.get("/topics/sleep/feed.atom"))
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{SITE}/topics/sleep/feed.atom", "alternate": f"{SITE}/topics/sleep/"}
    others = tree(client.get("/feed.atom"))
    assert others.find(f"{ATOM}id").text != root.find(f"{ATOM}id").text


@pytest.mark.parametrize("path", FEEDS)
def test_who_has_it_gets_304_until_something_in_it_changes(client, clinic, path):
    article = make_live_article(slug="one", topics=[SLEEP])
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    kept = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=kept).status_code == 304
    assert client.get(path).content == first.content
    profile = current_profile()
    profile.crisis_telephone = "555-0199"
    save_profile(profile=profile)
    changed = client.get(path, headers=kept)
    assert changed.status_code == 200
    assert b"tel:5550199" in changed.content
    kept = {"If-None-Match": changed.headers["ETag"]}
    publishing.move(article=article, slug="two", by=a_publisher())
    assert client.get(path, headers=kept).status_code == 200


@pytest.mark.parametrize("path", FEEDS)
def test_it_asks_the_database_no_more_for_twenty_than_for_one(client, clinic, path, django_assert_max_num_queries):
    for number in range(20):
        make_live_article(title=f"Article {number}", topics=[SLEEP])
    with django_assert_max_num_queries(5):
        assert client.get(path).status_code == 200


def test_without_articles_it_is_a_feed_all_the_same(client, clinic):
    first = client.get("/feed.atom")
    assert entries(client) == entries(client, "/feed.rss") == []
    assert client.get("/feed.atom").content == first.content


@pytest.mark.parametrize("path", FEEDS)
def test_search_engines_are_kept_from_a_demonstrations_feed(client, clinic, path):
    make_live_article(topics=[SLEEP])
    assert "X-Robots-Tag" not in client.get(path).headers
    clinic.is_demonstration = True
    save_profile(profile=clinic)
    assert client.get(path).headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.rss"])
def test_signs_that_no_feed_may_hold_do_not_break_it(client, clinic, path):
    odd = "Sleep\x0b \ufffe\x1b[1m שלום 😴"
    make_live_article(title=odd, summary=odd, main_message=odd, slug="odd", topics=[SLEEP])
    (entry,) = entries(client, path)
    title = text_of(entry, "title") if path.endswith("atom") else entry.find("title").text
    assert title == "Sleep [1m שלום 😴"
    assert "שלום 😴" in words(body_of(entry))


def test_what_is_withdrawn_or_not_yet_live_is_not_in_it(client, clinic):
    article = make_live_article(title="Gone")
    make_live_article(title="Seen")
    publishing.withdraw(article=article, by=a_publisher(), reason="Wrong")
    Edition.objects.filter(article=make_article(title="Draft"))
    assert Article.objects.count() == 3
    assert [text_of(entry, "title") for entry in entries(client)] == ["Seen"]
