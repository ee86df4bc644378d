from datetime import timedelta

from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = "Inquiries"

    def ready(self):
        from clinic.desk import add_to_desk
        from clinic.outbox import deliver_due
        from clinic.worker import Job, add_job
        from contact import checks, digest, lookup, mail, rate_limits, retention  # noqa: F401  registers the checks
        from contact.admin import desk
        from contact.models import DigestMail

        add_to_desk(desk.panels)
        add_job(Job("mails about inquiries", lambda go_on: mail.deliver_due(go_on=go_on)))
        # Whoever looks somebody up writes what is missing first: this is so that they need not wait for it.
        find = Job(
            "finding inquiries by person", lambda go_on: lookup.index_due(go_on=go_on), every=timedelta(minutes=1)
        )
        add_job(find)
        add_job(Job("erasing inquiries", lambda go_on: retention.erase_due(), every=timedelta(hours=1)))
        add_job(Job("forgetting senders", lambda go_on: rate_limits.forget_past(), every=timedelta(minutes=10)))
        add_job(Job("daily digest of the inbox", lambda go_on: digest.send_if_due(), every=timedelta(minutes=5)))
        add_job(Job("mails of the daily digest", lambda go_on: deliver_due(DigestMail, go_on=go_on)))
