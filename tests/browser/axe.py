"""What axe, Deque's checker of the Web Content Accessibility Guidelines, says of a page that has come to rest."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Each rich text has its editor, and no colour is on its way to another. Half-way, there is always something to find.
_COME_TO_REST = """async () => {
    const restless = () => [
        ...[...document.querySelectorAll('textarea[data-type="ckeditortype"]')]
            .filter(({ id }) => !id.includes("__prefix__") && window.CKEDITOR?.instances[id]?.status !== "ready")
            .map(({ id }) => id),
        ...document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect.target.id),
    ]
    for (const end = performance.now() + 15_000; restless().length;) {
        if (performance.now() > end) throw new Error(`still at it: ${restless().join()}`)
        await new Promise(requestAnimationFrame)
    }
}"""


def assert_nothing_found(page: Page, where: str = "") -> None:
    """Fail with axe's report if it finds any fault; `where` says which of several states of the page this is."""
    page.wait_for_load_state("load")
    page.evaluate(_COME_TO_REST)
    results = Axe().run(page)
    assert results.violations_count == 0, f"{where or page.url}\n{results.generate_report()}"
