"""Repaired postings on small invented ones: `rewrite/*.yaml`, one file a matter.

An example gives `text` (and `title` where it matters) and what the repaired posting must hold:

    date      the day to judge by; 2026-06-01 where none is given
    edits     chosen edits, each `kind`, `needs` (labels as the pool names them), and for some `instead`:
              years (a number) or any_of (skill ids)
    keep      ids of skills that stay as they are
    changed   pairs of an old line (or null where the line is new) and a new one (or null where it is gone);
              exactly these lines change, in this order
    because   words that the reasons of the changed lines must hold, taken together
    left      ids of the rules that still find something graver than worth a look; none where not given
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from fledge.audit import Grade, check
from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite.repaired import repaired
from fledge.facts import FactBook
from fledge.pool import HasDegree, HasSkill, HasYears, Need, needs_of
from fledge.posting import Posting, read

_DAY = date(2026, 6, 1)
_KEYS = {"say", "text", "title", "date", "edits", "keep", "changed", "because", "left"}
_FILES = sorted((Path(__file__).parent / "rewrite").glob("*.yaml"))


def _cases() -> list[Any]:
    found = []
    for file in _FILES:
        page = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert set(page) == {"about", "cases"}, file.name
        for case in page["cases"]:
            assert {"say", "text", "changed"} <= set(case) <= _KEYS, f"{file.name}: {case.get('say')}"
            found.append(pytest.param(case, id=f"{file.stem}: {case['say']}"))
    return found


@pytest.mark.parametrize("case", _cases())
def test_repaired_posting_changes_these_lines_and_no_others(case: dict[str, Any], book: FactBook) -> None:
    day = case.get("date", _DAY)
    posting = read(case["text"], book, title=case.get("title", "AI Engineer"))
    edits = tuple(_edit(edit, posting, book) for edit in case.get("edits", ()))
    rewrite = repaired(posting, book, day, edits, keep=frozenset(case.get("keep", ())))

    changed = [[c.before, c.after] for c in rewrite.changes if c.before != c.after and (c.before or c.after)]
    assert changed == case["changed"]
    reasons = " ".join(c.because for c in rewrite.changes)
    assert [words for words in case.get("because", ()) if words not in reasons] == []
    again = check(read(rewrite.text, book, title=posting.title), book, day)
    assert sorted({f.rule for f in again.findings if f.grade is not Grade.LOOK}) == case.get("left", [])


def _edit(said: dict[str, Any], posting: Posting, book: FactBook) -> Edit:
    needs = {need.label: need for need in needs_of(posting, book)}
    chosen = tuple(needs[label] for label in said["needs"])
    return Edit(EditKind(said["kind"]), chosen, _instead(said, chosen[0]), said.get("because", "because we chose so"))


def _instead(said: dict[str, Any], need: Need) -> Need | None:
    if isinstance(need, HasYears) and "years" in said:
        return replace(need, years=said["years"])
    if isinstance(need, HasDegree):
        return replace(need, or_experience=True)
    if isinstance(need, HasSkill) and "any_of" in said:
        return replace(need, any_of=tuple(said["any_of"]))
    return None
