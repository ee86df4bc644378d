"""The palette, checked from the tokens themselves: every text on every ground it stands on, in light and dark (WCAG 2.2, 1.4.3
and 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = Path("static/css/tokens.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", TOKENS)
}

WASHES = "paper sheet lamp-wash compare-wash case-wash information-wash important-wash urgent-wash".split()
TEXT = {
    "ink": WASHES,
    "accent": WASHES,
    "accent-strong": WASHES,
    "ink-soft": ["paper", "sheet", "lamp-wash", "compare-wash", "case-wash"],
    "on-accent": ["accent", "accent-strong"],
    "on-lamp": ["lamp"],
    "on-night": ["night"],
    "lamp": ["night"],
    "compare": ["compare-wash", "paper"],
    "case": ["sheet", "case-wash"],
    "on-case": ["case"],
    "information": ["information-wash"],
    "important": ["important-wash"],
    "urgent": ["urgent-wash", "sheet", "paper"],
    "on-emergency": ["emergency"],
}
SHAPES = {
    "line-strong": ["paper", "sheet"],
    "focus": WASHES,
    "emergency": ["paper"],
    "case": ["paper"],
    "accent": ["paper"],
    "ink-soft": ["information-wash", "important-wash", "urgent-wash"],
}


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2, glossary)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_extremes():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [(text, ground) for text, grounds in TEXT.items() for ground in grounds])
def test_text_stands_out_from_its_ground(text, ground, scheme):
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("shape", "ground"), [(shape, ground) for shape, grounds in SHAPES.items() for ground in grounds]
)
def test_controls_and_shapes_stand_out_from_their_ground(shape, ground, scheme):
    assert contrast(COLOURS[shape][scheme], COLOURS[ground][scheme]) >= 3


def test_older_browsers_get_the_same_light_page():
    fallback = TOKENS.split("@supports not")[1].split("@media")[0]
    assert dict(re.findall(r"--([\w-]+): (#\w{6});", fallback)) == {name: light for name, (light, _) in COLOURS.items()}


def test_every_colour_in_the_stylesheets_is_a_token():
    for path in Path("static/css").rglob("*.css"):
        if path.name not in ("tokens.css", "print.css", "admin.css"):
            assert re.findall(r"#[0-9a-f]{6}\b", path.read_text(encoding="utf-8"), re.IGNORECASE) == [], path


def test_every_token_is_used_and_every_token_used_exists():
    sheets = [
        path.read_text(encoding="utf-8") for path in Path("static/css").rglob("*.css") if path.name != "admin.css"
    ]
    defined = {name for sheet in sheets for name in re.findall(r"(--[\w-]+):", sheet)}
    used = {name for sheet in sheets for name in re.findall(r"var\((--[\w-]+)", sheet)}
    assert used <= defined
    assert defined - used == set()
