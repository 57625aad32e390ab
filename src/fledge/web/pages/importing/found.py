"""What was found in the files, as the preview shows it: which postings are new, and which are there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fledge.web.store.models import Member, Posting, Role, Work
from fledge.web.store.queries.importing import known_words, roles_by_title


@dataclass(frozen=True, slots=True)
class Found:
    """One posting of a file: what it says of itself, and what is here already."""

    number: int
    title: str
    company: str
    day: date
    first_line: str
    same: Posting | None
    roles: tuple[Role, ...]


def broken_in(work: Work) -> list[str]:
    """The sentences about files that could not be read."""
    return [item.asked["broken"] for item in work.items.all() if "broken" in item.asked]


def found_in(work: Work, member: Member) -> list[Found]:
    """Every posting that was read, in the order of the files."""
    items = [item for item in work.items.all() if "broken" not in item.asked]
    known, roles = known_words(member, (item.asked["text"] for item in items)), roles_by_title(member)
    return [_found(item.number, item.asked, known, roles) for item in items]


def _found(
    number: int, asked: dict[str, Any], known: Mapping[tuple[str, str], Posting], roles: Mapping[str, list[Role]]
) -> Found:
    title = asked["title"].casefold()
    lines = (line.strip("-# ") for line in asked["text"].splitlines())
    first = next((line for line in lines if line and line.casefold() != title), "")
    return Found(
        number, asked["title"], asked["company"], date.fromisoformat(asked["judged_by"]), first[:160],
        known.get((title, asked["text"])), tuple(roles.get(title, ())),
    )  # fmt: skip


def choices_of(work: Work, found: list[Found], said: Mapping[str, Any], picked: set[str]) -> dict[int, dict[str, Any]]:
    """What somebody chose: the number of each posting with the role that it becomes a version of, if any.

    Only roles of the same title are taken; files that could not be read stay in, so that the work names them.
    """
    chosen: dict[int, dict[str, Any]] = {
        one.number: {"role": _role(one, said.get(f"as-{one.number}"))} for one in found if str(one.number) in picked
    }
    broken = (item.number for item in work.items.all() if "broken" in item.asked)
    return chosen | {number: {} for number in broken} if chosen else {}


def _role(one: Found, said: str | None) -> int | None:
    return next((role.pk for role in one.roles if str(role.pk) == said), None)
