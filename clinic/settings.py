"""Settings, read from the environment. `.env.example` lists every variable; see docs/operations/."""

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from articles.editor import CKEDITOR_CONFIGS as CKEDITOR_CONFIGS
from clinic.database_limits import connecting
from clinic.env import BASE_DIR, env, secret

# `scripts/server` sets LOCAL: plain HTTP on loopback, static files straight from the source tree.
LOCAL = env.bool("LOCAL", False)
DEBUG = env.bool("DEBUG", False)
if DEBUG and not LOCAL:
    raise ImproperlyConfigured("DEBUG shows the site's insides to everybody. It works with LOCAL=true only.")
SECRET_KEY = secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", []) + (["127.0.0.1", "localhost", "[::1]"] if LOCAL else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000" if LOCAL else "").rstrip("/")
# Where staff sign in, for links in their mails, if that is another host than the visitors'.
STAFF_URL = env.str("STAFF_URL", SITE_URL).rstrip("/")
# False in a process for visitors alone: there nobody signs in (clinic/staff_side.py).
SERVES_STAFF = env.bool("SERVES_STAFF", True)

INSTALLED_APPS = [
    "clinic.apps.BedsideAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",  # so that widgets may have templates in templates/
    "clinic.apps.StaticFilesConfig",
    "csp",
    "ckeditor",
    "js_asset",
    "content_editor",
    "clinic",
    "articles",
    "contact",
]

MIDDLEWARE = [
    # Outermost, so that no answer leaves without its headers, whoever makes it.
    "csp.middleware.CSPMiddleware",
    "clinic.security.HeadersMiddleware",
    "clinic.languages.LanguageOfTheAddress",  # before all that may refuse: a refusal has words too
    "django.middleware.security.SecurityMiddleware",
    "clinic.security.RefuseUnreadableInput",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "clinic.staff_side.RefuseStaffPages",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n"],  # every page has words to translate
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clinic.context_processors.clinic",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: SQLite under var/ unless DATABASE_URL names a server.
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'bedside.sqlite3'}")}
DATABASES["default"].update(CONN_MAX_AGE=env.int("CONN_MAX_AGE", 60), CONN_HEALTH_CHECKS=True)
if DATABASES["default"]["ENGINE"] not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
    raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///. See docs/adr/0004.")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A write lock is taken when the transaction begins, so that two writers wait in turn instead of failing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL, not NORMAL: with NORMAL a power loss may roll back a committed inquiry (sqlite.org/pragma.html).
        # secure_delete overwrites what is deleted. (trusted_schema=OFF would refuse Django's own JSON constraints.)
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
else:
    # clinic.wsgi and the worker add limits of their own.
    DATABASES["default"]["OPTIONS"] = connecting(DATABASES["default"].get("OPTIONS", {}))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# RFC 6265bis: a browser sends a __Host- cookie to this host only, and takes it only over HTTPS.
SESSION_COOKIE_NAME = "session" if LOCAL else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if LOCAL else "__Host-csrf"

# Transport and headers
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not LOCAL)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else env.int("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", not LOCAL)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", not LOCAL)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_HTTPS_PROXY", False) else None
TRUSTED_PROXIES = env.int(
    "TRUSTED_PROXIES", 0
)  # how many entries of X-Forwarded-For ours have written (clinic/client_address.py)
SECURE_REFERRER_POLICY = "same-origin"  # a link out must not tell which condition was read about
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "clinic.views.errors.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "require-trusted-types-for": ["'script'"],
    },
}

# Language and time: stored in UTC, shown in the clinic's zone.
# English at the root and Spanish under /es/ (clinic/languages.py).
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["clinic.formats"]
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", "America/Los_Angeles")

# Static files and pictures
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = None if LOCAL else env.path("STATIC_ROOT", BASE_DIR / "var" / "static")
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", BASE_DIR / "var" / "media")
# Telephone and crisis lines for error pages, written whenever the profile is saved (clinic/contact_facts.py).
CONTACT_FACTS_FILE = env.path(
    "CONTACT_FACTS_FILE", BASE_DIR / "var" / ("local-contact-facts.json" if LOCAL else "contact-facts.json")
)
# What visitors write is sealed to the public key; the process that serves the public needs no other (docs/adr/0015).
INQUIRY_PUBLIC_KEY_FILE = env.path("INQUIRY_PUBLIC_KEY_FILE", BASE_DIR / "var" / "inquiry-key.public")
INQUIRY_PRIVATE_KEYS_FILE = env.path("INQUIRY_PRIVATE_KEYS_FILE", BASE_DIR / "var" / "inquiry-keys.private")
WHITENOISE_USE_FINDERS = LOCAL
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a long article's form has a few hundred

# A mail is a row, which `manage.py run_worker` sends (see clinic/outbox.py and docs/adr/0007).
if not (LOCAL or env.str("EMAIL_URL", "")):
    raise ImproperlyConfigured("Set EMAIL_URL: without a mail server nobody hears of an inquiry. See .env.example.")
_mail = env.dj_email_url("EMAIL_URL", "console:")
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured(
        "EMAIL_URL begins with a word that is not known. Use submission:// or smtp://; see .env.example."
    )
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail["EMAIL_HOST"]
EMAIL_PORT = _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "bedside@example.org")
# How many inquiries are taken within an hour before more are suspects, and before more are refused (contact/rate_limits.py).
INQUIRIES_PER_ADDRESS = env.int("INQUIRIES_PER_ADDRESS", 10)
INQUIRIES_PER_HOUR = env.int("INQUIRIES_PER_HOUR", 1_000)
INQUIRY_RECIPIENTS = env.list("INQUIRY_RECIPIENTS", ["frontdesk@example.org"] if LOCAL else [])
# Where a telephone number without a country's code is from (ISO 3166-1); contact/checks.py looks whether it is known.
TELEPHONE_REGION = env.str("TELEPHONE_REGION", "US").upper()

# ckeditor.W001 says that CKEditor 4 has known, unfixed flaws. docs/adr/0002 says what keeps them out, and
# clinic/checks.py fails the start if one of those guards is missing.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]

# Nothing that anybody typed is in a log or in a mail about an error (clinic/error_reports.py).
DEFAULT_EXCEPTION_REPORTER = "clinic.error_reports.Report"
DEFAULT_EXCEPTION_REPORTER_FILTER = "clinic.error_reports.NothingTyped"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "nothing_typed": {"()": "clinic.error_reports.NothingLogged"},
        "not_debugging": {"()": "django.utils.log.RequireDebugFalse"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["nothing_typed"]},
        "admins": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "filters": ["not_debugging", "nothing_typed"],
        },
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": ["admins"], "level": "INFO"},  # in place of Django's own handlers
        # Each refused or missing page would be a warning, a refused one with a traceback, and bury what matters.
        "django.request": {"level": "ERROR"},
    },
}
