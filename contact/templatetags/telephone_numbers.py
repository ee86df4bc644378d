"""A visitor's telephone number, as it is kept (`contact.telephones`), in a page for staff."""

from django import template
from django.conf import settings

from contact import telephones

register = template.Library()


@register.filter
def telephone_shown(kept: str) -> str:
    return telephones.shown(kept, settings.TELEPHONE_REGION)


# What follows `tel:` and `sms:`.
register.filter("telephone_dialled", telephones.dialled)
register.filter("telephone_messaged", telephones.messaged)
