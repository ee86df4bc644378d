"""Taking the demonstration out, and opening the site for a real clinic."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Address, Article, Picture, Reference, Tag, Topic
from clinic.models import ClinicProfile, Contributor
from clinic.opening import NotEmpty, check_is_empty, open_clinic
from tests.articles.factories import make_live_article
from tests.contact.factories import make_inquiry
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration():
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)


def test_the_site_can_be_opened_for_a_real_clinic_afterwards(client, demonstration):
    with pytest.raises(NotEmpty, match="remove_demonstration"):
        check_is_empty()
    call_command("remove_demonstration", yes=True)
    for model in (Article, Address, Contributor, Topic, Tag, Reference, Picture, ClinicProfile):
        assert not model.objects.exists(), model
    assert not User.objects.filter(is_active=True).exists()
    open_clinic(
        profile=ClinicProfile(name="Elm Street Clinic"), username="ada", email="", password="long and unlikely words"
    )
    page = client.get("/").content.decode()
    assert "Elm Street Clinic" in page
    assert "invented" not in page
    assert "noindex" not in page


def test_what_staff_wrote_and_what_patients_sent_stays(client, demonstration):
    own = make_live_article(title="Our own", slug="our-own", topics=[{"slug": "depression", "name": "Depression"}])
    inquiry = make_inquiry()
    call_command("remove_demonstration", yes=True)
    assert list(Article.objects.all()) == [own]
    assert client.get("/articles/our-own/").status_code == 200
    assert client.get("/topics/depression/").status_code == 200
    inquiry.refresh_from_db()


def test_it_asks_first(demonstration, monkeypatch):
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
