"""docs/staff/sending-an-inquiry.md."""

from datetime import timedelta

from scripts.scenes.registry import TALL, scene

ANSWERS = {
    "person": "self",
    "voicemail_ok": False,
    "best_time": "any",
    "interpreter_needed": False,
    "interpreter_language": "",
    "access_needs": "",
    "message": "",
}


def _send_inquiry(page, *, name: str, topic: str, telephone: str, message: str = "") -> None:
    page.goto("/contact/")
    page.get_by_label("Myself").check()
    page.get_by_label("What should we call you?").fill(name)
    page.get_by_label("Phone call").check()
    page.get_by_label("Telephone number").fill(telephone)
    page.get_by_label("we may leave a voicemail").check()
    page.get_by_label("Best time to reach you").select_option("morning")
    page.get_by_label(topic).check()
    page.get_by_label("Anything else?").fill(message)
    page.get_by_label("not for emergencies").check()
    page.get_by_label("you may contact me").check()


def _an_old_one_whose_mail_failed() -> None:
    """An inquiry of three days ago. Its mail finds no mail server, time after time, until it is given up."""
    import logging

    from django.utils import timezone

    from contact import intake, mail

    logging.disable(logging.ERROR)
    then = timezone.now() - timedelta(days=3)
    answers = ANSWERS | {
        "preferred_name": "Sam",
        "contact_method": "email",
        "telephone": "",
        "email": "sam@example.org",
        "topic": "location",
    }
    inquiry = intake.receive(word="a word for the pictures", answers=answers, came_from="contact_page", now=then)
    while (mine := inquiry.notifications.get()).state != "failed":
        mail.deliver_due(now=mine.next_attempt_at)
    logging.disable(logging.NOTSET)


def _deliver_the_rest() -> None:
    from django.test.utils import override_settings

    from contact import mail

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.deliver_due()


@scene("contact-form", "contact-fields", "contact-errors", "contact-thanks")
def sending_an_inquiry(stage):
    _an_old_one_whose_mail_failed()
    page = stage.open(width=820, height=1060, scale=1.1)
    page.goto("/contact/")
    stage.take("contact-form", page)
    page = stage.open(width=820, height=TALL, scale=1.1)
    _send_inquiry(page, name="", topic="Cost and insurance", telephone="555")
    page.get_by_role("button", name="Send").click()
    page.locator(".error-summary").wait_for()
    stage.take("contact-errors", page, page.locator(".error-summary"))
    _send_inquiry(page, name="Dana", topic="Cost and insurance", telephone="(323) 555-0187")
    page.get_by_role("button", name="Send").click()
    page.locator(".reference").wait_for()
    page.set_viewport_size({"width": 820, "height": 900})
    stage.take("contact-thanks", page)
    page.set_viewport_size({"width": 820, "height": TALL})
    _send_inquiry(
        page,
        name="Lee",
        topic="New patient information",
        telephone="(323) 555-0163",
        message="Do I need a letter from my family doctor? I can come on Mondays.",
    )
    stage.take("contact-fields", page, page.locator(".inquiry-form"))
    page.get_by_role("button", name="Send").click()
    page.locator(".reference").wait_for()
    _deliver_the_rest()
