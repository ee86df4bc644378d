"""System checks: what must hold before explainers may be edited or shown."""

from django.conf import settings
from django.core.checks import Error, Tags, register

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
