"""What the server runs: the workspace, with the facts and the surveyed people read before the first visitor comes."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fledge.web.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from fledge.web.computed import warmed  # noqa: E402 - Django has to be set up first

warmed()
