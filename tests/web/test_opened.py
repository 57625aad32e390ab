"""What is read before the first visitor of a server process comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.template import engines

import fledge.web.pages
from fledge.web.opened import opened


def test_the_template_of_every_screen_is_read_before_anybody_asks() -> None:
    django: Any = engines["django"]
    loader = django.engine.template_loaders[0]
    loader.reset()
    opened()
    folder = Path(fledge.web.pages.__path__[0])
    screens = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    assert len(screens) > 50
    assert {"base.html", *screens} - set(loader.get_template_cache) == set()
