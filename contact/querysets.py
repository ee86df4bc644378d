"""Which inquiries wait, which mails are due: said once."""

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from contact.statuses import UNANSWERED, NotificationState


class InquiryQuerySet(QuerySet):
    def unanswered(self):
        """Inquiries that somebody at the clinic still has to do something about."""
        return self.filter(status__in=UNANSWERED)

    def for_inbox(self):
        """Unanswered first, the newest first in each part, with the person who looks after each."""
        waits = Case(When(status__in=UNANSWERED, then=Value(True)), default=Value(False), output_field=BooleanField())
        return self.select_related("assigned_to").annotate(waits=waits).order_by("-waits", "-received_at", "-pk")


class NotificationQuerySet(QuerySet):
    def due(self, at):
        """Mails to be sent now: queued ones whose moment has come, and those whose sender was killed."""
        return self.filter(
            Q(state=NotificationState.QUEUED, next_attempt_at__lte=at)
            | Q(state=NotificationState.SENDING, lease_until__lte=at)
        )


class AppendOnlyQuerySet(QuerySet):
    """Rows may be added and read."""

    def _refuse(self, *args, **kwargs):
        raise TypeError(f"A row of {self.model.__name__} is never changed or deleted.")

    update = bulk_update = delete = update_or_create = _refuse
    _refuse.alters_data = True
