"""Who may do what to an inquiry. Each rule comes twice: `check_x` raises with the reason, `can_x` answers yes or no."""

from django.contrib.auth import get_user_model

from clinic.refusals import NotAllowed


def check_can_read(by) -> None:
    if not (by.is_active and by.has_perm("contact.view_inquiry")):
        raise NotAllowed("Only the front desk can read inquiries.")


def check_can_answer(by) -> None:
    if not (by.is_active and by.has_perm("contact.change_inquiry")):
        raise NotAllowed("Only the front desk can answer inquiries.")


def can_answer(by) -> bool:
    try:
        check_can_answer(by)
    except NotAllowed:
        return False
    return True


def people_who_answer():
    """The active users who may answer inquiries: those to whom one can be assigned."""
    return (
        get_user_model()
        .objects.with_perm("contact.change_inquiry", include_superusers=False, backend=_BACKEND)
        .order_by("username")
    )


_BACKEND = "django.contrib.auth.backends.ModelBackend"
