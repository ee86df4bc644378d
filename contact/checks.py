"""System checks: without these settings an inquiry would wait on the desk and nobody would be told."""

from django.conf import settings
from django.core.checks import Warning, register


@register()
def somebody_is_told(app_configs, **kwargs):
    if settings.LOCAL:
        return []
    missing = {
        "INQUIRY_RECIPIENTS": Warning(
            "INQUIRY_RECIPIENTS is empty: no mail will say that an inquiry has arrived.",
            hint="Set it to the addresses of the front desk, with commas between.",
            id="contact.W001",
        ),
        "SITE_URL": Warning(
            "SITE_URL is empty: mails about inquiries will hold a link that leads nowhere.",
            hint="Set it to the site's address, such as https://clinic.example.org.",
            id="contact.W002",
        ),
    }
    return [warning for name, warning in missing.items() if not getattr(settings, name)]
