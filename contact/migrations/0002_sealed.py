"""What visitors typed is sealed from here on. What is there already is sealed to the public key, and its columns go."""

import uuid

from django.core.exceptions import ImproperlyConfigured
from django.db import migrations, models
from django.db.migrations.exceptions import IrreversibleError

from contact.keys import NoKey, public_key
from contact.sealing import Place, seal

TYPED = {"inquiry": ("preferred_name", "telephone", "email", "message"), "inquirynote": ("text",)}
ADDED = {"inquiry": ("interpreter_language", "access_needs"), "inquirynote": ()}


def name_rows_of_notes(apps, schema_editor):
    notes = apps.get_model("contact", "InquiryNote").objects
    for key in notes.values_list("pk", flat=True):
        notes.filter(pk=key).update(row=uuid.uuid4())


def seal_what_is_there(apps, schema_editor):
    for model, names in TYPED.items():
        rows = apps.get_model("contact", model)
        for row in rows.objects.all():
            is_note = model == "inquirynote"
            if (row.inquiry if is_note else row).erased_at:
                continue  # no bytes at all are words that were erased
            place = str(row.row) if is_note else row.reference
            try:
                sealed = {
                    name: seal(getattr(row, f"{name}_typed", ""), Place(rows._meta.db_table, name, place), public_key())
                    for name in (*names, *ADDED[model])
                }
            except NoKey as problem:
                raise ImproperlyConfigured(
                    f"Run `manage.py make_inquiry_keys` first, so that what visitors wrote can be sealed. {problem}"
                ) from None
            rows.objects.filter(pk=row.pk).update(**sealed)


def refuse_to_lose_them(apps, schema_editor):
    """The way back is for an empty table: what is sealed cannot be put into columns of the kind that were there."""
    if apps.get_model("contact", "Inquiry").objects.exists():
        raise IrreversibleError("There are sealed inquiries, which the version of before could not read.")


def _sealed(change) -> list:
    """`change(model, name)` for each column of typed words."""
    return [change(model, name) for model, names in TYPED.items() for name in names]


class Migration(migrations.Migration):
    dependencies = [("contact", "0001_initial")]

    operations = [
        migrations.AddField("inquirynote", "row", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(name_rows_of_notes, migrations.RunPython.noop),
        migrations.AlterField(
            "inquirynote", "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        *_sealed(lambda model, name: migrations.RenameField(model, name, f"{name}_typed")),
        *_sealed(
            lambda model, name: migrations.AddField(
                model,
                name,
                models.BinaryField("note", default=b"") if name == "text" else models.BinaryField(default=b""),
            )
        ),
        migrations.AddField("inquiry", "access_needs", models.BinaryField(default=b"")),
        migrations.AddField("inquiry", "interpreter_language", models.BinaryField(default=b"")),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
        *_sealed(lambda model, name: migrations.RemoveField(model, f"{name}_typed")),
        migrations.AddField(
            "inquiry", "interpreter_needed", models.BooleanField("needs an interpreter", default=False)
        ),
        migrations.AddField("inquiry", "crisis_flag", models.BooleanField("may be in danger", default=False)),
        migrations.AddField(
            "inquiry", "language", models.CharField("language of the form", max_length=5, default="en")
        ),
        migrations.AddField(
            "inquiry",
            "email_risk_version",
            models.CharField("version of the text about e-mail", max_length=20, blank=True),
        ),
        migrations.AddField(
            "inquiry",
            "person",
            models.CharField(
                "for whom",
                max_length=20,
                default="self",
                choices=[
                    ("self", "Myself"),
                    ("someone_i_care_for", "Someone I care for"),
                    ("professional", "A patient or client of mine"),
                ],
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_them),  # the last, so the first on the way back
    ]
