"""What Django's error reports say of a request that carried what a visitor typed."""

from django.views.debug import SafeExceptionReporterFilter


class NothingTyped(SafeExceptionReporterFilter):
    """Where it went wrong, without the form and without the variables of any function on the way, ours or Django's.

    A view sets it as `request.exception_reporter_filter`, before it reads anything.
    """

    def is_active(self, request):
        return True

    def get_post_parameters(self, request):
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return []
