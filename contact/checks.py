"""System checks: without these settings nobody would be told of an inquiry, or an odd number or flood not understood."""

from django.conf import settings
from django.core.checks import Error, Warning, register

from contact import keys
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


@register(deploy=True)
def inquiries_can_be_sealed(app_configs, **kwargs):
    try:
        keys.public_key()
    except keys.NoKey as problem:
        return [
            Error(
                f"No inquiry can be taken: {problem}",
                hint="Run manage.py make_inquiry_keys, or put the public key where INQUIRY_PUBLIC_KEY_FILE says.",
                id="contact.E002",
            )
        ]
    private = settings.INQUIRY_PRIVATE_KEYS_FILE
    if keys.can_open() and keys.public_key() not in [key.public_key for key in keys.private_keys()]:
        return [
            Error(
                "Inquiries are sealed to a public key whose private half is not here: nobody could read them.",
                hint="Put the newest private key back, or the public key that fits one of those that are here.",
                id="contact.E003",
            )
        ]
    found = []
    if keys.can_open() and not settings.SERVES_STAFF:
        found.append(
            Warning(
                "This process serves visitors alone, and could read what they write.",
                hint=f"Run it as a user that cannot read {private}, or on another machine.",
                id="contact.W005",
            )
        )
    if private.exists() and private.stat().st_mode & 0o077:
        found.append(
            Warning(
                "The private keys to the inquiries can be read by others on this machine.",
                hint=f"chmod 600 {private}",
                id="contact.W004",
            )
        )
    return found


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
