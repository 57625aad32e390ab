"""Go on with work where it stands, item by item."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from django.db import InterfaceError, OperationalError
from django_tasks import task

from fledge.problem import Problem
from fledge.web.jobs import kinds
from fledge.web.jobs.beating import beating
from fledge.web.jobs.kind import KINDS, Ending, Kind
from fledge.web.jobs.shift import SHIFT
from fledge.web.store.models import Came, Work, WorkItem, WorkState
from fledge.web.store.queries import turns
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.turns import Outcome

__all__ = ["carry_out", "kinds"]

_log = logging.getLogger("fledge.web.jobs")


@task()
def carry_out(work: str) -> str:
    """Do the work until it is done, stopped, or somebody else's; nothing where somebody else has it already."""
    held = turns.taken(uuid.UUID(work))
    if held is None:
        return "somebody else has it"
    with beating(held):
        try:
            while _went_on(held, _kind_of(held)):
                pass
        except Ending as problem:
            turns.ended(held, WorkState.FAILED, failed=str(problem))
        except (OperationalError, InterfaceError):
            raise  # the database is away: the work stays as it is and is taken up again when nothing is heard of it
        except Exception:
            _log.exception("work %s ended at item %s", held.pk, held.done + 1)
            turns.ended(held, WorkState.FAILED, failed=_sentence(held))
    return "over"


def _sentence(work: Work) -> str:
    item = turns.next_item(work)
    at = f" at “{item.name}”" if item else ""
    return f"something unexpected happened{at}; what was done before it is kept. Go on to try again"


def _kind_of(work: Work) -> Kind:
    found = KINDS.get(work.kind)
    if found is None:
        raise Ending(f"this Fledge does not know work of the kind {work.kind!r}", mend="let a newer one go on with it")
    return found


def _went_on(work: Work, kind: Kind) -> bool:
    """One item further; False where there is nothing more to do for this worker."""
    if SHIFT.get().leaving.is_set():
        _left(work)
        return False
    item = turns.next_item(work)
    ready = _ready(kind, work, item) if item else None
    with together():
        now = turns.held(work)
        if now is None:
            return False
        if now.stop or item is None:
            turns.ended(work, WorkState.DONE if item is None else WorkState.STOPPED)
            return False
        turns.kept(now, item, _done(kind, now, item, ready))
    work.done = now.done
    return True


def _ready(kind: Kind, work: Work, item: WorkItem) -> Any:
    """What takes long, made before anything is held. A problem becomes the result."""
    try:
        return kind.ready(work, item)
    except Ending:
        raise
    except Problem as problem:
        return Outcome(Came.NOT, str(problem))


def _done(kind: Kind, work: Work, item: WorkItem, ready: Any) -> Outcome:
    """The item's whole effect, or none of it and the sentence why."""
    if isinstance(ready, Outcome):
        return ready
    try:
        with together():
            return kind.do(work, item, ready)
    except Ending:
        raise
    except Problem as problem:
        return Outcome(Came.NOT, str(problem))


@together
def _left(work: Work) -> None:
    if turns.put_back(work):
        carry_out.enqueue(str(work.pk))
