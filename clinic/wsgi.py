"""The WSGI application that gunicorn serves."""

import os

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

from clinic.database_limits import limit_waits

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")


class Request(WSGIRequest):
    """Django's request, which is made before any middleware is there to catch what goes wrong in making it.

    A Content-Type with a parameter in an unknown encoding (RFC 2231: `charset*=bogus''x`) would end in a bare 500;
    `clinic.security.RefuseUnreadableInput` answers it with 400.
    """

    def _set_content_type_params(self, meta):
        try:
            super()._set_content_type_params(meta)
        except (ValueError, LookupError):
            self.content_type, self.content_params = "", {"charset": "unreadable"}


application = get_wsgi_application()
limit_waits()
application.request_class = Request
