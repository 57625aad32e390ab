"""Questions for an interview: one for each part that the papers leave in doubt, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fledge.facts import FactBook, Kind
from fledge.match.held import Held
from fledge.match.part import Part, Question, Shows
from fledge.match.says import names
from fledge.match.settings import Settings
from fledge.people import How
from fledge.pool import name_of

_NEAR = 2
_QUOTE = 110


def questions(parts: Sequence[Part], held: Held, book: FactBook, known: Settings) -> tuple[Question, ...]:
    """What to ask so that each doubtful must-have is settled by what somebody did, not by a name."""
    doubtful = [part for part in parts if part.requirement.must and part.skill and part.credit < known.enough]
    heaviest = sorted(doubtful, key=lambda part: -part.requirement.weight * (1 - part.credit + part.doubt))
    return tuple(dict.fromkeys(_asked(heaviest, held, book)))


def _asked(parts: Sequence[Part], held: Held, book: FactBook) -> Iterator[Question]:
    for part in parts:
        yield Question(_question(part, held, book), part.requirement.label)


def _question(part: Part, held: Held, book: FactBook) -> str:
    name = name_of(part.skill, book)
    kind = book[part.skill].kind
    if part.how is Shows.LISTED:
        return f"The papers only name {name}. What did you last do with it, for whom, and what went wrong?"
    if part.how is Shows.NONE:
        return _unshown(name, kind)
    shown = held.by_skill.get(part.skill)
    if part.how is Shows.ADJACENT or shown is None:
        return _near(part, name, held, book)
    return _from_line(name, shown.how, part.quotes)


def _unshown(name: str, kind: Kind) -> str:
    if kind is Kind.FUNDAMENTAL:
        return f"Tell of a piece of work in which {name} decided whether it held. What would you do otherwise today?"
    if kind is Kind.DOMAIN:
        return f"What do you know of {name}, and from whom would you learn the rest in the first month?"
    return f"How would you find out what you need of {name}, and what have you learned in that way before?"


def _near(part: Part, name: str, held: Held, book: FactBook) -> str:
    near = [skill for skill in part.near if held.strength(skill)][:_NEAR]
    having = names(near, book) if near else "what you have done"
    return f"You know {having}. What of that carries over to {name}, and what would you have to look up?"


def _from_line(name: str, how: How, quotes: tuple[str, ...]) -> str:
    line = f"“{_short(quotes[0])}”: " if quotes else ""
    if how is How.COURSE:
        return f"{line}what have you built with {name} since the course?"
    if how is How.PROJECT:
        return f"{line}who used it, and how did you know that it worked?"
    return f"{line}what was your own part in it, and how far does your {name} go?"


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[: quote.rfind(" ", 0, _QUOTE)] + " …"
