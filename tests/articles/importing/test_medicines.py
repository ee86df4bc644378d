"""Medicines named under the title of a text."""

import pytest

from articles import checks
from articles.importing.draft import import_text
from articles.importing.reader import parse
from articles.importing.text import ImportRefused
from articles.models import Medicine, MedicineUse
from tests.articles.checks.found import TODAY

pytestmark = pytest.mark.django_db

TEXT = "A title\nMedicines: Ketamine for Depression\nOffered here: yes\nNo company paid: no\n\nHello."


@pytest.fixture
def use():
    ketamine = Medicine.objects.create(name="ketamine", slug="ketamine")
    return MedicineUse.objects.create(medicine=ketamine, condition="depression", status="off_label")


def test_a_use_that_the_site_knows_is_chosen(use):
    imported = import_text(text=TEXT)
    assert list(imported.article.medicine_uses.all()) == [use]
    kinds = [notice["kind"] for notice in imported.edition.document["notices"]]
    assert kinds == ["off_label", "money"]


def test_one_that_it_does_not_know_is_reported_and_nothing_is_invented():
    imported = import_text(text=TEXT)
    assert not imported.article.medicine_uses.exists()
    assert not Medicine.objects.exists()
    assert any("knows no Ketamine for Depression" in str(remark) for remark in imported.remarks)


def test_what_is_read_has_the_shape_of_what_is_frozen(use):
    """So a check reads both alike."""
    (read,) = parse(TEXT).document["medicines"]
    (frozen,) = import_text(text=TEXT).edition.document["medicines"]
    assert {name: type(value) for name, value in read.items()} == {name: type(value) for name, value in frozen.items()}
    assert set(read["uses"][0]) == set(frozen["uses"][0])
    assert checks.run(parse(TEXT).document, checks.Circumstances(TODAY))


def test_an_import_that_says_nothing_of_medicines_keeps_them(use):
    import_text(text=TEXT)
    imported = import_text(text="A title\n\nOther words.", replace=True)
    assert list(imported.article.medicine_uses.all()) == [use]
    assert imported.article.is_offered_here


@pytest.mark.parametrize("fact", ["Medicines: ketamine", "Offered here: perhaps"])
def test_a_fact_that_cannot_be_read_is_refused_by_line(fact):
    with pytest.raises(ImportRefused, match="Line 3"):
        import_text(text=f"A title\nKind: treatment\n{fact}\n\nHello.")
