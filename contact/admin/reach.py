"""Answering somebody in the way they chose: written down first, then a page with one link that opens one's own mail or telephone.

A link cannot be written down without a script, and a form that leads to `mailto:` is stopped by the policy on where forms go
(CSP `form-action`). So a press posts, and its answer is the page with the link.
"""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from clinic.profile import current_profile
from clinic.refusals import NotAllowed, NotPossible
from contact import inquiries
from contact.admin.buttons import keep_typed_note
from contact.models import ContactMethod, Inquiry, ReplyTemplate
from contact.permissions import check_can_answer
from contact.reply_templates import call_link, filled, mail_link, text_link
from contact.telephones import shown
from contact.words import Words, open_inquiry


@dataclass(frozen=True)
class Reply:
    """What the page shows: the link, whom it reaches at what, and what it will say. `link` is "" where nobody can be reached."""

    name: str
    link: str
    to: str
    subject: str = ""
    body: str = ""


# How a press of each way is called, before and after.
WAYS = {
    ContactMethod.PHONE_CALL: ("Call them…", "Call"),
    ContactMethod.TEXT: ("Text them…", "Write a text message"),
    ContactMethod.EMAIL: ("Write to them…", "Write a mail"),
}


class ReplyForm(forms.Form):
    reply = forms.ModelChoiceField(
        ReplyTemplate.objects.none(), label="Begin with", required=False, empty_label="an empty page"
    )

    def __init__(self, *args, inquiry: Inquiry, **kwargs):
        super().__init__(*args, **kwargs)
        offered = ReplyTemplate.objects.filter(is_offered=True, language=inquiry.language)
        # Nothing is written when somebody is called.
        self.fields["reply"].queryset = (
            offered.none() if inquiry.contact_method == ContactMethod.PHONE_CALL else offered
        )


@require_POST
def reach(request: HttpRequest, object_id: int) -> HttpResponse:
    try:
        check_can_answer(request.user)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    inquiry = get_object_or_404(Inquiry, pk=object_id)
    try:
        keep_typed_note(request, inquiry)
    except NotPossible as error:
        messages.error(request, f"{inquiry.reference}: {error}")
        return redirect("admin:contact_inquiry_change", inquiry.pk)
    form, opened = ReplyForm(request.POST, inquiry=inquiry), open_inquiry(inquiry)
    if opened.problem or not form.is_valid():
        reason = opened.problem or "There is no such reply any more."
        messages.error(request, f"{inquiry.reference}: {reason}")
        return redirect("admin:contact_inquiry_change", inquiry.pk)
    reply = reply_to(inquiry, opened.words, form.cleaned_data["reply"])
    if not reply.link:
        messages.error(request, f"{inquiry.reference}: Nobody can be reached: what they wrote is erased.")
        return redirect("admin:contact_inquiry_change", inquiry.pk)
    with transaction.atomic():
        inquiries.record_contact_opened(inquiry=inquiry, by=request.user)
        inquiries.record_view(inquiry=inquiry, by=request.user)
    context = {
        **admin.site.each_context(request),
        "title": f"Answer {inquiry.reference}",
        "opts": Inquiry._meta,
        "original": inquiry,
        "way": WAYS[ContactMethod(inquiry.contact_method)][1],
        "reply": reply,
    }
    return render(request, "contact/admin/reach.html", context)


def reply_to(inquiry: Inquiry, words: Words, template: ReplyTemplate | None) -> Reply:
    clinic = current_profile()
    values = {
        "name": words.preferred_name,
        "clinic": clinic.name,
        "telephone": clinic.telephone,
        "reference": inquiry.reference,
    }
    subject, body = (filled(text, values) for text in (template.subject, template.body)) if template else ("", "")
    name, email, telephone = words.preferred_name, words.email, words.telephone
    if inquiry.contact_method == ContactMethod.EMAIL:
        return Reply(name, email and mail_link(email, subject=subject, body=body), email, subject, body)
    number = shown(telephone, settings.TELEPHONE_REGION)
    if inquiry.contact_method == ContactMethod.TEXT:
        return Reply(name, telephone and text_link(telephone, body=body), number, body=body)
    return Reply(name, telephone and call_link(telephone), number)


def urls(admin_view) -> list:
    return [path("<int:object_id>/reach/", admin_view(reach), name="contact_inquiry_reach")]
