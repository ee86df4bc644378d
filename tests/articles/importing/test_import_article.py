"""The command, as somebody at a terminal meets it."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Topic
from clinic.models import ClinicProfile
from tests.articles.importing.files import SLEEP, seed
from tests.people import make_person

pytestmark = pytest.mark.django_db


def run(*arguments) -> str:
    out = io.StringIO()
    call_command("import_article", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_says_what_it_made_and_what_it_noticed():
    said = run(SLEEP, "--topic", "Sleep", "--topic", "Rest").splitlines()
    assert said[0] == (
        "Edition 1 of “Sleep and the Body Clock: Why Nights Matter”: "
        "5 sections, 3 analogies, 1 clinical example, 1 call to action."
    )
    assert said[1].startswith("It is a draft; nothing was published.")
    assert said[2].startswith("The text names the clinic's domain in different ways")
    assert [line.split(":")[0] for line in said[3:]] == ["Line 67", "Line 69", "Line 71"]
    assert sorted(Topic.objects.values_list("name", flat=True)) == ["Rest", "Sleep"]


def test_it_reports_the_contact_details_of_the_clinics_article():
    said = run(seed())
    assert "(323) 250-3008" in said
    assert "nextgenpsychenwellness.com" in said


def test_it_names_whose_work_it_is():
    author = make_person("author")
    run(SLEEP, "--by", "author")
    assert Article.objects.get().editions.get().recorded_by == author


def test_it_says_when_nothing_changed():
    run(SLEEP)
    assert run(SLEEP, "--replace").startswith("Nothing changed: “Sleep")


def test_it_says_what_it_put_into_the_profile():
    assert "this is new: telephone, email, website." in run(SLEEP, "--use-contact-details")
    assert ClinicProfile.objects.get().telephone == "(323) 555-0142"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"A title\x00", "NUL"),
        (b"A title\xff", "offset 7"),
        ("A title".encode("utf-16"), "UTF-16"),
        (b"a" * 1_000_001, "1 MB"),
        (b"- only a list", "no title"),
        (b"x" * 121, "121 characters"),
        (b"A title\nKind: poem\n", "Line 2"),
        (b"A title\n\n" + b"## One\n\nText.\n\n" * 101, "more than 100 blocks"),
    ],
)
def test_it_refuses_a_file_in_one_sentence_and_changes_nothing(tmp_path, content, message):
    file = tmp_path / "text.txt"
    file.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run(file, "--topic", "Sleep")
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.returncode == 1
    assert not Article.objects.exists()
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["nowhere.txt"], "no file"), (["."], "folder"), ([SLEEP, "--by", "stranger"], "user name stranger")],
)
def test_it_refuses_what_it_cannot_find(arguments, message):
    with pytest.raises(CommandError, match=message):
        run(*arguments)
    assert not Article.objects.exists()


def test_it_refuses_somebody_who_may_not_write():
    make_person("front-desk")
    with pytest.raises(CommandError, match="Only authors"):
        run(SLEEP, "--by", "front-desk")


def test_it_can_be_interrupted(monkeypatch):
    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("articles.publishing.record", interrupt)
    with pytest.raises(CommandError, match="Nothing was changed") as interrupted:
        run(SLEEP)
    assert interrupted.value.returncode == 130
    assert not Article.objects.exists()
