from django.utils.functional import SimpleLazyObject

from clinic.profile import current_profile


def clinic(request):
    """`clinic`: the profile. One query, and only where a template uses it; views that load it earlier set `request.clinic`."""
    return {"clinic": SimpleLazyObject(lambda: profile_for(request))}


def profile_for(request):
    """The profile, read once a request."""
    if not hasattr(request, "clinic"):
        request.clinic = current_profile()
    return request.clinic
