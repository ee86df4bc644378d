from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles import images, pictures
from articles.models import Picture
from articles.permissions import can_add_pictures, can_delete_pictures
from clinic.admin.guarded import GuardedAdmin
from clinic.refusals import NotPossible


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
        encoded = self.cleaned_data["upload"].encoded  # by PictureAdmin.changeform_view
        if isinstance(encoded, images.NotAccepted):
            raise ValidationError(str(encoded), code="not_accepted")
        try:
            pictures.check_is_new(encoded)
        except pictures.AlreadyThere as error:
            message = format_html(
                'This picture is in the library already: <a href="{}">{}</a>. Use that one.',
                reverse("admin:articles_picture_change", args=[error.picture.pk]),
                error.picture.title,
            )
            raise ValidationError(message, code="already_there") from error
        return encoded


def _encoded(upload) -> images.Encoded | images.NotAccepted:
    try:
        return pictures.encode(upload)
    except images.NotAccepted as error:
        return error


@admin.register(Picture)
class PictureAdmin(GuardedAdmin):
    list_display = ("thumbnail", "title", "alternative", "size")
    list_display_links = ("thumbnail", "title")
    list_filter = ("is_decorative",)
    search_fields = ("title", "alt_text", "credit")
    form = PictureForm
    readonly_fields = ("thumbnail", "size", "used_in")
    actions = None  # deleting is one picture at a time, each with its reason if it cannot be

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

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        upload = request.FILES.get("upload")
        if upload and can_add_pictures(request.user):
            # Before Django's transaction begins: on SQLite nobody else could write for the seconds that this takes.
            upload.encoded = _encoded(upload)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except pictures.AlreadyThere as error:  # uploaded by somebody else since the form looked
            messages.error(request, str(error))
            return redirect("admin:articles_picture_change", error.picture.pk)

    def has_delete_permission(self, request, obj=None):
        return can_delete_pictures(request.user)

    def get_deleted_objects(self, objs, request):
        for picture in objs:
            pictures.check_is_unused(picture)
        return super().get_deleted_objects(objs, request)

    def delete_model(self, request, obj):
        pictures.delete_picture(picture=obj, by=request.user)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except NotPossible as error:
            messages.error(request, str(error))
            return redirect(reverse("admin:articles_picture_change", args=[object_id], query=request.GET))

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
            format_html("<ul>{}{}</ul>", drafts, editions)
            if drafts or editions
            else "Nowhere yet: a publisher can delete it."
        )
