"""Decisions × groups → counts that nobody can be recognised by, and the page and files made of them."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from fledge.documents.decode import decode
from fledge.facts import laws
from fledge.match import impact as room
from fledge.match.impact import BY, Breakdown, Decision, Decisions, Demographics, Impact, Tally
from fledge.match.impact.demographics import demographics
from fledge.match.impact.table import broken, plain, rows
from fledge.problem import Problem, Problems
from fledge.publish.impact_html import contents, impact_html
from fledge.publish.impact_json import impact_json
from fledge.publish.impact_sentences import by_words
from fledge.web.computed.knowledge import book

#: Fewer people than this are never shown as a group of their own, nor as those who went on or did not.
LEAST = 5
#: How people spell the columns of a file of groups.
_KEYS = {
    "email": ("email", "e mail", "mail", "email address", "e mail address"),
    "reference": ("reference", "ref", "candidate id", "candidate", "applicant id", "applicant", "person id", "person"),
}
_GROUPS = {"sex": ("sex", "gender"), "race_ethnicity": ("race ethnicity", "race", "ethnicity", "race or ethnicity")}
_SMALLER = "smaller groups together"
_NO_FILE = "Nothing can be said about groups: that takes a file of groups, and nothing is guessed from names."
_HEAD = "begin with a line of column names: email,sex,race_ethnicity"
_MEND = "write a line for each person: email or reference, sex, race_ethnicity"


@dataclass(frozen=True, slots=True)
class GroupsRead:
    """A file of groups as read: everybody's groups by e-mail or reference, how it was understood, and what was not.

    ``columns`` says of each column what it is taken for and how many rows fill it; no value stands in it.
    """

    rows: tuple[tuple[str, str, str], ...]
    columns: tuple[tuple[str, str, int], ...]
    problems: tuple[str, ...]


def groups_in(data: bytes, *, name: str) -> GroupsRead:
    """The groups in a CSV file, or a Problem; lines that cannot be read are said, and the rest stays."""
    text = _text(data, name)
    taken = _columns(text, name)
    wanted = [column for _, column in taken]
    also = {column: (header,) for header, column in taken}
    problems: list[str] = []
    cells: list[Mapping[str, str]] = []
    for row in rows(text, wanted, also=also, where=name):
        if row.cells is None:
            problems.append(str(broken(row)))
        elif not any(row.cells.get(key) for key in _KEYS):
            problems.append(f"{row.where}: names nobody; give an e-mail address or a reference")
        else:
            cells.append(row.cells)
    if not cells:
        raise Problem("names nobody", where=name, mend=_MEND)
    found, twice = _grouped(cells)
    problems += [f"{twice} people stand there more than once; where the groups differ they count as unknown"] * bool(
        twice
    )
    return GroupsRead(found, tuple(_filled(taken, cells)), tuple(problems))


def _text(data: bytes, name: str) -> str:
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise Problem("is a workbook or an archive", where=name, mend="save it as CSV")
    if not data.strip():
        raise Problem("is empty", where=name, mend=_MEND)
    try:
        text = decode(data, where=name)[0]
    except Problem as problem:
        raise Problem(problem.what, where=name, mend="save it as CSV in UTF-8") from None
    return text.replace("\x00", "")


def _columns(text: str, name: str) -> list[tuple[str, str]]:
    """The columns that are used, as (header, what it is taken for); all that is missing is said at once."""
    first = next((line for line in text.removeprefix("\ufeff").splitlines() if line.strip(',;\t" ')), "")
    separator = max(",;\t", key=first.count)
    try:
        header = [cell.strip() for cell in next(csv.reader([first], delimiter=separator), [])]
    except csv.Error:
        raise Problem("is no table", where=name, mend="save it as CSV again") from None
    known = {plain(word): column for column, words in {**_KEYS, **_GROUPS}.items() for word in words}
    taken = {known[plain(cell)]: cell for cell in reversed(header) if plain(cell) in known}
    problems = []
    if not set(taken) & set(_KEYS):
        problems.append(Problem("has no column email or reference", where=name, mend=_HEAD))
    if not set(taken) & set(_GROUPS):
        problems.append(Problem("has no column sex or race_ethnicity", where=name, mend=_HEAD))
    if problems:
        raise Problems(problems)
    return [(taken[column], column) for column in (*_KEYS, *_GROUPS) if column in taken]


def _grouped(cells: Sequence[Mapping[str, str]]) -> tuple[tuple[tuple[str, str, str], ...], int]:
    """Everybody's groups by their e-mail, else their reference; how many stand there more than once."""
    keys = [(one.get("email") or "").lower() or one.get("reference", "") for one in cells]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("person", *_GROUPS))
    writer.writerows((key, *(one.get(column, "") for column in _GROUPS)) for key, one in zip(keys, cells, strict=True))
    found = demographics(table.getvalue(), where="")
    sex, race = (found.groups[column] for column in _GROUPS)
    several = sum(many > 1 for many in Counter(keys).values())
    return tuple((key, sex.get(key, ""), race.get(key, "")) for key in dict.fromkeys(keys)), several


def _filled(
    taken: Sequence[tuple[str, str]], cells: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, str, int]]:  # fmt: skip
    says = {"email": "who it is", "reference": "who it is", "sex": "sex", "race_ethnicity": "race and ethnicity"}
    for header, column in taken:
        yield header[:80], says[column], sum(bool(one.get(column)) for one in cells)


def counts_of(decided: Sequence[Decision], held: Mapping[str, tuple[str, str]]) -> tuple[Impact, tuple[str, ...]]:
    """The counts of a round and what is withheld from them; nobody's group can be read off what is left.

    ``held`` has the sex and the race or ethnicity of each person, empty where unknown. Groups that are too small in the
    whole round are counted together; a stage is withheld in a breakdown where a group, those who went on, or those who
    did not, are too few.
    """
    people = {one.person for one in decided}
    found = _demographics({person: groups for person, groups in held.items() if person in people})
    whole = room.impact(Decisions(tuple(decided)), found, room.limits(book().constants))
    totals = dict(whole.counts)
    shown = [one for one in whole.breakdowns if _is_safe(one, totals[one.stage])]
    withheld = tuple(_withheld(one) for one in whole.breakdowns if one not in shown)
    notes = tuple(_NO_FILE if note == room.NO_GROUPS else note for note in whole.notes)
    return replace(whole, breakdowns=tuple(shown), notes=notes, problems=()), withheld


def _demographics(held: Mapping[str, tuple[str, str]]) -> Demographics | None:
    """Everybody's groups, the small ones together; None where nobody's is known."""
    groups = {column: {who: told[n] for who, told in held.items() if told[n]} for n, column in enumerate(_GROUPS)}
    if not any(groups.values()):
        return None
    return Demographics({column: _together(of) for column, of in groups.items()})


def _together(of: Mapping[str, str]) -> dict[str, str]:
    """The same with all groups under the least number as one; where even that is too small, the next one joins them."""
    sizes = Counter(of.values())
    small = {group for group, many in sizes.items() if many < LEAST}
    while small and len(small) < len(sizes) and sum(sizes[group] for group in small) < LEAST:
        small.add(min((group for group in sizes if group not in small), key=lambda group: (sizes[group], group)))
    return {who: _SMALLER if group in small else group for who, group in of.items()}


def _is_safe(one: Breakdown, total: Tally) -> bool:
    """Whether nobody can be recognised: every group is large enough, and so are those who went on and who did not."""
    tallies = [group.tally for group in one.groups]
    known = Tally(sum(tally.n for tally in tallies), sum(tally.selected for tally in tallies))
    sides = [side for tally in (total, known) for side in (tally.selected, tally.turned_away)]
    return len(tallies) > 1 and all(tally.n >= LEAST for tally in tallies) and all(not 0 < n < LEAST for n in sides)


def _withheld(one: Breakdown) -> str:
    where = f"{one.stage[:1].upper()}{one.stage[1:]}, by {by_words(one.by)}: withheld."
    return (
        f"{where} A group, or those who went on or did not, are fewer than {LEAST} people, "
        "and somebody could be recognised."
    )


def page_of(found: Impact, withheld: Sequence[str]) -> dict[str, Any]:
    """Everything that the page shows, in the words and drawings of the published report."""
    return {**contents(found, laws(), date.today()), "withheld": withheld}


def _as_html(found: Impact, withheld: Sequence[str]) -> bytes:
    return impact_html(_noted(found, withheld), laws(), date.today()).encode()


def _as_json(found: Impact, withheld: Sequence[str]) -> bytes:
    data = impact_json(_noted(found, withheld), laws(), date.today())
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _noted(found: Impact, withheld: Sequence[str]) -> Impact:
    return replace(found, notes=(*found.notes, *withheld))


@dataclass(frozen=True, slots=True)
class Export:
    """One form in which the counts leave the workspace."""

    media: str
    ending: str
    made: Callable[[Impact, Sequence[str]], bytes]


EXPORTS: MappingProxyType[str, Export] = MappingProxyType(
    {
        "page": Export("text/html; charset=utf-8", "html", _as_html),
        "json": Export("application/json", "json", _as_json),
    }
)

assert set(BY) >= set(_GROUPS)
