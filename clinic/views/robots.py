from django.http import HttpRequest, HttpResponse

from clinic.addresses import absolute
from clinic.caching import answer, reading_page
from clinic.context_processors import profile_for

# Staff's pages, one edition shown to one person, answers to what somebody typed, and an acknowledgement.
CLOSED = ("/admin/", "/review/", "/search/", "/contact/thanks/")


@reading_page
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read (RFC 9309): nothing while the demonstration is there."""
    closed = ["/"] if profile_for(request).is_demonstration else [*CLOSED]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if closed != ["/"]:
        lines += ["", f"Sitemap: {absolute('/sitemap.xml')}"]
    text = "\n".join([*lines, ""])
    return answer(request, shows=[text], render=lambda: HttpResponse(text, content_type="text/plain; charset=utf-8"))
