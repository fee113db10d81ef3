"""The safe base that every other settings module starts from.

Each environment variable is read once, beside its meaning and its default; ``docs/settings.md``
lists them and a test keeps the two in step.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf.locale import LANG_INFO

from samverkan import languages
from samverkan.settings.rooms import ARTICLE_BLOCKS as ARTICLE_BLOCKS
from samverkan.settings.rooms import HOME_BLOCKS as HOME_BLOCKS
from samverkan.settings.rooms import ORGANISATION_SECTIONS as ORGANISATION_SECTIONS
from samverkan.settings.rooms import PAGE_EDITOR_PANELS as PAGE_EDITOR_PANELS
from samverkan.settings.rooms import SEARCH_ELSEWHERE as SEARCH_ELSEWHERE

BASE_DIR = Path(__file__).resolve().parents[3]
SHELL_DIR = BASE_DIR / "site" / "samverkan"

env = environ.Env()

# --- The site and its secrets -------------------------------------------------------------------

# Signs sessions and forms. At least 50 random characters.
SECRET_KEY = env.str("SECRET_KEY")
# The public address, with scheme and without a final slash: https://www.example.org
SITE_URL = env.str("SITE_URL")
# Host names that the site answers to, separated by commas.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
# Where uploads, the embedded database and the file cache are kept.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DEBUG = False
# How many of our own proxies stand before the site and add to X-Forwarded-For.
PROXY_COUNT = env.int("PROXY_COUNT", default=1)

# --- What the site is built from -----------------------------------------------------------------

INSTALLED_APPS = [
    "feedback",
    "translation",
    "news",
    "events",
    "partnerships",
    "organisations",
    "contacts",
    "samverkan.users",
    "samverkan.media",
    "samverkan.pages",
    "samverkan.shell",
    "samverkan.search",
    "samverkan.outbox",
    "samverkan.background",
    "samverkan",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "anymail",
    "phonenumber_field",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "samverkan.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samverkan.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "samverkan.middleware.PublicCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samverkan.middleware.PathLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "samverkan.urls"
WSGI_APPLICATION = "samverkan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SHELL_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Data ----------------------------------------------------------------------------------------

# postgres://user:password@host:5432/name in production; SQLite in a file where none is given.
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'samverkan.sqlite3'}")


def database(url: str) -> dict[str, object]:
    """Django's database settings for an address, with what each engine needs to run well.

    PostgreSQL gets a connection pool. SQLite gets write-ahead logging and immediate transactions,
    so that the worker and the site can write to one file without "database is locked".
    """
    config = environ.Env.db_url_config(url)
    if config["ENGINE"].endswith("postgresql"):
        config["OPTIONS"] = {**config.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 8}}
    else:
        config["OPTIONS"] = {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    return config


DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# redis://host:6379/0 in production; files that all processes of one machine share otherwise.
CACHE_URL = env.str("CACHE_URL", default=f"filecache://{DATA_DIR / 'cache'}")


def tolerant_cache(url: str) -> dict[str, Any]:
    """Django's cache settings for an address, with a backend that never takes the site down."""
    config = environ.Env.cache_url_config(url)
    if url.startswith("redis"):
        config["BACKEND"] = "samverkan.caches.TolerantRedisCache"
        config["OPTIONS"] = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}
    elif url.startswith("filecache"):
        config["BACKEND"] = "samverkan.caches.TolerantFileBasedCache"
        # Django throws entries out at random from 300 on; the counters of posts alone can be more.
        config["OPTIONS"] = {"MAX_ENTRIES": 5000}
    return config


CACHES = {
    "default": tolerant_cache(CACHE_URL),
    # Wagtail would write an image's sizes into the cache at every request; one query is cheaper.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# What the worker runs again and again: dotted path of a function, and how often.
SCHEDULE = {
    "samverkan.background.jobs.publish_scheduled_pages": timedelta(minutes=1),
    "samverkan.outbox.delivery.sweep": timedelta(minutes=1),
    "samverkan.outbox.delivery.forget_sent": timedelta(days=1),
    "events.registration.jobs.every_minute": timedelta(minutes=1),
    "events.registration.purge.run": timedelta(days=1),
    "samverkan.background.jobs.forget_finished_tasks": timedelta(days=1),
    "samverkan.background.jobs.forget_expired_sessions": timedelta(days=1),
    "events.proposals.jobs.submit_proposals": timedelta(minutes=1),
    "events.proposals.jobs.forget_proposers": timedelta(days=1),
    "partnerships.reminders.send_due": timedelta(days=1),
    "partnerships.corrections.jobs.run": timedelta(days=1),
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [SHELL_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# Whether Django itself serves uploads; in production the proxy in front of it does.
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- E-mail --------------------------------------------------------------------------------------

# A mail server: smtp://user:password@host:587/?tls=true. Without one, e-mail is only printed.
EMAIL_URL = env.str("EMAIL_URL", default="consolemail://")
vars().update(environ.Env.email_url_config(EMAIL_URL))
# Instead of a mail server: a provider that Anymail knows by this name, such as mailjet or postmark.
EMAIL_PROVIDER = env.str("EMAIL_PROVIDER", default="")
# The provider's keys as JSON, by the names in Anymail's documentation: {"MAILJET_API_KEY": "…"}.
ANYMAIL: dict[str, Any] = env.json("ANYMAIL", default={})
if EMAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{EMAIL_PROVIDER}.EmailBackend"
# The sender of all e-mail.
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Samverkan <no-reply@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# "name:password" that the provider's webhooks must show when they report bounces below /anymail/;
# without it there are no such addresses.
ANYMAIL["WEBHOOK_SECRET"] = env.str("ANYMAIL_WEBHOOK_SECRET", default="")
# Seconds before an unanswering mail server counts as down.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)

# --- Languages and time --------------------------------------------------------------------------

LANG_INFO.update(languages.lang_info())
LANGUAGE_CODE = languages.SOURCE.code
LANGUAGES = [(language.code, language.own_name) for language in languages.LANGUAGES]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LANGUAGES_BIDI = [language.code for language in languages.LANGUAGES if language.rtl]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["samverkan.formats"]
USE_I18N = True
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# --- People --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "users.User"
LOGIN_URL = "wagtailadmin_login"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PHONENUMBER_DEFAULT_REGION = "SE"
PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

# --- Wagtail -------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Samverkan"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_USER_LOGIN_FORM = "samverkan.users.forms.AdminLogInForm"
WAGTAIL_FRONTEND_LOGIN_TEMPLATE = "pages/login.html"
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("mp4", "vtt", "webm"),
]
WAGTAILDOCS_CONTENT_TYPES = {"vtt": "text/vtt; charset=utf-8"}
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Documents go through Wagtail's own view: it checks privacy, forbids sniffing and scripts, and
# offers every kind as a download, so that no uploaded file runs on the site's own origin.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "swedish"}
}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
        },
    }
}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

# --- Open data ---------------------------------------------------------------------------------

# The licence of the register's open data, by the address that names it: CC0 unless told.
OPEN_DATA_LICENSE = env.str(
    "OPEN_DATA_LICENSE", default="http://creativecommons.org/publicdomain/zero/1.0/"
)
# Who publishes the open data; the name of the site where none is given.
OPEN_DATA_PUBLISHER = env.str("OPEN_DATA_PUBLISHER", default="")
# The publisher's organisation number, by which data portals know it: 212000-1355.
OPEN_DATA_PUBLISHER_NUMBER = env.str("OPEN_DATA_PUBLISHER_NUMBER", default="")
# A shared mailbox for questions about the open data; the site's own where none is given.
OPEN_DATA_EMAIL = env.str("OPEN_DATA_EMAIL", default="")

# --- Security ------------------------------------------------------------------------------------

# Whom to tell about a security hole: an e-mail address or a link; shown in security.txt.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
SECURE_SSL_REDIRECT = True
# Probes ask the process itself, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# Only our own proxy may say that a reader came over HTTPS.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
# Seconds that browsers insist on HTTPS for this host; a year unless told.
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000)
# Whether they insist for all hosts below this one too: once every one of them has HTTPS.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
# Whether browsers may have the host on their built-in lists, which takes months to undo.
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "samverkan.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A long page in the editor has more fields than Django's 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
# Wagtail's admin has inline scripts and styles without a nonce; it alone gets this policy.
ADMIN_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}

# --- Logs ----------------------------------------------------------------------------------------

# The least grave kind of line that is logged: DEBUG, INFO, WARNING, ERROR.
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
# One line each to the console, never mailed: a mailed error would hold what the reader had typed.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"probes": {"()": "samverkan.logs.ProbesAreWarnings"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["probes"],
        }
    },
    "loggers": {"django": {"handlers": [], "propagate": True}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}

SILENCED_SYSTEM_CHECKS = [
    # The editor shows its preview in a frame of the same site, so frames are not refused outright.
    "security.W019",
    # What else stands below or beside the host is for the municipality to know.
    "security.W005",
    "security.W021",
]
