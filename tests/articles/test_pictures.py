import html
import io
import itertools

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from PIL import Image

from articles import pictures
from articles.drafts import freeze
from articles.images import NotAccepted
from articles.models import Article, Figure, Picture
from articles.permissions import NotAllowed
from articles.pictures import AlreadyThere, is_used, store_picture
from articles.publishing import record
from articles.rendering import render
from tests.people import make_person

_hues = itertools.count()


def a_file(width=600, format="JPEG", hue=None) -> bytes:
    """A picture; unless `hue` is given, unlike any before."""
    file = io.BytesIO()
    hue = next(_hues) * 7 % 360 if hue is None else hue
    Image.new("HSV", (width, 400), (hue % 256, 200, 200)).convert("RGB").save(file, format)
    return file.getvalue()


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def a_picture(**overrides):
    return store_picture(**{"upload": a_file(), "title": "A boat", "alt_text": "A small boat", **overrides})


def test_it_stores_each_size_under_a_name_made_from_its_content(db):
    picture = a_picture(upload=a_file(1000), credit="A. Painter")
    assert Picture.objects.get() == picture
    assert (picture.width, picture.height) == (1000, 400)
    assert [file["path"] for file in picture.renditions] == [
        f"pictures/{picture.digest[:2]}/{picture.digest}-{width}.webp" for width in (480, 800, 1000)
    ]
    for file in picture.renditions:
        with default_storage.open(file["path"]) as stored:
            assert Image.open(stored).size == (file["width"], file["height"])


def test_it_takes_an_open_file_as_well_as_bytes(db):
    assert a_picture(upload=SimpleUploadedFile("../../etc/boat.php", a_file())).renditions[0]["path"].endswith(".webp")


def test_the_same_picture_twice_is_answered_with_the_one_there_is(db):
    first = a_picture(upload=a_file(format="PNG", hue=10), title="Boat at dawn")
    with pytest.raises(AlreadyThere, match="Boat at dawn") as refused:
        a_picture(upload=a_file(format="PNG", hue=10), title="Another name")
    assert refused.value.picture == first
    assert Picture.objects.count() == 1


def test_of_two_people_who_upload_the_same_at_once_the_second_is_told(db, monkeypatch):
    first = a_picture(upload=a_file(format="PNG", hue=11))
    looks = iter([None])  # the first look finds nothing; by the time of writing it is there
    look = pictures._refuse_twice
    monkeypatch.setattr(pictures, "_refuse_twice", lambda encoded: next(looks, "again") and look(encoded))
    with pytest.raises(AlreadyThere) as refused:
        a_picture(upload=a_file(format="PNG", hue=11))
    assert refused.value.picture == first


def test_a_torn_file_of_a_killed_upload_is_written_again(db):
    picture = a_picture(upload=a_file(format="PNG", hue=12))
    path = picture.renditions[-1]["path"]
    whole = default_storage.size(path)
    picture.delete()
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"RIFF"))
    a_picture(upload=a_file(format="PNG", hue=12))
    assert default_storage.size(path) == whole
    assert len(default_storage.listdir(path.rsplit("/", 1)[0])[1]) == 2


def test_nothing_is_stored_of_what_is_refused(db, tmp_path):
    with pytest.raises(NotAccepted):
        a_picture(upload=b"<svg onload='alert(1)'/>")
    assert not Picture.objects.exists()
    assert not [*tmp_path.rglob("*.*")]


@pytest.mark.parametrize("texts", [{"alt_text": ""}, {"alt_text": "  "}, {"is_decorative": True}, {"title": ""}])
def test_it_says_what_it_shows_or_that_it_is_decorative_but_not_both(db, texts):
    with pytest.raises(ValidationError):
        a_picture(**texts)
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("role", "may"), [("author", True), ("publisher", True), ("reviewer", False), ("front-desk", False)]
)
def test_authors_and_publishers_add_pictures(db, role, may):
    person = make_person(role)
    if may:
        assert a_picture(by=person)
    else:
        with pytest.raises(NotAllowed):
            a_picture(by=person)


# In the admin


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


def an_article_with(picture):
    article = Article.objects.create(title="On boats", slug=f"on-boats-{picture.pk}")
    Figure.objects.create(parent=article, region="main", ordering=10, picture=picture)
    return article


def test_the_admin_says_where_a_picture_is_used(author, client):
    picture = a_picture()
    article = an_article_with(picture)
    page = BeautifulSoup(client.get(f"/admin/articles/picture/{picture.pk}/change/").text, "html5lib")
    link = page.select_one(".field-used_in a")
    assert link["href"] == f"/admin/articles/article/{article.pk}/change/"
    assert link.get_text() == "On boats"


def test_a_picture_that_an_edition_or_a_draft_shows_cannot_be_deleted(db, client):
    client.force_login(make_person("author", is_superuser=True))
    in_draft, in_edition, unused = a_picture(), a_picture(), a_picture()
    an_article_with(in_draft)
    article = an_article_with(in_edition)
    record(article=article)
    Figure.objects.filter(picture=in_edition).delete()
    assert [is_used(picture) for picture in (in_draft, in_edition, unused)] == [True, True, False]
    for picture in (in_draft, in_edition, unused):
        client.post(f"/admin/articles/picture/{picture.pk}/delete/", {"post": "yes"})
    client.post(
        "/admin/articles/picture/",
        {"action": "delete_selected", "post": "yes", "_selected_action": [in_draft.pk, in_edition.pk]},
    )
    assert {*Picture.objects.all()} == {in_draft, in_edition}
    assert default_storage.exists(unused.renditions[0]["path"])


# On the page


def drawn(shown, **context):
    page = Template("{% load components %}{% picture shown %}").render(Context({"shown": shown, **context}))
    return BeautifulSoup(page, "html5lib").img


def test_a_page_offers_each_size_and_keeps_room_for_it(db, django_assert_num_queries):
    article = an_article_with(a_picture(upload=a_file(1000), alt_text='A "small" boat'))
    shown = freeze(article)["blocks"][0]["picture"]
    with django_assert_num_queries(0):
        image = drawn(shown)
    files = [f"/media/{file['path']}" for file in shown["renditions"]]
    assert image["srcset"] == f"{files[0]} 480w, {files[1]} 800w, {files[2]} 1000w"
    assert image["src"] == files[2]
    assert (image["width"], image["height"]) == ("1000", "400")
    assert image["alt"] == 'A "small" boat'
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert image["sizes"]


def test_a_decorative_picture_has_an_empty_alt_text(db):
    article = an_article_with(a_picture(alt_text="", is_decorative=True))
    assert drawn(freeze(article)["blocks"][0]["picture"])["alt"] == ""


def test_a_figure_without_a_picture_draws_none():
    assert drawn(None) is None


def test_an_article_shows_its_figure(db):
    page = BeautifulSoup(render(freeze(an_article_with(a_picture(credit="A. Painter"))))["body"], "html5lib")
    assert page.figure.img["alt"] == "A small boat"
    assert "A. Painter" in page.figure.figcaption.get_text()
