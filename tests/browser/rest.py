"""Waiting until a page has come to rest: what is looked at half-way is not what people see, and what is pressed moves away."""

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


def come_to_rest(page: Page) -> None:
    """Return once everything has loaded, each rich text has its editor, and nothing moves. Fails after 15 seconds."""
    page.wait_for_load_state("load")
    page.evaluate(_COME_TO_REST)
