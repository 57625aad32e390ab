"""Ask for work: it is there for a worker in the same moment in which it is there for people, or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from fledge.web.computed import made_by
from fledge.web.jobs.carrying import carry_out
from fledge.web.store.models import Member, Work
from fledge.web.store.queries import turns, works
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.works import Wanted


@together
def begin(member: Member, *, kind: str, about: str, items: Iterable[Wanted], **asked: Any) -> Work:
    """New work, which a worker takes up as soon as one is free."""
    work = works.added(member, kind=kind, about=about, items=items, asked=asked)
    carry_out.enqueue(str(work.pk))
    return work


@together
def begin_chosen(work: Work, choices: Mapping[int, Mapping[str, Any]]) -> bool:
    """Begin with what was chosen; False where it has begun already."""
    is_begun = works.chosen(work, choices)
    if is_begun:
        carry_out.enqueue(str(work.pk))
    return is_begun


@together
def go_on(work: Work) -> bool:
    """Let stopped or failed work go on where it was."""
    has_to_be_asked = works.resumed(work)
    if has_to_be_asked:
        carry_out.enqueue(str(work.pk))
    return has_to_be_asked


@together
def audit_everything_anew(member: Member) -> Work | None:
    """Audit what an earlier Fledge audited; None where nothing is left to do. Asked twice it is the same work."""
    if under_way := works.moving(member, "reaudit"):
        return under_way
    postings = works.outdated_for(member, made_by()).defer("text", "notes")
    items = [Wanted(f"{one}", {"posting": one.pk}) for one in postings]
    return begin(member, kind="reaudit", about="Audit anew by this Fledge", items=items) if items else None


@together
def take_up_again(pk: uuid.UUID, *, seconds: float) -> bool:
    """Ask for a worker anew where nothing was heard of the last one; only one of those who ask at once does so."""
    is_mine = turns.revived(pk, seconds=seconds)
    if is_mine:
        carry_out.enqueue(str(pk))
    return is_mine
