"""Forms of the article's pages in the admin."""

from datetime import timedelta

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import publishing, translations
from articles.changes import changes
from articles.form_fields import IdentifierField
from articles.identifiers import bare_doi, bare_pmid, is_doi, is_pmid
from articles.models import Article, Reference, Tag
from articles.tags import tag_name, tag_slug
from clinic.moments import said

# The browser asks to see what it kept, in the form. Refusing to save it shows all of it again, and what is amiss with it.
BROUGHT_BACK = "This is what you typed before. It is not saved yet: read it through, then save."


class ArticleForm(forms.ModelForm):
    """The draft. Refuses to save over what somebody else saved after the form was opened, unless told to."""

    # The number of the newest edition when the form was opened.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # Ticked after reading what the other person saved: the number of the edition that may be overwritten.
    overwrite = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = (
            *("title", "main_message", "summary", "kind", "audience"),
            *("language", "translation_of", "translates"),
            *("topics", "tags", "series", "series_position", "read_next", "related", "slug"),
            *("references", "conflict_statement", "funding_statement"),
            *("medicine_uses", "is_offered_here", "no_company_paid", "review_interval_months"),
        )
        widgets = {
            "main_message": AdminTextareaWidget(attrs={"rows": 3}),
            "conflict_statement": AdminTextareaWidget(attrs={"rows": 2}),
            "funding_statement": AdminTextareaWidget(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        newest = self.instance.editions.first() if self.instance.pk else None
        self.newest_number = newest.number if newest else 0
        if "seen" in self.fields:
            self.fields["seen"].initial = self.newest_number
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "translates" in self.fields:
            self._settle_languages()

    def _settle_languages(self):
        """Offer of the languages and sources only what can be chosen still, and the editions of the source."""
        article, fields = self.instance, self.fields
        if translations.is_settled(article):
            fields["language"].choices = [(article.language, article.get_language_display())]
        if translations.is_linked(article):
            fields["translation_of"].queryset = Article.objects.filter(pk=article.translation_of_id)
            fields["translation_of"].required = True
        source = self._source()
        fields["translates"].queryset = translations.choices(source)
        fields["translates"].label_from_instance = _edition_in_words
        fields["translates"].empty_label = "not translated to the end yet" if source else "no translation"

    def _source(self) -> Article | None:
        """The article that this one is said to translate, in what was typed, begun with or saved."""
        typed = (
            self.data.get("translation_of", "")
            if self.is_bound
            else self.get_initial_for_field(self.fields["translation_of"], "translation_of")
        )
        key = str(typed or "")
        return Article.objects.filter(pk=key).first() if key.isascii() and key.isdigit() and len(key) < 19 else None

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug and not publishing.is_free(slug, article=self.instance):
            raise ValidationError(publishing.ADDRESS_TAKEN)
        return slug

    def clean_translation_of(self):
        source = self.cleaned_data["translation_of"]
        self.instance.language = self.cleaned_data.get("language", self.instance.language)
        obstacle = translations.obstacle(self.instance, source)
        if obstacle:
            raise ValidationError(obstacle)
        return source

    def clean(self):
        data = super().clean()
        if "slug" in self.fields and not data.get("slug") and data.get("title"):
            data["slug"] = publishing.free_slug(data["title"], article=self.instance)
        if "_bring_back" in self.data:
            self.add_error(None, ValidationError(BROUGHT_BACK, code="brought back"))
        if self.is_stale(data):
            raise ValidationError(self._who_saved_what(data), code="stale")
        return data

    def is_stale(self, data) -> bool:
        return bool(self.instance.pk) and self.newest_number not in (data.get("seen"), data.get("overwrite"))

    def _who_saved_what(self, data) -> str:
        newest = self.instance.editions.select_related("recorded_by").first()
        opened = self.instance.editions.filter(number=data.get("seen")).first()
        what = "; ".join(changes(opened.document if opened else None, newest.document))
        return (
            f"{newest.recorded_by or 'Somebody'} saved this article on {said(newest.recorded_at)}, after you opened it. "
            f"Since then: {what}. Nothing of yours is saved yet, and nothing of theirs is lost: both versions stay in the "
            "history. Your text is still in the form below."
        )


def _edition_in_words(edition) -> str:
    when = f"live from {said(edition.live_from)}" if edition.live_from else f"recorded {said(edition.recorded_at)}"
    return f"edition {edition.number}, {when}"


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ("name",)

    def clean_name(self):
        name = tag_name(self.cleaned_data["name"])
        if not name:
            raise ValidationError("A tag has at least one letter or digit.")
        if Tag.objects.filter(slug=tag_slug(name)).exclude(pk=self.instance.pk).exists():
            raise ValidationError("There is such a tag already; capitals make no difference.")
        return name

    def save(self, commit=True):
        # The first name makes the address. It stays when the name changes: live pages link to it.
        self.instance.slug = self.instance.slug or tag_slug(self.cleaned_data["name"])
        return super().save(commit)


class ReferenceForm(forms.ModelForm):
    """Takes a DOI or PMID as it is pasted, and keeps the bare one."""

    doi = IdentifierField(
        bare=bare_doi,
        judge=is_doi,
        wrong="This is no DOI. One starts with “10.”, then a number, “/” and a name, as in 10.1001/jama.2017.0080.",
        required=False,
        max_length=120,
        label="DOI",
        help_text="Paste it in any form: https://doi.org/10.…, doi:10.… or 10.…",
    )
    pmid = IdentifierField(
        bare=bare_pmid,
        judge=is_pmid,
        wrong="This is no PMID. One has digits only, nine at the most, as in 12345678. (A number with PMC is another one.)",
        required=False,
        max_length=12,
        label="PMID",
        help_text="Paste it in any form: the address at PubMed, PMID: 12345678 or 12345678.",
    )

    class Meta:
        model = Reference
        fields = ("doi", "pmid")  # the others are the admin's


class NumberForm(forms.Form):
    """The edition whose number is on the button."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class SubmitForm(NumberForm):
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        label="Anything the reviewer should know?",
    )


class ApproveForm(NumberForm):
    evidence_checked = forms.BooleanField(label="I have checked what it says against its sources.")
    is_minor = forms.BooleanField(
        required=False,
        label="Only a small correction since the last review",
        help_text="The dates of the last whole review and of the next one then stay as they are.",
    )
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False, label="Note for the record"
    )

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial=initial, **kwargs)
        if not (initial or {}).get("follows_a_review"):
            del self.fields["is_minor"]


class ReviewAgainForm(NumberForm):
    evidence_checked = forms.BooleanField(
        label="I have read the whole page, and checked what it says against its sources."
    )
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False, label="Note for the record"
    )


class NoteForm(NumberForm):
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, label="What has to change, and why?"
    )


class OverrideForm(NumberForm):
    check_id = forms.ChoiceField(label="Which error?")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, label="Why is it right as it stands?"
    )

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["check_id"].choices = (initial or {}).get("choices", [])


FURTHEST = timedelta(days=5 * 365)


class ClinicTimeField(forms.DateTimeField):
    """A moment in the clinic's time zone. Says so when the clocks skip or repeat it."""

    def to_python(self, value):
        try:
            moment = super().to_python(value)
            if moment and moment > timezone.now() + FURTHEST:
                raise ValidationError("That is more than five years away. Is the year right?", code="too_far")
            return moment
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(
                    "The clocks are changed then: that time does not exist, or comes twice. Choose another hour.",
                    code=error.code,
                ) from error
            raise


class ScheduleForm(NumberForm):
    at = ClinicTimeField(
        label="Goes live at",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Write the day and the time, for example 2027-03-01 09:00."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = f"In the clinic's time zone, {timezone.get_current_timezone_name()}."


class StartFromForm(forms.Form):
    article = forms.ModelChoiceField(
        Article.objects.only("title").order_by("title", "pk"),
        label="For which article?",
        empty_label="Choose an article",
        error_messages={"required": "Choose an article.", "invalid_choice": "There is no such article any more."},
    )


class LinkForm(NumberForm):
    for_whom = forms.CharField(max_length=120, label="Whom is it for?")
    days = forms.IntegerField(min_value=1, max_value=60, initial=14, label="For how many days?")


class AsOfForm(forms.Form):
    at = ClinicTimeField(
        label="What did it say at",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "invalid": "Write the day and the time, for example 2026-03-03 10:00.",
            "required": "Choose a day and a time.",
        },
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at > timezone.now():
            raise ValidationError("That moment is still to come: nobody can say yet what the page will say.")
        return at


class ReasonForm(forms.Form):
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, label="Why?")


CONFIRMED = "remove for ever"


class RedactForm(ReasonForm):
    block = forms.ChoiceField(label="Which words?")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        label="Why?",
        help_text="It stays in their place, with your name and the time. Repeat nothing of what is removed.",
    )
    with_reports = forms.BooleanField(
        required=False,
        initial=True,
        label="Delete what readers told us about mistakes on it, too",
        help_text=(
            "They may have repeated the words. Have somebody who edits deal with the rest of it first. What is told while"
            " this page is open goes or stays with it."
        ),
    )
    confirmation = forms.CharField(label=f"Type “{CONFIRMED}”")
    field_order = ("block", "reason", "with_reports", "confirmation")

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["block"].choices = (initial or {}).get("choices", [])

    def clean_confirmation(self):
        if self.cleaned_data["confirmation"].strip().lower() != CONFIRMED:
            raise ValidationError(f"Type “{CONFIRMED}”, to be sure.")
        return CONFIRMED


class AddressForm(forms.Form):
    slug = forms.CharField(
        label="New address",
        max_length=120,
        help_text="The last part of the web address: small letters, digits, hyphens.",
    )
