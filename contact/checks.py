"""System checks: without these settings nobody would be told of an inquiry, or an odd number or flood not understood."""

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


@register()
def senders_are_told_apart(app_configs, **kwargs):
    if settings.LOCAL or not settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXIES:
        return []
    return [
        Warning(
            "TRUSTED_PROXIES is 0 behind a proxy: all visitors seem to be one, so no address has a limit of messages.",
            hint="Set it to how many proxies of yours add to X-Forwarded-For: 1, or 2 with a CDN.",
            id="contact.W003",
        )
    ]
