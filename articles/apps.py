from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Explainers"

    def ready(self):
        from articles import system_checks  # noqa: F401  registers them
        from articles.admin import desk
        from clinic.desk import add_to_desk

        add_to_desk(desk.panels)
