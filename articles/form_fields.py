"""Form fields: lists with one item a line, rows of a few short texts, and numbers that are pasted in several forms."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError


def without_nul(text: str) -> str:
    """PostgreSQL takes no NUL, in JSON neither; a CharField's own check does not look into lists."""
    return text.replace("\x00", "")


class LinesWidget(forms.Textarea):
    def __init__(self, attrs=None):
        super().__init__({"rows": 5, **(attrs or {})})

    def format_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class LinesField(forms.CharField):
    """A list of texts, typed one a line. Empty lines are left out. `max_lines` bounds how many."""

    widget = LinesWidget

    def __init__(self, *, max_lines=None, **kwargs):
        kwargs.pop("encoder", None), kwargs.pop("decoder", None)
        self.max_lines = max_lines
        super().__init__(**kwargs)

    def to_python(self, value):
        lines = value if isinstance(value, list) else super().to_python(value).splitlines()
        lines = [without_nul(line) for line in lines]
        return [line.strip() for line in lines if line.strip()]

    def validate(self, value):
        super().validate(value)
        if self.max_lines is not None and len(value) > self.max_lines:
            raise ValidationError(f"At most {self.max_lines} lines; there are {len(value)}.", code="too_many")

    def has_changed(self, initial, data):
        return self.to_python(initial or []) != self.to_python(data or "")


class RowsWidget(forms.Widget):
    """A table of text inputs: the filled rows and a few empty ones. Works without JavaScript."""

    template_name = "articles/admin/rows_widget.html"
    spare_rows = 3

    def __init__(self, columns: dict[str, str], attrs=None):
        self.columns = columns  # key -> heading
        super().__init__(attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = [*(value or []), *({} for _ in range(self.spare_rows))]
        context["widget"]["columns"] = list(self.columns.values())
        context["widget"]["rows"] = [
            [
                {"name": f"{name}-{key}", "value": row.get(key, ""), "label": f"{heading}, row {number}"}
                for key, heading in self.columns.items()
            ]
            for number, row in enumerate(rows, 1)
        ]
        return context

    def value_from_datadict(self, data, files, name):
        columns = {key: data.getlist(f"{name}-{key}") for key in self.columns}
        count = max(map(len, columns.values()), default=0)
        return [
            {key: values[number] if number < len(values) else "" for key, values in columns.items()}
            for number in range(count)
        ]

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{key}" in data for key in self.columns)

    def id_for_label(self, id_):
        return ""

    def use_required_attribute(self, initial):
        return False


class RowsField(forms.Field):
    """A list of rows, each a dict of the columns' texts. Rows that are empty throughout are left out."""

    def __init__(self, *, columns: dict[str, str], **kwargs):
        kwargs.pop("encoder", None), kwargs.pop("decoder", None), kwargs.pop("widget", None)
        self.columns = columns
        super().__init__(widget=RowsWidget(columns), **kwargs)

    def to_python(self, value):
        rows = [{key: without_nul(str(row.get(key, ""))).strip() for key in self.columns} for row in value or []]
        return [row for row in rows if any(row.values())]

    def has_changed(self, initial, data):
        return self.to_python(initial) != self.to_python(data)


class IdentifierField(forms.CharField):
    """A number by which others know a source. `bare` takes off what was pasted around it, before it is judged."""

    def __init__(self, *, bare: Callable[[str], str], judge: Callable[[str], bool], wrong: str, **kwargs):
        self.bare, self.judge, self.wrong = bare, judge, wrong
        super().__init__(**kwargs)

    def to_python(self, value):
        return self.bare(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if value and not self.judge(value):
            raise ValidationError(self.wrong, code="invalid")

    def widget_attrs(self, widget):
        # What is pasted may be longer than what is kept: the browser must not cut it off.
        return {name: held for name, held in super().widget_attrs(widget).items() if name != "maxlength"}
