"""Pictures in the admin: adding, changing and deleting them."""

import html
import threading
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from articles import images
from articles.models import Figure, Picture
from articles.publishing import record
from tests.articles.pictures import a_file, a_picture, an_article_with, has_files
from tests.people import make_person
from tests.races import at_once


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CONTACT_FACTS_FILE = tmp_path / "contact-facts.json"


@pytest.fixture
def author(db, client):
    person = make_person("author")
    client.force_login(person)
    return person


def post(client, upload, **texts):
    return client.post(
        "/admin/articles/picture/add/",
        {
            "title": "A boat",
            "alt_text": "A small boat",
            "credit": "",
            "upload": SimpleUploadedFile("photo.png", upload),
            **texts,
        },
    )


def errors_on(response):
    return " ".join(
        html.unescape(error.get_text()) for error in BeautifulSoup(response.text, "html5lib")(class_="errorlist")
    )


def test_an_author_adds_a_picture_and_sees_it_in_the_list(author, client):
    assert post(client, a_file()).status_code == 302
    picture = Picture.objects.get()
    row = BeautifulSoup(client.get("/admin/articles/picture/").text, "html5lib").select_one("#result_list tbody tr")
    assert row.img["src"] == f"/media/{picture.renditions[0]['path']}"
    assert row.img["alt"] == "A small boat"
    assert "600 × 400" in row.get_text()


def test_the_admin_says_what_to_do_about_a_file_it_cannot_take(author, client):
    response = post(client, b"<html><script>alert(1)</script>")
    assert response.status_code == 200
    assert "not a JPEG" in errors_on(response)
    assert "empty" in errors_on(post(client, b""))
    assert not Picture.objects.exists()


def test_the_admin_leads_to_the_picture_that_is_there_already(author, client):
    upload = a_file(format="PNG", hue=13)
    there = a_picture(upload=upload, title="<b>Boat</b>")
    response = post(client, upload)
    page = BeautifulSoup(response.text, "html5lib")
    link = page.select_one(".errorlist a")
    assert link["href"] == f"/admin/articles/picture/{there.pk}/change/"
    assert link.get_text() == "<b>Boat</b>"


def test_the_admin_asks_for_alt_text(author, client):
    assert "Say what the picture shows" in errors_on(post(client, a_file(), alt_text=""))
    assert "has no alt text" in errors_on(post(client, a_file(), is_decorative="on"))
    assert post(client, a_file(), alt_text="", is_decorative="on").status_code == 302


def test_the_words_about_a_picture_can_change_and_its_file_cannot(author, client):
    picture = a_picture()
    page = BeautifulSoup(client.get(f"/admin/articles/picture/{picture.pk}/change/").text, "html5lib")
    assert not page.select("input[type=file]")
    response = post_change(client, picture, alt_text="A small blue boat", upload=SimpleUploadedFile("x.png", a_file()))
    assert response.status_code == 302
    changed = Picture.objects.get()
    assert changed.alt_text == "A small blue boat"
    assert (changed.digest, changed.renditions) == (picture.digest, picture.renditions)


def post_change(client, picture, **texts):
    return client.post(
        f"/admin/articles/picture/{picture.pk}/change/", {"title": "A boat", "alt_text": "x", "credit": "", **texts}
    )


def test_the_admin_says_where_a_picture_is_used(author, client):
    picture = a_picture()
    article = an_article_with(picture)
    page = BeautifulSoup(client.get(f"/admin/articles/picture/{picture.pk}/change/").text, "html5lib")
    link = page.select_one(".field-used_in a")
    assert link["href"] == f"/admin/articles/article/{article.pk}/change/"
    assert link.get_text() == "On boats"


def delete_button(client, picture):
    page = BeautifulSoup(client.get(f"/admin/articles/picture/{picture.pk}/change/").text, "html5lib")
    return page.select_one(".deletelink")


def test_an_author_sees_no_delete(author, client):
    picture = a_picture()
    assert delete_button(client, picture) is None
    assert client.post(f"/admin/articles/picture/{picture.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Picture.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_publisher_deletes_a_picture_and_its_files(client):
    client.force_login(make_person("publisher"))
    picture = a_picture()
    page = client.get(delete_button(client, picture)["href"])
    assert "Are you sure" in page.text
    assert client.post(page.request["PATH_INFO"], {"post": "yes"}).status_code == 302
    assert not Picture.objects.exists()
    assert not has_files(picture)
    assert LogEntry.objects.get().is_deletion()


@pytest.mark.parametrize("ask", ["get", "post"])
@pytest.mark.django_db(transaction=True)
def test_a_publisher_is_told_why_a_picture_cannot_be_deleted(client, ask):
    client.force_login(make_person("publisher"))
    picture = a_picture()
    record(article=an_article_with(picture, "<b>Boats</b>"))
    Figure.objects.all().delete()
    response = getattr(client, ask)(f"/admin/articles/picture/{picture.pk}/delete/", {"post": "yes"}, follow=True)
    assert response.redirect_chain[0][0].split("?")[0] == f"/admin/articles/picture/{picture.pk}/change/"
    told = BeautifulSoup(response.text, "html5lib").select_one(".messagelist .error").get_text()
    assert "used in edition 1 of “<b>Boats</b>”" in told
    assert has_files(picture)
    assert not LogEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_picture_that_is_being_encoded(client, monkeypatch):
    client.force_login(make_person("author"))
    encode, in_transaction = images.encode, []

    def look_and_encode(data):
        in_transaction.append(connection.in_atomic_block)
        return encode(data)

    monkeypatch.setattr(images, "encode", look_and_encode)
    assert post(client, a_file()).status_code == 302
    assert in_transaction == [False]


def test_who_may_not_add_pictures_has_none_encoded(db, client, monkeypatch):
    client.force_login(make_person("reviewer"))
    monkeypatch.setattr(images, "encode", lambda data: pytest.fail("It was encoded."))
    assert post(client, a_file()).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_of_two_authors_who_upload_the_same_at_once_one_is_led_to_the_others(monkeypatch):
    clients = [Client(), Client()]
    for number, client in enumerate(clients):
        client.force_login(make_person("author", username=f"author{number}"))
    encode, both_are_done = images.encode, threading.Barrier(2)

    def encode_together(data):
        encoded = encode(data)
        both_are_done.wait(timeout=30)
        return encoded

    monkeypatch.setattr(images, "encode", encode_together)
    for hue in range(40, 44):
        upload = a_file(format="PNG", hue=hue)
        outcomes = at_once(*(partial(post, client, upload) for client in clients))
        assert {response.status_code for response in outcomes} <= {200, 302}
        assert Picture.objects.filter(title="A boat").count() == hue - 39
