"""People who were rejected × the posting of then and the one in force → what has changed for each of them, as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fledge.match import Range
from fledge.match.second_look import Obstacle, SecondLook, expected, second_look
from fledge.match.settings import settings
from fledge.publish.match_sentences import percents
from fledge.publish.second_look_sentences import conversation
from fledge.ramp import Brief
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book
from fledge.web.computed.matched import carries_over, months_of, posting_of

if TYPE_CHECKING:
    from fledge.people import Applicant

_QUOTES, _QUESTIONS = 3, 3


@dataclass(frozen=True, slots=True)
class Again:
    """One person looked at again: what the page shows, readiness as a number, and how much excludes them no longer."""

    person: str
    found: dict[str, Any]
    mid: float
    freed: int


def looked_again(before: Asked, now: Asked, people: Sequence[Applicant]) -> tuple[Again, ...]:
    """Everybody looked at again, in the order in which they are given; nobody is left out.

    They are judged by the day of the version in force, as on every other page.
    """
    looks = second_look(posting_of(before), posting_of(now), people, {}, book(), carries_over(), now.judged_by)
    months = months_of([look.now for look in looks])
    return tuple(_again(look, brief) for look, brief in zip(looks, months, strict=True))


def _again(look: SecondLook, months: Brief) -> Again:
    ready = look.now.readiness
    found = {
        "gone": [_obstacle(one) for one in look.gone],
        "carried": [_obstacle(one) for one in look.carried],
        "open": [_obstacle(one) for one in look.open],
        "speaks": conversation(look),
        "lines": list(_lines(look)),
        "readiness": _range(ready),
        "before": _range(look.before.readiness),
        "months": [round(n, 2) for n in (months.low, months.mid, months.high)],
        "basis": months.caution or months.basis,
        "questions": [one.asks for one in look.now.questions[:_QUESTIONS]],
        "notes": list(look.now.notes),
    }
    return Again(look.rejected.person, found, ready.mid, len(look.gone) + len(look.carried))


def _obstacle(one: Obstacle) -> dict[str, Any]:
    """A must-have that was not met on paper, in the words of the posting."""
    because = one.part.because[0] if one.part.because else ""
    return {
        "label": one.asked.label,
        "on_paper": one.on_paper,
        "because": because if one.carried else "",
        "credit": round(one.part.credit, 3),
        "quotes": list(one.part.quotes[:_QUOTES]) if one.carried else [],
        "is_years": bool(one.asked.years),
    }


def _lines(look: SecondLook) -> Iterator[str]:
    """The lines of the papers that show what the posting still needs, the heaviest need first."""
    shown = [part for part in look.now.parts if part.quotes and part.requirement.must]
    heaviest = sorted(shown, key=lambda part: -part.requirement.weight * part.credit)
    yield from list(dict.fromkeys(part.quotes[0] for part in heaviest))[:_QUOTES]


def _range(found: Range) -> list[float]:
    return [round(float(n), 4) for n in (found.low, found.mid, found.high)]


def drawn_to_the_middle(readiness: Sequence[float], *, middle: float, group: int) -> str:
    """A readiness as it is to be expected at the next reading: nearer the middle of all who were looked at.

    >>> drawn_to_the_middle([0.5, 0.6, 0.7], middle=0.4, group=1)
    '60% (50 to 70%)'
    """
    reliability = settings(book().constants).reliability if group > 1 else 1.0
    return percents(expected(Range(*readiness), middle, reliability))


def how_it_is_drawn() -> str:
    """Why the number that is shown is nearer the middle than the papers say, with the source of it."""
    fact = book().constants["match_reliability"]
    return (
        "Readings differ by chance, and the highest of many are partly highest by chance. So each is drawn towards the "
        f"middle of all who are looked at ({fact.about}: {fact.value}, grade {fact.grade})."
    )


def as_percents(readiness: Sequence[float]) -> str:
    """A readiness as it was read."""
    return percents(Range(*readiness))
