"""Which inquiries wait: said once."""

from datetime import timedelta

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When

from clinic.append_only import AppendOnlyQuerySet
from contact.statuses import UNANSWERED, UNSETTLED, Status

ONE_DAY = timedelta(days=1)
SUSPECTS_FIRST = ("-crisis_flag", "spam_score", "received_at")
WAITS = Q(status__in=UNANSWERED)
UNSEEN = Q(status=Status.QUARANTINE)  # a person may wait there
# Their words suggested danger, and nobody has answered them or looked yet.
IN_DANGER = Q(crisis_flag=True, status__in=UNSETTLED)


class InquiryQuerySet(QuerySet):
    def unanswered(self):
        """Inquiries that somebody at the clinic still has to do something about."""
        return self.filter(WAITS)

    def locked(self):
        """Held until the transaction ends: whoever else wants to hold them waits. Not what is read along with them."""
        return self.select_for_update(of=("self",))

    def quarantined(self):
        """Suspected spam that somebody still has to look at: who may be in danger first, then what most looks like a person's."""
        return self.filter(UNSEEN).order_by(*SUSPECTS_FIRST)

    def for_inbox(self):
        """Who may be in danger first, then what waits before what does not, with the person who looks after each.

        Of what waits: the longest wait first, so that what is overdue comes before what is not. The rest: the newest first.
        """
        return (
            self.select_related("assigned_to")
            .annotate(
                waits=_yes_or_no(WAITS),
                comes_first=_yes_or_no(IN_DANGER),
                waits_longest=Case(When(WAITS, then=F("waits_since"))),
            )
            .order_by("-comes_first", "-waits", F("waits_longest").asc(nulls_last=True), "-received_at", "-pk")
        )


def _yes_or_no(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


class NoteQuerySet(AppendOnlyQuerySet):
    def erase_words(self) -> int:
        """A note's words go when those of its inquiry go (`contact.retention`)."""
        return QuerySet.update(self, text=b"")

    erase_words.alters_data = True

    def seal_anew(self, text: bytes) -> int:
        """The same words, sealed to another key (`contact.resealing`)."""
        return QuerySet.update(self, text=text)

    seal_anew.alters_data = True
