from datetime import timedelta

from django.apps import AppConfig
from django.utils import timezone


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Explainers"

    def ready(self):
        from articles import digest, mistakes, system_checks  # noqa: F401  registers the checks
        from articles.admin import desk
        from articles.health_words import health_words
        from articles.models import StaffMail
        from articles.search import missed
        from clinic.desk import add_to_desk
        from clinic.health_words import add_health_words
        from clinic.outbox import deliver_due
        from clinic.worker import Job, add_job

        add_to_desk(desk.panels)
        add_health_words(health_words)
        add_job(Job("mails about articles", lambda go_on: deliver_due(StaffMail, go_on=go_on)))
        add_job(Job("weekly digest", lambda go_on: digest.send_if_due(), every=timedelta(minutes=10)))
        add_job(Job("forgetting old mistakes", lambda go_on: mistakes.forget_old(), every=timedelta(hours=1)))
        add_job(
            Job(
                "old searches without result",
                lambda go_on: missed.forget_old(now=timezone.now()),
                every=timedelta(days=1),
            )
        )
