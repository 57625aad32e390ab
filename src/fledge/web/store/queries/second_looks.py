"""The second look at people who were rejected: who may be looked at, the queue, and what somebody decides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Avg, Count, F, Q, QuerySet
from django.utils import timezone

from fledge.web.computed.second_look import Again
from fledge.web.store.models import (
    Applicant,
    Decision,
    LookState,
    Member,
    Person,
    Posting,
    Role,
    SecondLook,
    Stage,
    Standing,
    What,
)
from fledge.web.store.queries import decisions
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.queries.roles import roles_for

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each, in one role and one version.

    ``may_not`` were rejected and the day until which they may be kept has passed; ``same`` were rejected under this
    very version, so that nothing has changed for them; ``unseen`` have not been looked at again yet.
    """

    open: int
    freed: int
    accepted: int
    declined: int
    may_not: int
    same: int
    unseen: int


def may_be_kept(prefix: str = "person__") -> Q:
    """Whose day has not passed: the day that they agreed to, or the usual number of days since they came."""
    today, usual = timezone.localdate(), timezone.now() - timedelta(days=settings.KEEP_DAYS)
    agreed = Q(**{f"{prefix}keep_until__gte": today})
    return Q(**{f"{prefix}erased": None}) & (
        agreed | Q(**{f"{prefix}keep_until": None, f"{prefix}made__gte": usual})
    )  # fmt: skip


def _agreed(prefix: str = "person__") -> Q:
    """Who agreed in so many words to be kept for other roles, and until a day that has not passed."""
    kept = Q(**{f"{prefix}erased": None, f"{prefix}keep_until__gte": timezone.localdate()})
    return kept & ~Q(**{f"{prefix}consent": ""})


def rejections(role: Role) -> QuerySet[Decision]:
    """The decisions by which people of a role stand rejected today."""
    standing = Q(applicant__standing=Standing.REJECTED, applicant__person__erased=None)
    return role.decisions.filter(standing, what=What.REJECT, at=F("applicant__decided"))


def to_look_at(role: Role, posting: Posting, member: Member, *, others: bool = False) -> QuerySet[Decision]:
    """The rejections to be looked at again, the oldest first; people of other roles only where they agreed to it."""
    kept = may_be_kept("applicant__person__")
    mine = rejections(role).filter(kept).exclude(posting=posting)
    found = Decision.objects.filter(pk__in=mine.order_by().values("pk"))
    if others:
        found |= Decision.objects.filter(pk__in=_of_others(role, member).order_by().values("pk"))
    return found.order_by("at", "pk")


def _of_others(role: Role, member: Member) -> QuerySet[Decision]:
    """Rejections in other roles that the seat sees, of people who agreed, and who are not in this round in any way."""
    elsewhere = roles_for(member).exclude(pk=role.pk).order_by().values("pk")
    here = role.applicants.order_by().values("person")
    gone = Applicant.objects.filter(standing=Standing.WITHDRAWN, person__organisation=role.organisation_id)
    return Decision.objects.filter(
        _agreed("applicant__person__"), role__in=elsewhere, what=What.REJECT, at=F("applicant__decided"),
        applicant__standing=Standing.REJECTED,
    ).exclude(applicant__person__in=here).exclude(applicant__person__in=gone.order_by().values("person"))  # fmt: skip


def original_of(decision: Decision) -> Posting | None:
    """The version under which somebody was rejected; where none is told, the first one of the role."""
    return decision.posting or Posting.objects.filter(role=decision.role_id).order_by("number").first()


def queue(role: Role, posting: Posting, member: Member, state: str = LookState.OPEN) -> QuerySet[SecondLook]:
    """Who was looked at again, the oldest decision first; never by readiness."""
    looks = _looks(role, posting, member).filter(state=state)
    if state == LookState.OPEN:
        looks = looks.filter(_WAITS)
    related = ("applicant__person", "applicant__role", "original__role", "by", "decision")
    return looks.select_related(*related).order_by("decided", "pk")


#: Whoever is brought back or withdraws elsewhere does not wait here any more.
_WAITS = Q(state=LookState.OPEN, applicant__standing=Standing.REJECTED)


def _looks(role: Role, posting: Posting, member: Member) -> QuerySet[SecondLook]:
    """All second looks for a version that the seat sees: people of the role, and of others where they agreed to it."""
    own = Q(applicant__role=role) & may_be_kept("applicant__person__")
    elsewhere = roles_for(member).exclude(pk=role.pk).order_by().values("pk")
    other = Q(applicant__role__in=elsewhere) & _agreed("applicant__person__")
    return SecondLook.objects.filter(own | other, posting=posting)


def counts_of(role: Role, posting: Posting, member: Member) -> Counts:
    """How many wait, came back, stay rejected; and who is not shown, and why."""
    kept = may_be_kept("applicant__person__")
    told = rejections(role).aggregate(
        all=Count("pk"), kept=Count("pk", filter=kept), same=Count("pk", filter=kept & Q(posting=posting))
    )
    own, declined = Q(applicant__role=role), Q(state=LookState.DECLINED)
    found = _looks(role, posting, member).aggregate(
        open=Count("pk", filter=_WAITS),
        freed=Count("pk", filter=_WAITS & Q(freed__gt=0)),
        waiting=Count("pk", filter=_WAITS & own),
        accepted=Count("pk", filter=Q(state=LookState.ACCEPTED)),
        declined=Count("pk", filter=declined),
        kept_out=Count("pk", filter=declined & own & Q(applicant__standing=Standing.REJECTED)),
    )
    return Counts(
        open=found["open"],
        freed=found["freed"],
        accepted=found["accepted"],
        declined=found["declined"],
        may_not=told["all"] - told["kept"],
        same=told["same"],
        unseen=max(0, told["kept"] - told["same"] - found["waiting"] - found["kept_out"]),
    )


def middle_of(posting: Posting) -> tuple[float, int]:
    """The middle of all who were looked at for this version, and how many they are."""
    told = SecondLook.objects.filter(posting=posting).aggregate(middle=Avg("mid"), group=Count("mid"))
    return told["middle"] or 0.0, told["group"]


def look_for(role: Role, member: Member, pk: int) -> SecondLook:
    """One second look of a role, if the seat sees the person's role too."""
    seen = roles_for(member).order_by().values("pk")
    looks = SecondLook.objects.filter(posting__role=role, applicant__role__in=seen, applicant__person__erased=None)
    found = (
        looks.select_related("applicant__person", "applicant__role", "posting", "decision", "by").filter(pk=pk).first()
    )
    if found is None:
        raise NotThere("there is nobody here, or they are not yours to see", mend="go back to the second look")
    return found


@together
def filled(posting: Posting, rejected: Iterable[Decision], found: Mapping[int, Again | None]) -> tuple[int, int]:
    """Put people into the queue: how many are new, how many were there. What somebody decided stays as it is."""
    chosen = {one.applicant_id: one for one in rejected}
    there = {one.applicant_id: one for one in SecondLook.objects.filter(posting=posting, applicant__in=chosen)}
    new = [_look(posting, one, found.get(pk)) for pk, one in chosen.items() if pk not in there]
    SecondLook.objects.bulk_create(new, batch_size=200, ignore_conflicts=True)
    again = [_renewed(there[pk], one, found.get(pk)) for pk, one in chosen.items() if pk in there]
    changing = [one for one in again if one.state == LookState.OPEN]
    SecondLook.objects.bulk_update(changing, ["original", "decided", "found", "mid", "freed"], batch_size=100)
    return len(new), len(there)


def _look(posting: Posting, decision: Decision, again: Again | None) -> SecondLook:
    return _renewed(SecondLook(posting=posting, applicant_id=decision.applicant_id), decision, again)


def _renewed(look: SecondLook, decision: Decision, again: Again | None) -> SecondLook:
    if look.state == LookState.OPEN:
        look.original, look.decided = original_of(decision) or look.posting, decision.at
        look.found, look.mid = (again.found, again.mid) if again else ({}, None)
        look.freed = again.freed if again else 0
    return look


@together
def settle(look: SecondLook, *, member: Member, accept: bool, reason: str) -> Decision:
    """Bring somebody back into the round, or let the rejection stand: a person's decision, kept with a reason.

    Of two people who decide at once, the second is told who was quicker.
    """
    reason = _checked(reason)
    locked(Role.objects.filter(pk__in={look.posting.role_id}))
    held = locked(SecondLook.objects.filter(pk=look.pk).select_related("posting__role", "applicant__role"))
    _refuse(held)
    made = _brought_back(held, member, reason) if accept else _kept_out(held, member, reason)
    held.state = LookState.ACCEPTED if accept else LookState.DECLINED
    held.reason, held.by, held.at, held.decision = reason, member.user, made.at, made
    held.save()
    return made


def _checked(reason: str) -> str:
    reason = " ".join(reason.replace("\x00", "").split())
    if not reason:
        raise Field("say why", where="reason", mend="it stands in the ledger beside your name")
    if len(reason) > LONGEST:
        raise Field(f"this is longer than {LONGEST} characters", where="reason")
    return reason


def _refuse(held: SecondLook) -> None:
    if held.state != LookState.OPEN:
        raise Stale(f"{held.by} decided this meanwhile", mend="look at what was decided, and undo it if need be")
    if decisions.posting_in_force(held.posting.role) != held.posting:
        raise Stale("another version is in force by now", mend="look again, by the version in force")
    allowed = may_be_kept("") if held.applicant.role_id == held.posting.role_id else _agreed("")
    if not Person.objects.filter(allowed, pk=held.applicant.person_id).exists():
        raise Stale("this person may not be kept any more", mend="erase them, or ask them whether they agree")
    if held.applicant.standing != Standing.REJECTED:
        raise Stale("this person is not rejected any more", mend="see where they stand in the round")


def _brought_back(held: SecondLook, member: Member, reason: str) -> Decision:
    shown = _shown(held)
    here = held.posting.role
    if held.applicant.role_id == here.pk:
        return decisions.decide(
            held.applicant, member=member, what=What.REOPEN, to=Stage.REVIEW, words=reason, shown=shown
        )
    came = {
        "applied": timezone.localdate(),
        "since": timezone.now(),
        "source": f"Second look: {held.applicant.role}"[:80],
    }
    made, is_new = Applicant.objects.get_or_create(role=here, person=held.applicant.person, defaults=came)
    if not is_new:
        raise Stale("this person is in this round already", mend="see where they stand in the round")
    return decisions.decide(made, member=member, what=What.MOVE, to=Stage.REVIEW, words=reason, shown=shown)


def _kept_out(held: SecondLook, member: Member, reason: str) -> Decision:
    return decisions.decide(held.applicant, member=member, what=What.KEEP, words=reason, shown=_shown(held))


def _shown(held: SecondLook) -> dict[str, Any]:
    """What stood on the page, without anything by which somebody could be known."""
    found = held.found
    quotes = [*found.get("lines", ()), *(q for one in found.get("carried", ()) for q in one["quotes"])]
    return {
        "page": "second look",
        "second_look": held.pk,
        "version": held.posting.number,
        "against": held.original_id,
        "readiness": found.get("readiness"),
        "lines": [hashlib.sha256(quote.encode()).hexdigest()[:16] for quote in quotes],
    }


def can_undo(look: SecondLook) -> bool:
    """Whether what was decided can be taken back; somebody who came from another role is decided about in the round."""
    if look.decision is None or look.decision.what == What.MOVE:
        return False
    return decisions.can_undo(look.decision, timezone.now())


def following(look: SecondLook, member: Member) -> SecondLook | None:
    """Who comes next in the queue; after the last one, the first who is left."""
    left = queue(look.posting.role, look.posting, member).select_related(None)
    later = Q(decided__gt=look.decided) | Q(decided=look.decided, pk__gt=look.pk)
    return left.filter(later).first() or left.first()


def last_of(posting: Posting, member: Member) -> SecondLook | None:
    """What somebody decided last, while it can be undone."""
    settled = (LookState.ACCEPTED, LookState.DECLINED)
    mine = SecondLook.objects.filter(posting=posting, state__in=settled, by=member.user_id)
    known = mine.filter(applicant__person__erased=None).exclude(decision=None)
    last = known.select_related("decision").order_by("-at", "-pk").first()
    return last if last and can_undo(last) else None


@together
def taken_back(look: SecondLook, *, member: Member) -> SecondLook:
    """Undo it while the window is open: the person stands where they stood, and is in the queue again."""
    locked(Role.objects.filter(pk=look.posting.role_id))
    held = locked(SecondLook.objects.filter(pk=look.pk).select_related("decision", "posting"))
    if held.decision is None:
        raise Stale("nothing is decided here, or somebody took it back meanwhile")
    if not can_undo(held):
        raise Stale("the time to undo it has passed", mend="decide anew in the round")
    decisions.undo(held.decision, member=member)
    held.refresh_from_db()
    return held
