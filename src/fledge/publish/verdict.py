"""The audit in one sentence: how many lines nobody can meet, what costs people, what is worth a look."""

from __future__ import annotations

from collections import Counter

from fledge.audit import Audit, Grade

A_HUMAN_DECIDES = "A human decides: this page shows evidence about a posting, and says nothing about any person."


def verdict(audit: Audit) -> str:
    """What a manager takes away, in words and counts; never a score.

    A score would invite comparing postings by a number that nobody can question.
    """
    if audit.posting.unread:
        return f"Fledge could not read what this posting asks: {audit.posting.unread}."
    counts = Counter(finding.grade for finding in audit.findings)
    parts = [sentence for grade in Grade if (sentence := _part(grade, counts))]
    if not parts:
        return "Nothing was found that turns people away."
    whole = "; ".join(parts)
    return f"{whole[0].upper()}{whole[1:]}."


def _part(grade: Grade, counts: Counter[Grade]) -> str:
    n = counts[grade]
    if not n:
        return ""
    match grade:
        case Grade.IMPOSSIBLE:
            return f"nobody can meet {_lines(n)}"
        case Grade.NOBODY:
            return f"practically nobody can meet {_lines(n, more=counts[Grade.IMPOSSIBLE] > 0)}"
        case Grade.COSTLY:
            return f"{n} {'point costs' if n == 1 else 'points cost'} you people"
        case Grade.LOOK:
            points = "" if counts[Grade.COSTLY] else " point" if n == 1 else " points"
            return f"{n}{points} {'is' if n == 1 else 'are'} worth a look"


def _lines(n: int, *, more: bool = False) -> str:
    return f"{n} {'more ' if more else ''}{'line' if n == 1 else 'lines'}"
