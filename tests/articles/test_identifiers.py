"""DOIs and PMIDs in every form in which they are pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identifiers import bare_doi, bare_pmid, is_doi, is_pmid
from articles.models import Reference
from tests.people import make_person


@pytest.mark.parametrize(
    ("pasted", "doi"),
    [
        ("10.1001/jama.2017.0080", "10.1001/jama.2017.0080"),
        ("  https://doi.org/10.1001/jama.2017.0080 ", "10.1001/jama.2017.0080"),
        ("http://dx.doi.org/10.1001/jama.2017.0080", "10.1001/jama.2017.0080"),
        ("doi.org/10.1001/jama.2017.0080", "10.1001/jama.2017.0080"),
        ("https://www.doi.org/10.1001/jama.2017.0080", "10.1001/jama.2017.0080"),
        ("doi:10.1001/jama.2017.0080", "10.1001/jama.2017.0080"),
        ("DOI: 10.1001/jama.2017.0080.", "10.1001/jama.2017.0080"),
        ("doi https://doi.org/10.1001/jama.2017.0080;", "10.1001/jama.2017.0080"),
        (
            "https://doi.org/10.1002/%28SICI%291097-0142%2819990315%2985:6%3C1%3A%3AAID%3E3.0",
            "10.1002/(SICI)1097-0142(19990315)85:6<1::AID>3.0",
        ),
        ("10.1016/S0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5"),
    ],
)
def test_a_pasted_doi_becomes_the_bare_one(pasted, doi):
    assert bare_doi(pasted) == doi
    assert is_doi(doi)


@pytest.mark.parametrize(
    ("pasted", "pmid"),
    [
        ("12345678", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/?term=ketamine#abstract", "12345678"),
        ("pubmed.ncbi.nlm.nih.gov/12345678", "12345678"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345678", "12345678"),
        ("PMID: 12345678", "12345678"),
        ("pmid 12345678.", "12345678"),
        ("PubMed ID: 12345678", "12345678"),
    ],
)
def test_a_pasted_pmid_becomes_the_bare_one(pasted, pmid):
    assert bare_pmid(pasted) == pmid
    assert is_pmid(pmid)


@pytest.mark.parametrize(
    "wrong",
    [
        "https://doi.org/",
        "doi:11.1001/x",
        "10.1/x",
        "10.1001/",
        "10.1001",
        "https://example.org/10.1001/x",
        "10.1001/a b",
    ],
)
def test_what_is_no_doi_stays_as_it_was_typed(wrong):
    assert bare_doi(wrong) == wrong
    assert not is_doi(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        "PMC1234567",
        "https://pubmed.ncbi.nlm.nih.gov/",
        "PMID:",
        "0",
        "1234567890",
        "١٢٣",
        "https://example.org/12345678/",
    ],
)
def test_what_is_no_pmid_stays_as_it_was_typed(wrong):
    assert bare_pmid(wrong) == wrong
    assert not is_pmid(wrong)


PARTS = st.sampled_from(
    """
    10.1001/ 10.1001 / x %2F %20 %25 %252e doi: DOI doi.org/ https://doi.org/ http://dx.doi.org/ . ; , ( ) PMID: pmid PubMed
    12345678 0 https://pubmed.ncbi.nlm.nih.gov/ ? #
    """.split()
)
PASTED = st.text(max_size=30) | st.lists(PARTS | st.just(" "), max_size=8).map("".join)


@given(PASTED)
def test_taking_off_twice_takes_off_no_more(pasted):
    for bare in (bare_doi, bare_pmid):
        once = bare(pasted)
        assert bare(once) == once


@pytest.mark.django_db
class TestTheForm:
    ADDRESS = "/admin/articles/reference/add/"
    FACTS = {"key": "example-2017", "citation": "Example A. 2017.", "study_type": "rct"}

    @pytest.fixture(autouse=True)
    def author(self, client):
        client.force_login(make_person("author"))

    def test_it_keeps_the_bare_ones(self, client):
        # Longer than what is kept, as pasted.
        pasted = "https://doi.org/10.1001/" + "x" * 110
        client.post(
            self.ADDRESS, self.FACTS | {"doi": pasted, "pmid": "https://pubmed.ncbi.nlm.nih.gov/12345678/?term=x"}
        )
        row = Reference.objects.get()
        assert (row.doi, row.pmid) == ("10.1001/" + "x" * 110, "12345678")

    @pytest.mark.parametrize(
        ("field", "wrong", "why"),
        [("doi", "https://doi.org/11.1/x", "This is no DOI."), ("pmid", "PMC 1234567", "This is no PMID.")],
    )
    def test_it_refuses_a_wrong_one_and_keeps_what_was_typed(self, client, field, wrong, why):
        form = client.post(self.ADDRESS, self.FACTS | {field: wrong}).context["adminform"].form
        assert [error.startswith(why) for error in form.errors[field]] == [True]
        assert list(form.errors) == [field]
        assert form[field].value() == wrong
        assert not Reference.objects.exists()

    def test_the_browser_does_not_cut_off_what_is_pasted(self, client):
        form = client.get(self.ADDRESS).context["adminform"].form
        assert "maxlength" not in str(form["doi"]) + str(form["pmid"])

    def test_neither_is_needed(self, client):
        client.post(self.ADDRESS, self.FACTS)
        assert (Reference.objects.get().doi, Reference.objects.get().pmid) == ("", "")
