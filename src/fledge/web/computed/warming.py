"""What costs the first visitor of a process time, done before there is one."""

from __future__ import annotations

import gc
from datetime import date
from importlib.resources import files

from fledge.web.computed.audited import Asked, kept_audit
from fledge.web.computed.knowledge import edition
from fledge.web.computed.matched import carries_over
from fledge.web.computed.proposed import proposed

_TITLE, _DAY = "Senior AI Engineer", date(2026, 1, 1)


def warmed() -> None:
    """Read the facts and the surveyed people, and go through everything that a page may ask once.

    What is in memory then stays for as long as the process lives, so it is set aside from the collection of garbage,
    which would otherwise stop every visitor for a moment now and again to look through it.
    """
    text = files("fledge.knowledge").joinpath("samples", "senior_ai_engineer.txt").read_text(encoding="utf-8")
    asked = Asked(text, _TITLE, "", _DAY)
    edition()
    kept_audit(asked)
    for purpose in ("repaired", "potential"):
        proposed(asked, purpose)
    carries_over()
    gc.collect()
    gc.freeze()
