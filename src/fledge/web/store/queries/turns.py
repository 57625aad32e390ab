"""Long work as workers see it: taking it up, one item at a time, and letting go of it.

A worker has a turn, which is a number. Whatever it writes holds only while the work is still at that number; a worker
that was thought dead and comes back finds another number and writes nothing.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from fledge.web.store.models import Applicant, Came, Member, Posting, Work, WorkItem, WorkState
from fledge.web.store.queries.changes import together

#: Work that was taken up this often without one item more is not taken up again by itself.
MOST_TRIES = 5
_WORN = "the worker ended {} times at the same item, so it was left; look into the log, then go on"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: in, there already or not, a sentence, and the version or applicant that it is about."""

    came: Came
    says: str
    posting: Posting | None = None
    applicant: Applicant | None = None


@together
def taken(pk: uuid.UUID) -> Work | None:
    """The work, if it waits; from now on it is this worker's turn."""
    work = Work.objects.select_for_update().filter(pk=pk, state=WorkState.WAITING).first()
    if work is None:
        return None
    work.state, work.turn, work.tries, work.beat = WorkState.RUNNING, work.turn + 1, work.tries + 1, timezone.now()
    work.save(update_fields=["state", "turn", "tries", "beat"])
    return work


def beaten(pk: uuid.UUID, turn: int) -> bool:
    """Say that the worker is still there; False where it is not its turn any more."""
    mine = Work.objects.filter(pk=pk, turn=turn, state=WorkState.RUNNING)
    return bool(mine.update(beat=timezone.now()))


def next_item(work: Work) -> WorkItem | None:
    """The item that comes next, or None where all are done."""
    return WorkItem.objects.filter(work=work.pk, number=work.done + 1).first()


def held(work: Work) -> Work | None:
    """The work as it is now, held until the change is done; None where it is not this worker's turn any more."""
    mine = Work.objects.filter(pk=work.pk, turn=work.turn, done=work.done, state=WorkState.RUNNING)
    return mine.select_for_update().first()


def kept(work: Work, item: WorkItem, outcome: Outcome) -> None:
    """What came of the item; what it needed is not needed any more. The caller holds the work."""
    item.came, item.says, item.asked = outcome.came, outcome.says, {}
    item.posting, item.applicant = outcome.posting, outcome.applicant
    item.save(update_fields=["came", "says", "posting", "applicant", "asked"])
    work.done, work.tries, work.beat = item.number, 0, timezone.now()
    work.save(update_fields=["done", "tries", "beat"])


@together
def ended(work: Work, state: WorkState, *, failed: str = "") -> None:
    """It is done, stopped or failed, if it is still this worker's turn."""
    mine = held(work)
    if mine:
        mine.state, mine.failed, mine.stop, mine.ended = state, failed, False, timezone.now()
        mine.save(update_fields=["state", "failed", "stop", "ended"])


@together
def put_back(work: Work) -> bool:
    """A worker that leaves gives it to the next one."""
    mine = held(work)
    if mine is None:
        return False
    mine.state, mine.tries, mine.beat = WorkState.WAITING, 0, timezone.now()
    mine.save(update_fields=["state", "tries", "beat"])
    return True


def silent(seconds: float) -> list[uuid.UUID]:
    """Work of which nothing was heard for so long."""
    late = timezone.now() - timedelta(seconds=seconds)
    states = (WorkState.WAITING, WorkState.RUNNING)
    return list(Work.objects.filter(state__in=states, beat__lt=late).order_by("made").values_list("pk", flat=True))


@together
def revived(pk: uuid.UUID, *, seconds: float) -> bool:
    """True for the one who may ask for a worker anew; work that kills its workers is left as failed."""
    late = timezone.now() - timedelta(seconds=seconds)
    states = (WorkState.WAITING, WorkState.RUNNING)
    work = Work.objects.select_for_update(skip_locked=True).filter(pk=pk, state__in=states, beat__lt=late).first()
    if work is None:
        return False
    work.turn, work.beat, work.state = work.turn + 1, timezone.now(), WorkState.WAITING
    if work.tries >= MOST_TRIES:
        work.state, work.ended, work.failed = WorkState.FAILED, timezone.now(), _WORN.format(MOST_TRIES)
    work.save(update_fields=["turn", "beat", "state", "ended", "failed"])
    return work.state == WorkState.WAITING


def seat_of(work: Work) -> Member | None:
    """The seat of whoever asked for the work, as it is now; None where it has ended."""
    seats = Member.objects.filter(organisation=work.organisation_id, user=work.by_id, left=None)
    return seats.select_related("organisation", "user").first()
