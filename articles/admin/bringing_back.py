"""A form that shows what a browser kept is refused once, so that nothing is saved unread. That is no mistake of anybody's."""

from django.contrib.admin.helpers import AdminErrorList
from django.core.exceptions import NON_FIELD_ERRORS

from articles.forms import BROUGHT_BACK


def told_apart(form, formsets) -> dict:
    """Context of the form's page: what was brought back is told by itself, and only what has to be corrected as an error."""
    others = [error for error in form.errors[NON_FIELD_ERRORS].data if error.code != "brought back"]
    form.errors[NON_FIELD_ERRORS].data = others
    if not others:
        del form.errors[NON_FIELD_ERRORS]
    return {"brought_back": BROUGHT_BACK, "errors": AdminErrorList(form, formsets)}
