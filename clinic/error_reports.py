"""What Django's error reports say of a request that carried what a visitor typed, or a password."""

from django.views.debug import SafeExceptionReporterFilter


class NothingTyped(SafeExceptionReporterFilter):
    """Where it went wrong, without the form, the machine that sent it, and the variables of any function on the way.

    A view sets it as `request.exception_reporter_filter`, before it reads anything.
    """

    def is_active(self, request):
        return True

    def get_post_parameters(self, request):
        return {}

    def get_safe_request_meta(self, request):
        return {}

    def get_safe_cookies(self, request):
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return []
