"""An organisation's own table of people → a Panel. One row is one person; nobody's name is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from fledge.facts import FactBook
from fledge.facts.load import packaged_page
from fledge.pool.panel import About, Panel
from fledge.problem import Problem
from fledge.surveys import kaggle, stack_overflow
from fledge.surveys.answers import OneOf, Years, degree_label, is_blank
from fledge.surveys.country import in_country
from fledge.surveys.gathered import Gathered
from fledge.surveys.mapping import Columns, check
from fledge.surveys.options import Options
from fledge.surveys.survey import known
from fledge.surveys.tally import Tally


def panel_of(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    book: FactBook,
    columns: Columns,
    *,
    name: str,
    year: int,
    country: str = "",
    source: str = "our own table",
    checksum: str = "",
) -> Panel:
    """Everybody in the table. A skill that the book does not have is kept under an id of its own."""
    check(columns, header)
    gathered = Gathered(Tally(), _singles(columns, header, book), _years(columns, header))
    _ask(columns, gathered.tally)
    readers = (*_many(columns, header), *_each(columns, header))
    for row in rows:
        for read in readers:
            read(row, gathered.tally)
        gathered.add(row)
    people = gathered.tally.people
    if not people:
        raise Problem("holds no people", mend="write one line a person under the column names")
    about = About(
        name=name,
        title=columns.title,
        year=columns.year or year,
        respondents=people,
        effective=float(people),
        synthetic=False,
        population=columns.population,
        source=source,
        licence="your own data",
        checksum=checksum,
        years_mean="years of work, as your table has them",
    )
    panel = gathered.panel(about, Options(book, tools_only=False), through=_through())
    return in_country(panel, country) if country else panel


def unknown(panel: Panel, book: FactBook) -> tuple[str, ...]:
    """The words for skills that the book does not have, as the table writes them."""
    return tuple(word for word, skill in panel.names.items() if skill not in book.skills)


def _words() -> dict[str, Any]:
    page: dict[str, Any] = packaged_page("panels", "people.yaml")
    return page


def _ask(columns: Columns, tally: Tally) -> None:
    for column in columns.many:
        tally.asked(column)
    for column in columns.one_each:
        tally.asked(column, (column,))


_Read = Callable[[Sequence[str], Tally], None]


def _many(columns: Columns, header: Sequence[str]) -> Iterable[_Read]:
    """Columns with several skills a cell."""
    for column in columns.many:

        def read(row: Sequence[str], tally: Tally, at: int = header.index(column), column: str = column) -> None:
            skills = [word for part in row[at].split(columns.separator) if (word := part.strip())]
            if skills:
                tally.answer(column, dict.fromkeys(skills))

        yield read


def _each(columns: Columns, header: Sequence[str]) -> Iterable[_Read]:
    """Columns that are a skill themselves; what is neither yes nor no is blank."""
    words = _words()
    ticked, not_ticked = set(words["ticked"]), set(words["not_ticked"])
    for column in columns.one_each:

        def read(row: Sequence[str], tally: Tally, at: int = header.index(column), column: str = column) -> None:
            cell = row[at].strip().lower().removesuffix(".0")
            if cell in ticked or cell in not_ticked:
                tally.answer(column, (column,) if cell in ticked else ())
            elif not is_blank(cell):
                raise Problem(
                    f"column {column!r} holds {row[at]!r}", mend="write 1 where a person has the skill, else 0"
                )

        yield read


def _singles(columns: Columns, header: Sequence[str], book: FactBook) -> dict[str, tuple[int, OneOf]]:
    labels = {"degree": degree_label(_words()["degrees"]), "industry": Options(book, tools_only=False).id_of}
    return {key: (header.index(column), OneOf(labels.get(key, str.strip))) for key, column in columns.singles.items()}


def _years(columns: Columns, header: Sequence[str]) -> dict[str, tuple[int, Years]]:
    return {of: (header.index(column), Years({})) for of, column in columns.years.items()}


@cache
def _through() -> dict[str, tuple[str, ...]]:
    """Concepts and the tools they show in, as the surveys' pages have them."""
    shown: dict[str, tuple[str, ...]] = {}
    for page in (stack_overflow.SURVEY, kaggle.SURVEY):
        for concept, tools in known(page).through.items():
            shown[concept] = tuple(dict.fromkeys((*shown.get(concept, ()), *tools)))
    return shown
