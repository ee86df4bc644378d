"""Rich text as a model field: the one place that knows which editor is used and that what it sends is cleaned."""

from ckeditor.fields import RichTextField
from django.db import models

from articles import form_fields
from articles.sanitising import clean


class CleanRichTextField(RichTextField):
    """HTML within `articles.sanitising.ALLOWED`, edited with CKEditor.

    Cleaned in `pre_save`, so that the instance shows what was stored, and in `get_db_prep_save`, so that
    `QuerySet.update()`, `bulk_create()` and fixtures are cleaned too.
    """

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = clean(value)
        return super().get_db_prep_save(value, connection)


# Django repeats a callable default in a hidden input, as text; a list compares with itself well enough without.
_NOT_HIDDEN = {"show_hidden_initial": False}


class LinesField(models.JSONField):
    """A list of short texts, edited one a line. `max_lines` bounds the form, not the database."""

    def __init__(self, *args, max_lines=None, **kwargs):
        self.max_lines = max_lines  # not in deconstruct(): the form's business, not the migrations'
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(
            **{"form_class": form_fields.LinesField, "max_lines": self.max_lines, **_NOT_HIDDEN, **kwargs}
        )


class RowsField(models.JSONField):
    """A list of rows, each a dict with the keys of `columns` (key -> heading), edited as a small table."""

    def __init__(self, *args, columns=None, **kwargs):
        self.columns = columns or {}  # not in deconstruct(): the form's business, not the migrations'
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(
            **{"form_class": form_fields.RowsField, "columns": self.columns, **_NOT_HIDDEN, **kwargs}
        )
