"""Lines of papers against what a posting asks: `match/lines.yaml` and `match/parts.yaml`.

An example of parts gives `asks` (a line of a posting) and one line of papers as `work` (under a job of six years),
`project`, `course` or `lists`, and what must come out:

    how       direct, adjacent, listed or none
    from, to  between which bounds the credit lies
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from fledge.facts import FactBook
from fledge.match import curated, match
from fledge.match.lists import is_list
from fledge.people import read as read_papers
from fledge.posting import read

_HERE = Path(__file__).parent / "match"
_DAY = date(2026, 2, 1)
_JOB = "Experience\n\nConsultant, Some Company\nFebruary 2020 - present\n- {work}\n"
_PAPERS = {
    "work": _JOB,
    "project": "Projects\n- {project}\n",
    "course": "Courses\n- {course}\n",
    "lists": _JOB.format(work="Kept the office running") + "\nSkills\n{lists}\n",
}


def _cases(name: str) -> list[Any]:
    page = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["say"]) for case in page["cases"]]


@pytest.mark.parametrize("case", _cases("lines.yaml"))
def test_a_line_is_a_list_or_says_what_was_done(case: dict[str, Any], book: FactBook) -> None:
    skills = frozenset(book.named(name).id for name in case["skills"])
    assert is_list(case["line"], skills, book) is case["is_list"]


@pytest.mark.parametrize("case", _cases("parts.yaml"))
def test_a_part_has_the_credit_that_a_fair_reader_would_give(case: dict[str, Any], book: FactBook) -> None:
    papers = next(form.format(**case) for key, form in _PAPERS.items() if key in case)
    applicant = read_papers(papers, book, today=_DAY, id="case")
    posting = read(f"Requirements\n- {case['asks']}\n", book, title="Specialist")
    part = match(posting, applicant, book, curated(book), _DAY).parts[0]

    assert part.how.value == case["how"], (part, applicant.evidence)
    assert case.get("from", 0) <= part.credit <= case.get("to", 1), part
