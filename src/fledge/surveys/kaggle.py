"""The Kaggle Machine Learning & Data Science Survey's official file → a Panel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from fledge.facts import FactBook
from fledge.pool.panel import Panel
from fledge.surveys import respondents
from fledge.surveys.answers import is_blank
from fledge.surveys.respondents import Asked, Reader
from fledge.surveys.survey import Survey, known
from fledge.surveys.tally import Tally

SURVEY = "kaggle_2022"

_CHOICE = " - Selected Choice - "


def panel_of(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    book: FactBook,
    *,
    year: int | None = None,
    name: str = "",
    country: str = "",
    checksum: str = "",
) -> Panel:
    """The people of the file who are not students, and what each of them uses.

    ``header`` are the column codes; the official file's second row, the questions' texts, is known by itself and may
    be missing.
    """
    survey = known(SURVEY)
    asked = Asked(survey, survey.edition(header, year), name=name, country=country, checksum=checksum)
    texts, people = _without_texts(header, rows)
    return respondents.panel_of(asked, header, people, _ticks(survey, header, texts), book)


def _without_texts(
    header: Sequence[str], rows: Iterable[Sequence[str]]
) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
    """The row of question texts, if the file has it, and the rows of people."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return (), iter(())
    at = header.index("Q5")
    if first[at].strip().lower() in ("yes", "no", ""):
        return (), chain((first,), remaining)
    return first, remaining


def _ticks(survey: Survey, header: Sequence[str], texts: Sequence[str]) -> Reader:
    """Reads the questions with many answers: one column an option, its words in the cell where it was ticked."""
    columns = [(at, code.split("_")[0]) for at, code in enumerate(header) if _is_option(survey, code)]
    offered = [(question, _option(texts[at])) for at, question in columns] if texts else []
    by_question: dict[str, list[int]] = {}
    for at, question in columns:
        by_question.setdefault(question, []).append(at)

    def read(row: Sequence[str], tally: Tally, counted: bool) -> None:
        if not tally.people:
            for question, option in offered:
                tally.asked(question, (option,))
        for question, at in by_question.items():
            options = [row[i].strip() for i in at if not is_blank(row[i])]
            tally.asked(question, options)
            if counted and options:
                tally.answer(question, options)

    return read


def _is_option(survey: Survey, code: str) -> bool:
    question, _, number = code.partition("_")
    return question in survey.questions and number.isdigit()


def _option(text: str) -> str:
    """The option of a column, from its question's text."""
    _, choice, option = text.partition(_CHOICE)
    return (option if choice else text.partition(" - ")[2]).strip()
