"""Expert level asked in several things at once."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Mention, Words

_REACH = 140


def check(case: Case) -> Iterator[Finding]:
    """Count the different skills that "expert" leads to in one breath."""
    text = case.posting.text
    for word in (level.at for level in case.posting.levels if level.mastery):
        led = _led(case, text, word.end)
        apart = {m.group if m.group is not None else m.skill for m in led}
        if len(apart) < 2:
            continue
        names = list(dict.fromkeys(case.book[m.skill].name if m.in_book else m.skill for m in led))
        yield Finding(
            expert_in_several.id,
            Grade.COSTLY,
            f"Expert level is asked in {len(apart)} things in one line: {', '.join(names)}. Few people are expert in "
            "more than one, and those who are do not answer postings.",
            "Choose the one that the work turns on; for the others, working knowledge is enough.",
            (Words(word.start, led[-1].at.end),),
        )


def _led(case: Case, text: str, start: int) -> list[Mention]:
    """The asked skills in the same sentence after the word."""
    stop = min((at for at in (text.find(mark, start) for mark in (". ", "\n", ";")) if at >= 0), default=len(text))
    stop = min(stop, start + _REACH)
    return [m for m in case.posting.asked() if start <= m.at.start < stop]


expert_in_several = Rule(
    "expert-in-several",
    "Expert level in several skills at once",
    "It describes several people.",
    check,
)
