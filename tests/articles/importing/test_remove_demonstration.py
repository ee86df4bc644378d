"""Taking the demonstration out, and opening the site for a real clinic."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles import publishing
from articles.models import Address, Article, GlossaryTerm, Medicine, Picture, Reference, Series, Tag, Topic
from articles.pictures import store_picture
from clinic.contact_facts import contact_facts
from clinic.models import ClinicProfile, Contributor
from clinic.opening import NotEmpty, check_is_empty, open_clinic
from tests.articles.factories import make_live_article
from tests.articles.test_images import file_of, painting
from tests.contact.factories import make_inquiry
from tests.people import make_person

pytestmark = pytest.mark.django_db

SMALL = """A small page
Main message: One thing.
Summary: What it is.
Authors: demonstration-author
Topics: Depression, Invented topic
Start here for: Depression, Invented topic
Series: Invented series, 1

Text. [ref:invented]

#invented

References:

[invented] Nobody A. Nothing. 2020.
"""


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CONTACT_FACTS_FILE = tmp_path / "contact-facts.json"


@pytest.fixture
def small_demonstration(tmp_path):
    """The invented clinic with one small article."""
    (tmp_path / "1.txt").write_text(SMALL)
    call_command("load_demonstration", "--from", str(tmp_path), verbosity=0)


def test_the_site_can_be_opened_for_a_real_clinic_afterwards(client):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    with pytest.raises(NotEmpty, match="remove_demonstration"):
        check_is_empty()
    call_command("remove_demonstration", yes=True)
    for model in (Article, Address, Contributor, Topic, Tag, Series, Reference, Picture, ClinicProfile):
        assert not model.objects.exists(), model
    assert not User.objects.filter(is_active=True).exists()
    open_clinic(
        profile=ClinicProfile(name="Elm Street Clinic"), username="ada", email="", password="long and unlikely words"
    )
    page = client.get("/").content.decode()
    assert "Elm Street Clinic" in page
    assert "invented" not in page
    assert "noindex" not in page


def test_what_staff_wrote_and_what_patients_sent_stays(client, small_demonstration):
    own = make_live_article(title="Our own", slug="our-own", topics=[{"slug": "depression", "name": "Depression"}])
    assert Topic.objects.get(slug="depression").start_with != own
    inquiry = make_inquiry()
    call_command("remove_demonstration", yes=True)
    assert list(Article.objects.all()) == [own]
    assert client.get("/articles/our-own/").status_code == 200
    assert client.get("/topics/depression/").status_code == 200
    assert Topic.objects.get().start_with is None
    inquiry.refresh_from_db()


def test_what_staff_added_and_have_not_used_yet_stays(small_demonstration):
    kept = [
        Topic.objects.create(name="Sleep", slug="sleep"),
        Tag.objects.create(name="Naps", slug="naps"),
        Series.objects.create(title="Good nights", slug="good-nights"),
        Reference.objects.create(key="ours", citation="Ours O. A study. 2021."),
        store_picture(upload=file_of(painting()), title="Our house", alt_text="A house"),
    ]
    assert all(type(row).objects.count() > 1 for row in kept[:4])
    call_command("remove_demonstration", yes=True)
    assert [list(type(row).objects.all()) for row in kept] == [[row] for row in kept]


def test_error_pages_no_longer_name_the_invented_clinic(small_demonstration, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_demonstration", yes=True)
    facts = contact_facts()
    assert (facts["name"], facts["telephone"], facts["crisis_telephone"]) == ("Your clinic", "", "988")


def test_it_asks_first(small_demonstration, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was removed"):
        call_command("remove_demonstration")
    assert Article.objects.exists()


def test_it_leaves_a_real_clinic_alone():
    open_clinic(profile=ClinicProfile(name="Real"), username="ada", email="", password="long and unlikely words")
    make_live_article()
    with pytest.raises(CommandError, match="not the demonstration"):
        call_command("remove_demonstration", yes=True)
    assert Article.objects.exists()


def test_it_goes_by_who_signed_first_not_by_todays_byline(client, small_demonstration):
    invented, own = Article.objects.get(title="A small page"), make_live_article(title="Ours", slug="ours")
    invented.authorships.all().delete()
    publishing.record(article=invented)
    own.authorships.create(contributor=Contributor.objects.get(slug="demonstration-author"))
    publishing.record(article=own)
    call_command("remove_demonstration", yes=True)
    assert list(Article.objects.all()) == [own]
    assert client.get("/articles/ours/").status_code == 200


def test_it_names_what_goes_before_it_asks(small_demonstration, monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError):
        call_command("remove_demonstration")
    assert "A small page" in capsys.readouterr().out


def test_its_medicine_and_its_terms_go_and_a_clinics_own_stay():
    for role in ("author", "publisher", "reviewer"):
        make_person(role)
    Medicine.objects.create(name="ketamine of ours", slug="ketamine")
    GlossaryTerm.objects.create(term="synapse", slug="synapse", definition="Our own words.")
    call_command("load_demonstration", verbosity=0)
    assert GlossaryTerm.objects.count() > 1
    call_command("remove_demonstration", "--yes", verbosity=0)
    assert [medicine.name for medicine in Medicine.objects.all()] == ["ketamine of ours"]
    assert [term.definition for term in GlossaryTerm.objects.all()] == ["Our own words."]


def test_the_medicines_that_it_brought_go():
    for role in ("author", "publisher", "reviewer"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)
    assert Medicine.objects.count() == 5
    call_command("remove_demonstration", "--yes", verbosity=0)
    assert not Medicine.objects.exists()
    assert not GlossaryTerm.objects.exists()
