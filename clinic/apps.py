from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig
from django.db.models.signals import post_migrate

_PLUGINS = "ckeditor/ckeditor/plugins/"
_UNUSED_PLUGINS = (
    "adobeair ajax autoembed autogrow autolink bbcode codesnippet codesnippetgeshi copyformatting devtools div docprops "
    "easyimage embed embedbase embedsemantic emoji exportpdf find flash forms iframe iframedialog image image2 language "
    "liststyle mathjax mentions newpage notificationaggregator pagebreak placeholder preview print save scayt sharedspace "
    "smiley sourcedialog stylesheetparser tableresize tableselection templates uicolor uploadfile uploadimage uploadwidget "
    "wsc xml"
).split()


class ClinicConfig(AppConfig):
    default = True
    name = "clinic"

    def ready(self):
        # Not in clinic/admin/__init__.py: the first admin that registers anything imports clinic.admin.site.
        from clinic import checks  # noqa: F401
        from clinic.admin import clinic, log, people  # noqa: F401
        from clinic.roles import make_groups

        # Django makes an app's permissions after each migrate and flush, and tells the apps in their order; the groups need
        # the permissions of all of them, so they are made once, after the last.
        *_, last = [config for config in apps.get_app_configs() if config.models_module]
        post_migrate.connect(make_groups, sender=last, dispatch_uid="clinic.roles")


class BedsideAdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "clinic.admin.site.BedsideAdminSite"


class StaticFilesConfig(DjangoStaticFilesConfig):
    """Leaves out the parts of CKEditor that we do not use: half the files to hash and compress, and less to attack."""

    ignore_patterns = [
        *DjangoStaticFilesConfig.ignore_patterns,
        *(f"{_PLUGINS}{name}" for name in _UNUSED_PLUGINS),
        *(f"{_PLUGINS}{name}/*" for name in _UNUSED_PLUGINS),
        "ckeditor/ckeditor/skins/moono",
        "ckeditor/ckeditor/samples",
        "ckeditor/ckeditor/adapters",
        "ckeditor/galleriffic*",
        "*.md",
    ]
