"""The rows of a table as people who applied: what comes in, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fledge.documents import Order, Sheet, day_in, is_formula
from fledge.web.computed.arrivals.columns import FIELDS, Said, plain
from fledge.web.computed.arrivals.questions import DAYS, order_for, questions_of

_ADDRESS = re.compile(r"[^\s@<>\"',;:()\[\]]+@[^\s@<>\"',;:()\[\]]+\.[^\s@<>\"',;:()\[\].]{2,}")
_LENGTHS = {"name": 160, "email": 254, "phone": 40, "source": 80, "reference": 120, "reason": 300}
_STAGES = ("applied", "review", "interview", "offer", "hired")
_FARTHEST = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, what it says about somebody, what is odd, and what hinders it to come in."""

    number: int
    says: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    hinders: str = ""
    double_of: int | None = None

    @property
    def called(self) -> str:
        """By what somebody would look for it."""
        return str(self.says.get("name") or self.says.get("email") or "nobody")


@dataclass(slots=True)
class _Seen:
    """Who stood in earlier rows."""

    by_email: dict[str, int] = field(default_factory=dict)
    by_reference: dict[str, tuple[int, str]] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the cells of one table are read."""

    said: Said
    means: Mapping[str, str]
    orders: Mapping[str, Order | None]
    today: date


def rows_of(sheet: Sheet, said: Said, *, today: date) -> tuple[Row, ...]:
    """Every row under the headings that has something in it."""
    means = {one.about: one.answer for one in questions_of(sheet, said) if one.kind == "word"}
    reading = _Reading(said, means, {name: order_for(sheet, said, name) for name in DAYS}, today)
    return tuple(_rows(sheet, reading, _Seen()))


def _rows(sheet: Sheet, reading: _Reading, seen: _Seen) -> Iterator[Row]:
    for number, cells in enumerate(sheet.rows[reading.said.header + 1 :], reading.said.header + 2):
        said = {name: cells[at] for at, name in reading.said.columns.items() if at < len(cells) and cells[at]}
        if said:
            yield _row(number, said, reading, seen)


def _row(number: int, said: dict[str, str], reading: _Reading, seen: _Seen) -> Row:
    notes: list[str] = []
    formulas = [FIELDS[name] for name, cell in said.items() if is_formula(cell)]
    if formulas:
        notes.append(f"a formula stands in {' and '.join(formulas)}; it is kept as text and never computed")
    says = {**_who(said, notes), **_where(said, reading, notes), **_when(said, reading, notes), **_more(said)}
    says["number"], says["system"] = number, reading.said.system
    if not says["name"] and not says["email"]:
        return Row(number, says, tuple(notes), "there is neither a name nor an address")
    return _beside_others(Row(number, says, tuple(notes)), seen)


def _who(said: Mapping[str, str], notes: list[str]) -> dict[str, Any]:
    """Name and address; an address that is none is left out and named, so that nobody is lost for it."""
    name = said.get("name") or " ".join(filter(None, (said.get("first"), said.get("last"))))
    written = said.get("email", "")
    found = _ADDRESS.findall(written)
    if written and not found:
        notes.append(f"“{written[:60]}” is no e-mail address, so they come in without one")
    elif len(found) > 1:
        notes.append(f"several addresses; {found[0]} is taken")
    email = found[0].strip(".").lower() if found else ""
    if name and is_formula(name):
        notes.append("the name is a formula; mend it in the file if you can")
    return {"name": _line(name, "name"), "email": email[:254], "phone": _line(said.get("phone", ""), "phone")}


def _where(said: Mapping[str, str], reading: _Reading, notes: list[str]) -> dict[str, Any]:
    """Stage and standing; the status says whether somebody is in the round, the stage how far they came."""
    means = [reading.means.get(said.get(name, ""), "") for name in ("stage", "status")]
    stage = next((one for one in means if one in _STAGES), "applied")
    standing = next((one for one in reversed(means) if one in ("rejected", "withdrawn")), "active")
    if means[1] == "hired":
        stage = "hired"
    if standing == "active" and said.get("reason"):
        notes.append(
            "there is a reason for a rejection, but nothing says that they were rejected; they come in as in the round"
        )
    return {"stage": stage, "standing": standing, "reason": _line(said.get("reason", ""), "reason")}


def _when(said: Mapping[str, str], reading: _Reading, notes: list[str]) -> dict[str, Any]:
    found = {name: _day(name, said.get(name, ""), reading, notes) for name in DAYS}
    return {name: day.isoformat() if day else "" for name, day in found.items()}


def _day(name: str, written: str, reading: _Reading, notes: list[str]) -> date | None:
    if not written:
        return None
    day = day_in(written, order=reading.orders[name])
    if day is None:
        notes.append(f"“{written[:40]}” in {FIELDS[name]} is no day that can be read{_instead(name)}")
    elif day > reading.today and name != "keep_until":
        notes.append(f"{FIELDS[name]} is a day to come{_instead(name)}")
        return None
    return day if day is None or day < _FARTHEST else None


def _instead(name: str) -> str:
    return "; the day of the import is taken" if name == "applied" else "; it stays empty"


def _more(said: Mapping[str, str]) -> dict[str, Any]:
    tags = (" ".join(one.split())[:40] for one in re.split(r"[,;|\n]", said.get("tags", "")))
    names = (one.strip() for one in re.split(r"[;|\n]", said.get("file", "")))
    return {
        "source": _line(said.get("source", ""), "source"),
        "reference": _line(said.get("reference", ""), "reference"),
        "tags": list(dict.fromkeys(filter(None, tags)))[:20],
        "files": list(filter(None, names))[:10],
    }


def _line(text: str, name: str) -> str:
    return " ".join(text.split())[: _LENGTHS[name]]


def _beside_others(row: Row, seen: _Seen) -> Row:
    """Whether somebody of an earlier row is the same person; the same reference with another address is neither."""
    name, email, reference = (str(row.says[key]) for key in ("name", "email", "reference"))
    at, address = seen.by_reference.get(reference, (0, "")) if reference else (0, "")
    if at and email and address and email != address:
        what = (
            f"the reference {reference} is that of row {at}, but the address is another; nobody can tell who is meant"
        )
        return Row(row.number, row.says, row.notes, what)
    key = "" if email or reference else plain(name)
    double = at or seen.by_email.get(email) or seen.by_name.get(key)
    if email:
        seen.by_email.setdefault(email, row.number)
    if reference:
        seen.by_reference.setdefault(reference, (row.number, email))
    if key:
        seen.by_name.setdefault(key, row.number)
    return Row(row.number, row.says, row.notes, "", double) if double else row
