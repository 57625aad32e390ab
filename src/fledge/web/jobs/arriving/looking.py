"""What will come of an upload, row by row and file by file, before anything comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fledge.web.computed.arrivals import Row, Said, rows_of
from fledge.web.jobs.arriving.reading import sheet_of
from fledge.web.store.models import Incoming, IncomingFile, Paper, Stage
from fledge.web.store.queries import incoming
from fledge.web.store.queries.incoming import Known
from fledge.web.store.queries.persons import Sent, paper_of

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
class SeenFile:
    """One file and what will come of it, and the row of the table that names it."""

    file: IncomingFile
    came: str
    why: str = ""
    row: int | None = None


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


def files_seen(draft: Incoming, files: Sequence[IncomingFile], today: date) -> list[SeenFile]:
    """Some files of an upload, opened and read as they will be: each broken one is named before anything comes in."""
    good = tuple(one for one in incoming.files_of(draft) if not one.refused)
    rows = named_files(rows_in(draft, today), good).by_place.items()
    named = {good[place].pk: row.number for place, row in rows}
    papers = {one.pk: paper_of(Sent(one.name, bytes(one.data))) for one in files if not one.refused}
    there = incoming.papers_there(draft.role, [paper.digest for paper in papers.values()])
    return [_seen_file(one, papers.get(one.pk), there, named.get(one.pk)) for one in files]


def _seen_file(file: IncomingFile, paper: Paper | None, there: Collection[str], row: int | None) -> SeenFile:
    if paper is None:
        return SeenFile(file, "not", file.refused, row)
    if paper.digest in there:
        return SeenFile(file, "there", "this very file is among somebody’s papers already", row)
    if paper.unread:
        return SeenFile(file, "not", paper.unread.removeprefix(f"{paper.name}: "), row)
    return SeenFile(file, "in", "; ".join(paper.notes[:2]), row)


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
