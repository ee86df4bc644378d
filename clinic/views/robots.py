from django.conf import settings
from django.http import HttpRequest, HttpResponse

from clinic.addresses import absolute
from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for

# Staff's pages, one edition shown to one person, answers to what somebody typed, and an acknowledgement.
SPOKEN = ("/search/?q=", "/contact/thanks/")  # in each language
CLOSED = ("/admin/", "/review/", *SPOKEN)


def _in_other_languages() -> list[str]:
    prefixes = [f"/{code}" for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return [prefix + path for prefix in prefixes for path in SPOKEN]


@reading_page
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read (RFC 9309): nothing while the demonstration is there."""
    closed = ["/"] if profile_for(request).is_demonstration else [*CLOSED, *_in_other_languages()]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if closed != ["/"]:
        lines += ["", f"Sitemap: {absolute('/sitemap.xml')}"]
    text = "\n".join([*lines, ""])
    return answer(request, shows=[text], render=lambda: HttpResponse(text, content_type="text/plain; charset=utf-8"))
