"""Begin with an upload: its rows first, then its files, so that papers find the people of the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fledge.problem import Problem
from fledge.web.computed.arrivals import Row
from fledge.web.jobs.arriving.looking import named_files, rows_in
from fledge.web.jobs.asking import begin
from fledge.web.store.models import Incoming, Member, Work
from fledge.web.store.queries import incoming
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.works import Wanted


@together
def begun(member: Member, draft: Incoming, today: date) -> Work:
    """The work that brings it in; asked twice it is the same work."""
    held = incoming.begun_with(draft)
    if held.work:
        return held.work
    items = [*_rows(rows := rows_in(held, today)), *_files(held, rows)]
    if not items:
        raise Problem(
            "there is nothing in it that could come in", mend="choose another row of headings, or another file"
        )
    items.append(Wanted("Afterwards", {"closes": True}))
    about = f"{held.name[:110]} into {held.role.title[:70]}"
    work = begin(member, kind="applicants", about=about, items=items, role=held.role_id)
    held.work = work
    held.save(update_fields=["work"])
    return work


def _rows(rows: tuple[Row, ...]) -> Iterator[Wanted]:
    for row in rows:
        asked: dict[str, Any] = {"refused": row.hinders} if row.hinders else {"row": {**row.says, "notes": row.notes}}
        yield Wanted(f"Row {row.number}: {row.called}", asked)


def _files(draft: Incoming, rows: tuple[Row, ...]) -> Iterator[Wanted]:
    files = tuple(incoming.files_of(draft))
    good = tuple(one for one in files if not one.refused)
    named = {good[place].pk: _who(row) for place, row in named_files(rows, good).by_place.items()}
    for file in files:
        yield Wanted(
            file.name, {"refused": file.refused} if file.refused else {"file": file.pk, "of": named.get(file.pk)}
        )


def _who(row: Row) -> dict[str, str]:
    return {key: row.says[key] for key in ("name", "email", "reference")}
