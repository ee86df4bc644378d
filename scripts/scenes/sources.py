"""docs/staff/topics-and-sources.md."""

from scripts.scenes.acting import choose, open_article, open_preview, save, unfold, whole
from scripts.scenes.registry import BLOCK, scene
from tests.browser.staff import blocks, write


def _add_beside(page, field: str):
    """Press the plus beside a field and return the small window that it opens."""
    with page.expect_popup() as popup:
        page.locator(f"#add_id_{field}").click()
    return whole(popup.value)


def _save_beside(popup) -> None:
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()


@scene("belongs", "new-reference", "citing", "citation-read", "references-read")
def topics_and_sources(stage):
    page = stage.staff("author")
    open_article(page)
    belongs = unfold(page, "Where it belongs")
    choose(page, "topics", "Medicines")
    tag = _add_beside(page, "tags")
    tag.get_by_label("Name:").fill("#medicine list")
    _save_beside(tag)
    page.locator(".field-tags .select2-selection__choice").wait_for()
    page.locator(".field-topics .select2-container").first.click()
    page.keyboard.type("De")
    page.locator(".select2-results__option", has_text="Depression").wait_for()
    for gone in ("Searching", "Medicines"):
        page.locator(".select2-results__option", has_text=gone).wait_for(state="detached")
    stage.take("belongs", page, belongs, ring=[page.locator("#add_id_tags")])
    page.keyboard.press("Escape")

    unfold(page, "Sources and interests")
    reference = _add_beside(page, "references")
    reference.get_by_label("Key:").fill("fda-medication-list")
    reference.get_by_label("Citation:").fill(
        "U.S. Food and Drug Administration. Create and Keep a Medication List for Your Health [Internet]."
    )
    reference.get_by_label("Study type:").select_option("regulator")
    reference.get_by_label("Web address:").fill(
        "https://www.fda.gov/consumers/consumer-updates/create-and-keep-medication-list-your-health"
    )
    reference.get_by_label("Read on:").fill("2026-11-24")
    stage.take("new-reference", reference, reference.locator("#reference_form"))
    _save_beside(reference)
    page.locator(".field-references .select2-selection__choice").wait_for()

    section = blocks(page)[0]
    section.get_by_role("button", name="Collapse or open").click()
    write(section, "body", "")
    page.keyboard.press("Control+End")
    page.keyboard.type(" [ref:fda-medication-list]")
    stage.take("citing", page, section, margin=BLOCK)
    save(page)
    preview = open_preview(stage, page)
    cited = preview.locator("main .section").first
    stage.take("citation-read", preview, cited, ring=[cited.locator("sup").first], tallest=140)
    stage.take("references-read", preview, preview.locator("main .references"))
    preview.close()
