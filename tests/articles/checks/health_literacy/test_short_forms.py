import pytest

from articles.checks import Severity
from tests.articles.checks.found import found, says


class TestShortForms:  # HL05
    @pytest.mark.parametrize(
        "text",
        [
            "Ketamine blocks NMDA receptors.",
            "SSRIs take weeks.",
            "It is about TMS and sleep.",
            "BDNF is important.",
            "ECT is effective at times.",
            "You may have an MRI or a scan.",
            "You can have talk therapy, or CBT.",
            "SSRIs (see below) take weeks.",
            "SSRIs (Prozac, Zoloft) take weeks.",
            "SNRIs (Effexor and Cymbalta) can help.",
            "TMS (offered here) can help.",
            "MAOIs (rarely used) need care.",
            "An MAO-blocking pill.",
            "It acts on brain cells (NMDA and others).",
            "It acts on mTOR.",
            "THIS IS IT. NMDA waits.",
        ],
    )
    def test_one_that_is_never_spelled_out_is_an_error(self, text):
        [finding] = found("HL05", says(text))
        assert (finding.severity, finding.is_overridable) == (Severity.ERROR, True)

    @pytest.mark.parametrize(
        "text",
        [
            "The NMDA receptor (N-methyl-D-aspartate receptor) waits.",
            "A brain growth factor (BDNF) helps.",
            "The FDA, or Food and Drug Administration, checks it.",
            "ADHD is short for attention-deficit/hyperactivity disorder.",
            "BDNF (brain-derived neurotrophic factor) helps.",
            "ECT is electroconvulsive therapy.",
            "ECT (electroconvulsive therapy) is given while you sleep.",
            "CBT is a kind of talk therapy called cognitive behavioral therapy.",
            "An MRI (a scan of the brain) takes an hour.",
            "A BMI (body mass index) is a number.",
            "SSRIs (common medicines for depression) take weeks.",
            "GABA (gamma-aminobutyric acid) calms cells.",
            "Selective serotonin reuptake inhibitors, also called SSRIs, take weeks.",
            "Transcranial magnetic stimulation, or “TMS”, takes weeks.",
            "Call 911 NOW. Do NOT wait.",
            "Go to the US. It is OK to ask.",
            "Vitamin B12 and part II of it.",
            "CALL US NOW TODAY",
        ],
    )
    def test_one_that_is_spelled_out_or_everyday_is_not(self, text):
        assert found("HL05", says(text)) == []

    def test_the_glossary_spells_out_too(self):
        term = {"slug": "ssri", "term": "SSRI", "aliases": [], "definition": "A common kind of medicine."}
        assert found("HL05", says("SSRIs take weeks.", glossary=[term])) == []

    def test_a_short_form_inside_a_term_of_the_glossary_is_defined_with_it(self):
        term = {"slug": "nmda", "term": "NMDA receptor", "aliases": [], "definition": "A spot on brain cells."}
        assert found("HL05", says("NMDA receptors wait.", glossary=[term])) == []

    def test_so_does_a_term_that_a_reviewer_has_approved(self):
        assert found("HL05", says("SSRIs take weeks."), defined_terms=frozenset({"ssri"})) == []

    def test_each_of_a_list_is_told(self):
        assert len(found("HL05", says("The kinds are SSRI, SNRI, MAOI."))) == 3

    def test_the_main_message_is_read_too(self):
        [finding] = found("HL05", says("You can rest.", main_message="Ask about TMS."))
        assert finding.field == "main_message"

    def test_each_is_told_once(self):
        assert len(found("HL05", says("NMDA here.", "NMDA there."))) == 1
