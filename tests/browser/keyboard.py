"""What the Tab key reaches on a page, in its order, and whether one sees where one is."""

from itertools import pairwise

from playwright.sync_api import Page

MOST = 600  # presses: a page on which the key never comes to its end is a trap (WCAG 2.2, 2.1.2)

# Elements of one page, so that what was reached can be compared with what is there. A group of radios is one stop.
_START = """() => {
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(stop => !stop.disabled && stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }))
    window.reached = new Set()
    const said = stop => (stop.getAttribute('aria-label') || stop.innerText || stop.id).trim().slice(0, 50)
    window.called = stop => `${stop.localName} “${said(stop)}”`
    window.missed = () => stops
        .filter(stop => !window.reached.has(stop))
        .filter(stop => stop.type !== 'radio' || ![...window.reached].some(other => other.name === stop.name))
        .map(window.called)
}"""

# Where the focus is. An element that runs over several lines has a box for each: one comes in by the first and leaves by the last.
_HERE = """() => {
    const here = document.activeElement
    if (!here || here === document.body || window.reached.has(here)) return null
    window.reached.add(here)
    const boxes = [...here.getClientRects()], first = boxes[0], last = boxes.at(-1)
    // Of a text to write in, the browser brings only the first line into sight.
    const bottom = here.localName === 'textarea' ? first.top + 40 : first.bottom
    const hit = document.elementFromPoint((first.left + first.right) / 2, (first.top + bottom) / 2)
    const { outlineStyle, outlineWidth } = getComputedStyle(here)
    const placed = ({ left, top, right, bottom }) => ({ left, right, top: top + scrollY, bottom: bottom + scrollY })
    return {
        name: window.called(here),
        is_outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        is_seen: hit !== null && (here.contains(hit) || hit.contains(here) && hit.closest('label') !== null),
        stands_beside: here.closest('.contents-beside') !== null,
        first: placed(first),
        last: placed(last),
    }
}"""

NEAR = 4  # pixels by which two neighbours may overlap


def walk(page: Page) -> tuple[list[dict], list[str]]:
    """Press Tab from the top to the end: every stop in its order, and the names of what was not reached."""
    page.evaluate(_START)
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(_HERE)
        if stop is None:
            return stops, page.evaluate("missed()")
        stops.append(stop)
    raise AssertionError(f"{MOST} presses of Tab, and no end: {stops[-1]['name']}")


def out_of_order(stops: list[dict]) -> list[str]:
    """Neighbours of which the second is neither below nor to the right of the first: the eye would have to go back.

    Contents beside a text move along with it and have no place of their own in this order.
    """
    in_order = [stop for stop in stops if not stop["stands_beside"]]
    return [
        f"{one['name']} → {other['name']}"
        for one, other in pairwise(in_order)
        if other["first"]["top"] < one["last"]["bottom"] - NEAR and other["first"]["left"] < one["last"]["right"] - NEAR
    ]
