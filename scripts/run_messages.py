"""The catalogue of words that visitors see, in each other language. Needs no GNU gettext.

scripts/messages            collects what is marked for translation into locale/*/LC_MESSAGES/django.po: new words come
                            in without a translation, words that are gone go; and compiles it to django.mo
scripts/messages --check    changes nothing, and says what is wrong with the catalogues
"""

import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("es",)
# What visitors never see: staff's pages and mails are in English.
STAFF_ONLY = {"admin", "mail", "migrations", "management"}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")},
}
# A call that `templatize` made of a tag; all else in its answer only keeps the lines apart.
_CALL = re.compile(r"""\b_?(?:n?p?gettext)?\((?:,?\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))+(?:,\s*count)?\)""")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|{\w*}")
# Of the head of a catalogue, what readers of it need. The rest would change with each day.
_HEAD = re.compile(
    r'^"(?:Language|MIME-Version|Content-Type|Content-Transfer-Encoding|Plural-Forms):.*\n', re.MULTILINE
)


def po_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


# Collecting


def calls_of(template: str) -> str:
    """The source of a Django template as calls of gettext, each on the line of its tag."""
    lines = templatize(template).split("\n")
    return "\n".join(" ; ".join(match[0] for match in _CALL.finditer(line)) for line in lines)


def marked() -> Iterator[tuple[str, int, str | tuple, str | None]]:
    """(file, line, message or its singular and plural, context) of everything that is marked for translation."""
    folders = ("templates", "clinic", "articles", "contact")
    for path in sorted(path for folder in folders for path in (ROOT / folder).rglob("*")):
        name = path.relative_to(ROOT)
        if path.suffix not in (".py", ".html") or STAFF_ONLY & {*name.parts}:
            continue
        source = path.read_text(encoding="utf-8")
        source = calls_of(source) if path.suffix == ".html" else source
        for line, message, _, context in extract("python", BytesIO(source.encode()), KEYWORDS):
            yield str(name), line, message, context


def template_catalogue() -> Catalog:
    found = Catalog()
    for name, line, message, context in marked():
        found.add(message, locations=[(name, line)], context=context)
    return found


# Reading and writing


def read(language: str) -> Catalog:
    path = po_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def written(catalogue: Catalog) -> str:
    """A catalogue as the text of a `.po` file, without lines that change though no word does."""
    out = BytesIO()
    write_po(
        out, catalogue, omit_header=False, include_lineno=False, sort_by_file=True, width=120, ignore_obsolete=True
    )
    head, _, words = out.getvalue().decode().partition("\n\n")
    return 'msgid ""\nmsgstr ""\n' + "".join(_HEAD.findall(head + "\n")) + "\n" + words.rstrip("\n") + "\n"


def compiled(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def renew(language: str) -> None:
    catalogue = read(language)
    catalogue.update(template_catalogue(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = po_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(catalogue), encoding="utf-8")
    words = read(language)
    if not is_compiled(path.with_suffix(".mo"), words):
        path.with_suffix(".mo").write_bytes(compiled(words))


def is_compiled(path: Path, catalogue: Catalog) -> bool:
    """Whether the file at `path` has the very words of the catalogue."""
    if not path.exists():
        return False
    return _words_of(path.read_bytes()) == _words_of(compiled(catalogue))


def _words_of(mo: bytes) -> dict:
    words = dict(GNUTranslations(BytesIO(mo))._catalog)
    words.pop("", None)
    return words


# Checking


def key_of(message: Message) -> tuple:
    """What a message is known by: its context and its words, the singular of two."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def placeholders(text: str) -> set[str]:
    """A translation may say something twice."""
    return {*_PLACEHOLDER.findall(text)}


def faults_of(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    strings = (message.string,) if isinstance(message.string, str) else message.string
    if not all(strings) or len(strings) < len(ids):
        yield "has no translation"
        return
    if message.fuzzy:
        yield "is only guessed (fuzzy)"
    if any(placeholders(words) not in [placeholders(each) for each in ids] for words in strings):
        yield "has other placeholders in its translation"
    if any(
        (words[:1].isspace(), words[-1:].isspace()) != (ids[0][:1].isspace(), ids[0][-1:].isspace())
        for words in strings
    ):
        yield "has other spaces around its translation"


def faults(language: str, wanted: Catalog, found: Catalog) -> list[str]:
    """What is wrong with the catalogue `found` of a language, when `wanted` are the words that are marked."""
    needed = {key_of(message): message for message in wanted if message.id}
    there = {key_of(message): message for message in found if message.id}
    said = [f"“{key[1]}” is marked and not in the catalogue" for key in needed if key not in there]
    for key, message in there.items():
        if key not in needed:
            said.append(f"“{key[1]}” is in the catalogue and nowhere else")
        elif isinstance(message.id, str) != isinstance(needed[key].id, str):
            said.append(f"“{key[1]}” is counted in one place and not in another")
        else:
            said += [f"“{key[1]}” {fault}" for fault in faults_of(message)]
    said += [f"“{key_of(message)[1]}” is kept though it is gone" for message in found.obsolete.values()]
    return [f"{language}: {fault}. Run ./scripts/messages." for fault in sorted(said)]


def check(language: str) -> list[str]:
    found = read(language)
    said = faults(language, template_catalogue(), found)
    if not is_compiled(po_of(language).with_suffix(".mo"), found):
        said.append(f"{language}: django.mo is not made of django.po. Run ./scripts/messages.")
    return said


def main(*arguments: str) -> int:
    if arguments not in ((), ("--check",)):
        print(f"Not understood: {' '.join(arguments)}", file=sys.stderr)
        return 2
    if not arguments:
        for language in LANGUAGES:
            renew(language)
    said = [fault for language in LANGUAGES for fault in check(language)]
    print("\n".join(said) or "Every word has its translation.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
