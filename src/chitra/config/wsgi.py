"""What the web server calls for each request."""

import os

from django.core import wsgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chitra.config.settings")

application = wsgi.get_wsgi_application()
