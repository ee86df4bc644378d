from functools import update_wrapper, wraps

from django.contrib.admin import AdminSite
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject
from django.views.decorators.csrf import csrf_protect

from clinic.admin.autocomplete import OfferedAutocomplete
from clinic.admin.sign_in_again import is_lost, sign_in_again
from clinic.context_processors import profile_for
from clinic.desk import desk_of
from clinic.security import ADMIN_POLICY, EDITOR_POLICY


def sent_under(policy: dict):
    """Decorator: a view's pages go out under `policy` instead of the public one. Of several, the innermost counts."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            if not hasattr(response, "_csp_config"):  # read by django-csp's middleware
                response._csp_config = policy
            return response

        return guarded

    return decorate


# For pages with rich-text fields: `@method_decorator(editor_csp)` on `changeform_view`.
editor_csp = sent_under(EDITOR_POLICY)


def _for_staff(view):
    """Under the admin's policy, and kept in no cache, the browser's included."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        response = sent_under(ADMIN_POLICY)(view)(request, *args, **kwargs)
        patch_cache_control(response, no_store=True)
        return response

    return guarded


class BedsideAdminSite(AdminSite):
    site_header = "Bedside"
    site_title = "Bedside"
    index_title = "Desk"
    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        guarded = super().admin_view(view, cacheable)

        @csrf_protect
        def kept(request, *args, **kwargs):
            def proceed():
                return guarded(request, *args, **kwargs)

            if is_lost(request) and not self.has_permission(request):
                return sign_in_again(self, request, proceed)
            return proceed()

        return _for_staff(update_wrapper(kept, view))

    def index(self, request, extra_context=None):
        clinic = SimpleLazyObject(lambda: profile_for(request))
        desk = desk_of(request.user, timezone.now(), clinic)
        return super().index(request, {"desk": desk, **(extra_context or {})})

    def autocomplete_view(self, request):
        return OfferedAutocomplete.as_view(admin_site=self)(request)

    def login(self, request, extra_context=None):
        return _for_staff(super().login)(request, extra_context)
