"""Response headers that neither Django nor django-csp sets, and requests that no view should have to bear."""

from django.http import HttpResponseBadRequest

_OFF = ("accelerometer", "browsing-topics", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")

HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _OFF),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class RefuseUnreadableInput:
    """Answers 400 to addresses and query strings with NUL bytes or broken UTF-8: PostgreSQL refuses such text, and so do we."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.GET
        texts = [request.path_info, *query.keys(), *(value for key in query for value in query.getlist(key))]
        if any("\x00" in text or "\ufffd" in text for text in texts):
            return HttpResponseBadRequest("This address holds characters that cannot be read.", content_type="text/plain")
        return self.get_response(request)
