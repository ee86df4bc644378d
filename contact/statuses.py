"""The states of an inquiry, and how it may move between them."""

from django.db.models import TextChoices


class Status(TextChoices):
    NEW = "new", "new"
    IN_PROGRESS = "in_progress", "in progress"
    WAITING = "waiting", "waiting"  # for the visitor: we called and left a message, say
    ANSWERED = "answered", "answered"
    CLOSED = "closed", "closed"
    SPAM = "spam", "spam"  # somebody has looked and said so
    QUARANTINE = "quarantine", "suspected spam"  # nobody has looked yet (contact.spam); kept until somebody has


class CloseReason(TextChoices):
    """Why nothing is left to do. Nothing clinical: these stay when what the person wrote is erased."""

    ANSWERED = "answered", "they have their answer"
    BECAME_PATIENT = "became_patient", "became a patient"
    NO_REPLY = "no_reply", "no reply after several tries"
    NOT_FOR_US = "not_for_us", "not for us"
    DUPLICATE = "duplicate", "sent twice"
    WITHDRAWN = "withdrawn", "they asked us to stop"
    OTHER = "other", "something else"


# Closed for one of these, somebody was reached.
REACHED = (CloseReason.ANSWERED, CloseReason.BECAME_PATIENT)

# Somebody at the clinic still has to do something about these.
UNANSWERED = (Status.NEW, Status.IN_PROGRESS, Status.WAITING)

# Somebody still has to do something about these, or to look whether there is anything to do.
UNSETTLED = (*UNANSWERED, Status.QUARANTINE)

# From each status, where an inquiry may go. A closed one is reopened when the person writes or calls again; spam that
# was a person's after all starts from the beginning.
TRANSITIONS: dict[Status, tuple[Status, ...]] = {
    Status.NEW: (Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED, Status.SPAM),
    Status.IN_PROGRESS: (Status.WAITING, Status.ANSWERED, Status.CLOSED, Status.SPAM),
    Status.WAITING: (Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED, Status.SPAM),
    Status.ANSWERED: (Status.IN_PROGRESS, Status.WAITING, Status.CLOSED),
    Status.CLOSED: (Status.IN_PROGRESS,),
    Status.SPAM: (Status.NEW,),
    Status.QUARANTINE: (Status.NEW, Status.SPAM),
}
