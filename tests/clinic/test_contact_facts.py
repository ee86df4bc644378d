import pytest

from clinic.contact_facts import contact_facts
from clinic.models import ClinicProfile
from clinic.profile import save_profile


@pytest.fixture(autouse=True)
def own_file(settings, tmp_path):
    settings.CONTACT_FACTS_FILE = tmp_path / "var" / "contact-facts.json"
    return settings.CONTACT_FACTS_FILE


def saved(**facts) -> ClinicProfile:
    return save_profile(profile=ClinicProfile(name="Harbour Lane Clinic", **facts))


def test_saving_the_profile_keeps_whom_to_call(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        saved(telephone="(323) 555-0142", crisis_telephone="116 123", email="hello@harbourlane.example.org")
    assert contact_facts() == {
        "name": "Harbour Lane Clinic",
        "telephone": "(323) 555-0142",
        "crisis_telephone": "116 123",
        "crisis_text": "988",
        "emergency_telephone": "911",
    }


def test_nothing_is_kept_of_a_save_that_is_rolled_back(db, own_file, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        saved(telephone="(323) 555-0142")
    assert len(waiting) == 1
    assert not own_file.exists()


@pytest.mark.parametrize("content", [None, "", "{", "[]", "null", '{"telephone": 5}', "\ud800"])
def test_without_a_readable_file_the_national_lines_are_named(own_file, content):
    own_file.parent.mkdir()
    if content is not None:
        own_file.write_bytes(content.encode("utf-8", "surrogatepass"))
    facts = contact_facts()
    assert (facts["crisis_telephone"], facts["emergency_telephone"]) == ("988", "911")
    assert all(isinstance(fact, str) for fact in facts.values())


def test_a_place_that_cannot_be_written_does_not_stop_the_save(
    db, settings, caplog, tmp_path, django_capture_on_commit_callbacks
):
    (tmp_path / "file").touch()
    settings.CONTACT_FACTS_FILE = tmp_path / "file" / "contact-facts.json"
    with django_capture_on_commit_callbacks(execute=True):
        saved(telephone="(323) 555-0142")
    assert ClinicProfile.objects.get().telephone == "(323) 555-0142"
    assert "could not be written" in caplog.text
