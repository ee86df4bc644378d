"""Why an inquiry was closed, since when it is the clinic's turn, and when somebody was first in touch."""

from django.db import migrations, models
from django.db.models import F, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

REASONS = [
    ("answered", "they have their answer"),
    ("became_patient", "became a patient"),
    ("no_reply", "no reply after several tries"),
    ("not_for_us", "not for us"),
    ("duplicate", "sent twice"),
    ("withdrawn", "they asked us to stop"),
    ("other", "something else"),
]


def fill_in_what_is_there(apps, schema_editor):
    """Events tell of first contact. Nobody was asked why an inquiry was closed: "something else"."""
    inquiries = apps.get_model("contact", "Inquiry").objects
    events = apps.get_model("contact", "InquiryEvent").objects
    steps = events.filter(inquiry=OuterRef("pk"), kind="status", to_status=OuterRef("status")).order_by()
    last = steps.values("inquiry").annotate(last=Max("at")).values("last")
    back = steps.filter(from_status__in=("waiting", "answered", "closed"))
    came_back = back.values("inquiry").annotate(last=Max("at")).values("last")
    inquiries.update(waits_since=F("received_at"))
    inquiries.filter(status="waiting").update(waits_since=Coalesce(Subquery(last), F("received_at")))
    inquiries.filter(status="in_progress").update(waits_since=Coalesce(Subquery(came_back), F("received_at")))
    inquiries.filter(status="closed").update(close_reason="other")
    contact = (
        events.filter(inquiry=OuterRef("pk"), to_status__in=("waiting", "answered"))
        .order_by()
        .values("inquiry")
        .annotate(first=Min("at"))
        .values("first")
    )
    inquiries.update(contacted_at=Subquery(contact))


class Migration(migrations.Migration):
    dependencies = [("contact", "0005_quarantine")]

    operations = [
        migrations.AddField("inquiry", "waits_since", models.DateTimeField(null=True, editable=False)),
        migrations.AddField(
            "inquiry", "contacted_at", models.DateTimeField("first contact", null=True, editable=False)
        ),
        migrations.AddField(
            "inquiry",
            "close_reason",
            models.CharField("why it is closed", max_length=20, choices=REASONS, blank=True, default="", editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(fill_in_what_is_there, migrations.RunPython.noop),
    ]
