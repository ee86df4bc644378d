"""System checks: what must hold before the site may start."""

from django.core.checks import Tags, Warning, register
from django.db.utils import DatabaseError


@register(Tags.security, deploy=True)
def demonstration_is_gone(app_configs, **kwargs):
    """An invented clinic must not be taken for a real one. A database that is not there yet holds none."""
    from clinic.models import ClinicProfile

    try:
        found = ClinicProfile.objects.filter(is_demonstration=True).exists()
    except DatabaseError:
        return []
    hint = (
        "`manage.py remove_demonstration` takes it out; then `./scripts/start-clinic` opens the site for your clinic."
    )
    return (
        [Warning("This site is the demonstration of an invented clinic.", hint=hint, id="bedside.W001")]
        if found
        else []
    )
