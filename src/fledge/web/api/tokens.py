"""Somebody's own tokens; new ones are made in the workspace, where people are who they say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Id
from fledge.web.store.models import Scope, Token
from fledge.web.store.queries import tokens
from fledge.web.store.queries.problems import NotAllowed
from fledge.web.store.rights import May

shelf = Router(tags=["Tokens"])


class TokenAnswer(Schema):
    """A token without what opens it."""

    id: Id
    name: str
    scopes: list[Scope]
    made: datetime
    ends: datetime
    used: datetime | None


@route(shelf, "GET", "/tokens", may=May.USE_TOKENS, gives=Listed[TokenAnswer])
def list_tokens(request: Request, part: AsPart) -> dict[str, Any]:
    """Your own tokens, newest first."""
    found = tokens.tokens_of(request.caller.member)
    return part_of(found, request, part, by=("-made", "-pk"), shown=_shown)


@route(shelf, "DELETE", "/tokens/{int:pk}", may=May.USE_TOKENS, status=204, gives=None)
def withdraw_token(request: Request, pk: int) -> None:
    """One of your tokens opens nothing from now on. A program ends its own alone; you end any of yours by hand."""
    member, asking = request.caller.member, request.caller.token
    if asking and asking.pk != pk:
        tokens.token_of(member, pk)
        raise NotAllowed("a token ends itself alone", where="Authorization", mend="end the others under Programs")
    tokens.withdrawn(tokens.token_of(member, pk), by=member)


def _shown(one: Token) -> TokenAnswer:
    names = ("name", "scopes", "made", "ends", "used")
    return TokenAnswer(id=one.pk, **{name: getattr(one, name) for name in names})
