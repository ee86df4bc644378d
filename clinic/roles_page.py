"""The table of roles as a page of documentation, made from `clinic.roles.ROLES`. Reads no database."""

from collections import defaultdict

from django.apps import apps

from clinic.roles import ROLES

_WORDS = {"view": "see", "add": "add", "change": "change", "delete": "delete"}
_ORDER = ("view", "add", "change", "delete")


def roles_page() -> str:
    """Markdown: who each role is, and what each may do with each kind of thing."""
    rows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for role in ROLES:
        for permission in role.permissions:
            app_label, codename = permission.split(".")
            action, model = codename.split("_", 1)
            thing = str(apps.get_model(app_label, model)._meta.verbose_name_plural)
            rows[f"{app_label}|{thing}"][role.key].add(action)

    lines = [
        "# Who may do what",
        "",
        "<!-- Made by `manage.py document_roles` from clinic/roles.py. Do not edit; run ./scripts/fix. -->",
        "",
        "Each member of staff has one or more of these roles. Whoever has none can sign in and see nothing.",
        "",
        *(f"- **{role.name}**. {role.summary}" for role in ROLES),
        "",
        "| | " + " | ".join(role.name for role in ROLES) + " |",
        "|---|" + "---|" * len(ROLES),
    ]
    for key in sorted(rows):
        cells = (_in_words(rows[key][role.key]) for role in ROLES)
        lines.append(f"| {_capital(key.split('|')[1])} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _in_words(actions: set[str]) -> str:
    usual = [_WORDS[action] for action in _ORDER if action in actions]
    return ", ".join([*usual, *sorted(actions - set(_ORDER))])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
