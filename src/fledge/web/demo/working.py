"""Background work of the worked example, done at once as a worker would have done it then."""

from __future__ import annotations

from typing import Any

from fledge.web.jobs.carrying import kinds
from fledge.web.jobs.kind import KINDS
from fledge.web.store.models import Work, WorkState
from fledge.web.store.queries import turns

__all__ = ["done_at_once", "kinds"]


def done_at_once(asked: Work | None) -> None:
    """Every item of some work; afterwards the work is done and no worker takes it up."""
    work = turns.taken(asked.pk) if asked else None
    if work is None:
        return
    kind = KINDS[work.kind]
    while (item := turns.next_item(work)) is not None:
        ready: Any = kind.ready(work, item)
        turns.kept(work, item, kind.do(work, item, ready))
    turns.ended(work, WorkState.DONE)
