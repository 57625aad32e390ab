"""Expert level asked in several things at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Mention, Words

_REACH = 140


def check(case: Case) -> Iterator[Finding]:
    """Count the different skills that "expert" leads to in one breath."""
    text = case.posting.text
    for word in (level.at for level in case.posting.levels if level.mastery):
        led = _led(case, text, word.end)
        things = _things(case, led)
        if len(things) < 2:
            continue
        yield Finding(
            expert_in_several.id,
            Grade.COSTLY,
            f"Expert level is asked in {len(things)} things at once: {', '.join(things)}. That usually describes "
            "several people.",
            "Choose the one that the work turns on; for the others, working knowledge is enough.",
            (Words(word.start, led[-1].at.end),),
        )


def _things(case: Case, led: list[Mention]) -> list[str]:
    """What is to be mastered, in words; alternatives are one thing."""
    names: dict[object, list[str]] = {}
    for m in led:
        name = case.book[m.skill].name if m.in_book else m.at.of(case.posting.text)
        names.setdefault(m.skill if m.group is None else m.group, []).append(name)
    return [" or ".join(dict.fromkeys(alternatives)) for alternatives in names.values()]


def _led(case: Case, text: str, start: int) -> list[Mention]:
    """The asked skills in the same sentence after the word."""
    stop = min((at for at in (text.find(mark, start) for mark in (". ", "\n", ";")) if at >= 0), default=len(text))
    stop = min(stop, start + _REACH)
    mentions = case.posting.mentions
    first = bisect_left(mentions, start, key=lambda m: m.at.start)
    last = bisect_left(mentions, stop, first, key=lambda m: m.at.start)
    return [m for m in mentions[first:last] if m.status.asked]


expert_in_several = Rule(
    "expert-in-several",
    "Expert level in several skills at once",
    "It describes several people.",
    check,
)
