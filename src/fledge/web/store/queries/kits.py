"""The kit of a round: made from the posting in force, and the same for everybody until somebody makes a new one."""

from __future__ import annotations

from django.db.models import QuerySet

from fledge.web.computed.kits import made_kit
from fledge.web.store.models import Member, Posting, Role, RoundKit
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.problems import Field, NotThere


def kits_of(role: Role) -> QuerySet[RoundKit]:
    """All kits of a role, newest first."""
    return role.kits.select_related("posting", "by")


def kit_in_force(role: Role) -> RoundKit | None:
    """The kit that a new interview gets; None where nobody has made one."""
    return kits_of(role).first()


def kit_numbered(role: Role, number: int) -> RoundKit:
    """One kit of a role."""
    found = kits_of(role).filter(number=number).first()
    if found is None:
        raise NotThere("there is no such kit here", mend="go back to the interviews of the role")
    return found


def is_behind(kit: RoundKit) -> Posting | None:
    """The posting in force, where the kit was made from another version; None where it is that one."""
    now = posting_in_force(kit.role)
    return now if now and now.pk != kit.posting_id else None


@together
def made_anew(role: Role, *, member: Member) -> RoundKit:
    """A new kit from the posting in force; interviews that are planned already keep theirs."""
    held = locked(Role.objects.filter(pk=role.pk))
    posting = posting_in_force(held)
    if posting is None:
        raise Field("the role has no posting to make questions from", where="kit", mend="add its posting first")
    last = held.kits.values_list("number", flat=True).first() or 0
    return _made(held, posting, member, last + 1)


@together
def kit_for(role: Role, *, member: Member) -> RoundKit:
    """The kit of the role, made now where there is none."""
    held = locked(Role.objects.filter(pk=role.pk))
    return kit_in_force(held) or made_anew(held, member=member)


def _made(role: Role, posting: Posting, member: Member, number: int) -> RoundKit:
    data = made_kit(asked_of(posting))
    return RoundKit.objects.create(role=role, posting=posting, number=number, data=data, by=member.user)
