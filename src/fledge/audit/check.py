"""Posting → Audit: every rule looks once, the heaviest findings come first."""

from __future__ import annotations

from datetime import date

from fledge.audit.finding import Audit, Case
from fledge.audit.rules import RULES
from fledge.audit.tool_load import tool_load
from fledge.facts import FactBook
from fledge.posting import Posting


def check(posting: Posting, book: FactBook, today: date) -> Audit:
    """Say what a posting really asks, which of it nobody can have, and what it stacks up.

    ``today`` is the day the posting is judged by: its own date where it has one.
    """
    case = Case(posting, book, today)
    findings = [finding for rule in RULES for finding in rule.check(case)]
    findings.sort(key=lambda f: (f.grade.weight, f.quotes[0].start if f.quotes else len(posting.text)))
    return Audit(posting, today, tuple(findings), tool_load(posting, book))
