"""Reading help on an article: text size, comparisons left out, and read aloud by a voice of the reader's own device."""

import pytest

from tests.articles.factories import make_block, make_live_article
from tests.browser.axe import assert_nothing_found

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATH = "/articles/the-gate/"
BLOCKS = [
    make_block(heading="How it works", body="<p>As with the gate.[ref:smith2020]</p><ul><li>It opens.</li></ul>"),
    make_block("analogy", id="11111111-1111-4111-8111-111111111111"),
    make_block(
        "analogy",
        title="The key",
        story="<p>A key turns.</p>",
        plain_statement="A signal fits its place.",
        limits="Keys wear out.",
    ),
    make_block("questions_to_ask"),
    make_block("call_to_action"),
]
REFERENCE = {
    "key": "smith2020",
    "citation": "Smith A. A trial.",
    "study_type": "rct",
    "doi": "10.1000/1",
    "pmid": "",
    "url": "",
    "accessed_on": None,
}

# The browser's voices, and what it was told to say. `speak.next()` lets it come to the end of a passage.
VOICES = """
const speak = (window.speak = { said: [], now: null, cancelled: 0, next: () => speak.now?.onend() })
const voice = (name, lang, localService) => ({ name, lang, localService, voiceURI: name, default: false })
const there = %s.map((facts) => voice(...facts))
class Utterance { constructor(text) { this.text = text } }
const synth = Object.assign(new EventTarget(), {
    getVoices: () => (speak.late ? [] : there),
    speak: (utterance) => { speak.now = utterance; speak.said.push([utterance.voice.name, utterance.text]) },
    cancel: () => {
        const [stopped, told] = [speak.now, sessionStorage]
        told.setItem("cancelled", Number(told.getItem("cancelled")) + 1)
        speak.now = null
        stopped?.onerror?.({ error: "interrupted" })
    },
})
Object.defineProperty(window, "speechSynthesis", { value: synth })
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance })
"""
LOCAL, SECOND, REMOTE, SPANISH = (
    '["Robin", "en-GB", true]',
    '["Ana", "en_US", true]',
    '["Cloud", "en-US", false]',
    '["Luz", "es-US", true]',
)


@pytest.fixture
def site(live_server):
    make_live_article(title="The gate", blocks=BLOCKS, references=[REFERENCE])
    make_live_article(title="No comparison", blocks=[make_block()])


def open_help(page, path: str = PATH):
    page.goto(path)
    page.get_by_text("Reading help", exact=True).click()
    return page


def with_voices(page, *voices: str):
    page.add_init_script(VOICES % f"[{', '.join(voices)}]")
    return page


def letters(page) -> float:
    """The size of the article's letters, in pixels."""
    return page.locator(".section p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")


def button(page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def test_without_scripts_nothing_of_it_shows_and_everything_is_there_to_read(new_page, site):
    page = new_page(width=390, java_script_enabled=False)
    page.goto(PATH)
    assert not page.get_by_text("Reading help").is_visible()
    assert not page.locator(".reading-aloud").is_visible()
    assert page.get_by_text("A gate lets people in.").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_text_grows_and_stays_so_on_every_article(new_page, site, width):
    page = open_help(new_page(width=width))
    usual = letters(page)
    button(page, "Largest").click()
    assert letters(page) >= usual * 1.4
    assert button(page, "Largest").get_attribute("aria-pressed") == "true"
    assert button(page, "Usual").get_attribute("aria-pressed") == "false"
    page.goto("/articles/no-comparison/")
    assert letters(page) >= usual * 1.4


def test_the_size_is_there_when_the_page_is_first_drawn(new_page, site):
    page = open_help(new_page(width=390))
    button(page, "Larger").click()
    page.add_init_script(
        """new PerformanceObserver((list) => {
            window.atFirst ??= document.documentElement.dataset.textSize ?? "not yet"
        }).observe({ type: "paint", buffered: true })"""
    )
    page.reload()
    page.wait_for_function("window.atFirst")
    assert page.evaluate("window.atFirst") == "larger"
    shift = """new Promise((done) => new PerformanceObserver((list, observer) =>
        done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: "layout-shift", buffered: true })
        || setTimeout(() => done(0), 300))"""
    assert page.evaluate(shift) == 0


@pytest.mark.parametrize("size", ["Usual", "Large", "Larger", "Largest"])
def test_every_size_fits_the_smallest_phone(new_page, site, size):
    page = open_help(new_page(width=320, height=256))  # 1280 × 1024 at 400 %: WCAG 2.2, 1.4.10
    button(page, size).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for each in page.locator(".reading-help button:visible").all():
        box = each.bounding_box()
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("width", [390, 1280])
def test_comparisons_are_left_out_with_their_plain_words_and_a_way_back(new_page, site, width):
    page = open_help(new_page(width=width))
    button(page, "Hide the comparisons").click()
    assert button(page, "Hide the comparisons").get_attribute("aria-pressed") == "true"
    for words in ("A gate lets people in.", "A channel has no hinge.", "A key turns.", "The gate"):
        assert not page.locator(".article-body").get_by_text(words, exact=True).is_visible()
    assert page.get_by_text("A channel lets charged particles in.").is_visible()
    assert page.get_by_text("One is left out here.").count() == 2
    button(page, "Show this one").first.click()
    assert page.get_by_text("A gate lets people in.").is_visible()
    assert page.get_by_text("A channel has no hinge.").is_visible()
    assert not page.get_by_text("A key turns.").is_visible()
    assert page.evaluate("document.activeElement.closest('.analogy').textContent.includes('The gate')")
    page.reload()
    assert not page.get_by_text("A gate lets people in.").is_visible()
    page.get_by_text("Reading help", exact=True).click()
    button(page, "Hide the comparisons").click()
    assert page.get_by_text("A gate lets people in.").is_visible()
    assert page.get_by_text("One is left out here.").count() == 0


def test_whoever_follows_a_link_to_a_comparison_sees_that_one(page, site):
    open_help(page)
    button(page, "Hide the comparisons").click()
    anchor = page.locator(".analogy").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{PATH}#{anchor}")
    assert page.get_by_text("A gate lets people in.").is_visible()
    assert not page.get_by_text("A key turns.").is_visible()


def test_a_page_without_comparisons_does_not_offer_to_hide_them(page, site):
    open_help(page, "/articles/no-comparison/")
    assert not button(page, "Hide the comparisons").is_visible()


def test_everything_goes_back_to_usual_at_once_and_says_so(page, site):
    open_help(page)
    usual = letters(page)
    button(page, "Large").click()
    button(page, "Hide the comparisons").click()
    button(page, "Back to usual").click()
    assert letters(page) == usual
    assert page.get_by_text("A gate lets people in.").is_visible()
    assert page.locator(".reading-help [role=status]").inner_text() == "The page is back to usual."
    page.reload()
    assert letters(page) == usual


@pytest.mark.parametrize("kept", ["nonsense", "null", '{"textSize": "x; }", "comparisons": 3}', "[]", '"large"'])
def test_odd_things_in_the_browsers_storage_change_nothing(new_page, site, kept):
    page = new_page()
    page.goto(PATH)
    usual = letters(page)
    page.evaluate("kept => localStorage.setItem('reading-help', kept)", kept)
    open_help(page)
    assert letters(page) == usual
    assert page.get_by_text("A gate lets people in.").is_visible()


def test_where_a_browser_keeps_nothing_a_choice_lasts_as_long_as_the_page(page, site):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    open_help(page)
    usual = letters(page)
    button(page, "Large").click()
    assert letters(page) > usual


def test_it_sends_nothing_and_sets_no_cookie(page, site):
    open_help(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    for name in ("Large", "Hide the comparisons", "Back to usual"):
        button(page, name).click()
    assert sent == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("voices", [[], [REMOTE], [SPANISH], [REMOTE, SPANISH]])
def test_without_a_voice_of_the_device_in_the_articles_language_there_is_no_read_aloud(page, site, voices):
    open_help(with_voices(page, *voices))
    assert not button(page, "Read aloud").is_visible()


def test_a_browser_without_speech_has_the_rest_of_the_help(page, site):
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    open_help(page)
    assert not button(page, "Read aloud").is_visible()
    assert button(page, "Large").is_visible()


def test_a_voice_that_the_browser_finds_later_is_offered_then(page, site):
    with_voices(page, LOCAL).add_init_script("speak.late = true")
    open_help(page)
    assert not button(page, "Read aloud").is_visible()
    page.evaluate("speak.late = false; speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    assert button(page, "Read aloud").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_it_reads_headings_and_text_in_order_and_nothing_else(new_page, site, width):
    page = open_help(with_voices(new_page(width=width), REMOTE, SPANISH, LOCAL))
    button(page, "Read aloud").click()
    while page.evaluate("Boolean(speak.now)"):
        assert page.locator(".being-read").count() == 1
        page.evaluate("speak.next()")
    said = page.evaluate("speak.said")
    assert {voice for voice, _ in said} == {"Robin"}
    texts = [text for _, text in said]
    assert texts[0] == "The gate"
    wanted = [
        *("A main message.", "1 How it works", "As with the gate.", "It opens.", "Simple analogy", "The gate"),
        *("A gate lets people in.", "In the story", "In your body", "A channel has no hinge.", "Questions to ask"),
        "What else could I try?",
    ]
    places = [texts.index(words, 1) for words in wanted]
    assert places == sorted(places)
    for words in ("Smith A.", "Contents", "On this page", "Was this page clear", "Send us a message", "Reading help"):
        assert not any(words in text for text in texts), words
    assert page.locator(".being-read").count() == 0
    assert not page.locator(".reading-aloud").is_visible()


def test_comparisons_that_are_left_out_or_folded_are_not_read(page, site):
    open_help(with_voices(page, LOCAL))
    button(page, "Hide the comparisons").click()
    button(page, "Show this one").first.click()
    page.locator(".analogy summary").first.click()
    button(page, "Read aloud").click()
    while page.evaluate("Boolean(speak.now)"):
        page.evaluate("speak.next()")
    texts = [text for _, text in page.evaluate("speak.said")]
    assert "Simple analogy" in texts
    assert not {"A gate lets people in.", "A key turns."} & {*texts}


def test_it_can_be_paused_gone_on_with_and_stopped_by_keyboard(page, site):
    open_help(with_voices(page, LOCAL))
    button(page, "Read aloud").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Pause"
    page.evaluate("speak.next()")
    second = page.evaluate("speak.said.at(-1)")
    page.keyboard.press("Enter")
    assert page.evaluate("speak.now") is None
    assert page.evaluate("document.activeElement.textContent") == "Go on"
    assert page.locator(".being-read").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("speak.said.at(-1)") == second  # the passage from its start
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Stop"
    page.keyboard.press("Enter")
    assert page.evaluate("speak.now") is None
    assert page.locator(".being-read").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Read aloud"


def test_what_is_read_is_marked_and_in_sight_unless_the_reader_went_elsewhere(new_page, site):
    page = open_help(with_voices(new_page(width=390, height=640), LOCAL))
    button(page, "Read aloud").click()
    in_sight = """(() => {
        const box = document.querySelector(".being-read").getBoundingClientRect()
        return box.top >= 0 && box.bottom <= innerHeight
    })()"""
    for _ in range(12):
        page.evaluate("speak.next()")
        assert page.evaluate(in_sight)
    assert page.locator(".being-read").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("speak.next()")
    assert page.evaluate("scrollY") == 0


def test_it_falls_silent_when_the_reader_leaves(page, site):
    open_help(with_voices(page, LOCAL))
    button(page, "Read aloud").click()
    page.evaluate("sessionStorage.setItem('cancelled', 0)")
    page.goto("/articles/no-comparison/")
    assert int(page.evaluate("sessionStorage.getItem('cancelled')")) >= 1


def test_of_several_voices_one_can_be_chosen(page, site):
    open_help(with_voices(page, LOCAL, REMOTE, SECOND))
    assert page.get_by_label("Voice").locator("option").all_inner_texts() == ["Robin", "Ana"]
    page.get_by_label("Voice").select_option("Ana")
    button(page, "Read aloud").click()
    assert page.evaluate("speak.said") == [["Ana", "The gate"]]


@pytest.mark.parametrize(
    "options",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"color_scheme": "dark", "width": 390},
    ],
)
def test_axe_finds_nothing_while_it_is_open_and_reading(new_page, site, options):
    page = open_help(with_voices(new_page(**options), LOCAL, SECOND))
    button(page, "Hide the comparisons").click()
    button(page, "Largest").click()
    button(page, "Read aloud").click()
    assert_nothing_found(page, str(options))


def test_paper_has_none_of_it_and_comparisons_are_whole(page, site):
    open_help(with_voices(page, LOCAL))
    button(page, "Hide the comparisons").click()
    button(page, "Largest").click()
    button(page, "Read aloud").click()
    page.emulate_media(media="print")
    for part in (".reading-help", ".reading-aloud", ".comparison-left-out"):
        assert not page.locator(part).first.is_visible(), part
    for words in ("A gate lets people in.", "A channel has no hinge.", "A key turns."):
        assert page.get_by_text(words, exact=True).is_visible()
    assert page.locator(".being-read").evaluate("element => getComputedStyle(element).outlineStyle") == "none"
