"""Posting + facts → Findings, each with the facts it rests on and what to do about it.

Takes a Posting, a FactBook and the day to judge by. Gives an Audit. Never sees a person.
"""

from fledge.audit.check import check
from fledge.audit.finding import Audit, Case, Finding, Grade, Rule, ToolLoad
from fledge.audit.rules import RULES

__all__ = ["RULES", "Audit", "Case", "Finding", "Grade", "Rule", "ToolLoad", "check"]
