"""The outbox: which letters wait, left, were stopped or could not be sent, and what a worker does with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from fledge.web.store.models import Member, Message
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.private_links import link_for
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.queries.roles import roles_for

#: Minutes after each try until the next; afterwards somebody has to look.
PAUSES = (1, 5, 30, 120, 480)
#: A worker that has had a letter for longer than this is taken for dead.
LEASE = timedelta(minutes=10)
_LOST = "the work ended while this letter was on its way, so it may have arrived; ask them, or send it again"
_STATES = {
    "waiting": Q(sent=None, stopped=None, given_up=None),
    "sent": Q(sent__isnull=False),
    "failed": Q(given_up__isnull=False, sent=None, stopped=None),
    "stopped": Q(stopped__isnull=False),
}


def messages_for(member: Member) -> QuerySet[Message]:
    """The letters that this seat sees, newest first."""
    kept = Message.objects.filter(applicant__role__in=roles_for(member), applicant__person__erased=None)
    named = kept.select_related("applicant__person", "applicant__role__organisation", "by", "decision", "colleague")
    return named.defer("file")


def in_state(member: Member, state: str) -> QuerySet[Message]:
    """Those that wait, were sent, could not be sent or were stopped; all of them otherwise."""
    return messages_for(member).filter(_STATES[state]) if state in _STATES else messages_for(member)


def counts(member: Member) -> dict[str, int]:
    """How many letters are in each state."""
    asked = {f"in_{name}": Count("pk", filter=state) for name, state in _STATES.items()}
    found = messages_for(member).order_by().aggregate(**asked)
    return {name: found[f"in_{name}"] for name in _STATES}


def message_for(member: Member, pk: int) -> Message:
    """One letter, if this seat sees it."""
    found = messages_for(member).filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such letter, or it is not yours to see", mend="go back to the outbox")
    return found


def attached(message: Message) -> bytes:
    """The file that goes with a letter."""
    if message.file is None:
        raise NotThere("nothing is attached to this letter", mend="go back to the letter")
    return bytes(message.file)


def state_of(message: Message) -> str:
    """Where a letter is."""
    if message.sent or message.stopped:
        return "sent" if message.sent else "stopped"
    return "failed" if message.given_up else "waiting"


@together
def stopped(message: Message) -> None:
    """The letter does not leave."""
    held = _unsent(message)
    Message.objects.filter(pk=held.pk).update(stopped=timezone.now())


@together
def marked_as_sent(message: Message) -> None:
    """Somebody sent it by themselves. What waits for a decision may not be sent before it counts."""
    held = _unsent(message)
    if held.due > timezone.now() and not held.tries:
        raise Stale("this letter waits until the decision counts", mend="send it then")
    Message.objects.filter(pk=held.pk).update(sent=timezone.now(), is_by_hand=True, failed="")


@together
def send_again(message: Message) -> None:
    """Let the worker try anew what was given up."""
    held = _unsent(message)
    if not held.given_up:
        raise Stale("this letter is on its way already")
    Message.objects.filter(pk=held.pk).update(given_up=None, failed="", tries=0, due=timezone.now())


def _unsent(message: Message) -> Message:
    held = locked(Message.objects.filter(pk=message.pk))
    if held.sent or held.stopped:
        raise Stale("this letter has left already" if held.sent else "this letter was stopped")
    if held.taken:
        raise Stale("this letter is leaving just now", mend="look again in a moment")
    return held


def words_to_send(message: Message, *, by: Member | None = None) -> str:
    """The words with a fresh private link where one belongs; it stands nowhere else afterwards."""
    if not message.has_link:
        return message.words
    _, secret = link_for(message.applicant.person, by=by.user if by else message.by)
    return message.words.replace("{link}", message.site.rstrip("/") + reverse("mine", args=[secret]))


# --- what a worker does


@dataclass(frozen=True, slots=True)
class Sending:
    """What came of one try: whether it left, whether another try may help, and a sentence."""

    has_left: bool
    says: str = ""
    may_help: bool = False


def taken_up(at_most: int) -> tuple[Message, ...]:
    """Letters whose time has come, each for this worker alone."""
    now = timezone.now()
    _lost(now - LEASE)
    due = Message.objects.filter(_STATES["waiting"], taken=None, due__lte=now).order_by("due")
    mine = [pk for pk in due.values_list("pk", flat=True)[:at_most] if _claimed(pk)]
    rows = Message.objects.filter(pk__in=mine).select_related(
        "applicant__person", "applicant__role__organisation", "by"
    )
    return tuple(rows)


@together
def _claimed(pk: int) -> bool:
    """Only one worker takes it, and none whose decision was undone or whose person was erased meanwhile."""
    free = Message.objects.filter(_STATES["waiting"], pk=pk, taken=None, applicant__person__erased=None)
    free = free.filter(Q(decision=None) | Q(decision__undone_by=None))
    return bool(free.update(taken=timezone.now(), tries=F("tries") + 1))


def _lost(before: object) -> None:
    """What a killed worker had may have arrived; nobody gets a letter twice, so somebody has to look."""
    lost = Message.objects.filter(_STATES["waiting"], taken__lt=before)
    lost.update(taken=None, given_up=timezone.now(), failed=_LOST)


def settled(message: Message, came: Sending) -> None:
    """Keep what came of a try."""
    now, mine = timezone.now(), Message.objects.filter(pk=message.pk, sent=None)
    if came.has_left:
        mine.update(sent=now, taken=None, failed="")
    elif came.may_help and message.tries <= len(PAUSES):
        mine.update(due=now + timedelta(minutes=PAUSES[message.tries - 1]), taken=None, failed=came.says[:300])
    else:
        mine.update(given_up=now, taken=None, failed=came.says[:300])
