from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """After a post, read another page (RFC 9110, 15.4.4): reloading that page sends nothing again."""

    status_code = 303
