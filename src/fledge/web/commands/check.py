"""``fledge check``: whether a workspace is well, in sentences that say what to do."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fledge.problem import Problem, Problems
from fledge.web.commands.prepared import say, set_up
from fledge.web.commands.reach import is_postgres, place_of, reached
from fledge.web.database import database
from fledge.web.options import OPTIONS, Options, options

_LITTLE_BYTES = 1_000_000_000
_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence: "well", "advice", or "wrong" where somebody has to mend it."""

    state: str
    sentence: str


def check() -> int:
    """Everything that can be looked at, worst last; exit status 1 if something is wrong."""
    found = list(_told())
    for one in found:
        say(f"{one.state:<7} {one.sentence}")
    wrong = sum(one.state == "wrong" for one in found)
    say(f"\n{wrong} to mend." if wrong else "\nNothing is wrong.")
    return 1 if wrong else 0


def _told() -> Iterator[Told]:
    try:
        settings = options()
        named = database(settings.text("DATABASE_URL"), settings.home)
    except Problems as problems:
        yield from (Told("wrong", str(problem)) for problem in problems.problems)
        return
    except Problem as problem:
        yield Told("wrong", str(problem))
        return
    changed = [option.name for option in OPTIONS if option.name in settings.values]
    yield Told(
        "well", f"Settings: {', '.join(changed)} set, the rest as they come." if changed else "Settings: as they come."
    )
    if not settings.home.is_dir():
        yield Told("wrong", f"Home: {settings.home} is not there yet; fledge serve makes it.")
        return
    for look in (_home, _secret, _database):
        yield from _tried(look, settings, named)
    yield from _advice(settings, named)


def _tried(
    look: Callable[[Options, dict[str, Any]], Iterator[Told]], settings: Options, named: dict[str, Any]
) -> Iterator[Told]:
    try:
        yield from look(settings, named)
    except Problem as problem:
        yield Told("wrong", str(problem))


def _home(settings: Options, named: dict[str, Any]) -> Iterator[Told]:
    from fledge.web.commands.home import ready_home

    ready_home(settings.home)
    free = shutil.disk_usage(settings.home).free
    yield Told("well", f"Home: {settings.home} can be written to.")
    state = "well" if free > _LITTLE_BYTES else "wrong"
    yield Told(
        state, f"Disk: {free / 1e9:.1f} GB are free." + ("" if state == "well" else " Make room before work is lost.")
    )
    if stat.S_IMODE(settings.home.stat().st_mode) & 0o077 and _has_modes():
        yield Told("advice", f"Home: others on this computer can look into it; chmod 700 {settings.home}")


def _secret(settings: Options, named: dict[str, Any]) -> Iterator[Told]:
    kept = settings.home / "secret"
    given = settings.text("FLEDGE_SECRET")
    if given:
        weak = len(given) < 40
        yield Told(
            "wrong" if weak else "well",
            "Key: given by FLEDGE_SECRET" + ("; it is short, give 50 characters." if weak else "."),
        )
    elif not kept.exists():
        yield Told("well", "Key: none yet; the first start makes one.")
    elif _has_modes() and stat.S_IMODE(kept.stat().st_mode) & 0o077:
        yield Told("wrong", f"Key: others can read {kept}, and so sign in as anybody; chmod 600 {kept}")
    else:
        yield Told("well", "Key: kept in the home folder, only its owner reads it.")


def _database(settings: Options, named: dict[str, Any]) -> Iterator[Told]:
    place = place_of(named)
    if not is_postgres(named) and not Path(named["NAME"]).exists():
        yield Told("wrong", f"Database: {place} is not there yet; fledge serve makes it.")
        return
    reached(named)
    set_up()
    from django.conf import settings as django_settings
    from django.db import connection

    from fledge.web.commands.bring_up import pending
    from fledge.web.commands.statics import is_collected

    try:
        behind = pending()
    finally:
        connection.close()
    yield Told("well", f"Database: {place} answers.")
    steps = (
        f"Tables: {len(behind)} steps behind; run fledge migrate." if behind else "Tables: as this Fledge needs them."
    )
    yield Told("wrong" if behind else "well", steps)
    well = is_collected(django_settings.STATIC_ROOT)
    yield Told(
        "well" if well else "wrong",
        "Styles and scripts: collected."
        if well
        else "Styles and scripts: changed since they were collected; fledge serve does it.",
    )


def _advice(settings: Options, named: dict[str, Any]) -> Iterator[Told]:
    smtp = settings.text("FLEDGE_SMTP_URL")
    yield (
        Told("well", "Mail: sent by the server in FLEDGE_SMTP_URL.")
        if smtp
        else Told(
            "advice", "Mail: none is sent; whoever invites somebody passes the link on. FLEDGE_SMTP_URL changes that."
        )
    )
    if set(settings.listed("FLEDGE_HOSTS")) <= set(_HOSTS):
        yield Told("advice", "Reach: only browsers on this computer; name others in FLEDGE_HOSTS before a team comes.")
    elif not settings.is_on("FLEDGE_HTTPS"):
        yield Told(
            "advice", "Reach: passwords cross the network as they are; put https in front and set FLEDGE_HTTPS to 1."
        )
    if settings.is_on("FLEDGE_HTTPS") and not settings.number("FLEDGE_PROXIES"):
        yield Told(
            "advice", "Reach: https is on and no proxy is trusted; set FLEDGE_PROXIES to 1 if one stands in front."
        )
    if "*" in settings.listed("FLEDGE_HOSTS"):
        yield Told("wrong", "Reach: FLEDGE_HOSTS takes every name, so links in mails can be forged; name yours.")
    if settings.is_on("FLEDGE_DEMO"):
        yield Told("advice", "Sign-in: FLEDGE_DEMO lets anybody in as an invented person; keep it away from real data.")
    if not is_postgres(named):
        yield Told(
            "advice", "Team: SQLite is right for one computer; for several servers set DATABASE_URL to PostgreSQL."
        )


def _has_modes() -> bool:
    import os

    return os.name == "posix"
