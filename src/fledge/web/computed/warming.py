"""What costs the first visitor of a process time, done before there is one."""

from __future__ import annotations

import gc
from datetime import date
from importlib.resources import files

from fledge.match.impact import STAGES, Decision
from fledge.web.computed.audited import Asked, kept_audit
from fledge.web.computed.compared import compared
from fledge.web.computed.impact import counts_of, page_of
from fledge.web.computed.knowledge import edition
from fledge.web.computed.proposed import proposed
from fledge.web.computed.reviewed import Sources, reviewed

_TITLE, _DAY = "Senior AI Engineer", date(2026, 1, 1)


def warmed() -> None:
    """Read the facts and the surveyed people, and go through everything that a page may ask once.

    What is in memory then stays for as long as the process lives, so it is set aside from the collection of garbage,
    which would otherwise stop every visitor for a moment now and again to look through it.
    """
    asked = Asked(_sample("senior_ai_engineer.txt"), _TITLE, "", _DAY)
    edition()
    kept_audit(asked)
    for purpose in ("repaired", "potential"):
        proposed(asked, purpose)
    _one_applicant(asked)
    _small_round()
    gc.collect()
    gc.freeze()


def _sample(*path: str) -> str:
    return files("fledge.knowledge").joinpath("samples", *path).read_text(encoding="utf-8")


def _one_applicant(asked: Asked) -> None:
    """An invented person beside the invented posting, alone and in the grid."""
    sources = Sources((_sample("resumes", "data_engineer.txt"),), None, (), _DAY)
    reviewed(asked, sources)
    compared(asked, {1: sources, 2: sources})


def _small_round() -> None:
    """The page of adverse impact for forty invented people: the first drawing of a process takes half a second."""
    decided = [Decision(str(n), "", STAGES[0], n % 3 == 0, _DAY) for n in range(40)]
    held = {one.person: (("Female", "Male")[n % 2], "") for n, one in enumerate(decided)}
    page_of(*counts_of(decided, held))
