"""The production settings, with the demo, on the database and the port of a measurement.

Only what needs TLS in front is relaxed. Nothing is cached but what the site itself caches.
"""

import os

from samverkan.settings.production import *

INSTALLED_APPS = ["demo", *INSTALLED_APPS]
SECURE_SSL_REDIRECT = False
DATABASES["default"] |= {
    "NAME": "bench",
    "USER": "postgres",
    "HOST": os.environ["BENCH_SOCKETS"],
    "PORT": "",
}
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
ROOT_URLCONF = "tests.bench.urls"
