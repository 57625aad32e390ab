"""The code and the templates of all pages, read once before the first visitor of a process comes."""

from __future__ import annotations

from pathlib import Path

from django.template.loader import get_template
from django.urls import reverse

_HERE = Path(__file__).parent


def opened() -> None:
    """Whoever comes first waits for no imports and no templates to be read."""
    reverse("start")
    for folder in (_HERE / "templates", _HERE / "pages"):
        for file in sorted(folder.rglob("*.html")):
            get_template(file.relative_to(folder).as_posix())
