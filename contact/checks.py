"""System checks: without these settings nobody would be told of an inquiry, or no telephone number be understood."""

from django.conf import settings
from django.core.checks import Error, Warning, register

from contact.telephones import REGIONS


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


@register()
def telephone_region_is_known(app_configs, **kwargs):
    if settings.TELEPHONE_REGION in REGIONS:
        return []
    return [
        Error(
            "TELEPHONE_REGION is no country whose telephone numbers are known.",
            hint="Set it to the two letters of a country in ISO 3166, such as US.",
            id="contact.E001",
        )
    ]
