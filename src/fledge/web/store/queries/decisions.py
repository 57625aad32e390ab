"""Decisions about people: taken by somebody with a name, for a reason, undone within a window, never forgotten."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from fledge.web.store.models import (
    Applicant,
    Decision,
    LookState,
    Member,
    Message,
    Posting,
    Role,
    SecondLook,
    Stage,
    Standing,
    What,
)
from fledge.web.store.models.decision import sealed
from fledge.web.store.queries import webhooks
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere, Stale, stale

#: Why somebody does not go on. Each is about the role and the evidence, none about who somebody is.
REASONS = {
    "missing-must": "Something the work needs is missing, and learning it would take too long",
    "evidence-thin": "The papers show too little to go on",
    "interview": "The interview showed less than the work needs",
    "work-sample": "The work sample showed less than the work needs",
    "pay": "Pay and place do not fit",
    "right-to-work": "May not work where the work is",
    "filled": "The role is filled",
    "double": "The same person applied twice",
    "other": "Another reason, in words",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a bulk action did: how many, and who was left out with why."""

    done: tuple[Decision, ...]
    left_out: tuple[tuple[int, str], ...]
    together: uuid.UUID


def ledger(role: Role) -> QuerySet[Decision]:
    """All decisions of a role, in their order."""
    lines = role.decisions.select_related("by", "applicant__person", "posting").defer("posting__text")
    return lines.order_by("at", "pk")


@together
def decide(
    applicant: Applicant,
    *,
    member: Member,
    what: What,
    to: str = "",
    reason: str = "",
    words: str = "",
    shown: dict[str, Any] | None = None,
    edition: int | None = None,
    together_: uuid.UUID | None = None,
    after: int | None = None,
) -> Decision:
    """One decision about one person, kept with who, when, why and what was on the page.

    A rejection needs a reason code, "other" needs words, and so does bringing somebody back. ``edition`` is that of
    the page, ``after`` the last line of the ledger when a bulk action was confirmed: if somebody decided meanwhile,
    the second person is told. Until the undo window closes nobody outside is told.
    """
    check(what, to=to, reason=reason, words=words)
    role = locked(Role.objects.filter(pk=applicant.role_id))
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None).select_related("person"))
    if edition is not None and held.edition != edition:
        raise stale("person", _last(held))
    _refuse_later(held, after, together_)
    _refuse_pointless(held, what, to)
    made = _entered(role, held, member, what, to, reason, words, shown or {}, together_)
    _moved(held, what, to, reason, made, member)
    return made


def check(what: What, *, to: str, reason: str, words: str) -> None:
    """A Problem where a decision lacks what it needs: a stage, a reason, words."""
    if what is What.MOVE and to not in Stage.values:
        raise Field("choose a stage", where="to")
    if what is What.REJECT and reason not in REASONS:
        raise Field("choose a reason", where="reason", mend="it is kept, and the person may ask for it")
    if what is What.REJECT and reason == "other" and not words.strip():
        raise Field("say the reason in words", where="words")
    if what is What.REOPEN and not words.strip():
        raise Field("say why this person comes back", where="words")
    if len(words) > 4000:
        raise Field("this is longer than 4,000 characters", where="words")


def _refuse_later(held: Applicant, after: int | None, group: uuid.UUID | None) -> None:
    """Nobody is decided about over a decision that whoever confirmed a bulk action had not seen."""
    if after is None:
        return
    later = held.decisions.filter(pk__gt=after).exclude(together=group).select_related("by").order_by("-pk").first()
    if later:
        raise Stale(f"{_named(later)} decided about this person meanwhile")


def _refuse_pointless(held: Applicant, what: What, to: str) -> None:
    if held.standing == Standing.WITHDRAWN and what in (What.MOVE, What.REJECT):
        raise Stale("this person has withdrawn from the round")
    if what is What.MOVE and held.standing == Standing.REJECTED:
        raise Stale("this person was rejected", mend="bring them back first")
    if what is What.MOVE and held.stage == to:
        raise Stale(f"this person is in “{Stage(to).label}” already")
    if what is What.REJECT and held.standing == Standing.REJECTED:
        raise Stale("this person was rejected already")
    if what is What.REOPEN and held.standing == Standing.ACTIVE:
        raise Stale("this person is in the round already")


def _entered(
    role: Role, held: Applicant, member: Member | None, what: What, to: str, reason: str, words: str,
    shown: dict[str, Any], together_: uuid.UUID | None, undoes: Decision | None = None,
) -> Decision:  # fmt: skip
    """The next line of the ledger, chained to the one before it."""
    now = timezone.now()
    last = Decision.objects.filter(role=role).order_by("-at", "-pk").values_list("digest", "at").first()
    at = max(now, last[1] + timedelta(microseconds=1)) if last else now
    window = timedelta(minutes=settings.UNDO_MINUTES) if what is What.REJECT else timedelta()
    made = Decision(
        role=role, applicant=held, posting=posting_in_force(role), what=what, from_stage=held.stage,
        to_stage=to or held.stage, reason=reason, words=words.strip(), shown=shown, at=at,
        by=member.user if member else None, by_candidate=member is None,
        counts_from=at + window, together=together_, undoes=undoes, before=last[0] if last else "",
    )  # fmt: skip
    made.seal = sealed(made.words)
    made.digest = digest_of(made)
    made.save()
    webhooks.tell_of(made)
    return made


def digest_of(decision: Decision) -> str:
    """The digest of one line and, through the one before it, of all earlier lines."""
    told = [
        decision.role_id, decision.applicant_id, decision.posting_id, decision.what, decision.from_stage,
        decision.to_stage, decision.reason, decision.seal, decision.shown,
        decision.by_id, decision.at.timestamp(), decision.undoes_id, decision.before,
        *(["by the candidate"] if decision.by_candidate else []),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def broken_at(decisions: Iterable[Decision]) -> Decision | None:
    """The first line of a ledger that was changed afterwards, or after which one is missing; None where all is well."""
    before = ""
    for decision in decisions:
        words_differ = decision.words and sealed(decision.words) != decision.seal
        if words_differ or decision.before != before or digest_of(decision) != decision.digest:
            return decision
        before = decision.digest
    return None


def posting_in_force(role: Role) -> Posting | None:
    """The version that people are held against: the published one, else the newest."""
    return role.postings.order_by(F("published").desc(nulls_last=True), "-number").first()


_STANDINGS = {What.REJECT: Standing.REJECTED, What.WITHDRAW: Standing.WITHDRAWN, What.REOPEN: Standing.ACTIVE}


def _moved(held: Applicant, what: What, to: str, reason: str, made: Decision, member: Member | None) -> None:
    if to and to != held.stage:
        held.stage, held.since = to, made.at
    if what in _STANDINGS:
        held.standing, held.since = _STANDINGS[what], made.at
        held.decided = made.at if what is What.REJECT else None if what is What.REOPEN else held.decided
        held.reason = reason if what is What.REJECT else ""
    held.edition += 1
    recorded(held, by=member.user if member else None)


def _last(held: Applicant) -> str:
    last = held.decisions.select_related("by").order_by("-at", "-pk").first()
    return _named(last) if last else "Somebody"


def _named(decision: Decision) -> str:
    """Who decided, at the beginning of a sentence."""
    return decision.whose[:1].upper() + decision.whose[1:]


@together
def withdrew(applicant: Applicant) -> Decision:
    """Whoever applied withdraws by themselves, at once; letters that wait for them stay here."""
    role = locked(Role.objects.filter(pk=applicant.role_id))
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None).select_related("person"))
    if held.standing == Standing.WITHDRAWN:
        raise Stale("you have withdrawn from this round already")
    made = _entered(role, held, None, What.WITHDRAW, "", "", "", {}, None)
    _moved(held, What.WITHDRAW, "", "", made, None)
    to_them = Message.objects.filter(applicant=held, colleague=None, sent=None, stopped=None, taken=None)
    to_them.update(stopped=made.at)
    return made


def decide_all(role: Role, people: Sequence[int], *, member: Member, what: What, **more: Any) -> Told:
    """The same decision about many people of one role; whoever it does not fit is left out and named."""
    group, done, left_out = uuid.uuid4(), [], []
    known = {one.pk: one for one in Applicant.objects.filter(role=role, pk__in=people, person__erased=None)}
    for pk in dict.fromkeys(people):
        if pk not in known:
            left_out.append((pk, "is not in this round any more"))
            continue
        try:
            done.append(decide(known[pk], member=member, what=what, together_=group, **more))
        except (Stale, NotThere) as problem:
            left_out.append((pk, problem.what))
    return Told(tuple(done), tuple(left_out), group)


@together
def undo(decision: Decision, *, member: Member, group: uuid.UUID | None = None) -> Decision:
    """Take back a decision while its window is open; letters that wait for it are stopped.

    Whoever it was about stands again where they stood before it, and has waited as long as they had.
    """
    role = locked(Role.objects.filter(pk=decision.role_id))
    held = locked(Applicant.objects.filter(pk=decision.applicant_id, person__erased=None))
    last = held.decisions.order_by("-at", "-pk").first()
    if decision.by_candidate:
        raise Stale("they withdrew by themselves, so nobody else can undo it")
    if last is None or last.pk != decision.pk or decision.what == What.UNDO:
        raise Stale("something was decided after it, so it cannot be undone", mend="decide anew")
    if not can_undo(decision, timezone.now()):
        raise Stale("the time to undo it has passed", mend="bring the person back with a reason")
    made = _entered(role, held, member, What.UNDO, decision.from_stage, "", "", {}, group, undoes=decision)
    held.stage = decision.from_stage
    held.standing, held.since, held.decided, held.reason = _stood_before(held, decision)
    held.edition += 1
    recorded(held, by=member.user)
    Message.objects.filter(decision=decision, sent=None, stopped=None, taken=None).update(stopped=made.at)
    _looked_at_again(decision)
    return made


def _looked_at_again(decision: Decision) -> None:
    """Whoever was decided about at a second look is in its queue again, unless they came from another role."""
    looks = SecondLook.objects.filter(decision=decision).exclude(decision__what=What.MOVE)
    looks.update(state=LookState.OPEN, reason="", by=None, at=None, decision=None)


def _stood_before(held: Applicant, decision: Decision) -> tuple[str, datetime, datetime | None, str]:
    """Standing, since when, decided when and why, as the ledger had it before a decision."""
    first = held.history.filter(history_type="+").order_by("history_date", "history_id").first()
    standing, since = (first.standing, first.since) if first else (Standing.ACTIVE, held.made)
    decided, reason = (first.decided, first.reason) if first else (None, "")
    earlier = held.decisions.filter(at__lt=decision.at, undone_by=None).exclude(what=What.UNDO)
    for one in earlier.order_by("at", "pk"):
        if one.to_stage != one.from_stage or one.what in _STANDINGS:
            since = one.at
        if one.what in _STANDINGS:
            standing = _STANDINGS[What(one.what)]
            decided = one.at if one.what == What.REJECT else None if one.what == What.REOPEN else decided
            reason = one.reason if one.what == What.REJECT else ""
    return standing, since, decided, reason


def can_undo(decision: Decision, now: datetime) -> bool:
    """Whether the window is open."""
    return now < decision.at + timedelta(minutes=settings.UNDO_MINUTES)


def undo_all(role: Role, group: uuid.UUID, *, member: Member) -> Told:
    """Take back a bulk action as far as it can be."""
    done, left_out, undoing = [], [], uuid.uuid4()
    for decision in role.decisions.filter(together=group, undone_by=None).exclude(what=What.UNDO):
        try:
            done.append(undo(decision, member=member, group=undoing))
        except (Stale, NotThere) as problem:
            left_out.append((decision.applicant_id, problem.what))
    return Told(tuple(done), tuple(left_out), undoing)


def last_to_undo(role: Role, member: Member) -> Decision | None:
    """The last decision whose window is open: the person's own, or a bulk action of anybody on the role."""
    opened = timezone.now() - timedelta(minutes=settings.UNDO_MINUTES)
    recent = role.decisions.filter(at__gt=opened, undone_by=None).exclude(what=What.UNDO)
    mine = recent.filter(Q(by=member.user_id) | ~Q(together=None))
    return mine.select_related("by", "applicant__person").order_by("-at", "-pk").first()


def decision_for(member: Member, role: Role, pk: int) -> Decision:
    """One decision of a role whose person is not erased."""
    found = (
        role.decisions.filter(pk=pk, applicant__person__erased=None).select_related("by", "applicant__person").first()
    )
    if found is None:
        raise NotThere("there is no such decision here, or it is not yours to see", mend="go back to the round")
    return found


def last_line(role: Role) -> int:
    """The number of the last line of the ledger, for whoever confirms something on what they see now."""
    return role.decisions.order_by("-pk").values_list("pk", flat=True).first() or 0
