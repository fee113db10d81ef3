"""For a developer's own machine: `make run` uses this."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-development-never-for-a-site-that-others-can-reach")
os.environ.setdefault("SITE_URL", "http://localhost:8000")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

from samverkan.settings.production import *

# DEBUG=1 shows Django's own error pages; without it errors look as they do to residents.
DEBUG = env.bool("DEBUG", default=False)
SERVE_MEDIA = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
INSTALLED_APPS = ["demo", *INSTALLED_APPS]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {**LOGGING, "loggers": {"wagtail": {"level": "WARNING"}}}
