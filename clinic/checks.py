"""System checks: what must hold before the site may start."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db.utils import DatabaseError

from articles.sanitising import clean


@register(Tags.security)
def rich_text_guards(app_configs, **kwargs):
    """CKEditor 4 has flaws that will not be mended (CVE-2024-24815). Each thing that keeps them out must be there."""
    config = settings.CKEDITOR_CONFIGS.get("default", {})
    guards = {
        "django-ckeditor's uploader is installed; it stores files unchecked": "ckeditor_uploader"
        not in settings.INSTALLED_APPS,
        "CKEditor's content filter is switched off": isinstance(config.get("allowedContent"), str),
        "CKEditor's fullPage mode is on": not config.get("fullPage"),
        "the sanitiser lets a script through": clean("<p>a<script>b</script></p>") == "<p>a</p>",
    }
    return [
        Error(f"Rich text is not safe: {fault}.", hint="See docs/adr/0002.", id="bedside.E001")
        for fault, holds in guards.items()
        if not holds
    ]


@register(Tags.security, deploy=True)
def demonstration_is_gone(app_configs, **kwargs):
    """An invented clinic must not be taken for a real one. A database that is not there yet holds none."""
    from clinic.models import ClinicProfile

    try:
        found = ClinicProfile.objects.filter(is_demonstration=True).exists()
    except DatabaseError:
        return []
    hint = "`./scripts/start-clinic` makes a site of your own in an empty database."
    return (
        [Warning("This site is the demonstration of an invented clinic.", hint=hint, id="bedside.W001")]
        if found
        else []
    )
