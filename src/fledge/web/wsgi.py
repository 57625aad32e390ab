"""What the server runs: the workspace, with its pages opened and the facts read before the first visitor comes."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fledge.web.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from fledge.web.computed import warmed  # noqa: E402 - Django has to be set up first
from fledge.web.opened import opened  # noqa: E402 - for the same reason

opened()
warmed()
