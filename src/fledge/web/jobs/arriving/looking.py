"""What will come of an upload, row by row and file by file, before anything comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fledge.web.computed.arrivals import Row, Said, rows_of
from fledge.web.jobs.arriving.reading import sheet_of
from fledge.web.store.models import Incoming, IncomingFile, Stage
from fledge.web.store.queries import incoming
from fledge.web.store.queries.incoming import Known

_FIRST = 10
_MOST_ODD = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """One row and what will come of it: in, there already, or not."""

    row: Row
    came: str
    why: str = ""

    @property
    def stage(self) -> str:
        """Where they will stand, in words."""
        return str(Stage(self.row.says["stage"]).label)

    @property
    def is_odd(self) -> bool:
        """Whether there is something to look at."""
        return self.came != "in" or bool(self.row.notes)


@dataclass(frozen=True, slots=True)
class Named:
    """The row that names each file, by the file's place, and the names that fit no file, or more than one."""

    by_place: dict[int, Row]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything that a look at an upload shows."""

    seen: tuple[Seen, ...]
    files: tuple[IncomingFile, ...]
    refused: tuple[IncomingFile, ...]
    named: int
    missing: tuple[str, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many rows come to what."""
        return Counter(one.came for one in self.seen)

    @property
    def standings(self) -> Counter[str]:
        """How many of those who come in were rejected or withdrew."""
        return Counter(one.row.says["standing"] for one in self.seen if one.came == "in")

    @property
    def first(self) -> tuple[Seen, ...]:
        """The first rows."""
        return self.seen[:_FIRST]

    @property
    def odd(self) -> tuple[Seen, ...]:
        """The rows that somebody should look at."""
        return tuple(one for one in self.seen if one.is_odd)[:_MOST_ODD]

    @property
    def odd_count(self) -> int:
        """How many there are."""
        return sum(one.is_odd for one in self.seen)


def rows_in(draft: Incoming, today: date) -> tuple[Row, ...]:
    """The rows of a draft; none where there is no table."""
    if not draft.sheets:
        return ()
    said = Said.of(draft.said)
    return rows_of(sheet_of(draft.sheets[said.sheet]), said, today=today)


def outlook(draft: Incoming, today: date) -> Outlook:
    """What will come of it as things are now."""
    known = incoming.known_in(draft.role)
    seen = tuple(_seen(row, known) for row in rows_in(draft, today))
    files = tuple(incoming.files_of(draft))
    good = tuple(one for one in files if not one.refused)
    named = named_files((one.row for one in seen), good)
    refused = tuple(one for one in files if one.refused)
    return Outlook(seen, good, refused, len(named.by_place), named.missing if files else ())


def _seen(row: Row, known: Known) -> Seen:
    if row.hinders:
        return Seen(row, "not", row.hinders)
    name, email, reference = (row.says[key] for key in ("name", "email", "reference"))
    there = reference in known.references if reference else False
    if there and email and known.references[reference] and known.references[reference] != email:
        return Seen(row, "not", f"the reference {reference} is that of somebody in the round with another address")
    if there or email in known.emails or (not email and not reference and name in known.bare_names):
        return Seen(row, "there", "in the round already; nothing is changed")
    if row.double_of:
        return Seen(row, "there", f"the same person as in row {row.double_of}; they come in once")
    return Seen(row, "in")


def named_files(rows: Iterable[Row], files: tuple[IncomingFile, ...]) -> Named:
    """The files that the table names; a name that fits two files fits none."""
    by_name: dict[str, list[int]] = {}
    for place, file in enumerate(files):
        for key in _keys(file.name):
            by_name.setdefault(key, []).append(place)
    found: dict[int, Row] = {}
    missing: list[str] = []
    for row in rows:
        for written in () if row.hinders else row.says["files"]:
            places = by_name.get(written.replace("\\", "/").casefold().strip("/ "), [])
            if len(places) == 1:
                found.setdefault(places[0], row)
            else:
                missing.append(written)
    return Named(found, tuple(missing))


def _keys(name: str) -> set[str]:
    """All that a table can call a file: with fewer and fewer of its folders, with its ending and without."""
    parts = name.replace("\\", "/").casefold().split("/")
    whole = {"/".join(parts[n:]) for n in range(len(parts))}
    return whole | {one.rsplit(".", 1)[0] for one in whole}
