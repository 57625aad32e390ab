"""A repair in sentences: which change brings how many people back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fledge.charts.numbers import percent, times
from fledge.publish.pool_sentences import in_words, joined, matches

#: Names in a sentence before it counts the rest.
_NAMED = 4

if TYPE_CHECKING:
    from fledge.audit.repair import Edit, Repair, Step
    from fledge.pool import Estimate


def repair_sentences(repair: Repair, *, exactly: bool = True) -> tuple[str, ...]:
    """What a manager should know of a repair: the one change that counts most, how far more go, what can stay a must.

    ``exactly`` is false where the people are synthetic, so that counts are given to two figures.
    """
    return tuple(_said(repair, exactly)) or ("No change was found that makes the pool larger.",)


def _said(repair: Repair, exactly: bool) -> Iterator[str]:
    now = _many(repair.now, exactly)
    for n, step in enumerate(_ends(repair.steps)):
        origin = f" from {now}" if n == 0 else ""
        yield _step(step, origin, exactly)
    for step in _ends(repair.keeping_musts)[-1:]:
        if step.edits not in {found.edits for found in repair.steps}:
            yield f"With every line still a must, {_lowered(_step(step, '', exactly))}"
    if repair.kept:
        yield f"Kept as you asked: {joined(need.label for need in repair.kept)}."
    if repair.core:
        yield f"Left alone, because it says what the job is: {_some([need.label for need in repair.core])}."


def _some(names: list[str]) -> str:
    """A few names, and how many more there are."""
    more = len(names) - _NAMED
    return joined([*names[:_NAMED], f"{in_words(more)} more"] if more > 1 else names)


def _ends(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return steps if len(steps) < 2 else (steps[0], steps[-1])


def _step(step: Step, origin: str, exactly: bool) -> str:
    many = f"{in_words(len(step.edits))} {'change takes' if len(step.edits) == 1 else 'changes take'}".capitalize()
    to = f"{_many(step.estimate, exactly)} ({times(step.gain)} times as many)"
    return f"{many} it{origin} to {to}: {'; '.join(map(edit_words, step.edits))}."


def _many(found: Estimate, exactly: bool) -> str:
    """How many people, or their share where there are too few to print a number."""
    return matches(found, exactly=exactly) if found.fewer_than is None else percent(found.share)


def edit_words(edit: Edit) -> str:
    """One change as something to do: "move PyTorch or TensorFlow to nice to have"."""
    names = joined(need.label for need in edit.needs)
    match edit.kind.name:
        case "NICE":
            return f"move {names} to nice to have"
        case "DROP":
            return f"drop {names}"
        case "EXPERIENCE":
            return f"accept equivalent experience for {names}"
        case "ONE_OF":
            return f"accept {edit.instead.label if edit.instead else 'any one of a family'} for {names}"
    return f"ask for {edit.instead.label if edit.instead else 'less'} instead of {names}"


def new_edits(steps: tuple[Step, ...]) -> Iterator[tuple[Step, str]]:
    """Each step with what is new in it: "and …" where it goes on from the one before, else all its changes."""
    before: tuple[Edit, ...] = ()
    for step in steps:
        goes_on = before and set(before) < set(step.edits)
        new = [edit for edit in step.edits if edit not in before] if goes_on else step.edits
        yield step, ("and " if goes_on else "") + "; ".join(map(edit_words, new))
        before = step.edits


def _lowered(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"
