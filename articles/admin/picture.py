from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles import images, pictures
from articles.models import Picture


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = ("title", "alt_text", "is_decorative", "credit")


class NewPictureForm(PictureForm):
    """Only a new picture takes a file: the file's name follows from its content, and editions rely on it."""

    upload = forms.FileField(
        label="Picture file",
        help_text="JPEG, PNG, WebP or AVIF, at most 10 MB. What the camera noted, such as the place, is not kept.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        allow_empty_file=True,  # refused below, with the same words as everywhere
    )
    field_order = ("upload",)

    def clean_upload(self):
        try:
            return pictures.encode_new(self.cleaned_data["upload"])
        except images.NotAccepted as error:
            raise ValidationError(str(error), code="not_accepted") from error
        except pictures.AlreadyThere as error:
            message = format_html(
                'This picture is in the library already: <a href="{}">{}</a>. Use that one.',
                reverse("admin:articles_picture_change", args=[error.picture.pk]),
                error.picture.title,
            )
            raise ValidationError(message, code="already_there") from error


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    list_display = ("thumbnail", "title", "alternative", "size")
    list_display_links = ("thumbnail", "title")
    list_filter = ("is_decorative",)
    search_fields = ("title", "alt_text", "credit")
    form = PictureForm
    readonly_fields = ("thumbnail", "size", "used_in")

    def get_form(self, request, obj=None, change=False, **kwargs):
        if not change:
            kwargs["form"] = NewPictureForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        texts = ("title", "alt_text", "is_decorative", "credit")
        return ("thumbnail", *texts, "size", "used_in") if obj else ("upload", *texts)

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else ()

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            pictures.keep(picture=obj, encoded=form.cleaned_data["upload"])

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and pictures.is_used(obj))

    @admin.display(description="picture")
    def thumbnail(self, picture):
        smallest = picture.renditions[0]
        return format_html(
            '<img src="{}" width="96" height="{}" alt="{}" loading="lazy">',
            default_storage.url(smallest["path"]),
            max(1, round(96 * smallest["height"] / smallest["width"])),
            picture.alt_text,
        )

    @admin.display(description="alt text", ordering="alt_text")
    def alternative(self, picture):
        return "Decorative" if picture.is_decorative else picture.alt_text

    @admin.display(description="size", ordering="width")
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description="used in")
    def used_in(self, picture):
        drafts = format_html_join(
            "",
            '<li><a href="{}">{}</a> (the draft)</li>',
            (
                (reverse("admin:articles_article_change", args=[article.pk]), article.title)
                for article in pictures.articles_with(picture)
            ),
        )
        editions = format_html_join(
            "", "<li>{}</li>", ((edition,) for edition in pictures.editions_with(picture).only("number", "title"))
        )
        return (
            format_html("<ul>{}{}</ul>", drafts, editions) if drafts or editions else "Nowhere yet: it can be deleted."
        )
