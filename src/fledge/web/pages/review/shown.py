"""What somebody asked to see in a round: who people are, and readiness as a range. Off until they ask."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from fledge.web.store.models import Role

#: What can be asked for, by the name of its switch.
SWITCHES = ("who", "readiness")


@dataclass(frozen=True, slots=True)
class Switches:
    """Which of them are on."""

    who: bool = False
    readiness: bool = False


def switches(request: HttpRequest, role: Role) -> Switches:
    """What this visitor asked to see in this round."""
    kept = request.session.get(_key(role), [])
    return Switches(**{name: name in kept for name in SWITCHES})


def switched(request: HttpRequest, role: Role, name: str, *, is_on: bool) -> None:
    """Keep for the session what somebody asked to see."""
    kept = {one for one in request.session.get(_key(role), []) if one in SWITCHES}
    kept = kept | {name} if is_on else kept - {name}
    request.session[_key(role)] = sorted(kept)


def _key(role: Role) -> str:
    return f"round-{role.pk}"
