"""The queue of a second look as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import LookState, Member, Posting, Role, SecondLook
from fledge.web.store.queries.decisions import REASONS
from fledge.web.store.queries.second_looks import queue
from fledge.web.store.queries.tables.parts import called, in_parts

_ENDS = ("low", "", "high")


def listed(role: Role, posting: Posting, member: Member, state: str, *, only_freed: bool = False) -> QuerySet[Any]:
    """A list of the page: the open ones with the oldest decision first, the settled ones with the last one first."""
    found = queue(role, posting, member, state)
    if state != LookState.OPEN:
        return found.order_by("-at", "-pk")
    return found.filter(freed__gt=0) if only_freed else found


def second_looks(role: Role, found: QuerySet[Any], *, with_names: bool = False) -> Table:
    """Who was looked at again: what had excluded them, what changed, readiness and months as ranges, how it ended."""
    columns: dict[str, Column] = {
        "applicant": lambda look: called(look.applicant, with_names=with_names), "applied_for": "applicant.role.title",
        "rejected_at": "decided", "rejected_under_version": "original.number", "because": _why,
        "gone_from_the_posting": _labels("gone"), "carried_by_what_is_near": _labels("carried"),
        "still_open": _labels("open"), **_range("readiness_then", "before"), **_range("readiness", "readiness"),
        **_range("months", "months"), "stands": "get_state_display", "settled_at": "at", "settled_by": "by.name",
        "settled_because": "reason",
    }  # fmt: skip
    return table_of("second-look", columns, in_parts(found), about=f"{role.title} second look")


def _why(look: SecondLook) -> str:
    """Why they were rejected; once it is settled, the round says where they stand and why."""
    reason: str = look.applicant.reason
    return REASONS.get(reason, reason) if look.state == LookState.OPEN else ""


def _labels(what: str) -> Callable[[SecondLook], str]:
    return lambda look: "; ".join(one["label"] for one in look.found.get(what, ()))


def _range(name: str, kept: str) -> dict[str, Column]:
    return {f"{name}_{end}".rstrip("_"): _end(kept, at) for at, end in enumerate(_ENDS)}


def _end(kept: str, at: int) -> Callable[[SecondLook], object]:
    return lambda look: (look.found.get(kept) or (None, None, None))[at]
