"""The WSGI entry point that gunicorn serves: ``gunicorn --pythonpath site samverkan.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings.production")

application = get_wsgi_application()
