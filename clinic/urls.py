from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from articles.urls import without_language
from clinic.site_pages import PAGES
from clinic.views.health import healthz, readyz
from clinic.views.media import PICTURE_PATH, picture_file
from clinic.views.robots import robots
from clinic.views.site_pages import site_page

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("admin/", admin.site.urls),
    re_path(f"^media/{PICTURE_PATH}", picture_file, name="picture_file"),
    path("", include(without_language)),
    *i18n_patterns(
        *(path(f"{page.slug}/", site_page, {"slug": page.slug}, name=page.slug) for page in PAGES),
        path("", include("articles.urls")),
        path("", include("contact.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "clinic.views.errors.bad_request"
handler403 = "clinic.views.errors.forbidden"
handler404 = "clinic.views.errors.not_found"
handler500 = "clinic.views.errors.server_error"
