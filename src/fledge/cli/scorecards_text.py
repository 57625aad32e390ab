"""What ratings tell, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from fledge.match.interview import Agreement, Told
from fledge.publish.plain import fit
from fledge.publish.scorecards_sentences import DECIDES, IN_ORDER, REGRESSION, agreement_says, composite_says

_WIDTH = 80


def as_text(found: Told, notes: Sequence[str]) -> str:
    """Agreement first, because it says how far the rest can be read; then each person; then what it rests on."""
    blocks = [
        *_section("How far raters agree", [agreement_says("everything together", found.overall)]),
        *_section("What the ratings let one expect", [*map(composite_says, found.people), IN_ORDER, REGRESSION]),
        *_section("What it rests on", _methods(found)),
        *_section("Notes", [*notes, *found.notes]),
        DECIDES,
    ]
    wrapped = ["\n".join(textwrap.wrap(block, _WIDTH)) for block in blocks]
    wrapped.insert(2, _criteria(found))
    return fit("\n\n".join(wrapped)) + "\n"


def _section(heading: str, sentences: Iterable[str]) -> Iterator[str]:
    said = list(sentences)
    if said:
        yield heading
        yield from said


def _criteria(found: Told) -> str:
    """A line for each criterion: what was measured, its range, and what can be said."""
    widest = max((len(name) for name, _ in found.by_criterion), default=0)
    return "\n".join(f"{name:<{widest}}  {_measured(one)}" for name, one in found.by_criterion)


def _measured(one: Agreement) -> str:
    if one.value is None or one.range is None:
        return f"{one.standing}: {one.why}"
    return f"{one.value:5.2f}  {one.range.low:5.2f} to {one.range.high:4.2f}  {one.standing}"


def _methods(found: Told) -> Iterator[str]:
    for validity in found.validities:
        sources = "; ".join(f"{fact.source}, grade {fact.grade}" for fact in validity.because)
        low, high = validity.range.low, validity.range.high
        yield (
            f"A {validity.method} tells performance by a correlation of {validity.value:.2f} "
            f"({low:.2f} to {high:.2f}): {sources}."
        )
