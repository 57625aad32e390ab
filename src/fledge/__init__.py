"""Fledge: hire for potential, train for skills, judge at twelve months.

>>> from datetime import date
>>> import fledge
>>> audit = fledge.audit_text("Requirements:\\n- 5+ years of LangChain", today=date(2024, 6, 1))
>>> audit.findings[0].grade.value
'impossible'
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fledge.audit import Audit
    from fledge.posting import Posting

__version__ = "0.1.0"


def read_text(text: str, *, title: str = "", company: str = "") -> Posting:
    """What a posting asks, with the words it says it in; see :mod:`fledge.posting`."""
    from fledge.facts.load import load
    from fledge.posting import read

    return read(text, load(), title=title, company=company)


def audit_text(text: str, *, today: date, title: str = "", company: str = "") -> Audit:
    """What a posting really asks and which of it nobody can have, on the day ``today``; see :mod:`fledge.audit`."""
    from fledge.audit import check
    from fledge.facts.load import load

    return check(read_text(text, title=title, company=company), load(), today)
