"""The audit's rules on small invented postings: one file a rule, `audit/<rule>.yaml`.

An example gives `text` (and `title`, `company` where they matter) and what this one rule must find:

    date           the day to judge by; 2025-06-01 where none is given
    finds          impossible, practically nobody, costly, worth a look, or none; a list where it finds several
    says_has       words that the finding's sentence must hold
    quotes         the posting's own words that it points to, exactly these
    compared_with  the tools asked by some comparable postings, where the rule compares: [4, 6, 8]
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from fledge.audit import RULES, Finding, check
from fledge.facts import Fact, FactBook, Spread
from fledge.posting import read

_DAY = date(2025, 6, 1)


def test_rule_finds_what_a_fair_auditor_would(audit_case: dict[str, Any], book: FactBook) -> None:
    case = audit_case
    book = _compared(book, case["compared_with"]) if "compared_with" in case else book
    posting = read(case["text"], book, title=case.get("title", ""), company=case.get("company", ""))
    findings = [f for f in check(posting, book, case.get("date", _DAY)).findings if f.rule == case["rule"]]

    wanted = case["finds"] if isinstance(case["finds"], list) else [case["finds"]]
    assert [str(f.grade) for f in findings] == [grade for grade in wanted if grade != "none"], _said(findings)
    said = " ".join(f.says for f in findings)
    assert [words for words in case.get("says_has", ()) if str(words) not in said] == [], said
    if "quotes" in case:
        assert [" ".join(q.of(case["text"]).split()) for f in findings for q in f.quotes] == case["quotes"]


def test_every_rule_has_cases_both_ways(ruled_files: dict[str, Path], audit_counts: dict[str, tuple[int, int]]) -> None:
    assert set(ruled_files) == {rule.id for rule in RULES}
    assert {rule: file.stem.replace("_", "-") for rule, file in ruled_files.items()} == {r.id: r.id for r in RULES}
    fires, quiet = audit_counts["years-exceed-age"]
    assert fires >= 8
    assert quiet >= 12
    assert {rule: counts for rule, counts in audit_counts.items() if min(counts) < 2} == {}


def _compared(book: FactBook, counts: list[int]) -> FactBook:
    """The same book with one invented distribution for every posting."""
    spread = Spread("tech", (), tuple(sorted(counts)), Fact("tools asked", f"n = {len(counts)}", "this example", "D"))
    return FactBook(book.skills.values(), book.relations, book.constants, book.words, {"tech": spread})


def _said(findings: list[Finding]) -> str:
    return " | ".join(f.says for f in findings) or "nothing found"
