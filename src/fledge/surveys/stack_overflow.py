"""The Stack Overflow Developer Survey's official file → a Panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fledge.facts import FactBook
from fledge.pool.panel import Panel
from fledge.surveys import respondents
from fledge.surveys.answers import is_blank
from fledge.surveys.respondents import Asked, Reader
from fledge.surveys.survey import Survey, known
from fledge.surveys.tally import Tally

SURVEY = "stack_overflow"


def panel_of(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    book: FactBook,
    *,
    year: int | None = None,
    name: str = "",
    country: str = "",
    cut_to: str = "",
    checksum: str = "",
) -> Panel:
    """The professional developers of one year's file, and what each of them has worked with.

    The year is told from the columns where it is not said. ``country`` keeps only people there; ``cut_to`` says that
    the rows were cut to professionals of one country before (``us``), and that no column tells so. A Problem names
    the columns that are missing.
    """
    survey = known(SURVEY)
    edition = survey.edition(header, year)
    asked = Asked(survey, edition, name=name, country=country, cut_to=cut_to, checksum=checksum)
    return respondents.panel_of(asked, header, rows, _ticks(survey, header), book)


def _ticks(survey: Survey, header: Sequence[str]) -> Reader:
    """Reads the questions with many answers: one cell each, options separated by semicolons."""
    questions = [(at, column) for at, column in enumerate(header) if _is_question(survey, column)]

    def read(row: Sequence[str], tally: Tally, counted: bool) -> None:
        for at, question in questions:
            cell = row[at]
            options = () if is_blank(cell) else [option.strip() for option in cell.split(";")]
            tally.asked(question, options)
            if counted and options:
                tally.answer(question, options)

    return read


def _is_question(survey: Survey, column: str) -> bool:
    if column in survey.no_questions:
        return False
    return column.endswith(survey.questions_end) or column in survey.questions_too
