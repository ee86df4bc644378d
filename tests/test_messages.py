"""The catalogue of words: what is collected, and what is wrong with a translation."""

import pytest
from babel.messages.catalog import Catalog

from scripts import run_messages as messages


def catalogue(*entries) -> Catalog:
    """Entries are (id or ids, string or strings) or those and the flags."""
    made = Catalog(locale="es")
    for words, string, *rest in entries:
        made.add(words, string, **(rest[0] if rest else {}))
    return made


def faults(wanted, found) -> list[str]:
    said = messages.faults("es", catalogue(*wanted), catalogue(*found))
    return [fault.removeprefix("es: ").removesuffix(". Run ./scripts/messages.") for fault in said]


WANTED = [("Home", "")]


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([("Home", "Inicio")], None),
        ([], "“Home” is marked and not in the catalogue"),
        ([("Home", "")], "“Home” has no translation"),
        ([("Home", "Inicio", {"flags": ["fuzzy"]})], "“Home” is only guessed (fuzzy)"),
        ([("Home", "Inicio"), ("Gone", "Ido")], "“Gone” is in the catalogue and nowhere else"),
        (
            [
                ("Home", "Inicio "),
            ],
            "“Home” has other spaces around its translation",
        ),
        ([(("Home", "Homes"), ("Inicio", "Inicios", "Inicios"))], "“Home” is counted in one place and not in another"),
        ([("Home", "Inicio", {"context": "menu"})], "“Home” is in the catalogue and nowhere else"),
    ],
)
def test_what_is_wrong_is_said(found, fault):
    assert fault in faults(WANTED, found) if fault else faults(WANTED, found) == []


@pytest.mark.parametrize(
    ("words", "string", "good"),
    [
        ("Call %(number)s", "Llame al %(number)s", True),
        ("Call %(number)s", "Llame al %(numero)s", False),
        ("Call %(number)s", "Llame", False),
        ("At 400 %%", "Al 400 %", False),
        ("Call or text %(n)s", "Llame al %(n)s o escriba al %(n)s", True),
        (("one day", "%(n)s days"), ("un día", "%(n)s de días", "%(n)s días"), True),
        (("%(n)s day", "%(n)s days"), ("un día", "%(n)s de días", "%(n)s días"), False),
        (("%(n)s day", "%(n)s days"), ("%(n)s día", "", ""), False),
    ],
)
def test_a_translation_has_the_placeholders_of_its_words(words, string, good):
    assert (faults([(words, "")], [(words, string)]) == []) == good


def test_everything_marked_in_a_template_is_collected():
    template = """{% translate "It's here" %}{# "not here" #} {% translate "Open" context "hours" %}
{% blocktranslate trimmed with name=x %}
  Hello, {{ name }}.
  At 400 %.
{% endblocktranslate %}
{% blocktranslate count n=3 %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
{% include "a.html" with label=_("A label") %}<p>not here, (it's plain)</p>"""
    found = messages.extract("python", messages.BytesIO(messages.calls_of(template).encode()), messages.KEYWORDS)
    assert [(line, message, context) for line, message, _, context in found] == [
        (1, "It's here", None),
        (1, "Open", "hours"),
        (2, "Hello, %(name)s. At 400 %%.", None),
        (6, ("%(n)s day", "%(n)s days"), None),
        (7, "A label", None),
    ]


def test_words_of_staff_are_not_collected():
    files = {name for name, *_ in messages.marked()}
    assert "templates/components/crisis_card.html" in files
    assert "clinic/menu.py" in files
    assert not [name for name in files if "admin" in name]


def test_a_catalogue_that_was_not_compiled_anew_is_found(tmp_path):
    old, new = catalogue(("Home", "Inicio")), catalogue(("Home", "Portada"))
    file = tmp_path / "django.mo"
    assert not messages.is_compiled(file, old)
    file.write_bytes(messages.compiled(old))
    assert messages.is_compiled(file, old)
    assert not messages.is_compiled(file, new)


def test_what_is_written_can_be_read_again_and_has_no_day_in_it():
    made = catalogue(
        ("Home", "Inicio"), (("%(n)s day", "%(n)s days"), ("a", "b", "c")), ("Open", "Horario", {"context": "x"})
    )
    text = messages.written(made)
    read = messages.read_po(messages.BytesIO(text.encode()), locale="es")
    assert {messages.key_of(m): m.string for m in read if m.id} == {messages.key_of(m): m.string for m in made if m.id}
    assert "Date" not in text
    assert "Babel" not in text


def test_every_word_that_visitors_see_has_its_spanish():
    assert messages.check("es") == []
