import pytest

from articles.document import reading_text
from articles.importing.draft import import_text
from articles.importing.reader import MOST_BLOCKS
from articles.importing.text import ImportRefused, read_file
from articles.models import (
    Analogy,
    Article,
    ClinicalExample,
    Decision,
    Edition,
    Figure,
    Picture,
    Reference,
    Section,
    Series,
    Tag,
    Topic,
)
from articles.permissions import NotAllowed
from articles.publishing import NotPossible, publish
from articles.reviewing import submit
from clinic.models import ClinicProfile, Contributor, ProfileVersion
from tests.articles.factories import a_publisher, approve
from tests.articles.importing.files import SAMPLES, SLEEP, WALK, parsed, seed, sentences
from tests.people import make_person

pytestmark = pytest.mark.django_db
TEXT = "A title\n\nHello.\n\n## One\n\nFirst.\n\n## Two\n\nSecond."


def said(imported) -> str:
    return "\n".join(map(str, imported.remarks))


def counts() -> list[int]:
    return [model.objects.count() for model in (Article, Edition, Section, Topic, Tag, Reference, ProfileVersion)]


def test_it_makes_a_draft_with_an_edition_and_publishes_nothing():
    author = make_person("author")
    imported = import_text(text=read_file(SLEEP), topics=["Sleep"], by=author)
    article = imported.article
    assert article.slug == "sleep-and-the-body-clock-why-nights-matter"
    assert article.changed_by == author
    edition = article.editions.get()
    assert (edition.number, edition.recorded_by, edition.live_from) == (1, author, None)
    assert [topic["name"] for topic in edition.document["topics"]] == ["Sleep"]
    assert not Decision.objects.exists()


@pytest.mark.parametrize("path", [lambda: SLEEP, seed], ids=["sample", "seed"])
def test_it_keeps_every_sentence_in_the_edition(path):
    edition = import_text(text=read_file(path())).edition
    assert " ".join(reading_text(edition.document)) == " ".join(sentences(path()))
    assert reading_text(edition.document) == reading_text(parsed(path()).document)


@pytest.mark.parametrize(
    "path", [seed, lambda: SAMPLES / "a-new-infusion.txt"], ids=["the clinic's own", "our own words"]
)
def test_a_raw_text_is_refused_with_its_reasons(path):
    imported = import_text(text=read_file(path()))
    with pytest.raises(NotPossible) as refused:
        submit(article=imported.article, number=1, by=a_publisher())
    for check_id in ("AN01", "BA06", "SA05"):
        assert f"{check_id}: " in str(refused.value)


def test_it_can_be_reviewed_published_and_read(client):
    imported = import_text(text=read_file(WALK))
    approve(imported.article)
    publish(article=imported.article, number=1, by=a_publisher())
    page = client.get(f"/articles/{imported.article.slug}/")
    assert page.status_code == 200
    assert "walk" in page.text


def test_it_stores_every_field_of_the_text():
    Contributor.objects.create(name="Ann Example", slug="ann")
    imported = import_text(text=read_file(WALK).replace("Audience: patient", "Authors: ann, nobody"))
    article = Article.objects.get()
    assert (article.kind, article.slug, article.series.title, article.series_position) == (
        "wellness",
        "a-walk-each-day",
        "Small steps",
        2,
    )
    assert [author.slug for author in article.authors.all()] == ["ann"]
    assert sorted(article.references.values_list("key", flat=True)) == ["leaflet", "walk-2024"]
    assert [pair["in_body"] for pair in Analogy.objects.get().pairs] == ["taking a walk", "days without movement"]
    assert ClinicalExample.objects.get().points[0] == {"when": "Week 1", "what": "He walks on two days."}
    assert "There is no contributor nobody" in said(imported)


# An article that is there already


def test_it_refuses_a_title_that_is_there_and_changes_nothing():
    import_text(text=TEXT)
    before = counts()
    with pytest.raises(ImportRefused, match="--replace"):
        import_text(text=TEXT.replace("A title", "A TITLE") + "\n\n#NewTag", topics=["New"])
    assert counts() == before


def test_replacing_makes_a_new_edition_and_keeps_what_is_live():
    text = TEXT.replace("A title\n", "A title\nMain message: One thing.\nSummary: What it is.\n")
    article = import_text(text=text).article
    publisher = a_publisher()
    approve(article)
    publish(article=article, number=1, by=publisher)
    imported = import_text(text=text.replace("Second.", "Another."), replace=True, by=publisher)
    assert imported.article == article
    assert [(edition.number, edition.live_from is None) for edition in article.editions.all()] == [
        (2, True),
        (1, False),
    ]
    article.refresh_from_db()
    assert article.changed_by == publisher


def test_replacing_with_the_same_text_changes_nothing():
    article = import_text(text=read_file(WALK)).article
    article.refresh_from_db()
    imported = import_text(text=read_file(WALK), replace=True)
    assert imported.edition is None
    assert article.editions.count() == 1
    assert Article.objects.get().changed_by == article.changed_by


def test_replacing_keeps_the_identity_and_anchors_of_blocks_with_the_same_name():
    article = import_text(text=TEXT).article
    [hello, one, two] = article.editions.first().document["blocks"]
    Section.objects.filter(uid=two["id"]).update(anchor="kept")
    new = "A title\n\nGood day.\n\n## Two\n\nChanged.\n\n## Three\n\nNew."
    import_text(text=new, replace=True)
    [first, second, third] = article.editions.first().document["blocks"]
    assert (first["id"], second["id"], second["anchor"]) == (hello["id"], two["id"], "kept")
    assert third["id"] not in {hello["id"], one["id"], two["id"]}
    assert third["anchor"] == "three"


def test_replacing_keeps_what_the_text_does_not_state():
    article = import_text(text=TEXT, topics=["Sleep"]).article
    article.refresh_from_db()
    article.summary = "Typed in the admin."
    article.save()
    imported = import_text(text=TEXT + "\n\nMore.", replace=True, topics=["Rest"])
    assert imported.edition.summary == "Typed in the admin."
    assert [topic["name"] for topic in imported.edition.document["topics"]] == ["Rest", "Sleep"]


def test_replacing_keeps_where_a_real_persons_authorisation_is():
    text = "A title\n\nHello.\n\nClinical example: Her day\nProvenance: real\n\n- It began."
    import_text(text=text)
    ClinicalExample.objects.update(authorisation_reference="drawer 3", authorised_on="2026-01-02")
    import_text(text=text + "\n\nMore.", replace=True)
    example = ClinicalExample.objects.get()
    assert (example.authorisation_reference, str(example.authorised_on)) == ("drawer 3", "2026-01-02")


def test_it_does_not_guess_between_two_articles_with_the_title():
    for slug in ("one", "two"):
        Article.objects.create(title="A title", slug=slug)
    with pytest.raises(ImportRefused, match="2 articles have the title"):
        import_text(text=TEXT, replace=True)


def test_an_address_is_never_given_to_another_article():
    Article.objects.create(title="Other", slug="a-walk-each-day")
    with pytest.raises(ImportRefused, match="had the address"):
        import_text(text=read_file(WALK))
    assert import_text(text="Other one\n\nText.").article.slug == "other-one"


def test_replacing_keeps_the_address_and_says_so():
    import_text(text=TEXT)
    imported = import_text(text=TEXT.replace("A title\n", "A title\nAddress: new\n"), replace=True)
    assert Article.objects.get().slug == "a-title"
    assert "keeps its address, a-title" in said(imported)


# Topics, tags, pictures and references that are there


def test_it_knows_topics_tags_and_series_whatever_their_case():
    Topic.objects.create(name="Living Well", slug="living")
    Tag.objects.create(name="walkEachDay", slug="walks")
    Series.objects.create(title="small steps", slug="steps")
    document = import_text(text=read_file(WALK), topics=["LIVING WELL"]).edition.document
    assert {"slug": "living", "name": "Living Well"} in document["topics"]
    assert len(document["topics"]) == 2
    assert document["tags"] == [{"slug": "walks", "name": "walkEachDay"}]
    assert document["series"] == {"slug": "steps", "title": "small steps", "position": 2}


def test_it_refuses_a_topic_without_a_letter():
    with pytest.raises(ImportRefused, match="cannot be a topic"):
        import_text(text=TEXT, topics=["?!"])


def test_it_finds_pictures_by_their_title():
    picture = Picture.objects.create(title="A path by the WATER", alt_text="A path", digest="d" * 64, width=1, height=1)
    imported = import_text(text=read_file(WALK))
    assert Figure.objects.get().picture == picture
    assert "picture" not in said(imported)


def test_it_reports_a_picture_that_is_missing_by_its_line():
    imported = import_text(text=read_file(WALK))
    assert Figure.objects.get().picture is None
    line = read_file(WALK).split("\n").index("Figure: A path by the water") + 1
    assert f"Line {line}: the library has no picture “A path by the water”" in said(imported)


def test_it_never_changes_a_reference_that_is_there():
    Reference.objects.create(key="walk-2024", citation="Another citation.", pmid="12345678", study_type="rct")
    imported = import_text(text=read_file(WALK))
    assert Reference.objects.get(key="walk-2024").citation == "Another citation."
    line = next(number for number, text in enumerate(read_file(WALK).split("\n"), 1) if text.startswith("[walk-2024]"))
    assert f"Line {line}: [walk-2024] is in the library with another citation, doi; the library's was kept." in said(
        imported
    )


def test_it_adds_references_of_the_library_that_the_text_cites():
    Reference.objects.create(key="known", citation="Known.")
    imported = import_text(text="A title\n\nOne. [ref:known] Two. [ref:unknown]")
    assert [reference["key"] for reference in imported.edition.document["references"]] == ["known"]
    assert said(imported) == ("Line 3: [ref:unknown] names no reference; add it before the article can be published.")


# People and the profile


def test_it_refuses_somebody_who_may_not_write():
    with pytest.raises(NotAllowed):
        import_text(text=TEXT, by=make_person("front-desk"))
    assert not Article.objects.exists()


def test_it_leaves_the_profile_alone_unless_asked():
    imported = import_text(text=read_file(SLEEP))
    assert not ClinicProfile.objects.exists()
    assert "the telephone (323) 555-0142 is not in the clinic's profile" in said(imported)
    assert "different ways" in said(imported)


def test_it_puts_contact_details_into_the_profile_when_asked():
    ClinicProfile.objects.create(pk=1, name="Our clinic", hours="9 to 5")
    imported = import_text(text=read_file(seed()), use_contact_details=True)
    profile = ClinicProfile.objects.get()
    assert (profile.name, profile.telephone, profile.hours) == ("Our clinic", "(323) 250-3008", "9 to 5")
    assert profile.email == "info@nextgenpsychenwellness.com"
    assert profile.website == "https://nextgenpsycheandwellness.org"
    assert imported.profile_fields == ("telephone", "email", "website")
    assert ProfileVersion.objects.count() == 1
    assert "is not" not in said(imported)
    assert "different ways" in said(imported)


def test_only_an_administrator_puts_contact_details_into_the_profile():
    with pytest.raises(ImportRefused, match="administrator"):
        import_text(text=read_file(SLEEP), use_contact_details=True, by=make_person("author"))
    assert not Article.objects.exists()
    assert not ClinicProfile.objects.exists()


# Failures change nothing


def test_a_failure_at_the_end_undoes_everything(monkeypatch):
    before = counts()
    monkeypatch.setattr("articles.publishing.rendering.render", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_text(text=read_file(SLEEP), topics=["Sleep"], use_contact_details=True)
    assert counts() == before
    assert not ClinicProfile.objects.exists()


def test_it_stores_as_many_blocks_as_it_may():
    text = "A title\n\n" + "".join(f"## Part {number}\n\nText.\n\n" for number in range(MOST_BLOCKS))
    assert len(import_text(text=text).edition.document["blocks"]) == MOST_BLOCKS
