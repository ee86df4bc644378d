"""The inbox: what visitors asked, who looks after it, and what was done about it."""

from contextlib import suppress

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.templatetags.i18n import language_name
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.timezone import localtime

from clinic.admin.guarded import GuardedAdmin
from clinic.moments import said
from clinic.profile import current_profile
from clinic.refusals import NotPossible
from contact import inquiries
from contact.admin import buttons, reach, report
from contact.admin.inbox_list import AssignedFilter, InboxList, QueueFilter, UnansweredFilter, desk_of, is_quarantine
from contact.admin.records import RecordsPages
from contact.models import ContactMethod, Inquiry
from contact.permissions import people_who_answer
from contact.querysets import SUSPECTS_FIRST
from contact.retention import erased_on
from contact.spam import SUSPECT_AT, signals_of
from contact.statuses import TRANSITIONS, UNANSWERED, CloseReason, Status
from contact.telephones import shown
from contact.texts import CONSENT_TEXTS, NOT_EMERGENCY_TEXTS
from contact.words import open_inquiry, open_note

EVENTS_SHOWN = 50
HANDLED = ("status", "assigned_to")
_IN_DANGER = format_html('<span class="urgent">{}</span>', "May be in danger")


class HandlingForm(forms.ModelForm):
    """Status, assignee and a new note.

    The first two carry along what they were when the page was opened. What its reader left alone stays as it is by now;
    what they changed is refused if somebody else changed it in the meantime.
    """

    note = forms.CharField(
        label="A note, logistics only",
        required=False,
        max_length=buttons.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text="Any button here, and Save, keeps it too. It stays as it is. Clinical facts belong in the health record.",
    )

    reason = forms.ChoiceField(
        label="Why it is closed",
        required=False,
        choices=[("", "choose, to close it"), *CloseReason.choices],
        help_text="To close it, and only then.",
    )

    class Meta:
        model = Inquiry
        fields = HANDLED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "status" not in self.fields:
            return  # the page of somebody who may only read
        now, seen = Status(self.instance.status), self._seen("status")
        choices = dict.fromkeys((now, *TRANSITIONS[now], *([Status(seen)] if seen in Status.values else [])))
        self.fields["status"].choices = [(status.value, status.label) for status in choices]
        self.fields["assigned_to"].queryset = self._people()
        self.fields["assigned_to"].empty_label = "nobody yet"
        for name in HANDLED:
            self.fields[name].show_hidden_initial = True

    def _people(self):
        """Those who answer, and whoever has it now: somebody who left would otherwise be dropped by the next save."""
        everybody = get_user_model().objects.order_by("username")
        return everybody.filter(Q(pk__in=people_who_answer().values("pk")) | Q(pk=self.instance.assigned_to_id))

    def _seen(self, name):
        return self.data.get(self.add_initial_prefix(name), "")

    def clean(self):
        cleaned = super().clean()
        self._take_verdict()
        for name in HANDLED:
            stored = self.instance.serializable_value(name)
            if name not in self.changed_data:
                cleaned[name] = getattr(self.instance, name)
            elif self._seen(name) != str(stored or ""):
                self.add_error(name, "Somebody changed this after you opened the page. Look at it again.")
        if cleaned.get("note") and self.instance.erased_at:
            self.add_error("note", inquiries.NO_MORE_NOTES)
        closes = cleaned.get("status") == Status.CLOSED and "status" in self.changed_data
        if closes and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Choose why it is closed.")
        return cleaned

    def _take_verdict(self):
        """A button of a suspect's page: as if its reader had chosen the status, and seen that it was a suspect."""
        verdict, now = self.data.get("_verdict"), Status(self.instance.status)
        if verdict not in (Status.NEW, Status.SPAM):
            return
        if self._seen("status") == now and verdict not in TRANSITIONS[now]:
            refusal = f"An inquiry that is {now.label} cannot become {Status(verdict).label}. Nothing was saved."
            self.add_error("status", refusal)
            return
        self.cleaned_data["status"] = verdict
        self.changed_data = [*dict.fromkeys([*self.changed_data, "status"])]


@admin.register(Inquiry)
class InquiryAdmin(RecordsPages, GuardedAdmin):
    form = HandlingForm
    change_form_template = "contact/admin/inquiry.html"
    change_list_template = "contact/admin/inbox.html"
    # On a telephone, only the first few are in sight.
    list_display = ("reference", "due", "status", "at_once", "received_at", "about", "assigned_to", "age")
    list_of_suspects = ("reference", "received_at", "score", "why", "at_once", "about")
    list_filter = (QueueFilter, UnansweredFilter, AssignedFilter, "status", "topic")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    # The search words stand in the address, which is logged: never by name, number or words.
    search_fields = ("reference",)
    search_help_text = "By reference only."
    fieldsets = (
        # The note stands above them, beside the buttons that keep it too.
        ("Handling", {"fields": ("status", "reason", "assigned_to")}),
        (
            "What they wrote",
            {
                "fields": (
                    *("name", "contact_method", "reach", "wrote_in", "best_time", "voicemail", "topic", "person"),
                    *("interpreter", "needs", "text"),
                )
            },
        ),
        ("Record", {"fields": ("reference", "received_at", "came_from", "consent", "consented_at", "closed", "words")}),
    )
    readonly_fields = tuple(name for _, part in fieldsets[1:] for name in part["fields"])

    actions = (*RecordsPages.actions, "confirm_spam")

    @admin.action(description="It is spam (suspected spam only)", permissions=["change"])
    def confirm_spam(self, request, queryset):
        decided = 0
        for inquiry in list(queryset.filter(status=Status.QUARANTINE)):
            with suppress(NotPossible):  # a colleague has decided in the meantime
                inquiries.confirm_spam(inquiry=inquiry, by=request.user)
                decided += 1
        self.message_user(request, f"{decided} of the chosen inquiries are spam now.")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if self.has_change_permission(request, obj) else self.fieldsets[1:]

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [*buttons.urls(wrap), *reach.urls(wrap), *report.urls(wrap), *super().get_urls()]

    def get_list_display(self, request):
        return self.list_of_suspects if is_quarantine(request) else self.list_display

    def get_ordering(self, request):
        """Of suspects, the same first as on the desk. A press on a column's head orders by that."""
        return SUSPECTS_FIRST if is_quarantine(request) else ()

    def get_changelist(self, request, **kwargs):
        return InboxList

    def get_queryset(self, request):
        return super().get_queryset(request).for_inbox()

    def get_object(self, request, object_id, from_field=None):
        """To save, the row is held from here on, so that two people who save at once do so in turn."""
        inquiry = super().get_object(request, object_id, from_field)
        if inquiry and request.method == "POST" and transaction.get_connection().in_atomic_block:
            inquiry = Inquiry.objects.locked().get(pk=inquiry.pk)
        return inquiry

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """The only way to see what a visitor wrote: written down before it is shown."""
        inquiries.record_view(inquiry=obj, by=request.user)
        obj.opened = context["opened"] = open_inquiry(obj)
        context["acts"] = self.acts_for(request, obj)
        context["suspicions"] = signals_of(obj.spam_reasons)
        context["suspect_at"], context["spam_days"] = SUSPECT_AT, current_profile().spam_days
        context["notes"] = [(note, open_note(note)) for note in obj.notes.select_related("by")]
        context |= self._answering(request, obj)
        events = list(obj.events.select_related("by", "assigned_to")[: EVENTS_SHOWN + 1])
        context["events"], context["older_events"] = events[:EVENTS_SHOWN], len(events) > EVENTS_SHOWN
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _answering(self, request, inquiry) -> dict:
        """What the page says above its form: until when to answer, and what one press can do."""
        now, following = timezone.now(), TRANSITIONS[Status(inquiry.status)]
        waits = inquiry.status in UNANSWERED
        ended = inquiry.erased_at or inquiry.status in (Status.CLOSED, Status.SPAM)
        due_at = desk_of(request).due_at(inquiry.waits_since) if waits else None
        offered = {
            ("take", "Take it"): waits and inquiry.assigned_to_id is None,
            ("answered", "They have their answer"): Status.ANSWERED in following,
            ("left-message", "I left a message"): Status.WAITING in (inquiry.status, *following),
        }
        return {
            "due_at": due_at,
            "is_overdue": waits and due_at < now,
            "page_offers": [offer for offer, is_possible in offered.items() if is_possible],
            "close_reasons": CloseReason.choices if Status.CLOSED in following else [],
            "reach_form": None if ended or inquiry.opened.problem else reach.ReplyForm(inquiry=inquiry),
            "reach_words": reach.WAYS[ContactMethod(inquiry.contact_method)][0],
            "narrowed": request.GET.get(buttons.FILTERS, ""),
        }

    def save_model(self, request, obj, form, change):
        """Through the verbs, each of which leaves its event."""
        if "assigned_to" in form.changed_data:
            inquiries.assign(inquiry=obj, to=form.cleaned_data["assigned_to"], by=request.user)
        if "status" in form.changed_data:
            to, reason = form.cleaned_data["status"], form.cleaned_data.get("reason", "")
            inquiries.change_status(inquiry=obj, to=to, reason=reason, by=request.user)
        if form.cleaned_data.get("note"):
            inquiries.add_note(inquiry=obj, text=form.cleaned_data["note"], by=request.user)

    @admin.display(description="age", ordering="-received_at")
    def age(self, obj):
        return timesince(obj.received_at, depth=1)

    @admin.display(description="due", ordering="waits_since")
    def due(self, obj):
        """Of what waits, until when; and whether the words made the form think of danger, but none of the words."""
        if obj.due_at is None:
            return _IN_DANGER if obj.comes_first else ""
        when = f"{'overdue since' if obj.is_overdue else 'by'} {said(obj.due_at)}"
        return format_html(
            '<span class="{}">{}{}</span>',
            "urgent" if obj.is_overdue or obj.crisis_flag else "",
            "May be in danger, " if obj.crisis_flag else "",
            when,
        )

    @admin.display(description="score", ordering="spam_score")
    def score(self, obj):
        return obj.spam_score

    @admin.display(description="why it looks like spam")
    def why(self, obj):
        reasons = " ".join(signal.reason for signal in signals_of(obj.spam_reasons))
        return format_html("{} {}", _IN_DANGER, reasons) if obj.comes_first else reasons

    @admin.display(description="topic", ordering="topic")
    def about(self, obj):
        """What it is about, and in which language they wrote, where that is not the site's first."""
        topic = obj.get_topic_display()
        return topic if obj.language == settings.LANGUAGE_CODE else f"{topic}, in {language_name(obj.language)}"

    @admin.display(description="at once")
    def at_once(self, obj):
        return render_to_string("contact/admin/_offers.html", {"inquiry": obj})

    @admin.display(description="how to reach them")
    def reach(self, obj):
        return shown(obj.opened.words.telephone, settings.TELEPHONE_REGION) or obj.opened.words.email

    @admin.display(description="wrote in")
    def wrote_in(self, obj):
        return language_name(obj.language)

    @admin.display(description="preferred name")
    def name(self, obj):
        return obj.opened.words.preferred_name

    @admin.display(description="interpreter")
    def interpreter(self, obj):
        return " ".join(
            filter(None, ["yes" if obj.interpreter_needed else "no", obj.opened.words.interpreter_language])
        )

    @admin.display(description="needs")
    def needs(self, obj):
        return obj.opened.words.access_needs

    @admin.display(description="message")
    def text(self, obj):
        return obj.opened.words.message

    @admin.display(description="voicemail is fine")
    def voicemail(self, obj):
        return "yes" if obj.voicemail_ok else "no"

    @admin.display(description="they agreed to")
    def consent(self, obj):
        texts = (CONSENT_TEXTS, obj.consent_version), (NOT_EMERGENCY_TEXTS, obj.not_emergency_version)
        return " ".join(filter(None, (known.get(version, version) for known, version in texts)))

    @admin.display(description="what they wrote")
    def words(self, obj):
        if obj.erased_at:
            return f"erased on {date_format(localtime(obj.erased_at), 'DATE_FORMAT')}"
        if obj.held_at:
            return f"held since {date_format(localtime(obj.held_at), 'DATE_FORMAT')}: not erased until somebody lets go of it"
        return f"will be erased on {date_format(localtime(erased_on(obj)), 'DATE_FORMAT')}, unless something happens before"

    @admin.display(description="closed")
    def closed(self, obj):
        if obj.closed_at is None:
            return "not yet"
        when = date_format(localtime(obj.closed_at), "DATETIME_FORMAT")
        return f"{when}, by {obj.closed_by}: {obj.get_close_reason_display()}"
