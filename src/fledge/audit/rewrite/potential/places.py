"""Where in the original the new sections stand: after the duties, and where it demanded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.units import Unit
from fledge.audit.rewrite.potential.verbs import commands, leads

_GONE = (Fate.ASK, Fate.HEADING, Fate.DEBRIS, Fate.TWICE)
_FEWEST, _SHORT, _AN_ITEM, _LEADING = 2, 4, 300, 120


@dataclass(frozen=True, slots=True)
class Places:
    """The numbers of the units before which new sections stand.

    ``duties`` is the first duty of the main list, ``bare`` that it has no heading; ``later`` are the duties that come
    last, ``items`` those that are items of a list though no mark says so, ``conditions`` the lines for a section of
    their own.
    """

    work: int
    asking: int
    promising: int
    duties: int
    bare: bool
    later: tuple[int, ...]
    conditions: tuple[int, ...]
    items: frozenset[int]


def places(units: Sequence[Unit]) -> Places:
    """The places for the new sections in these lines."""
    listed = _main_duties(units)
    end = _end_of_list(units, listed[-1] + 1) if listed else None
    asking = _asking(units)
    if asking is None:
        asking = end if end is not None else _last(units)
    work = _before_asking(units, end, asking) if end is not None else asking
    return Places(
        work=work,
        asking=asking,
        promising=max(work, asking),
        duties=listed[0] if listed else -1,
        bare=bool(listed) and _is_bare(units, listed),
        later=_later(units, listed),
        conditions=tuple(n for n, unit in enumerate(units) if unit.fate is Fate.CONDITION),
        items=_items(units, listed),
    )


def _end_of_list(units: Sequence[Unit], end: int) -> int:
    """After the items that follow: no list is cut in two."""
    while end < len(units) and units[end].bullet and units[end - 1].bullet and units[end].stays:
        end += 1
    return end


def _before_asking(units: Sequence[Unit], end: int, asking: int) -> int:
    """After what is told between duties and demands, where that is short and has no heading of its own."""
    between = units[end:asking]
    return asking if end < asking <= end + _SHORT and not any(unit.heading or unit.bullet for unit in between) else end


def _items(units: Sequence[Unit], listed: Sequence[int]) -> frozenset[int]:
    """Duties on lines of their own that begin with their verb: a list that lost its marks."""
    found = [n for n in listed if not units[n].heading and len(units[n].words) < _AN_ITEM and commands(units[n].words)]
    before = listed[0] - 1 if listed else -1
    if found and before > 0 and units[before].stays and not units[before].heading and units[before - 1].heading:
        listed = [before, *listed] if len(units[before].words) < _LEADING else listed
    short = [n for n in listed if not units[n].heading and len(units[n].words) < _AN_ITEM]
    return frozenset(short) if len(found) >= _FEWEST and len(found) * 2 > len(listed) else frozenset()


def _runs(units: Sequence[Unit], fate: Fate) -> list[list[int]]:
    """The units of a fate, those together that stand under one heading."""
    found: list[list[int]] = []
    open_run = False
    for n, unit in enumerate(units):
        if unit.heading or unit.fate is Fate.HEADING or (unit.fate is Fate.ASK and fate is not Fate.ASK):
            open_run = False
        elif unit.fate is fate:
            if open_run:
                found[-1].append(n)
            else:
                found.append([n])
            open_run = True
    return found


def _main_duties(units: Sequence[Unit]) -> list[int]:
    """The duties under the heading with most of them, and all that stands between them."""
    runs = _runs(units, Fate.DUTY)
    if not runs:
        return []
    best = max(range(len(runs)), key=lambda n: sum(1 + units[m].bullet for m in runs[n]))
    found = runs[best]
    for run in runs[best + 1 :]:
        if not _only_headings(units, found[-1] + 1, run[0]):
            break
        found = found + run
    return found


def _only_headings(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether nothing but headings inside the duties lies between."""
    between = units[start:end]
    lone = len(between) == 1 and between[0].fate is Fate.ASK
    return lone or all(unit.heading and unit.fate is Fate.DUTY for unit in between)


def _is_bare(units: Sequence[Unit], listed: Sequence[int]) -> bool:
    """Whether a list of duties stands under nothing that leads to it."""
    first = listed[0]
    before = next((unit for unit in reversed(units[:first]) if unit.fate not in (Fate.DEBRIS, Fate.TWICE)), None)
    if before is None or before.fate in (Fate.TITLE, Fate.HEADING, Fate.ASK):
        return True
    return (
        units[first].bullet
        and not (before.heading or before.bullet)
        and not before.words.rstrip().endswith((":", ";", ",", "…"))
    )


def _later(units: Sequence[Unit], listed: Sequence[int]) -> tuple[int, ...]:
    """Duties about guiding others, where they are items and the smaller part of the list."""
    items = [n for n in listed if units[n].bullet]
    last = items[-1] if items else -1
    after = any(n > last for n in listed)
    guiding = [n for n in items if leads(units[n].words) and not units[n].words.endswith(":")]
    plain = all(not units[n].heading for n in range(items[0], last + 1)) if items else False
    return tuple(guiding) if plain and not after and len(guiding) * 2 < len(items) else ()


def _asking(units: Sequence[Unit]) -> int | None:
    """The first line of the demands: those of the longest run, or what stands right before it and leaves too."""
    runs = [run for run in _runs(units, Fate.ASK) if len(run) >= _FEWEST or units[run[0]].section in ("must", "nice")]
    if not runs:
        return None
    firm = [run for run in runs if units[run[0]].section != "nice"] or runs
    at = max(firm, key=lambda run: (len(run), -run[0]))[0]
    while at > 0 and units[at - 1].fate in (*_GONE, Fate.CONDITION):
        at -= 1
    return _after_paragraph(units, at)


def _after_paragraph(units: Sequence[Unit], at: int) -> int:
    """The same place, but after the paragraph where only some of its sentences leave."""
    if units[at].bullet or units[at].heading or units[at].fate is Fate.HEADING:
        return at
    block = [n for n, unit in enumerate(units) if unit.block == units[at].block]
    return block[-1] + 1 if any(units[n].stays for n in block) else at


def _last(units: Sequence[Unit]) -> int:
    """After the opening where nothing is asked and nothing done: before the last third of the text."""
    return len(units) - len(units) // 3
