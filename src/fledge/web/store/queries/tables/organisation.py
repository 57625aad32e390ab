"""Who sits in an organisation, who is invited, which programs work in it, and which are told of decisions."""

from __future__ import annotations

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import Delivery, Member, Organisation, Token, Webhook
from fledge.web.store.queries.invitations import invitations_of
from fledge.web.store.queries.members import members_of
from fledge.web.store.queries.tables.parts import in_parts
from fledge.web.store.queries.tokens import tokens_of, tokens_of_others
from fledge.web.store.queries.webhooks import deliveries_of, webhooks_of

_MEMBERS: dict[str, Column] = {
    "name": "user.name", "email": "user.email", "seat": "get_seat_display", "since": "since",
}  # fmt: skip
_INVITATIONS: dict[str, Column] = {
    "email": "email", "seat": "get_seat_display", "invited_at": "made", "invited_by": "by.name", "ends_at": "ends",
}  # fmt: skip
_WEBHOOKS: dict[str, Column] = {
    "address": "address", "added_at": "made", "added_by": "by.name", "waiting": "waiting", "told": "told",
    "given_up": "given_up",
}  # fmt: skip


def _came(one: Delivery) -> str:
    return "told" if one.delivered else "given up" if one.given_up else "waits"


def _next_try(one: Delivery) -> object:
    return one.due if _came(one) == "waits" else None


_DELIVERIES: dict[str, Column] = {
    "delivery": "pk", "what": "kind", "written_down_at": "made", "tries": "tries", "stands": _came,
    "told_at": "delivered", "given_up_at": "given_up", "next_try_at": _next_try,
    "answer": "answer",
}  # fmt: skip


def _scopes(one: Token) -> str:
    return "; ".join(one.scopes)


_TOKENS: dict[str, Column] = {
    "name": "name", "may": _scopes, "made_at": "made", "ends_at": "ends", "last_used_at": "used",
}  # fmt: skip


def members(organisation: Organisation) -> Table:
    """Who sits here, by name."""
    return table_of("members", _MEMBERS, in_parts(members_of(organisation)), about=f"{organisation} members")


def invitations(organisation: Organisation) -> Table:
    """Invitations that nobody has used yet, without what opens them."""
    return table_of(
        "invitations", _INVITATIONS, in_parts(invitations_of(organisation)), about=f"{organisation} invitations"
    )


def tokens(member: Member) -> Table:
    """Somebody's own tokens, never their secrets."""
    return table_of("tokens", _TOKENS, in_parts(tokens_of(member)))


def tokens_of_everybody_else(member: Member) -> Table:
    """The tokens of all others here, for whoever may end their seats; never their secrets."""
    columns: dict[str, Column] = {"whose": "member.user.name", "seat": "member.get_seat_display", **_TOKENS}
    return table_of("tokens-of-others", columns, in_parts(tokens_of_others(member)))


def webhooks(organisation: Organisation) -> Table:
    """The addresses that are told, never what signs it."""
    return table_of("webhooks", _WEBHOOKS, in_parts(webhooks_of(organisation)))


def deliveries(webhook: Webhook, which: str = "") -> Table:
    """What one address was told, newest first."""
    return table_of("deliveries", _DELIVERIES, in_parts(deliveries_of(webhook, which)))
