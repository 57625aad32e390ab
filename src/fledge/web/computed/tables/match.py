"""One person's match part by part, and everybody's beside one another, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fledge.match import Gap, Match, Part
from fledge.match.match import required_of
from fledge.match.settings import settings
from fledge.publish.match_rows import SHOWN
from fledge.publish.table_csv import Table
from fledge.web.computed.audited import Asked
from fledge.web.computed.compared import Compared, compared
from fledge.web.computed.knowledge import book
from fledge.web.computed.matched import one_match, posting_of
from fledge.web.computed.reviewed import Sources, gap_of, kind_of, places_of, shown_by

Row = tuple[object, ...]
_MATCH = (
    "number", "requirement", "kind", "shows", "quoted_lines", "lines_of_papers", "because", "hours_to_learn_low",
    "hours_to_learn", "hours_to_learn_high", "in_this_order", "grade",
)  # fmt: skip
#: What stands behind the requirements of somebody's row.
NUMBERS = ("readiness_low", "readiness", "readiness_high", "months_low", "months", "months_high")
_KINDS = {"must": "must-have", "implied": "implied by the duties", "nice": "welcome"}


def match(asked: Asked, sources: Sources | None) -> Table:
    """What somebody's papers show of each requirement, with the lines; no rows where no paper could be read."""
    return Table("match", _MATCH, _match(asked, sources) if sources else ())


def _match(asked: Asked, sources: Sources) -> Iterable[Row]:
    person = shown_by(sources)
    if person.unread:
        return ()
    found, _ = one_match(asked, person, asked.judged_by)
    return tuple(_parts(found))


def _parts(found: Match) -> Iterator[Row]:
    where = places_of(found.applicant)
    for number, part in enumerate(found.parts, 1):
        lines = dict.fromkeys(where[quote] for quote in part.quotes if quote in where)
        yield (number, part.requirement.label, _KINDS[kind_of(part)], SHOWN[part.how], "\n".join(part.quotes),
               "; ".join(map(str, lines)), "\n".join(part.because), *_to_learn(part, gap_of(found, part)))  # fmt: skip


def _to_learn(part: Part, gap: Gap | None) -> Row:
    if gap is None or gap.hours.mid < 1:
        return "", "", "", "", ""
    hours = gap.hours
    return round(hours.low), round(hours.mid), round(hours.high), " → ".join(gap.path), gap.grade


def labels_of(asked: Asked) -> tuple[str, ...]:
    """What a posting asks for, in the order of a match; a Problem where that is nothing."""
    found = required_of(posting_of(asked), book(), settings(book().constants))
    return tuple(one.label for one in found.requirements)


def beside(
    asked: Asked, sources: Mapping[int, Sources], people: Sequence[int], *, width: int, with_numbers: bool
) -> Iterator[Row]:
    """Of each of these people how every requirement shows, then readiness and months where they were asked for.

    Of whom no paper could be read all of it is blank.
    """
    found = compared(asked, sources, with_numbers=with_numbers)
    shown = _columns(found)
    for key in people:
        yield shown.get(key, ("",) * (width + len(NUMBERS)))


def _columns(found: Compared) -> dict[int, Row]:
    cells = [tuple(row.cells[at].words for row in found.rows) for at in range(len(found.keys))]
    numbers = {one.key: tuple(round(n, 3) for n in (*one.readiness, *one.months)) for one in found.numbers}
    unasked = ("",) * len(NUMBERS)
    return {key: (*words, *numbers.get(key, unasked)) for key, words in zip(found.keys, cells, strict=True)}
