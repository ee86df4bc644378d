"""The guides: every picture is there, taken by the script and described; every button named in the staff guide exists."""

import ast
import re
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps

from scripts import scenes

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
STAFF = sorted((ROOT / "docs" / "staff").glob("*.md"))
# It explains a text format, and sets parts of that in bold; tests/articles/importing/test_staff_guide.py holds it to it.
NAMES_BUTTONS = [page for page in STAFF if page.name != "importing.md"]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def pictures_of(text: str) -> list[tuple[str, str]]:
    """(alt text, target) of each picture, written as Markdown or as an <img>."""
    found = re.findall(r"!\[([^]]*(?:\[[^]]*\][^]]*)*)\]\(([^)\s]+)\)", text)
    for tag in re.findall(r"<img\b[^>]*>", text):
        facts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found.append((facts.get("alt", ""), facts["src"]))
    return found


# Pictures


def shown() -> dict[Path, list[str]]:
    """The pictures of all pages, each with the alt texts it is given."""
    found = {}
    for page in PAGES:
        for alt, target in pictures_of(page.read_text()):
            found.setdefault((page.parent / target).resolve(), []).append(alt)
    return found


def test_both_ways_to_show_a_picture_are_read():
    text = '![a [ref:b] c](d.png)\n<img src="e.png" width="3" alt="f">'
    assert pictures_of(text) == [("a [ref:b] c", "d.png"), ("f", "e.png")]


def test_every_picture_that_is_shown_is_there_and_no_other():
    assert set(shown()) == set(IMAGES.iterdir())


def test_every_picture_is_taken_by_the_script():
    taken = [name for pictures in scenes.SCENES.values() for name in pictures]
    assert len(taken) == len(set(taken))
    assert set(taken) == {path.stem for path in IMAGES.iterdir()}


def test_every_picture_says_what_it_shows():
    assert {path.name: alts for path, alts in shown().items() if min(map(len, alts)) < 20} == {}


def test_pictures_are_small():
    assert {path.name: path.stat().st_size for path in IMAGES.iterdir() if path.stat().st_size > 150_000} == {}


# Links


def anchors_of(text: str) -> set[str]:
    """The anchors that a page's headings get on a code host."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_to_a_page_and_to_a_heading_of_it():
    broken = []
    for page in PAGES:
        for target in re.findall(r"(?<!!)\[[^]]*\]\(([^)\s]+)\)", page.read_text()):
            path, _, anchor = target.partition("#")
            there = (page.parent / path) if path else page
            if re.match(r"[a-z]+:", target):
                continue
            if not there.exists() or (anchor and anchor not in anchors_of(there.read_text())):
                broken.append((name_of(page), target))
    assert broken == []


def test_the_staff_guide_lists_all_its_pages():
    contents = (ROOT / "docs" / "staff" / "README.md").read_text()
    listed = re.findall(r"\]\(([a-z-]+\.md)\)", contents)
    assert sorted(listed) == sorted(page.name for page in STAFF if page.name != "README.md")


# Buttons and fields

WORDS_ON_SCREEN = ("clinic", "articles", "contact", "content_editor", "django.contrib.admin", "django.contrib.auth")
GAP = "\0"  # where a name or a number stands


def words_in_python(source: str):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if not re.fullmatch(r"[a-z_]+", node.value):  # a name in the code; those of fields come from the models
                yield re.sub(r"%\(\w+\)s|\{\w*\}", GAP, node.value)
        elif isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else GAP for part in node.values)


def words_in_template(source: str):
    """The texts between tags, of attributes, and of Django's own translated strings."""
    for text in re.findall(r"""{%\s*translate\s+["'](.*?)["']""", source):
        yield text
    source = re.sub(r"{%.*?%}", "", source)  # what stands on both sides of a condition is one text
    source = re.sub(r"{{.*?}}", GAP, source)
    for text in [*re.findall(r">([^<>]+)<", source), *re.findall(r"""="([^"]*)\"""", source)]:
        yield unescape(text)


def words_in_script(source: str):
    for text in re.findall(r""""([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`""", source):
        yield re.sub(r"\$\{.*?\}|%s", GAP, "".join(text))


READERS = {".py": words_in_python, ".html": words_in_template, ".js": words_in_script}


def names_of_models():
    """Every name and plural of a model, and the label of every field: Django makes them from the code's own names."""
    for model in apps.get_models():
        yield from (model._meta.verbose_name, model._meta.verbose_name_plural)
        for field in model._meta.get_fields():
            yield getattr(field, "verbose_name", "")
            yield field.name.replace("_", " ")


@cache
def on_screen() -> list[re.Pattern]:
    """Patterns of what may stand on a screen; each gap is any name or number."""
    folders = [Path(find_spec(package).origin).parent for package in WORDS_ON_SCREEN]
    files = [file for folder in (*folders, ROOT / "templates", ROOT / "static") for file in folder.rglob("*.*")]
    texts = set(map(str, names_of_models()))
    for file in files:
        if file.suffix in READERS and not {"migrations", "management", "locale", "vendor"} & set(file.parts):
            texts.update(READERS[file.suffix](file.read_text()))
    short = {" ".join(text.split()).rstrip(":").casefold() for text in texts if len(text) < 200}
    # Mostly gaps would say yes to anything.
    clear = [text for text in short if len(text.replace(GAP, "").strip()) > 2 * text.count(GAP)]
    return [re.compile(".{1,60}".join(map(re.escape, text.split(GAP)))) for text in clear]


def is_on_screen(label: str) -> bool:
    return any(pattern.fullmatch(label.casefold()) for pattern in on_screen())


@pytest.mark.parametrize(
    "label",
    [
        *("Publish edition … now", "Preview the saved draft", "Withdraw edition …", "Make this the draft again"),
        *("Save and continue editing", "Where it stops being true", "Add below…", "Add another Author", "Alt text"),
    ],
)
def test_what_is_on_a_screen_is_found(label):
    assert is_on_screen(label)


@pytest.mark.parametrize(
    "label", ["Publish edition … soon", "Preview the draft", "Withdraw", "Where it ends", "Insert above…"]
)
def test_what_is_on_no_screen_is_not_found(label):
    assert not is_on_screen(label)


@pytest.mark.parametrize("page", NAMES_BUTTONS, ids=lambda page: page.name)
def test_every_button_and_field_that_a_page_names_exists(page):
    labels = {" ".join(label.split()) for label in re.findall(r"\*\*(.+?)\*\*", page.read_text(), re.DOTALL)}
    assert labels
    assert {label for label in labels if not is_on_screen(label)} == set()
