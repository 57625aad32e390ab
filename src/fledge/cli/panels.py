"""The panels that a command counts: the named one or the shipped ones, of one country, weighed."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.pool import Panel

_MARGINS = "write the columns question, answer, share, for example role,Data scientist,0.1"


def weighed_panels(name: str | None = None, where: str | None = None, margins: Path | None = None) -> list[Panel]:
    """The panels to choose from, the one that knows most trades first; ``where`` and ``margins`` must fit one."""
    from fledge import shipped_panels
    from fledge.pool import rake
    from fledge.surveys.shelf import open_panel

    opened = [open_panel(name)] if name else list(shipped_panels())
    found = _living_in(opened, where) if where else opened
    shares = _margins(margins) if margins else None
    return [rake(panel, shares) for panel in found] if shares else found


def kept(names: Iterable[str], book: FactBook) -> tuple[str, ...]:
    """What no edit may touch: the ids of skills by any of their names, and labels of lines as they are."""
    return tuple(book.named(name).id if book.knows(name) else name for name in names)


def _living_in(panels: list[Panel], where: str) -> list[Panel]:
    """Those panels that have people there; the first one's Problem if none has."""
    from fledge.surveys.living import living_in

    found, problems = [], []
    for panel in panels:
        try:
            found.append(living_in(panel, where))
        except Problem as problem:
            problems.append(problem)
    if not found:
        raise problems[-1]
    return found


def _margins(file: Path) -> dict[str, dict[str, float]]:
    """Known shares by question and answer."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"cannot be read ({error})", where=str(file), mend="check the name") from None
    found: dict[str, dict[str, float]] = {}
    for number, row in enumerate(rows, 2):
        question, answer, share = _margin(row, f"{file} line {number}")
        found.setdefault(question, {})[answer] = share
    if not found:
        raise Problem("holds no margins", where=str(file), mend=_MARGINS)
    return found


def _margin(row: dict[str, str], where: str) -> tuple[str, str, float]:
    if missing := [name for name in ("question", "answer", "share") if not (row.get(name) or "").strip()]:
        raise Problem(f"has no {' and no '.join(missing)}", where=where, mend=_MARGINS)
    try:
        return row["question"].strip(), row["answer"].strip(), float(row["share"])
    except ValueError:
        raise Problem(f"{row['share']!r} is not a share", where=where, mend="write 15 per cent as 0.15") from None
