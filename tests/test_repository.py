"""Promises about the whole repository, which no single module could keep."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class

from clinic.roles_page import roles_page

ROOT = Path(__file__).resolve().parent.parent
APPS = ("clinic", "articles", "contact")
TRACKED = [
    ROOT / name
    for name in subprocess.check_output(["git", "-C", ROOT, "ls-files", "-z"], text=True).split("\0")
    if name and (ROOT / name).is_file()
]
SOURCES = [path for path in TRACKED if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in APPS]
TEMPLATES = [
    path for path in TRACKED if path.suffix in (".html", ".svg") and "templates" in path.relative_to(ROOT).parts
]
PAGES = [path for path in TRACKED if path.suffix == ".md"]
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def imports_of(source: str, module: str) -> set[str]:
    """Every module, or name in a module, that the source of `module` imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".")[: -node.level]
                base = ".".join([*package, *([node.module] if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found


IMPORTS = {
    module: imports_of(read(path), module)
    for path in SOURCES
    if (module := ".".join(path.relative_to(ROOT).with_suffix("").parts))
}


def names(imported: set[str], package: str) -> set[str]:
    return {name for name in imported if name == package or name.startswith(f"{package}.")}


# Who may import whom


def test_imports_are_read_from_every_form():
    source = "import a.b\nfrom c import d\ndef f():\n    from . import e\n    from ..g import h\n"
    assert imports_of(source, "x.y.z") == {"a.b", "c", "c.d", "x.y", "x.y.e", "x.g", "x.g.h"}


@pytest.mark.parametrize(("app", "other"), [("contact", "articles"), ("articles", "contact")])
def test_explainers_and_inquiries_know_nothing_of_each_other(app, other):
    mine = {module: imported for module, imported in IMPORTS.items() if module.startswith(f"{app}.")}
    assert mine
    assert {module: found for module, imported in mine.items() if (found := names(imported, other))} == {}


# What clinic may know of the apps that stand on it: their addresses, and the editor's configuration among the settings.
KNOWN_TO_CLINIC = {"clinic.urls": {"articles", "contact"}, "clinic.settings": {"articles.editor"}}


def test_the_clinic_knows_of_explainers_and_inquiries_only_what_the_table_says():
    strangers = {}
    for module, imported in IMPORTS.items():
        if not module.startswith("clinic."):
            continue
        known = KNOWN_TO_CLINIC.get(module, set())
        found = names(imported, "articles") | names(imported, "contact")
        if unknown := {name for name in found if not any(names({name}, package) for package in known)}:
            strangers[module] = sorted(unknown)
    assert strangers == {}


# The modules that say so themselves.
PURE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in SOURCES
    if re.search(r"\bPure\b", ast.get_docstring(ast.parse(read(path))) or "")
)


def test_the_documents_own_modules_are_pure():
    assert {"articles.document", "articles.citations", "articles.sanitising", "articles.editor"} <= {*PURE}


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_reaches_no_model_however_far_one_follows_its_imports(module):
    seen, waiting = set(), [module]
    while waiting:
        current = waiting.pop()
        seen.add(current)
        imported = IMPORTS[current]
        assert not names(imported, "django.db"), current
        assert not [name for name in imported if re.search(r"(^|\.)models(\.|$)", name)], current
        waiting += [name for name in imported if name in IMPORTS and name not in seen]


@pytest.mark.parametrize(
    ("room", "doors"),
    [
        # A view may be built from another view, and the admin may show a page as a visitor sees it.
        ("views", r"\.(urls|views|admin)(\.|$)"),
        ("admin", r"\.(urls|apps|admin)(\.|$)"),
    ],
)
def test_nobody_imports_from_the_rooms_at_the_end(room, doors):
    rooms = [f"{app}.{room}" for app in APPS]
    strangers = {
        module: sorted(found)
        for module, imported in IMPORTS.items()
        if not re.search(doors, module) and (found := set().union(*(names(imported, name) for name in rooms)))
    }
    assert strangers == {}


@pytest.mark.parametrize("word", ["utils", "helpers", "services", "managers", "misc", "common", "signals"])
def test_no_module_has_a_name_that_says_nothing(word):
    assert [module for module in IMPORTS if word in module.split(".")] == []


# What reaches a page


def test_only_one_module_makes_text_into_html():
    users = [name_of(path) for path in SOURCES if re.search(r"\b(mark_safe|SafeString|SafeText)\b", read(path))]
    assert users == ["articles/templatetags/articles.py"]


def test_no_template_switches_escaping_off():
    assert [name_of(path) for path in TEMPLATES if re.search(r"\|\s*safe(seq)?\b|autoescape\s+off", read(path))] == []


INLINE = {
    "a script without a source": r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")",
    "a style element": r"<style\b",
    "a style attribute": r"<[a-zA-Z][^<>]*\sstyle\s*=",
    "an event attribute": r"<[a-zA-Z][^<>]*\son[a-z]+\s*=",
    "a javascript: address": r"javascript:",
}


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds_what_the_policy_blocks(what):
    assert TEMPLATES
    assert [name_of(path) for path in TEMPLATES if re.search(INLINE[what], read(path), re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("what", "html"),
    [
        ("a script without a source", "<script>alert(1)</script>"),
        ("a style element", "<style>p{}</style>"),
        ("a style attribute", '<p class="a" style="color:red">'),
        ("an event attribute", '<img src="a" onerror="b()">'),
        ("a javascript: address", '<a href="javascript:b()">'),
    ],
)
def test_the_patterns_find_what_they_are_for(what, html):
    assert re.search(INLINE[what], html)
    assert not re.search(INLINE[what], '<script type="module" src="/static/a.js"></script><p class="style on">a</p>')


def test_nothing_but_ckeditors_own_warning_is_silenced():
    assert settings.SILENCED_SYSTEM_CHECKS == ["ckeditor.W001"]


# Settings


def variables_read() -> set[str]:
    """What clinic/env.py and clinic/settings.py read: `env.x("NAME", …)`, and `secret("NAME")` with its file."""
    found = set()
    for name in ("env", "settings"):
        for node in ast.walk(ast.parse(read(ROOT / "clinic" / f"{name}.py"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            function, first = node.func, node.args[0].value
            if isinstance(function, ast.Name) and function.id == "secret":
                found |= {first, f"{first}_FILE"}
            elif (
                isinstance(function, ast.Attribute)
                and isinstance(function.value, ast.Name)
                and function.value.id == "env"
            ):
                found.add(first)
    return found


def test_every_setting_is_explained_in_the_example_and_no_other():
    explained = re.findall(r"^#?([A-Z][A-Z0-9_]+)=", read(ROOT / ".env.example"), re.MULTILINE)
    assert len(explained) == len(set(explained))
    assert set(explained) == variables_read()


def test_the_settings_named_in_the_guide_to_deploying_exist():
    guide = read(ROOT / "docs" / "operations" / "deploying.md")
    table = re.findall(r"^\| (`[A-Z_`, ]+) \|", guide, re.MULTILINE)
    named = {name for cell in table for name in re.findall(r"[A-Z_]+", cell)}
    assert named
    assert named <= variables_read()


# Papers


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_says_why_what_and_what_follows_on_one_page(path):
    text = read(path)
    title = re.match(r"# (\d{4}) (\S.*)\n", text)
    assert title
    assert title[1] == path.name[:4]
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.split()) < 600


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_every_decision_that_is_referred_to_exists():
    numbers = {path.name[:4] for path in DECISIONS}
    referred = {
        (name_of(path), number)
        for path in TRACKED
        if path.suffix in (".py", ".md", ".in", ".example", ".html")
        for number in re.findall(r"docs/adr/(\d{4})", read(path))
    }
    assert referred
    assert {pair for pair in referred if pair[1] not in numbers} == set()


def test_links_between_the_pages_lead_somewhere():
    broken = []
    for path in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", read(path)):
            if re.match(r"[a-z]+:|#", target):
                continue
            if not (path.parent / target.split("#")[0]).exists():
                broken.append((name_of(path), target))
    assert broken == []


def test_the_map_in_the_readme_is_the_tree():
    tree = read(ROOT / "README.md").split("## Where things are")[1].split("```")[1]
    named = re.findall(r"^([a-z]+)/ ", tree, re.MULTILINE)
    there = {path.relative_to(ROOT).parts[0] for path in TRACKED if len(path.relative_to(ROOT).parts) > 1}
    assert set(named) == {name for name in there if not name.startswith(".")}


def test_the_table_of_roles_is_what_the_code_says():
    assert read(ROOT / "docs" / "reference" / "roles.md") == roles_page()


def test_every_permission_of_a_role_is_one_that_django_makes(db):
    from django.contrib.auth.models import Permission

    from clinic.roles import ROLES

    made = {
        f"{app}.{codename}" for app, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert {permission for role in ROLES for permission in role.permissions} <= made


OUR_COMMANDS = sorted(name for name, app in get_commands().items() if app in APPS)


@pytest.mark.parametrize("name", OUR_COMMANDS)
def test_a_command_says_what_it_does(name):
    said = load_command_class(apps.get_app_config(get_commands()[name]).name, name).help
    assert said.strip().endswith(".")


# Nothing of the machine it was written on

FOREIGN = {
    "a path on somebody's machine": r"(?<![\w.:/-])/(?:home|root|work|Users)/\w",
    "a folder beside the repository": r"(?<![\w/.])\.\./(?:shared|seed)\b",
    "a package index": r"\b(?:pypi|pythonhosted|npmjs)\.(?:org|com)\b|\bregistry\.npm|--(?:extra-)?index-url[ =]\S*:",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_no_tracked_file_names(what):
    # The tests of the importer may read a text that lies beside the repository.
    allowed = {"a folder beside the repository": "tests/"}.get(what, "\0")
    found = [
        name_of(path)
        for path in TRACKED
        if path != Path(__file__) and not name_of(path).startswith(allowed) and re.search(FOREIGN[what], read(path))
    ]
    assert found == []


def test_no_tracked_file_is_larger_than_a_megabyte():
    assert [name_of(path) for path in TRACKED if path.stat().st_size > 1_000_000] == []
