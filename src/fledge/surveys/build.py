"""Any file that people come in → a Panel: which survey it is shows in its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fledge.facts import FactBook
from fledge.pool.panel import Panel
from fledge.problem import Problem
from fledge.surveys import kaggle, people, stack_overflow
from fledge.surveys.mapping import Columns
from fledge.surveys.respondents import left_out
from fledge.surveys.survey import known

_QUESTION = re.compile(r"Q\d+(_|$)")
_NO_SURVEY = (
    "use the official file (survey_results_public.csv, kaggle_survey_2022_responses.csv), or say with --map "
    "what the columns of your own table hold"
)


@dataclass(frozen=True, slots=True)
class Built:
    """A panel, and what had to be left out or guessed on the way."""

    panel: Panel
    notes: tuple[str, ...] = ()


def survey_of(header: Sequence[str]) -> str:
    """Which survey has such columns, whatever the year."""
    if any(column.endswith("WorkedWith") for column in header):
        return stack_overflow.SURVEY
    if sum(bool(_QUESTION.match(column)) for column in header) > 2:
        return kaggle.SURVEY
    raise Problem("is no survey that Fledge knows", mend=_NO_SURVEY)


def from_survey(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    book: FactBook,
    *,
    year: int | None = None,
    name: str = "",
    country: str = "",
    checksum: str = "",
) -> Built:
    """The people of a published survey's official file."""
    page = survey_of(header)
    read = stack_overflow.panel_of if page == stack_overflow.SURVEY else kaggle.panel_of
    panel = read(header, rows, book, year=year, name=name, country=country, checksum=checksum)
    return Built(panel, left_out(known(page), header))


def from_people(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    book: FactBook,
    columns: Columns,
    *,
    year: int,
    name: str,
    country: str = "",
    checksum: str = "",
) -> Built:
    """The people of an organisation's own table."""
    panel = people.panel_of(header, rows, book, columns, name=name, year=year, country=country, checksum=checksum)
    strange = people.unknown(panel, book)
    note = f"not in the skill book, kept as written: {', '.join(strange)}"
    return Built(panel, (note,) if strange else ())
