"""The page for data protection names every table in which something of people who write is kept."""

import re
from pathlib import Path

from django.apps import apps

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operations" / "privacy.md"


def named() -> set[str]:
    return set(re.findall(r"`(contact_[a-z_]+)`", PAGE.read_text(encoding="utf-8")))


def tables() -> set[str]:
    return {model._meta.db_table for model in apps.get_app_config("contact").get_models(include_auto_created=True)}


def test_it_names_every_table_of_inquiries_and_none_that_is_not_there():
    assert len(tables()) > 5
    assert named() == tables()
