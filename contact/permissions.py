"""Who may do what to an inquiry. Each rule comes twice: `check_x` raises with the reason, `can_x` answers yes or no."""

from django.contrib.auth import get_user_model

from clinic.refusals import NotAllowed


def check_can_read(by) -> None:
    _check(by, "view", "Only the front desk can read inquiries.")


def check_can_answer(by) -> None:
    _check(by, "change", "Only the front desk can answer inquiries.")


def check_can_export(by) -> None:
    check_can_read(by)
    _check(by, "export", "You may not export inquiries.")


def check_can_erase(by) -> None:
    check_can_read(by)
    _check(by, "erase", "You may not erase what a person wrote.")


def check_can_hold(by) -> None:
    check_can_read(by)
    _check(by, "hold", "You may not keep an inquiry from being erased.")


def check_can_see_report(by) -> None:
    _check(by, "report", "Only the front desk and administrators see how people are answered.")


def _check(by, action: str, reason: str) -> None:
    if not (by.is_active and by.has_perm(f"contact.{action}_inquiry")):
        raise NotAllowed(reason)


def _answers(check):
    def can(by) -> bool:
        try:
            check(by)
        except NotAllowed:
            return False
        return True

    return can


can_read = _answers(check_can_read)
can_answer = _answers(check_can_answer)
can_export = _answers(check_can_export)
can_erase = _answers(check_can_erase)
can_hold = _answers(check_can_hold)
can_see_report = _answers(check_can_see_report)


def people_who_answer():
    """The active users who may answer inquiries: those to whom one can be assigned."""
    return (
        get_user_model()
        .objects.with_perm("contact.change_inquiry", include_superusers=False, backend=_BACKEND)
        .order_by("username")
    )


_BACKEND = "django.contrib.auth.backends.ModelBackend"
