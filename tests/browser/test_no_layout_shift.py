"""Nothing moves under the reader's eyes or thumb while a page loads and is read (Web Vitals, Cumulative Layout Shift)."""

import pytest
from django.core.management import call_command

from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = (
    "/",
    "/articles/",
    "/search/?q=ketamine",
    "/contact/",
    "/articles/how-ketamine-may-help-with-depression/",
    "/articles/what-to-expect-on-the-day-of-a-ketamine-treatment/",
)
SIZES = {"a phone": (390, 844), "a desk": (1280, 900)}

# Every shift since the page began, whoever caused it; a scroll of one's own is none.
SHIFTS = """() => new Promise((resolve) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(found.map((shift) => shift.value)), 100));
})"""


@pytest.fixture
def site(live_server):
    for role in ("author", "publisher"):
        make_person(role)
    call_command("load_demonstration", verbosity=0)


def read_to_the_end(page) -> None:
    """Scroll as a reader does, a window at a time, until every picture has come."""
    page.evaluate("""async () => {
      for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
        scrollTo({ top, behavior: "instant" });
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
      await Promise.all([...document.images].map((image) => image.decode()));
    }""")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_while_a_page_loads_and_is_read(new_page, site, size):
    width, height = SIZES[size]
    page = new_page(width=width, height=height)
    pictures = 0
    for path in PATHS:
        page.goto(path, wait_until="load")
        read_to_the_end(page)
        assert page.evaluate(SHIFTS) == [], path
        pictures += page.locator("main img").count()
    assert pictures >= 2


def test_the_test_sees_what_moves(new_page, site):
    page = new_page(width=390, height=844)
    page.goto("/articles/")
    page.evaluate("""() => {
      const late = document.createElement("div");
      late.textContent = "Late";
      late.attributeStyleMap.set("height", CSS.px(200));
      document.querySelector("main").before(late);
    }""")
    assert sum(page.evaluate(SHIFTS)) > 0


def test_pictures_wait_until_the_reader_comes_near(new_page, site):
    page = new_page(width=390, height=844)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/media/" in request.url else None)
    page.goto("/articles/how-ketamine-may-help-with-depression/", wait_until="networkidle")
    assert asked == []
    read_to_the_end(page)
    assert len(asked) == 1
    assert asked[0].endswith("-480.webp"), "a phone gets the small one"
