"""Work in the background, and what came of each item."""

from __future__ import annotations

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import Member, Work
from fledge.web.store.queries.tables.parts import in_parts
from fledge.web.store.queries.works import results_of, works_for

_WORKS: dict[str, Column] = {
    "work": "pk", "kind": "kind", "about": "about", "done": "done", "of": "total", "stands": "get_state_display",
    "begun_at": "made", "begun_by": "by.name", "ended_at": "ended", "why_it_failed": "failed",
}  # fmt: skip
_RESULTS: dict[str, Column] = {
    "item": "number", "name": "name", "result": "get_came_display", "what_came_of_it": "says",
    "role": "posting.role.title", "version": "posting.number",
}  # fmt: skip


def works(member: Member, *, sees_people: bool = True) -> Table:
    """The work that this seat sees, newest first; without ``sees_people`` none in which applicants are named."""
    return table_of("background-work", _WORKS, in_parts(works_for(member, sees_people=sees_people)))


def results(work: Work, came: str = "") -> Table:
    """What came of the items that are done, the last one first."""
    return table_of("results", _RESULTS, in_parts(results_of(work, came)), about=f"{work.about} results")
