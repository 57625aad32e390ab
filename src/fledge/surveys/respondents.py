"""The rows of a published survey → a Panel: what the surveys have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fledge.facts import FactBook
from fledge.pool.panel import About, Panel
from fledge.problem import Problem
from fledge.surveys.answers import OneOf, Years, degree_label, industry_label
from fledge.surveys.country import in_country, placed
from fledge.surveys.gathered import Gathered
from fledge.surveys.options import Options
from fledge.surveys.survey import Edition, Survey
from fledge.surveys.tally import Tally

#: Reads the ticks of one row into a tally; the flag says whether the person counts.
Reader = Callable[[Sequence[str], Tally, bool], None]

_LOST = {
    "population": "everybody in the file is counted",
    "country": "nobody can be told apart by country",
    "degree": "degrees are not measured",
    "industry": "fields of business are not measured",
    "role": "roles are not measured",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a survey's file besides its rows.

    ``country`` keeps only people there, in the survey's words or as a code (``us``). ``cut_to`` says that the rows
    hold one country's counted people already, so that nobody is left out.
    """

    survey: Survey
    edition: Edition
    name: str = ""
    country: str = ""
    cut_to: str = ""
    checksum: str = ""


def panel_of(asked: Asked, header: Sequence[str], rows: Iterable[Sequence[str]], read: Reader, book: FactBook) -> Panel:
    """The people whom the survey counts, and what each of them said."""
    survey = asked.survey
    gathered = Gathered(Tally(), _singles(survey, header), _years(asked, header))
    counts = _who_counts(asked, header)
    for row in rows:
        counted = counts(row)
        read(row, gathered.tally, counted)
        if counted:
            gathered.add(row)
    if not gathered.tally.people:
        raise Problem(f"holds no {survey.population}", mend="use the whole official file")
    options = Options(book, means=survey.options, own=survey.own, dropped=survey.dropped)
    about = _about(asked, gathered.tally.people, header)
    panel = gathered.panel(about, options, through=survey.through, steps=asked.edition.steps)
    return in_country(panel, asked.country, survey, named=bool(asked.name)) if asked.country else panel


def _singles(survey: Survey, header: Sequence[str]) -> dict[str, tuple[int, OneOf]]:
    labels = {"degree": degree_label(survey.degrees), "industry": industry_label(survey.industries)}
    return {
        question: (header.index(column), OneOf(labels.get(question, str.strip)))
        for question, column in survey.columns.items()
        if question != "population" and column in header
    }


def _years(asked: Asked, header: Sequence[str]) -> dict[str, tuple[int, Years]]:
    numbers = asked.survey.numbers
    return {of: (header.index(column), Years(numbers)) for of, column in asked.edition.years.items()}


def _who_counts(asked: Asked, header: Sequence[str]) -> Callable[[Sequence[str]], bool]:
    column = asked.survey.columns["population"]
    if asked.cut_to or column not in header:
        return lambda row: True  # noqa: ARG005
    at, counted = header.index(column), set(asked.survey.counted)
    return lambda row: row[at].strip() in counted


def _about(asked: Asked, people: int, header: Sequence[str]) -> About:
    survey, year = asked.survey, asked.edition.year
    everybody = not asked.cut_to and survey.columns["population"] not in header
    about = About(
        name=asked.name or f"{survey.name}-{year}",
        title=f"{survey.title} {year}",
        year=year,
        respondents=people,
        effective=float(people),
        synthetic=False,
        population=survey.everybody if everybody else survey.population,
        source=survey.source.replace("{year}", str(year)),
        licence=survey.licence,
        checksum=asked.checksum,
        years_mean=asked.edition.years_mean,
    )
    return placed(about, asked.cut_to, survey, named=bool(asked.name)) if asked.cut_to else about


def left_out(survey: Survey, header: Sequence[str]) -> tuple[str, ...]:
    """What the panel cannot tell because columns are missing, a sentence each."""
    lost = [(column, _LOST[question]) for question, column in survey.columns.items() if column not in header]
    return tuple(f"there is no column {column}: {sentence}" for column, sentence in lost)
