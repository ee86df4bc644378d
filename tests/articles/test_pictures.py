"""Pictures are stored, deleted with their files, and drawn on the page."""

import threading
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.template import Context, Template
from PIL import Image

from articles import images
from articles.drafts import freeze
from articles.images import NotAccepted
from articles.importing import demonstration
from articles.models import Article, Edition, Figure, Picture
from articles.permissions import NotAllowed
from articles.pictures import AlreadyThere, delete_picture
from articles.publishing import record
from articles.rendering import render
from clinic.models import ClinicProfile, Contributor
from clinic.profile import save_profile
from clinic.refusals import NotPossible
from tests.articles.pictures import a_file, a_picture, an_article_with, has_files
from tests.people import make_person
from tests.races import at_once


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CONTACT_FACTS_FILE = tmp_path / "contact-facts.json"


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


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_upload_the_same_at_once_one_is_told(monkeypatch):
    encode, both_are_done = images.encode, threading.Barrier(2)

    def encode_together(data):
        encoded = encode(data)
        both_are_done.wait(timeout=30)
        return encoded

    monkeypatch.setattr(images, "encode", encode_together)
    for hue in range(20, 25):
        upload = a_file(format="PNG", hue=hue)
        outcomes = at_once(*[partial(a_picture, upload=upload)] * 2)
        assert {type(outcome) for outcome in outcomes} == {Picture, AlreadyThere}, outcomes
        kept, told = sorted(outcomes, key=lambda outcome: isinstance(outcome, AlreadyThere))
        assert told.picture == kept
        assert has_files(kept)


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


# Deleting


def addresses_of(picture):
    return [f"/media/{file['path']}" for file in picture.renditions]


@pytest.mark.django_db(transaction=True)
def test_a_deleted_picture_is_gone_from_its_addresses(client):
    picture, other = a_picture(upload=a_file(1000)), a_picture()
    kept = [client.get(address) for address in addresses_of(picture)]
    assert [response.status_code for response in kept] == [200, 200, 200]
    delete_picture(picture=picture, by=make_person("publisher"))
    assert list(Picture.objects.all()) == [other]
    for address, response in zip(addresses_of(picture), kept, strict=True):
        response.close()
        assert client.get(address).status_code == 404
        assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 404
    assert has_files(other)


@pytest.mark.django_db(transaction=True)
def test_a_deletion_that_is_not_committed_leaves_the_files():
    picture = a_picture()
    with transaction.atomic():
        delete_picture(picture=picture, by=None)
        assert not Picture.objects.exists()
        transaction.set_rollback(True)
    assert list(Picture.objects.all()) == [picture]
    assert has_files(picture)


@pytest.mark.parametrize(
    ("role", "may"), [("author", False), ("publisher", True), ("reviewer", False), ("administrator", False)]
)
def test_only_publishers_delete_pictures(db, role, may):
    picture, person = a_picture(), make_person(role)
    if may:
        delete_picture(picture=picture, by=person)
    else:
        with pytest.raises(NotAllowed):
            delete_picture(picture=picture, by=person)
    assert Picture.objects.exists() is not may


def test_a_picture_in_use_is_not_deleted_and_its_places_are_named(db, django_capture_on_commit_callbacks):
    in_draft, in_edition = a_picture(), a_picture()
    an_article_with(in_draft, "On boats")
    record(article=an_article_with(in_edition, "On rivers"))
    Figure.objects.filter(picture=in_edition).delete()
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(NotPossible, match="used in the draft of “On boats”"):
            delete_picture(picture=in_draft, by=None)
        with pytest.raises(NotPossible, match="used in edition 1 of “On rivers”"):
            delete_picture(picture=in_edition, by=None)
    assert {*Picture.objects.all()} == {in_draft, in_edition}
    assert has_files(in_draft)
    assert has_files(in_edition)


def test_of_many_places_five_are_named(db):
    picture = a_picture()
    for number in range(7):
        an_article_with(picture, f"Boats {number}")
    with pytest.raises(NotPossible, match=r"the draft of “Boats 4”, 2 more\."):
        delete_picture(picture=picture, by=None)


@pytest.mark.django_db(transaction=True)
def test_a_figure_saved_while_its_picture_is_deleted_has_its_files_or_is_not_saved():
    for number in range(8):
        picture, article = a_picture(), Article.objects.create(title="On boats", slug=f"boats-{number}")
        figure = Figure(parent=article, region="main", ordering=10, picture=picture)
        deleted, saved = at_once(partial(delete_picture, picture=picture, by=None), figure.save)
        if isinstance(deleted, Exception):
            assert isinstance(deleted, NotPossible)
            assert saved is None
        else:
            assert isinstance(saved, IntegrityError)
        there = isinstance(deleted, Exception)
        assert Picture.objects.filter(pk=picture.pk).exists() is there
        assert Figure.objects.filter(parent=article).exists() is there
        assert has_files(picture) is there


@pytest.mark.django_db(transaction=True)
def test_a_picture_uploaded_again_while_it_is_deleted_has_its_files():
    upload = a_file(format="PNG", hue=30)
    for _ in range(8):
        first = Picture.objects.first() or a_picture(upload=upload)
        deleted, again = at_once(partial(delete_picture, picture=first, by=None), partial(a_picture, upload=upload))
        assert deleted is None
        assert isinstance(again, (Picture, AlreadyThere))
        assert {has_files(picture) for picture in Picture.objects.all()} <= {True}
        assert has_files(first) is Picture.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_picture_uploaded_again_before_the_files_are_removed_keeps_them():
    upload = a_file(format="PNG", hue=31)
    picture = a_picture(upload=upload)
    with transaction.atomic():
        delete_picture(picture=picture, by=None)
        again = a_picture(upload=upload)
    assert list(Picture.objects.all()) == [again]
    assert has_files(again)


@pytest.mark.django_db(transaction=True)
def test_the_demonstrations_pictures_take_their_files_with_them():
    save_profile(profile=ClinicProfile(**demonstration.PROFILE))
    picture = a_picture()
    article = an_article_with(picture)
    writer = Contributor.objects.create(slug="invented", name="Nobody", is_demonstration=True)
    article.authorships.create(contributor=writer, position=0)
    record(article=article)
    demonstration.remove()
    assert not Picture.objects.exists()
    assert not has_files(picture)


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


def test_only_a_picture_that_the_body_begins_with_is_fetched_before_anybody_scrolls(db):
    article = an_article_with(a_picture())
    for ordering in (20, 30):
        Figure.objects.create(parent=article, region="main", ordering=ordering, picture=a_picture())
    page = BeautifulSoup(render(freeze(article))["body"], "html5lib")
    assert [image.get("loading") for image in page.find_all("img")] == [None, "lazy", "lazy"]


def test_every_picture_of_the_demonstration_can_wait_is_small_and_has_its_room_kept(client, db):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    shown = []
    for slug in Edition.objects.exclude(live_from=None).values_list("article__slug", flat=True):
        shown += BeautifulSoup(client.get(f"/articles/{slug}/").content, "html5lib").find_all("img")
    assert shown
    for image in shown:
        assert image["loading"] == "lazy"
        assert int(image["width"]) > 0
        assert int(image["height"]) > 0
        assert image["sizes"]
        sources = [source.split() for source in image["srcset"].split(", ")]
        assert len(sources) > 1, "a phone is offered a smaller one"
        for address, _width in sources:
            file = default_storage.path(address.removeprefix("/media/"))
            with Image.open(file) as picture:
                assert picture.format == "WEBP"
            assert Path(file).stat().st_size < 100_000, address
