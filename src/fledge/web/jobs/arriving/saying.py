"""What somebody says about a draft, kept in it: where its headings stand, what columns are, and what words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fledge.problem import Problem
from fledge.web.computed.arrivals import FIELDS, Question, Said, guess, letters, questions_of
from fledge.web.computed.arrivals.columns import plain
from fledge.web.jobs.arriving.reading import kept_sheet, sheet_of, without_groups_under
from fledge.web.store.models import Incoming
from fledge.web.store.queries import incoming
from fledge.web.store.queries.problems import Field

_MEND = "leave one of them out"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its letter, its heading, and what it is said to be, if anything."""

    letter: str
    heading: str
    field: str


def headings_said(draft: Incoming, *, sheet: int, header: int | None) -> Incoming:
    """Another sheet or another row of headings, both counted from nought; the columns are suggested anew."""
    at = min(max(sheet, 0), len(draft.sheets) - 1)
    chosen = sheet_of(draft.sheets[at])
    if header is not None:
        header = min(max(header, 0), max(len(chosen.rows) - 1, 0))
    said = guess(chosen, at=at, header=header)
    kept = kept_sheet(without_groups_under(chosen, said.header))
    sheets = [kept if n == at else one for n, one in enumerate(draft.sheets)]
    return incoming.said_of(draft, said=said.kept(), sheets=sheets)


def columns_said(draft: Incoming, chosen: Mapping[int, str], *, system: str | None = None) -> Incoming:
    """What each column is, by its place; a Problem where that cannot be. ``system`` is what the table comes from."""
    said = Said.of(draft.said)
    told = replace(said, columns=dict(chosen), system=said.system if system is None else system, is_mapped=True)
    if hinders := hindered(draft, told):
        raise hinders
    return incoming.said_of(draft, said=told.kept())


def columns_by_heading(draft: Incoming, named: Mapping[str, str | None]) -> dict[int, str]:
    """The columns by their places: those that are named by heading or letter as they are said, others as suggested.

    A column that is said to be nothing is left out.
    """
    said = Said.of(draft.said)
    rows = sheet_of(draft.sheets[said.sheet]).rows[said.header :]
    headings = rows[0] if rows else ()
    width = max(map(len, rows), default=0)
    told = {_place(heading, headings, width): name for heading, name in named.items()}
    kept = {at: name for at, name in said.columns.items() if at not in told and name not in told.values()}
    return {**kept, **{at: name for at, name in told.items() if name}}


def _place(heading: str, headings: Sequence[str], width: int) -> int:
    ways = (
        [at for at, one in enumerate(headings) if one == heading],
        [at for at, one in enumerate(headings) if plain(heading) and plain(one) == plain(heading)],
        [at for at in range(width) if letters(at) == heading],
    )
    found: list[int] = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    if found:
        what, mend = f"several columns are called “{heading[:60]}”", "name it by its letter, such as B"
    else:
        what, mend = f"there is no column “{heading[:60]}”", "name it as its heading stands there, or by its letter"
    raise Field(what, where="columns", mend=mend)


def hindered(draft: Incoming, said: Said) -> Field | None:
    """Why these columns cannot be, if they cannot."""
    names = list(said.columns.values())
    twice = [FIELDS[name] for name, count in Counter(names).items() if count > 1]
    if twice:
        return Field(f"two columns are said to be “{twice[0]}”", where="columns", mend=_MEND)
    if not {"name", "first", "last", "email"} & set(names):
        return Field("say which column holds the names, or at least the e-mail addresses", where="columns")
    try:
        questions_of(sheet_of(draft.sheets[said.sheet]), said)
    except Problem as problem:
        return Field(problem.what, where="columns", mend=problem.mend)
    return None


def meanings_said(draft: Incoming, *, words: Mapping[str, str], orders: Mapping[str, str]) -> Incoming:
    """What stages and statuses mean, and in which order days are written; whatever was said before is forgotten."""
    said = replace(Said.of(draft.said), words=dict(words), orders=dict(orders))
    return incoming.said_of(draft, said=said.kept())


def columns_in(draft: Incoming) -> tuple[Column, ...]:
    """The columns that have a heading or are said to be something."""
    said = Said.of(draft.said)
    rows = sheet_of(draft.sheets[said.sheet]).rows[said.header :] if draft.sheets else ()
    headings = rows[0] if rows else ()
    known = [(headings[at] if at < len(headings) else "", at) for at in range(max(map(len, rows), default=0))]
    found = (Column(letters(at), heading, said.columns.get(at, "")) for heading, at in known)
    return tuple(one for one in found if one.heading or one.field)


def hinders(draft: Incoming) -> str:
    """What has to be said before anybody can come in; empty where nothing is left."""
    if not draft.sheets:
        return ""
    said = Said.of(draft.said)
    if problem := hindered(draft, said):
        return problem.what
    if not said.is_mapped:
        return "nobody has said that the columns are what is suggested"
    left = next((one for one in questions_for(draft) if one.is_open), None)
    if left is None:
        return ""
    return f"say what “{left.about}” means" if left.kind == "word" else f"say which day “{left.words}” is"


def questions_for(draft: Incoming) -> tuple[Question, ...]:
    """What the table leaves open, each with its answer where somebody gave one or the table suggests it."""
    if not draft.sheets:
        return ()
    said = Said.of(draft.said)
    return questions_of(sheet_of(draft.sheets[said.sheet]), said)


def is_whole(draft: Incoming) -> bool:
    """Whether nothing is left to be said."""
    if not draft.sheets:
        return True
    return Said.of(draft.said).is_mapped and not any(one.is_open for one in questions_for(draft))
