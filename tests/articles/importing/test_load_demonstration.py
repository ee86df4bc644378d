import io
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import governance
from articles.importing import demonstration
from articles.models import Article, Decision, Edition, Figure, GlossaryTerm, Picture, Topic
from clinic.models import ClinicProfile, Contributor
from clinic.profile import save_profile
from tests.people import make_person

pytestmark = pytest.mark.django_db
CONTENT = settings.BASE_DIR / "content"
TEXTS = [*sorted(CONTENT.glob("*.txt")), *sorted(CONTENT.glob("es/*.txt"))]


@pytest.fixture
def folder(tmp_path):
    """Two small articles, of which the second leads to the first."""
    facts = "Main message: One thing.\nSummary: What it is.\n"
    (tmp_path / "1.txt").write_text(f"First page\n{facts}Authors: demonstration-author\nTopics: Depression\n\nText.")
    (tmp_path / "2.txt").write_text(f"Second page\n{facts}\nText.\n\nNext: First page")
    return tmp_path


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(folder, out=None) -> str:
    out = out or io.StringIO()
    call_command("load_demonstration", "--from", str(folder), stdout=out)
    return out.getvalue()


def test_it_loads_what_the_repository_holds():
    said = run(CONTENT)
    assert said == f"The demonstration is loaded: {len(TEXTS)} published articles.\n"
    assert len(TEXTS) >= 6
    assert Edition.objects.live(timezone.now()).count() == len(TEXTS)
    assert ClinicProfile.objects.get().is_demonstration
    assert Picture.objects.count() == len(list((CONTENT / "pictures").glob("*.png")))
    assert not Figure.objects.filter(picture=None).exists()
    assert not Topic.objects.filter(description="").exists()


def test_it_publishes_one_a_week_up_to_yesterday(folder):
    now = datetime(2026, 11, 25, 3, tzinfo=UTC)  # still the 24th in the clinic's zone
    assert demonstration.load(folder=folder, tell=print, now=now) == 2
    first, second = Edition.objects.order_by("live_from")
    assert timezone.localtime(second.live_from) == timezone.make_aware(datetime(2026, 11, 23, 9))
    assert second.live_from - first.live_from == timedelta(weeks=1)
    assert second.title == "Second page"
    assert second.recorded_at < second.live_from


def test_it_says_that_everybody_is_invented(folder):
    run(folder)
    for person in Contributor.objects.all():
        assert person.is_demonstration
    profile = ClinicProfile.objects.get()
    assert "555-01" in profile.telephone
    assert "invented" in profile.address
    assert profile.email.endswith("example.org")
    [author] = Article.objects.get(title="First page").authors.all()
    assert author.slug == "demonstration-author"


def test_it_uses_the_demonstrations_accounts(folder):
    author, publisher, reviewer = make_person("author"), make_person("publisher"), make_person("reviewer")
    run(folder)
    assert {edition.recorded_by for edition in Edition.objects.all()} == {author}
    assert set(Decision.objects.values_list("kind", "by")) == {
        ("submitted", author.pk),
        ("approved", reviewer.pk),
        ("published", publisher.pk),
    }
    assert Contributor.objects.get(slug="demonstration-author").user == author


def test_it_makes_a_publisher_and_a_reviewer_whom_nobody_can_sign_in_as(folder):
    run(folder)
    people = User.objects.order_by("username")
    assert [person.username for person in people] == ["publisher", "reviewer"]
    assert not [person for person in people if person.has_usable_password() or person.is_staff]


def test_its_reviewer_is_labelled_as_invented_wherever_a_review_is_kept(folder):
    run(folder)
    for edition in Edition.objects.select_related("review"):
        assert edition.review.is_demonstration
        assert edition.review.credentials == "invented, without credentials"
    assert Edition.objects.get(title="First page").is_demonstration, "only invented people signed it"


def test_a_second_run_changes_nothing(folder):
    run(folder)
    before = list(Edition.objects.values_list("pk", "chain_hash"))
    assert run(folder) == "This site has articles already, so no demonstration was loaded.\n"
    assert list(Edition.objects.values_list("pk", "chain_hash")) == before


def test_it_never_mixes_with_a_clinics_own_site(folder):
    save_profile(profile=ClinicProfile(name="Our clinic"))
    assert "a clinic of its own" in run(folder)
    assert not Article.objects.exists()
    assert ClinicProfile.objects.get().name == "Our clinic"


def test_it_shows_its_progress_to_somebody_who_watches(folder):
    assert run(folder, Terminal()).splitlines()[:2] == ["1/2 First page", "2/2 Second page"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- no title", "3.txt: There is no title"),
        ("A third\n\nText. [ref:unknown]", "3.txt: Mend these first: These citations"),
    ],
)
def test_a_text_that_cannot_be_used_leaves_nothing_behind(folder, content, message):
    (folder / "3.txt").write_text(content)
    with pytest.raises(CommandError, match=f"{message}.*Nothing was loaded"):
        run(folder)
    assert not Article.objects.exists()
    assert not ClinicProfile.objects.exists()
    assert not User.objects.exists()


def test_it_refuses_a_folder_without_texts(tmp_path):
    with pytest.raises(CommandError, match="no article"):
        run(tmp_path)


def test_an_interruption_leaves_nothing_behind(folder, monkeypatch):
    def interrupt(**kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("articles.publishing.publish", interrupt)
    with pytest.raises(CommandError, match="Nothing was loaded") as interrupted:
        run(folder)
    assert interrupted.value.returncode == 130
    assert not Article.objects.exists()
    assert not ClinicProfile.objects.exists()


def test_it_refuses_a_picture_without_words(folder):
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes((CONTENT / "pictures" / "a-quiet-treatment-room.png").read_bytes())
    (folder / "pictures" / "a.txt").write_text("Title: A room\n")
    with pytest.raises(CommandError, match=r"a\.png: .*decorative"):
        run(folder)
    assert not Picture.objects.exists()


def test_what_the_repository_holds_raises_no_error_and_shows_its_notices_and_definitions(client):
    call_command("load_demonstration", verbosity=0)
    assert len(Edition.objects.live(timezone.now())) >= 7
    for edition in Edition.objects.live(timezone.now()):
        assert governance.standing_errors(edition, now=timezone.now()) == [], edition
    page = client.get("/articles/how-ketamine-may-help-with-depression/").text
    assert "The FDA has not approved ketamine to treat depression." in page
    assert "Our clinic offers this treatment and gets paid for it." in page
    assert "(not a real clinician)" in page
    assert GlossaryTerm.objects.filter(approved_by__username="reviewer").count() >= 5


def test_a_topic_starts_with_the_article_that_says_so(client):
    run(CONTENT)
    page = BeautifulSoup(client.get("/topics/depression/").content, "html5lib")
    titles = [heading.get_text(strip=True) for heading in page.select(".article-card h2")]
    assert titles[0] == "Depression in plain words"
    assert len(titles) > 1


def test_a_topic_starts_with_it_whoever_the_author_is(folder):
    make_person("author")
    text = (folder / "1.txt").read_text()
    (folder / "1.txt").write_text(text.replace("Topics: Depression", "Topics: Depression\nStart here for: Depression"))
    run(folder)
    assert Topic.objects.get(name="Depression").start_with == Article.objects.get(title="First page")
