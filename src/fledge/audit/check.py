"""Posting → Audit: every rule looks once, the heaviest findings come first."""

from __future__ import annotations

from datetime import date

from fledge.audit.finding import Audit, Case
from fledge.audit.rules import RULES
from fledge.audit.tool_load import tool_load
from fledge.facts import FactBook, Kind
from fledge.posting import Posting, Status


def check(posting: Posting, book: FactBook, today: date) -> Audit:
    """Say what a posting really asks, which of it nobody can have, and what it stacks up.

    ``today`` is the day the posting is judged by: its own date where it has one.
    """
    case = case_of(posting, book, today)
    findings = [finding for rule in RULES for finding in rule.check(case)]
    findings.sort(key=lambda f: (f.grade.weight, f.quotes[0].start if f.quotes else len(posting.text)))
    return Audit(posting, today, tuple(findings), case.load)


def case_of(posting: Posting, book: FactBook, today: date) -> Case:
    """What the rules look at, with what several of them need worked out once."""
    must_tools = tuple(m for m in posting.mentions if m.kind is Kind.TOOL and m.status is Status.MUST)
    return Case(posting, book, today, tool_load(posting, book), must_tools)
