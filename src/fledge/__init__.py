"""Fledge: hire for potential, train for skills, judge at twelve months.

>>> from datetime import date
>>> import fledge
>>> audit = fledge.audit_text("Requirements:\\n- 5+ years of LangChain", today=date(2024, 6, 1))
>>> audit.findings[0].grade.value
'impossible'
>>> counted = fledge.audit_text("Requirements:\\n- Python", today=date(2024, 6, 1), panels=fledge.shipped_panels())
>>> 0.5 < counted.pool.estimate.share < 0.6
True
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fledge.audit import Audit
    from fledge.pool import Panel
    from fledge.posting import Posting

__version__ = "0.1.0"


def read_text(text: str, *, title: str = "", company: str = "") -> Posting:
    """What a posting asks, with the words it says it in; see :mod:`fledge.posting`."""
    from fledge.facts.load import load
    from fledge.posting import read

    return read(text, load(), title=title, company=company)


def audit_text(text: str, *, today: date, title: str = "", company: str = "", panels: Sequence[Panel] = ()) -> Audit:
    """What a posting really asks and which of it nobody can have, on the day ``today``; see :mod:`fledge.audit`.

    With ``panels`` the people who meet it are counted as well, and what would bring more of them back.
    """
    from fledge.audit import check, count_people
    from fledge.facts.load import load

    return count_people(check(read_text(text, title=title, company=company), load(), today), panels, load())


def shipped_panels() -> tuple[Panel, ...]:
    """The people who can be counted without any set-up: synthetic ones, fitted to the respondents of two surveys."""
    from fledge.surveys.shelf import open_panel, panels

    names = sorted((shelved.name for shelved in panels().values() if shelved.shipped), reverse=True)
    return tuple(map(open_panel, names))
