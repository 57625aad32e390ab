"""Keys by which programs work in somebody's seat: made, shown once, looked up, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from fledge.web.store.links import digest, fresh
from fledge.web.store.models import Member, Token
from fledge.web.store.queries.changes import recorded, together
from fledge.web.store.queries.problems import Field, NotAllowed, NotKnown, NotThere
from fledge.web.store.queries.words import plain
from fledge.web.store.rights import May, allows, scopes_for

#: What every secret begins with, so that one that was left lying about is recognised.
BEGINS = "fledge_"
LONGEST_DAYS = 365
_AT_MOST = 50


def tokens_of(member: Member) -> QuerySet[Token]:
    """Somebody's own tokens, newest first; those that were withdrawn are gone from the list."""
    return member.tokens.filter(withdrawn=None)


def tokens_of_others(member: Member) -> QuerySet[Token]:
    """Those of everybody else here, for whoever may end their seats; of nobody for all others."""
    if not allows(member.seat, May.INVITE):
        return Token.objects.none()
    others = Token.objects.filter(member__organisation=member.organisation_id, withdrawn=None).exclude(member=member)
    return others.select_related("member__user").order_by("member__user__name", "-made", "-pk")


@together
def made(member: Member, name: str, scopes: Iterable[str], days: int = 90) -> tuple[Token, str]:
    """A token and its secret, which is shown once."""
    if not allows(member.seat, May.USE_TOKENS):
        raise NotAllowed(f"your seat ({member.get_seat_display().lower()}) may not {May.USE_TOKENS.value}")
    name = plain(name, most=80, where="name", wanted="say what the token is for")
    wanted = _usable(member, scopes)
    if not 1 <= days <= LONGEST_DAYS:
        raise Field(f"give 1 to {LONGEST_DAYS} days", where="days")
    if tokens_of(member).filter(ends__gt=timezone.now()).count() >= _AT_MOST:
        raise Field(f"you have {_AT_MOST} tokens already", where="name", mend="withdraw one that is used no more")
    secret, ends = BEGINS + fresh(), timezone.now() + timedelta(days=days)
    token = Token(member=member, name=name, scopes=wanted, ends=ends, digest=digest(secret))
    recorded(token, by=member.user)
    return token, secret


def _usable(member: Member, scopes: Iterable[str]) -> list[str]:
    wanted, usable = set(scopes), scopes_for(member.seat)
    if not wanted:
        raise Field("choose what the program may do", where="scopes")
    if wanted - {str(scope) for scope in usable}:
        raise Field("your seat cannot use one of these", where="scopes", mend="choose among those that are offered")
    return [str(scope) for scope in usable if scope in wanted]


def token_in_reach(member: Member, pk: int) -> Token:
    """One of somebody's own tokens or, for whoever may end their seats, of anybody's here."""
    found = tokens_of_others(member).filter(pk=pk).first()
    return found or token_of(member, pk)


def token_of(member: Member, pk: int) -> Token:
    """One of somebody's own tokens."""
    found = tokens_of(member).filter(pk=pk).first()
    if found is None:
        raise NotThere("you have no such token", mend="go back to the list")
    return found


@together
def withdrawn(token: Token, *, by: Member) -> None:
    """The token opens nothing from now on."""
    token.withdrawn = timezone.now()
    recorded(token, by=by.user)


def bearer(secret: str) -> Token:
    """Whose program holds a secret. A token ends on its day, when it is withdrawn, with the account,
    and with the seat or its right to use programs.
    """
    found = None
    if secret.startswith(BEGINS) and len(secret) < 200:
        whose = Token.objects.select_related("member__organisation", "member__user")
        found = whose.filter(digest=digest(secret)).first()
    now = timezone.now()
    if found is None or found.withdrawn or found.member.left or not found.member.user.is_active:
        raise NotKnown("this token opens nothing", mend="make a new one in the workspace, under Programs")
    if not allows(found.member.seat, May.USE_TOKENS):
        raise NotKnown("the seat of this token uses no programs any more", mend="ask an owner for another seat")
    if found.ends <= now:
        raise NotKnown("this token has ended", mend="make a new one in the workspace, under Programs")
    _touched(found, now)
    return found


def _touched(token: Token, now: datetime) -> None:
    """When it was used last, to the minute, so that a busy program does not write with every question."""
    before = now - timedelta(minutes=1)
    if token.used is None or token.used < before:
        Token.objects.filter(Q(used=None) | Q(used__lt=before), pk=token.pk).update(used=now)
        token.used = now
