"""The form into which a whole document is pasted."""

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import ValidationError

from articles.importing.formatted import as_text
from articles.importing.text import ImportRefused, decode
from articles.models import Article
from articles.pasted import passages
from articles.sanitising import clean_document

LONGEST = 200_000  # characters; 30,000 words


class DocumentWidget(CKEditorWidget):
    """An editor with headings. Whatever is sent, only what it can hold is shown again."""

    def __init__(self):
        super().__init__("document", attrs={"data-document": ""})

    def value_from_datadict(self, data, files, name):
        return clean_document(super().value_from_datadict(data, files, name) or "")


class PasteForm(forms.Form):
    """`cleaned_data["text"]` is the text in the importer's format, whichever of the two fields was filled."""

    article = forms.ModelChoiceField(
        Article.objects.only("title").order_by("title", "pk"),
        required=False,
        label="For which article?",
        empty_label="A new article",
        error_messages={"invalid_choice": "There is no such article any more."},
        help_text="In an article that is there, the new blocks come after its own. Nothing of it is replaced.",
    )
    formatted = forms.CharField(
        widget=DocumentWidget,
        required=False,
        max_length=LONGEST,
        label="Formatted text",
        help_text="From Word, Google Docs or a web page. Its headings, lists, bold, italic and links are kept.",
    )
    plain = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 12, "cols": 90}),
        required=False,
        strip=False,
        max_length=LONGEST,
        label="Or plain text",
        help_text="Of a new article the first line is the title, here as above.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        formatted, is_plain = passages(data["formatted"]), bool(data["plain"].strip())
        if bool(formatted) == is_plain:
            raise ValidationError(
                "Paste into one of the two fields, not into both."
                if is_plain
                else "Paste a text into one of the two fields."
            )
        text = as_text(formatted, titled=not data["article"]) if formatted else data["plain"]
        try:
            data["text"] = decode(text.encode())
        except ImportRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return data
