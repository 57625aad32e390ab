"""The fixtures of the workspace's tests; what they are made of stands in ``workspace``."""

from __future__ import annotations

from tests.web.workspace import committed, place, pytest_sessionfinish, sqlite_store, store

__all__ = ["committed", "place", "pytest_sessionfinish", "sqlite_store", "store"]

#: No test stands in it, and being imported a second time as a module to look for doctests would set it up twice.
collect_ignore = ["workspace.py"]
