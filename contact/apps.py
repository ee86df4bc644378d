from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = "Inquiries"

    def ready(self):
        from clinic.desk import add_to_desk
        from contact import checks  # noqa: F401  registers them
        from contact.admin import desk

        add_to_desk(desk.panels)
