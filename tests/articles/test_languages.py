"""Articles in two languages: each has its own addresses, and no page names what is written in another language."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import get_template
from django.utils import translation

from articles import notice_words, publishing, translations
from articles.checks import safety_words
from articles.models import Edition, Language
from articles.search import words
from clinic.models import Contributor
from clinic.refusals import NotPossible
from tests.articles.factories import a_publisher, approve, edit, make_approved_article, make_block, make_live_article
from tests.articles.test_glossary import approve as approve_words
from tests.articles.test_glossary import make_term
from tests.articles.test_reading import make_many

pytestmark = pytest.mark.django_db

SLEEP = {"slug": "sleep", "name": "Sleep"}
SERIES = {"slug": "nights", "title": "Nights"}


def shared() -> dict:
    """What would bring articles together if they were in one language."""
    return {"topics": [SLEEP], "tags": [{"slug": "rest", "name": "Rest"}], "blocks": [make_block("analogy")]}


@pytest.fixture
def both():
    english = make_live_article(title="Sleep well", slug="sleep-well", series={**SERIES, "position": 1}, **shared())
    spanish = make_live_article(
        title="Dormir bien", slug="dormir-bien", language="es", series={**SERIES, "position": 2}, **shared()
    )
    return english, spanish


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content.decode(), "html5lib")


def test_an_article_is_at_the_address_of_its_language_and_the_other_leads_there(client, both):
    assert client.get("/articles/sleep-well/").status_code == 200
    assert page(client, "/es/articles/dormir-bien/").html["lang"] == "es"
    for page_of in ("", "handout/"):
        for asked, told in (
            ("/es/articles/sleep-well/", "/articles/sleep-well/"),
            ("/articles/dormir-bien/", "/es/articles/dormir-bien/"),
        ):
            response = client.get(f"{asked}{page_of}")
            assert (response.status_code, response["Location"]) == (301, f"{told}{page_of}")


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_an_article_knows_its_address_whatever_language_is_spoken_around(both, spoken):
    english, spanish = both
    with translation.override(spoken):
        assert english.get_absolute_url() == english.editions.get().get_absolute_url() == "/articles/sleep-well/"
        assert spanish.get_absolute_url() == spanish.editions.get().get_absolute_url() == "/es/articles/dormir-bien/"


LISTS = ("/", "/articles/", "/topics/sleep/", "/tags/rest/", "/comparisons/", "/search/?q=sleep+dormir")


@pytest.mark.parametrize("address", LISTS)
def test_a_list_names_articles_in_its_own_language_only(client, both, address):
    english = {link["href"].split("#")[0] for link in page(client, address).select("main a[href*='/articles/']")}
    spanish = {
        link["href"].split("#")[0] for link in page(client, f"/es{address}").select("main a[href*='/articles/']")
    }
    assert "/articles/sleep-well/" in english
    assert "/es/articles/dormir-bien/" in spanish
    assert not any("dormir" in each for each in english)
    assert not any("sleep-well" in each for each in spanish)


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize("place", ["/", "/topics/sleep/"])
def test_a_feed_has_articles_in_its_own_language_only(client, both, place, form):
    english = client.get(f"{place}feed.{form}").content.decode()
    spanish = client.get(f"/es{place}feed.{form}").content.decode()
    assert "Sleep well" in english
    assert "Dormir bien" not in english
    assert "Dormir bien" in spanish
    assert "Sleep well" not in spanish
    assert "/es/articles/dormir-bien/" in spanish


def test_a_topic_without_an_article_in_the_language_is_a_404(client):
    make_live_article(title="Sleep well", slug="sleep-well", **shared())
    for address in ("/topics/sleep/", "/tags/rest/", "/topics/sleep/feed.atom"):
        assert client.get(address).status_code == 200
        assert client.get(f"/es{address}").status_code == 404


def test_an_article_leads_on_to_articles_in_its_own_language_only(client, both):
    make_live_article(
        title="Siesta",
        slug="siesta",
        language="es",
        series={**SERIES, "position": 3},
        related=["sleep-well"],
        **shared(),
    )
    shown = page(client, "/es/articles/siesta/")
    assert [link["href"] for link in shown.select(".neighbours a")] == ["/es/articles/dormir-bien/"]
    assert not shown.select(".related a[href*='sleep-well']")
    assert not page(client, "/articles/sleep-well/").select(".neighbours a, .related a")


def test_people_are_named_where_they_wrote_in_that_language(client):
    ana = Contributor.objects.create(name="Ana", slug="ana")
    author = {"slug": "ana", "name": "Ana"}
    make_live_article(title="Dormir bien", slug="dormir-bien", language="es", authors=[author])
    assert page(client, f"/es/people/{ana.slug}/").select("main a[href='/es/articles/dormir-bien/']")
    assert client.get(f"/people/{ana.slug}/").status_code == 404
    assert not page(client, "/people/").select("a[href*='ana']")


def test_a_definition_stands_in_articles_and_the_glossary_of_its_language_only(client):
    approve_words(make_term(term="placebo", slug="placebo", definition="A pill without medicine."))
    approve_words(make_term(term="placebo", slug="placebo-es", language="es", definition="Una pastilla sin medicina."))
    body = "<p>Un placebo no es una medicina.</p>"
    make_live_article(title="Uno", slug="uno", language="es", blocks=[make_block(body=body)])
    shown = page(client, "/es/articles/uno/").find("article").get_text()
    assert "Una pastilla sin medicina" in shown
    assert "A pill without medicine" not in shown
    spanish, english = page(client, "/es/glossary/").main.get_text(), page(client, "/glossary/").main.get_text()
    assert "Una pastilla" in spanish
    assert "A pill" not in spanish
    assert "A pill" in english
    assert "Una pastilla" not in english


def test_the_language_is_frozen_and_no_edition_goes_live_in_another(client):
    article = make_approved_article(title="Uno", language="es")
    assert article.editions.get().document["language"] == "es"
    article.language = "en"
    article.save()
    with pytest.raises(NotPossible, match="another language"):
        publishing.publish(article=article, number=1, by=a_publisher())
    assert edit(article).language == "en"
    approve(article)
    assert publishing.publish(article=article, number=2, by=a_publisher()).get_absolute_url() == "/articles/uno/"


def test_pressing_and_telling_of_a_mistake_stay_within_the_language(client, both):
    for name in ("clear", "clear/thanks", "mistake", "mistake/thanks"):
        assert client.get(f"/es/articles/sleep-well/{name}/").status_code == 404
        assert client.get(f"/es/articles/dormir-bien/{name}/").status_code in (200, 302)


def test_pages_in_spanish_cost_as_little(client, django_assert_max_num_queries):
    make_many(20)
    Edition.objects.update(language="es")
    make_live_article(title="Dormir bien", slug="dormir-bien", language="es")
    with django_assert_max_num_queries(2):
        assert client.get("/es/articles/dormir-bien/").status_code == 200
    for address in ("/es/", "/es/articles/", "/es/search/?q=title", "/es/glossary/", "/es/comparisons/", "/es/people/"):
        with django_assert_max_num_queries(5):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("language", Language.values)
def test_a_language_has_all_that_articles_in_it_need(language):
    assert language in dict(settings.LANGUAGES)
    assert language in translations.INVITATIONS
    assert language in notice_words.WORDS
    assert language in safety_words.WORDS
    assert language in words.LANGUAGES
    assert language in words.STOP_WORDS
    assert get_template(f"articles/behind/{language}.html")
