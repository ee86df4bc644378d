"""What `0006_desk` filled in is asked of every row from here on."""

from django.db import migrations, models
from django.db.models import Q

REASONS = ["answered", "became_patient", "no_reply", "not_for_us", "duplicate", "withdrawn", "other"]
KINDS = [
    *(("received", "received"), ("viewed", "opened"), ("assigned", "assigned"), ("status", "status changed")),
    *(("noted", "note added"), ("sent_again", "notification sent again"), ("erased", "words erased")),
    *(("listed", "list looked at"), ("looked_up", "looked up by telephone or e-mail"), ("printed", "printed")),
    *(("exported", "exported"), ("held", "kept from being erased"), ("let_go", "no longer kept from being erased")),
    *(("contacted", "contact was made"), ("contact_opened", "mail or telephone opened to answer")),
]


class Migration(migrations.Migration):
    dependencies = [("contact", "0006_desk")]

    operations = [
        migrations.AlterField("inquiryevent", "kind", models.CharField("what", max_length=20, choices=KINDS)),
        migrations.AlterField("inquiry", "waits_since", models.DateTimeField(editable=False)),
        migrations.AddConstraint(
            "inquiry",
            models.CheckConstraint(
                name="inquiry_closed_for_a_reason",
                condition=Q(status="closed", close_reason__in=REASONS) | (~Q(status="closed") & Q(close_reason="")),
            ),
        ),
    ]
