from __future__ import annotations

from dataclasses import replace

import pytest

from fledge.audit import Audit, Finding, Grade
from fledge.publish import verdict


@pytest.mark.parametrize(
    ("impossible", "nobody", "costly", "look", "says"),
    [
        (1, 0, 6, 3, "Nobody can meet 1 line; 6 points cost you people; 3 are worth a look."),
        (2, 1, 0, 0, "Nobody can meet 2 lines; practically nobody can meet 1 more line."),
        (0, 0, 1, 1, "1 point costs you people; 1 is worth a look."),
        (0, 2, 0, 0, "Practically nobody can meet 2 lines."),
        (0, 0, 0, 1, "1 point is worth a look."),
        (0, 0, 0, 2, "2 points are worth a look."),
        (0, 0, 0, 0, "Nothing was found that turns people away."),
    ],
)
def test_verdict_counts_in_words(audit: Audit, impossible: int, nobody: int, costly: int, look: int, says: str) -> None:
    grades = zip(Grade, (impossible, nobody, costly, look), strict=True)
    findings = tuple(Finding("r", grade, "", "") for grade, n in grades for _ in range(n))
    assert verdict(replace(audit, findings=findings)) == says


def test_verdict_of_what_could_not_be_read_says_so(audit: Audit) -> None:
    unread = replace(audit, posting=replace(audit.posting, unread="it is a poem"))
    assert verdict(unread) == "Fledge could not read what this posting asks: it is a poem."
