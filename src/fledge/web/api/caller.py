"""Who asks: a program with a token, or a browser in which somebody is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from ninja.utils import check_csrf

from fledge.web.api.problems import OutOfScope, Unknown
from fledge.web.store.models import Member, Scope, Token
from fledge.web.store.queries.members import seats_of
from fledge.web.store.queries.problems import Field, NotAllowed, NotKnown, NotThere
from fledge.web.store.queries.tokens import bearer
from fledge.web.store.rights import COVERS, May, allows

ORGANISATION = "Fledge-Organisation"
_HOW = "send Authorization: Bearer fledge_… with a token from your account, or sign in"


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody's seat, and the token that a program uses for it; without a token it is their own browser."""

    member: Member
    token: Token | None = None

    @property
    def name(self) -> str:
        """Whose requests are counted together."""
        return f"token-{self.token.pk}" if self.token else f"user-{self.member.user_id}"

    @property
    def scopes(self) -> tuple[str, ...]:
        """What may be done; a browser may do all that the seat may."""
        return tuple(self.token.scopes) if self.token else tuple(Scope.values)

    def sees(self, may: May) -> bool:
        """Whether something may be read of that needs a right: the seat has it, and a scope covers it.

        Whoever may read applicants may read of what is done about them.
        """
        scopes = {Scope(one) for one in self.scopes}
        scopes |= {Scope.ROUND} if Scope.APPLICANTS in scopes else set()
        return allows(self.member.seat, may) and any(may in COVERS[scope] for scope in scopes)

    def refuse_unless(self, may: May | None, scope: Scope) -> None:
        """A sentence where the token has not this scope or the seat has not this right; both have to hold."""
        if scope not in self.scopes:
            raise OutOfScope(
                f"this token may not {scope.label.lower()}",
                where="Authorization",
                mend=f"make a token with the scope {scope.value}",
            )
        if may and not allows(self.member.seat, may):
            seat = self.member.get_seat_display().lower()
            raise NotAllowed(f"your seat ({seat}) may not {may.value}", mend="ask an owner for another seat")


def caller_of(request: HttpRequest) -> Caller:
    """Who asks; a token comes before a session, so that a page can try one out."""
    words = request.headers.get("Authorization", "")
    if words:
        return _elsewhere_refused(request, _by_token(words))
    if not request.user.is_authenticated:
        raise Unknown("nobody says who asks", where="Authorization", mend=_HOW)
    return Caller(_seat(request))


def _by_token(words: str) -> Caller:
    kind, _, secret = words.partition(" ")
    if kind.lower() != "bearer":
        raise Unknown("this way of signing in is not taken here", where="Authorization", mend=_HOW)
    try:
        found = bearer(secret.strip())
    except NotKnown as problem:
        raise Unknown(problem.what, where="Authorization", mend=problem.mend) from problem
    return Caller(found.member, found)


def _elsewhere_refused(request: HttpRequest, caller: Caller) -> Caller:
    """A token belongs to one organisation; whoever names another one meant another token."""
    named = request.headers.get(ORGANISATION, caller.member.organisation.slug)
    if named != caller.member.organisation.slug:
        raise NotThere("this token is of another organisation", where=ORGANISATION, mend="leave this header out")
    return caller


def _seat(request: HttpRequest) -> Member:
    """The seat that a browser asks from: the one of the organisation that it names, or the only one."""
    named = request.headers.get(ORGANISATION, "")
    seats = list(seats_of(request.user).select_related("user"))  # type: ignore[arg-type]
    if named:
        seats = [seat for seat in seats if seat.organisation.slug == named]
    if not seats:
        raise NotThere("there is no such organisation, or it is not yours to see", where=ORGANISATION)
    if len(seats) > 1:
        raise Field("you sit in several organisations", where=ORGANISATION, mend="name one in this header")
    return seats[0]


def is_forged(request: HttpRequest, caller: Caller) -> bool:
    """Whether a browser was made to send this by a page that is not ours; a token needs no such check."""
    return caller.token is None and request.method not in ("GET", "HEAD") and check_csrf(request) is not None
