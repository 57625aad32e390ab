"""Who sits where: organisations and their seats."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from fledge.web.store.models import Member, Organisation, Seat, User
from fledge.web.store.queries.changes import changed, locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere
from fledge.web.store.queries.words import plain


def seats_of(user: User) -> QuerySet[Member]:
    """Where somebody sits now."""
    return user.seats.filter(left=None).select_related("organisation").order_by("organisation__name", "pk")


def members_of(organisation: Organisation) -> QuerySet[Member]:
    """Everybody who sits in an organisation now, by name."""
    return organisation.members.filter(left=None).select_related("user").order_by("user__name", "pk")


def member_of(organisation: Organisation, pk: int) -> Member:
    """One of them."""
    found = members_of(organisation).filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such seat here", mend="go back to the list of people")
    return found


@together
def founded(name: str, *, owner: User) -> Organisation:
    """A new organisation with its first owner."""
    name = _named(name)
    base = slugify(name)[:50] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug = next(s for n in range(len(taken) + 2) if (s := base if n == 0 else f"{base}-{n + 1}") not in taken)
    made = Organisation(name=name, slug=slug)
    recorded(made, by=owner)
    _seated(made, owner, Seat.OWNER, by=owner)
    return made


def _named(name: str) -> str:
    return plain(name, most=120, where="name", wanted="say what the organisation is called")


def _held(organisation_id: int) -> Organisation:
    """The organisation, held until the change is done: seats change one at a time, so that an owner always stays."""
    return locked(Organisation.objects.filter(pk=organisation_id))


def _seated(organisation: Organisation, user: User, seat: str, *, by: User) -> Member:
    member = Member.objects.filter(organisation=organisation, user=user).first() or Member(
        organisation=organisation, user=user
    )
    if member.left:
        member.since = timezone.now()
    member.seat, member.left = seat, None
    recorded(member, by=by)
    return member


@together
def seated(organisation: Organisation, user: User, seat: Seat, *, by: User) -> Member:
    """Give somebody a seat."""
    return _seated(_held(organisation.pk), user, seat, by=by)


@together
def moved(member: Member, *, seat: str, by: User) -> Member:
    """Another seat for somebody; the last owner stays one."""
    if seat not in Seat.values:
        raise Field("choose a seat", where="seat")
    held = _sitting(member)
    if seat == held.seat:
        return held
    _refuse_ownerless(held)
    return _seated(held.organisation, held.user, seat, by=by)


@together
def ended(member: Member, *, by: User) -> None:
    """Somebody leaves: the seat ends, and their tokens with it; what they did stays in the history."""
    held = _sitting(member)
    _refuse_ownerless(held)
    held.left = timezone.now()
    recorded(held, by=by)
    for token in held.tokens.filter(withdrawn=None):
        token.withdrawn = timezone.now()
        recorded(token, by=by)


def _sitting(member: Member) -> Member:
    """A seat as it is now that nobody else can change it."""
    return member_of(_held(member.organisation_id), member.pk)


def _refuse_ownerless(member: Member) -> None:
    owners = members_of(member.organisation).filter(seat=Seat.OWNER, user__is_active=True)
    if member.seat == Seat.OWNER and not owners.exclude(pk=member.pk).exists():
        raise Field("an organisation needs an owner", where="seat", mend="make somebody else an owner first")


@together
def renamed(organisation: Organisation, *, name: str, edition: int, by: User) -> Organisation:
    """The organisation is called something else; its address stays."""
    name, held = _named(name), _held(organisation.pk)
    changed(held, edition=edition, who=by, what="organisation", name=name)
    return held


def facts_of(organisation: Organisation) -> dict[str, int]:
    """How many people sit here in each seat, in the order of the table; seats without anybody are left out."""
    counted = dict(members_of(organisation).order_by().values_list("seat").annotate(Count("pk")))
    return {str(seat.label): counted[seat] for seat in Seat if seat in counted}
