"""Translations: the two pages lead to each other while both are live, and one that is behind says so."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import governance, publishing, translations
from articles.document import upgraded
from articles.importing.draft import import_text
from articles.models import Article
from clinic.refusals import NotPossible
from tests.articles.factories import (
    a_publisher,
    approve,
    edit,
    make_article,
    make_live_article,
    publish_again,
    translated,
)
from tests.articles.forms import form_data
from tests.people import make_person

pytestmark = pytest.mark.django_db

LINK = "{http://www.w3.org/1999/xhtml}link"
SITE = "https://clinic.example.org"
ENGLISH, SPANISH = "/articles/sleep-well/", "/es/articles/dormir-bien/"


@pytest.fixture
def source():
    return make_live_article(title="Sleep well", slug="sleep-well", live_from=timezone.now() - timedelta(days=9))


@pytest.fixture
def spanish(source):
    said = translated(source.editions.get())
    return make_live_article(title="Dormir bien", slug="dormir-bien", main_message="Duerma de noche.", **said)


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content.decode(), "html5lib")


def alternates(client, address: str) -> dict:
    links = page(client, address).select("head link[hreflang]")
    return {link["hreflang"]: link["href"] for link in links}


def test_both_pages_name_both_and_the_source_as_the_default(client, source, spanish):
    expected = {"en": f"{SITE}{ENGLISH}", "es": f"{SITE}{SPANISH}", "x-default": f"{SITE}{ENGLISH}"}
    assert alternates(client, ENGLISH) == alternates(client, SPANISH) == expected


def test_readers_see_one_link_to_the_other_in_its_own_language(client, source, spanish):
    [link] = page(client, ENGLISH).select("body a[hreflang]")
    assert (link["href"], link["lang"], link["hreflang"], link.get_text()) == (SPANISH, "es", "es", "Leer en español")
    [link] = page(client, SPANISH).select("body a[hreflang]")
    assert (link["href"], link["lang"], link["hreflang"], link.get_text()) == (ENGLISH, "en", "en", "Read in English")


def test_their_handouts_lead_to_each_other_and_tell_search_engines_of_the_article_only(client, source, spanish):
    for here, there, words in ((ENGLISH, SPANISH, "Leer en español"), (SPANISH, ENGLISH, "Read in English")):
        sheet = page(client, f"{here}handout/")
        [link] = sheet.select("body a[hreflang]")
        assert (link["href"], link.get_text()) == (f"{there}handout/", words)
        assert client.get(link["href"]).status_code == 200
        assert not sheet.select("head link[hreflang]")


def test_a_page_without_a_live_translation_says_nothing(client, source):
    make_article(title="Dormir bien", slug="dormir-bien", **translated(source.editions.get()))
    assert alternates(client, ENGLISH) == {}
    [link] = page(client, ENGLISH).select("body a[hreflang]")
    assert (link["href"], link.get_text()) == ("/es/", "Español")
    assert "hreflang" not in client.get("/sitemap.xml").content.decode()


def test_it_is_gone_from_both_when_one_is_withdrawn(client, source, spanish):
    publishing.withdraw(article=source, by=a_publisher(), reason="Old")
    assert alternates(client, SPANISH) == {}
    assert client.get(ENGLISH).status_code == 404


def test_the_sitemap_names_each_with_the_other(client, source, spanish):
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content)
    told = {url[0].text: {link.get("hreflang"): link.get("href") for link in url if link.tag == LINK} for url in urls}
    expected = {"en": f"{SITE}{ENGLISH}", "es": f"{SITE}{SPANISH}", "x-default": f"{SITE}{ENGLISH}"}
    assert told[f"{SITE}{ENGLISH}"] == told[f"{SITE}{SPANISH}"] == expected
    assert {f"{SITE}/es/", f"{SITE}/es/articles/"} <= set(told)


@pytest.mark.parametrize("address", [ENGLISH, SPANISH, f"{ENGLISH}handout/", f"{SPANISH}handout/"])
def test_who_has_a_page_is_told_when_its_translation_comes_or_goes(client, source, spanish, address):
    before = client.get(address)["ETag"]
    other = spanish if address.startswith(ENGLISH) else source
    publishing.withdraw(article=other, by=a_publisher(), reason="Old")
    assert client.get(address, headers={"if-none-match": before}).status_code == 200


def test_a_translation_is_not_behind_at_first(client, spanish):
    assert not page(client, SPANISH).select(".behind")


@pytest.mark.parametrize("address", [SPANISH, f"{SPANISH}handout/"])
def test_a_translation_says_when_its_source_has_changed(client, source, spanish, address):
    before = client.get(address)["ETag"]
    publish_again(source, now=timezone.now() - timedelta(minutes=1), main_message="Sleep at night, and nap.")
    response = client.get(address, headers={"if-none-match": before})
    assert response.status_code == 200
    [note] = BeautifulSoup(response.content.decode(), "html5lib").select("main .behind")
    assert "Esta traducción todavía no incluye ese cambio" in note.get_text()
    assert note.time["datetime"] == str(timezone.localdate())
    assert " de " in note.time.get_text()
    assert note.a["href"] == ENGLISH
    assert not page(client, ENGLISH).select(".behind")


def test_the_note_stands_before_the_title(client, source, spanish):
    publish_again(source, main_message="Sleep at night, and nap.")
    article = page(client, SPANISH).find("article")
    assert article.find(class_="behind").find_next("h1") is not None


def test_the_note_goes_along_in_feeds_and_stands_by_an_extract_of_search(client, source, spanish):
    publish_again(source, main_message="Sleep at night, and nap.")
    for address in ("/es/feed.atom", "/es/feed.rss"):
        assert "Esta traducción todavía no incluye ese cambio" in client.get(address).content.decode()
    [note] = page(client, "/es/search/?q=duerma").select(".search-results .behind")
    assert "todavía no incluye" in note.get_text()
    assert not page(client, "/search/?q=sleep").select(".behind")


def test_a_small_correction_makes_it_behind_too(client, source, spanish):
    edit(source, main_message="Sleep at  night.")
    edition = approve(source, is_minor=True)
    publishing.publish(article=source, number=edition.number, by=a_publisher())
    assert page(client, SPANISH).select(".behind")


def test_a_change_that_is_not_live_makes_it_behind_only_then(client, source, spanish):
    edit(source, main_message="Sleep at night, and nap.")
    edition = approve(source)
    soon = timezone.now() + timedelta(days=1)
    publishing.publish(article=source, number=edition.number, by=a_publisher(), at=soon)
    assert not page(client, SPANISH).select(".behind")


def test_it_is_up_to_date_again_when_the_new_edition_is_translated_and_live(client, source, spanish):
    newer = publish_again(source, main_message="Sleep at night, and nap.")
    spanish.refresh_from_db()
    spanish.translates = newer
    edit(spanish, main_message="Duerma de noche, y una siesta.")
    assert page(client, SPANISH).select(".behind"), "a draft changes nothing"
    edition = approve(spanish)
    publishing.publish(article=spanish, number=edition.number, by=a_publisher())
    assert not page(client, SPANISH).select(".behind")


def test_it_is_not_behind_words_that_are_the_same_again(client, source, spanish):
    publish_again(source, main_message="Sleep at night, and nap.")
    publishing.restore(article=source, number=1, by=a_publisher())
    edition = approve(source)
    publishing.publish(article=source, number=edition.number, by=a_publisher())
    assert (edition.number, edition.content_hash) == (3, source.editions.get(number=1).content_hash)
    assert not page(client, SPANISH).select(".behind")


def test_the_edition_freezes_what_it_translates(source, spanish):
    said = source.editions.get()
    edition = spanish.editions.get()
    assert edition.translates == said
    assert edition.document["translation"] == {
        "language": "en",
        "title": "Sleep well",
        "number": 1,
        "content_hash": said.content_hash,
    }


def test_an_article_that_is_no_translation_has_no_word_of_it_in_its_document(source):
    document = source.editions.get().document
    assert "translation" not in document, "or the hash of every edition would be another"
    assert upgraded(document)["translation"] is None


def test_a_draft_that_is_brought_back_translates_what_it_did(source, spanish):
    newer = publish_again(source, main_message="Sleep at night, and nap.")
    spanish.refresh_from_db()
    spanish.translates = newer
    edit(spanish, title="Otra")
    publishing.restore(article=spanish, number=1, by=a_publisher())
    spanish.refresh_from_db()
    assert spanish.translates == source.editions.get(number=1)
    assert spanish.translation_of == source


def test_an_article_has_one_translation_in_a_language(source, spanish):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(title="Otra", slug="otra", language="es", translation_of=source)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=source.pk).update(translation_of=source.pk)


def test_no_second_translation_goes_live_by_another_way(source, spanish):
    other = make_article(title="Otra", slug="otra", language="es")
    Article.objects.filter(pk=spanish.pk).update(translation_of=None)
    other.translation_of, other.translates = source, source.editions.get()
    edit(other)
    approve(other)
    with pytest.raises(NotPossible, match="same article"):
        publishing.publish(article=other, number=other.editions.first().number, by=a_publisher())


def test_the_desk_and_the_form_know_what_is_behind(source, spanish):
    now = timezone.now()
    assert not translations.behind(now).exists()
    assert not translations.standing(spanish, now=now).is_behind
    publish_again(source, main_message="Sleep at night, and nap.")
    now = timezone.now()
    assert [edition.article for edition in translations.behind(now)] == [spanish]
    assert translations.standing(spanish, now=now).is_behind
    assert translations.standing(source, now=now) is None


# The desk and the admin


def choices_of(page: BeautifulSoup, name: str) -> list[str]:
    return [option.get_text(strip=True) for option in page.find("select", attrs={"name": name}).find_all("option")]


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


def test_the_desk_lists_what_is_behind(client, author, source, spanish):
    assert "Translations that are behind" in page(client, "/admin/").get_text()
    publish_again(source, main_message="Sleep at night, and nap.")
    [heading] = [each for each in page(client, "/admin/").find_all("h2") if "are behind" in each.get_text()]
    listed = heading.find_next("ul")
    assert "Dormir bien" in listed.get_text()
    assert listed.a["href"] == f"/admin/articles/article/{spanish.pk}/change/"


def test_the_form_of_a_translation_says_what_it_says_and_what_is_newer(client, author, source, spanish):
    address = f"/admin/articles/article/{spanish.pk}/change/"
    assert "it says what edition 1 says" in page(client, address).find(class_="standing").get_text()
    publish_again(source, main_message="Sleep at night, and nap.")
    standing = page(client, address).find(class_="standing")
    assert "Edition 2 of that article is live" in standing.get_text()
    compare = next(link["href"] for link in standing.find_all("a") if "See what changed" in link.get_text())
    assert client.get(compare).status_code == 200
    assert choices_of(page(client, address), "translates")[1].startswith("edition 2")


def test_a_translation_starts_from_the_text_of_its_source(client, author, source):
    source.related.add(make_article(title="Naps", slug="naps"))
    form = page(client, f"/admin/articles/article/{source.pk}/change/")
    [link] = [each for each in form.find_all("a") if each.get_text() == "Translate into Spanish…"]
    address = link["href"]
    data = form_data(client, address)
    assert (data["language"], data["translation_of"]) == (["es"], [str(source.pk)])
    assert data["translates"] == [""], "nobody has translated anything yet"
    assert client.post(address, data | {"title": ["Dormir bien"]}).status_code == 302
    article = Article.objects.get(title="Dormir bien")
    edition = article.editions.get()
    assert (article.language, article.translation_of, edition.translates) == ("es", source, None)
    assert not article.related.exists(), "what the source leads to is in English"
    assert edition.document["blocks"][0]["body"] == source.editions.get().document["blocks"][0]["body"]
    assert edition.document["translation"]["number"] is None
    [finding] = [found for found in governance.findings(edition, now=timezone.now()) if found.check_id == "TR01"]
    assert finding.is_error
    again = page(client, f"/admin/articles/article/{source.pk}/change/")
    assert not [each for each in again.find_all("a") if "Translate into" in each.get_text()], "there is one now"


def test_choosing_the_edition_in_the_form_is_recorded(client, author, source):
    article = make_article(title="Dormir bien", slug="dormir-bien", language="es")
    article.translation_of = source
    article.save()
    address = f"/admin/articles/article/{article.pk}/change/"
    said = source.editions.get()
    assert client.post(address, form_data(client, address) | {"translates": [str(said.pk)]}).status_code == 302
    assert article.editions.first().document["translation"]["content_hash"] == said.content_hash


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"language": "en"}, "is in the same language"),
        ({"translation_of": "itself"}, "no translation of itself"),
        ({"language": "en", "translation_of": "translation"}, "is a translation itself"),
        ({"translation_of": "taken"}, "has a translation into this language already"),
        ({"language": "tlh"}, "Select a valid choice"),
        ({"translation_of": "99999"}, "Select a valid choice"),
        ({"translates": "999"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_a_translation_is_refused_with_the_reason(client, author, source, spanish, typed, why):
    english = make_live_article(title="Rest", slug="rest")
    article = make_article(title="Otra", slug="otra", language="es")
    article.translation_of = english
    article.save()
    keys = {"itself": article.pk, "translation": spanish.pk, "taken": source.pk}
    address = f"/admin/articles/article/{article.pk}/change/"
    data = form_data(client, address) | {name: [str(keys.get(value, value))] for name, value in typed.items()}
    response = client.post(address, data)
    assert response.status_code == 200
    assert why in BeautifulSoup(response.content.decode(), "html5lib").get_text()
    article.refresh_from_db()
    assert (article.language, article.translation_of) == ("es", english)


def test_the_language_cannot_change_once_something_was_live(client, author, source, spanish):
    for article, language in ((source, "es"), (spanish, "en")):
        address = f"/admin/articles/article/{article.pk}/change/"
        response = client.post(address, form_data(client, address) | {"language": [language]})
        assert response.status_code == 200
        article.refresh_from_db()
        assert article.language != language


def test_a_live_translation_cannot_become_another_articles(client, author, source, spanish):
    other = make_live_article(title="Rest", slug="rest")
    address = f"/admin/articles/article/{spanish.pk}/change/"
    response = client.post(address, form_data(client, address) | {"translation_of": [str(other.pk)]})
    assert response.status_code == 200
    spanish.refresh_from_db()
    assert spanish.translation_of == source


def test_what_is_typed_is_previewed_and_checked_in_its_language(client, author, source):
    address = f"/admin/articles/article/add/?from={source.pk}&into=es"
    data = form_data(client, address) | {"main_message": ["Pensó en el suicidio."]}
    shown = BeautifulSoup(client.post("/admin/articles/article/preview/typed/", data).content.decode(), "html5lib")
    assert shown.html["lang"] == "es"
    assert shown.find(class_="crisis-card")
    checked = BeautifulSoup(client.post("/admin/articles/article/checks/", data).content.decode(), "html5lib")
    assert "Not checked" in [heading.get_text() for heading in checked.find_all("h3")]
    assert "Nobody has said which edition" in checked.get_text()


@pytest.mark.parametrize("into", ["en", "tlh", ""])
def test_no_translation_starts_into_a_language_that_there_is_none_of(client, author, source, into):
    assert client.get(f"/admin/articles/article/add/?from={source.pk}&into={into}").status_code == 404


# Importing

TEXT = "Dormir bien\nLanguage: es\nTranslation of: {}\nSummary: Un resumen.\n\nDuerma."


def test_a_text_can_say_what_it_translates(source):
    imported = import_text(text=TEXT.format("sleep-well"))
    assert imported.remarks == []
    assert imported.article.language == "es"
    assert imported.edition.translates == source.editions.get()
    again = import_text(text=TEXT.format("sleep-well").replace("Duerma.", "Duerma más."), replace=True)
    assert again.edition.translates == source.editions.get()


@pytest.mark.parametrize(
    ("address", "why"), [("nowhere", "no article"), ("otra", "same language"), ("taken", "already")]
)
def test_a_text_that_cannot_be_that_translation_is_imported_as_none(source, spanish, address, why):
    make_article(title="Otra", slug="otra", language="es")
    text = TEXT.format("sleep-well" if address == "taken" else address).replace("Dormir bien", "Un texto")
    imported = import_text(text=text)
    assert [why in str(remark) for remark in imported.remarks] == [True]
    assert imported.article.translation_of is None


def test_a_translation_is_imported_back_as_it_was_when_the_text_does_not_say(source, spanish):
    imported = import_text(text="Dormir bien\n\nDuerma mucho.", replace=True)
    assert imported.article == spanish
    assert (imported.edition.language, imported.edition.translates) == ("es", source.editions.get())
