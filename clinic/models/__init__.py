from clinic.models.contributor import Contributor
from clinic.models.outbox_mail import MailState, OutboxMail, OutboxQuerySet
from clinic.models.profile import ClinicProfile, ProfileVersion

__all__ = ["ClinicProfile", "Contributor", "MailState", "OutboxMail", "OutboxQuerySet", "ProfileVersion"]
