"""A process for visitors alone has no pages of staff (SERVES_STAFF; docs/operations/privacy.md, “Two sides”)."""

from django.conf import settings
from django.http import Http404


class RefuseStaffPages:
    """Where SERVES_STAFF is false, whatever is under /admin/ is not found, whoever asks.

    The addresses stay known, so that a mail that such a process sends can name one: it leads to STAFF_URL.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SERVES_STAFF and "admin" in request.resolver_match.namespaces:
            raise Http404
