"""The people of a round: the columns of their list, everybody beside one another, and one person's match."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.computed.tables import match as matches
from fledge.web.store.models import Applicant, Posting, Role, Stage
from fledge.web.store.queries import reviewing
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.tables.parts import called, in_batches, in_parts

APPLICANTS = (
    "number", "name", "email", "stage", "standing", "in_stage_since", "applied", "source", "reference", "tags",
    "decided", "reason",
)  # fmt: skip
#: So many people are matched at once.
_A_BATCH = 200


def match(one: Applicant, posting: Posting) -> Table:
    """What somebody's papers show of a version, requirement by requirement, with the lines; nobody's name is in it."""
    return matches.match(asked_of(posting), reviewing.sources_of(one))


def compared(
    people: QuerySet[Applicant], posting: Posting, *, with_names: bool = False, with_numbers: bool = False
) -> Table:
    """Everybody of a choice as they applied: how each requirement of a version shows in their papers.

    Readiness and months are blank unless somebody asked to see them, and so is everything of whom no paper could be
    read. A Problem where the version asks nothing.
    """
    labels = matches.labels_of(asked_of(posting))
    head = ("applicant", "applied", "stage", "standing", *labels, *matches.NUMBERS)
    as_applied = people.order_by("applied", "pk")
    rows = _compared(as_applied, posting, with_names=with_names, with_numbers=with_numbers, width=len(labels))
    return Table("side-by-side", head, rows, f"{posting.role.title} side by side")


def _compared(
    people: QuerySet[Applicant], posting: Posting, *, with_names: bool, with_numbers: bool, width: int
) -> Iterator[tuple[object, ...]]:
    asked = asked_of(posting)
    for batch in in_batches(people, size=_A_BATCH):
        sources = reviewing.sources_of_many(batch)
        keys = [one.pk for one in batch]
        shown = matches.beside(asked, sources, keys, width=width, with_numbers=with_numbers)
        for one, told in zip(batch, shown, strict=True):
            yield (
                called(one, with_names=with_names),
                one.applied,
                _label(one, "stage"),
                _label(one, "standing"),
                *told,
            )


_TOGETHER: dict[str, Column] = {
    "applicant": "applicant_id", "name": "applicant.person", "decided": "get_what_display",
    "from_stage": lambda one: _stage(one.from_stage), "to_stage": lambda one: _stage(one.to_stage), "at": "at",
    "by": "by", "undone_at": "undone_by.at",
}  # fmt: skip


def together(role: Role, group: uuid.UUID) -> Table:
    """What was decided together: about whom, from where to where, and what of it was undone."""
    taken = role.decisions.filter(together=group, applicant__person__erased=None)
    found = taken.select_related("applicant__person", "by", "undone_by")
    return table_of("decided-together", _TOGETHER, in_parts(found), about=f"{role.title} decided together")


def _stage(value: str) -> str:
    return str(dict(Stage.choices).get(value, value))


def _label(one: Any, field: str) -> object:
    return getattr(one, f"get_{field}_display")()
