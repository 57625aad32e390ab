"""A posting's text → its audit with the people counted, and the parts of a page made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from fledge.audit import Audit, check, count_people
from fledge.posting import read
from fledge.web.computed.knowledge import book, edition, panels


@dataclass(frozen=True, slots=True)
class Asked:
    """All that an audit depends on: the words, the title, the employer and the day to judge by."""

    text: str
    title: str
    company: str
    judged_by: date


def made_by() -> str:
    """Which Fledge made what is kept; kept audits of another one are made anew."""
    return edition()


@lru_cache(maxsize=256)
def audited(asked: Asked) -> Audit:
    """What the posting really asks, which of it nobody can have, how many people meet it, and what would bring more."""
    posting = read(asked.text, book(), title=asked.title, company=asked.company)
    return count_people(check(posting, book(), asked.judged_by), panels(), book())


def kept_audit(asked: Asked) -> dict[str, Any]:
    """What the workspace keeps of an audit, by the names of its columns."""
    from fledge.publish.audit_parts import audit_parts
    from fledge.publish.pool_section import pool_words
    from fledge.publish.verdict import verdict

    audit = audited(asked)
    counts = Counter(finding.grade.name.lower() for finding in audit.findings)
    counted = bool(audit.pool and audit.pool.needs)
    return {
        "made_by": edition(),
        "verdict": verdict(audit),
        "findings": dict(counts),
        "people": pool_words(audit.pool).headline if audit.pool and counted else "",
        "share": audit.pool.estimate.share if audit.pool and counted else None,
        "parts": audit_parts(audit, book()),
    }
