"""What a posting is asked about in an interview: `interview/*.yaml`.

An example gives a posting (`text`, `title`), and

    calls   topics that are among the questions
    not     topics that are not among them
    task    the work sample that is set
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fledge.facts import FactBook
from fledge.facts.load_interview import load_questionnaire
from fledge.match.interview import kit
from fledge.posting import read

_KEYS = {"say", "text", "title", "calls", "not", "task", "known_gap"}


def _cases() -> list[Any]:
    found = []
    for file in sorted((Path(__file__).parent / "interview").glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]:
            assert set(case) <= _KEYS, f"{file.name}: {case.get('say')}: the keys are {sorted(_KEYS)}"
            gap = case.get("known_gap")
            marks = [pytest.mark.xfail(reason=gap, strict=True, raises=AssertionError)] if gap else []
            found.append(pytest.param(case, id=f"{file.stem}: {case['say']}", marks=marks))
    return found


@pytest.mark.parametrize("case", _cases())
def test_a_posting_is_asked_about_what_its_work_is_made_of(case: dict[str, Any], book: FactBook) -> None:
    posting = read(case["text"], book, title=case.get("title", "Engineer"))
    found = kit(posting, book, questionnaire=load_questionnaire())
    asked = {one.topic.id for one in found.questions}
    assert set(case["calls"]) - asked == set(), asked
    assert asked & set(case.get("not", ())) == set()
    if "task" in case:
        assert found.work_sample.set.task.id == case["task"]
