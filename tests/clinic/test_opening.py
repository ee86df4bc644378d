"""A real clinic's site is opened: its facts and its first administrator."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from clinic.models import ClinicProfile
from clinic.opening import NotEmpty, open_clinic


def test_a_clinic_opens_with_its_facts_and_an_administrator(db, tmp_path, capsys):
    (tmp_path / "password").write_text("a-long-enough-one-77\n")
    call_command(
        "start_clinic",
        "--no-input",
        "--name=Elm Street Clinic",
        "--telephone=(555) 010-0199",
        "--administrator=ada",
        f"--password-file={tmp_path / 'password'}",
    )
    profile = ClinicProfile.objects.get()
    assert (profile.name, profile.telephone, profile.is_demonstration) == ("Elm Street Clinic", "(555) 010-0199", False)
    assert profile.crisis_telephone == "988"
    ada = User.objects.get()
    assert ada.check_password("a-long-enough-one-77")
    assert (ada.is_staff, ada.is_superuser, ada.groups.get().name) == (True, False, "Administrator")
    assert "Elm Street Clinic is ready" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ([], "The clinic's name"),
        (["--name=Elm", "--telephone=call us", "--administrator=ada"], "Telephone"),
        (["--name=Elm"], "User name"),
        (["--name=Elm", "--administrator=ada"], "--password-file"),
        (["--name=Elm", "--administrator=ada", "--password-file=/no/such/file"], "cannot be read"),
    ],
)
def test_a_clinic_without_a_needed_fact_is_not_made(db, capsys, options, complaint):
    with pytest.raises(SystemExit):
        call_command("start_clinic", "--no-input", *options)
    assert complaint in capsys.readouterr().err
    assert not ClinicProfile.objects.exists()
    assert not User.objects.exists()


def test_a_weak_password_makes_no_clinic(db, tmp_path, capsys):
    (tmp_path / "password").write_text("password")
    with pytest.raises(SystemExit):
        call_command(
            "start_clinic",
            "--no-input",
            "--name=Elm",
            "--administrator=ada",
            f"--password-file={tmp_path / 'password'}",
        )
    assert "too common" in capsys.readouterr().err
    assert not User.objects.exists()


@pytest.mark.parametrize(("is_demonstration", "says"), [(True, "demonstration"), (False, "changed in the admin")])
def test_a_second_clinic_is_refused(db, is_demonstration, says):
    ClinicProfile.objects.create(pk=1, name="First", is_demonstration=is_demonstration)
    with pytest.raises(NotEmpty, match=says):
        open_clinic(profile=ClinicProfile(name="Second"), username="ada", email="", password="a-long-enough-one-77")


def test_the_check_before_going_live_warns_of_the_demonstration(db):
    from clinic.checks import demonstration_is_gone

    assert demonstration_is_gone(None) == []
    ClinicProfile.objects.create(pk=1, name="Invented", is_demonstration=True)
    assert [warning.id for warning in demonstration_is_gone(None)] == ["bedside.W001"]
