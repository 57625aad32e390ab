"""Tests and doctests see the workspace with a home of its own that goes away, and no setting of the machine."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = tempfile.mkdtemp(prefix="fledge-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("FLEDGE_")]:
    del os.environ[_name]
os.environ.pop("DATABASE_URL", None)
Path(_HOME, "static").mkdir()
os.environ |= {
    "FLEDGE_HOME": _HOME,
    "FLEDGE_SECRET": "only-for-tests-" * 4,
    "FLEDGE_HOSTS": "localhost,127.0.0.1,testserver",
    "DJANGO_SETTINGS_MODULE": "fledge.web.settings",
}

import django  # noqa: E402 - the settings are read from the environment

django.setup()
