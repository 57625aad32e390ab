"""``fledge scorecards``: how far raters agree, and what the ratings of each person let one expect."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fledge.problem import Problem, Problems

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.match.interview import Known, Told, Validity


class Format(StrEnum):
    """What comes out."""

    TEXT = "text"
    JSON = "json"


def scorecards(
    ratings: Annotated[
        Path, typer.Argument(metavar="RATINGS", help="A CSV with person, rater, criterion, score, submitted_at.")
    ],
    kit: Annotated[Path | None, typer.Option(help="The kit as JSON, from fledge interview --format json.")] = None,
    outcomes: Annotated[
        Path | None, typer.Option(help="An earlier cohort: a CSV with person, method, rating, performance.")
    ] = None,
    cohort: Annotated[str, typer.Option(help="What that cohort is called, as 2026-A.")] = "",
    form: Annotated[Format, typer.Option("--format", "-f", help="What comes out.")] = Format.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Say how far raters agree on each criterion, and what each person's ratings let one expect, as a range.

    People stay in the order of the table; nobody is put in order by a number. Example:
    fledge scorecards ratings.csv --kit kit.json --format json
    """
    from fledge.cli.audit import write
    from fledge.cli.impact import _text
    from fledge.cli.match import say_problems
    from fledge.facts.load import load
    from fledge.match.interview import read_ratings, told

    book = load()
    known, notes, problems = _validities(outcomes, cohort, book)
    found = read_ratings(_text(ratings), where=str(ratings), kit=_kit(kit) if kit else ())
    if not found.cards:
        raise Problems(found.problems)
    say = told(found, known, book.constants)
    write(_shown(say, notes, form), out)
    say_problems([*found.problems, *problems])


def _validities(
    file: Path | None, cohort: str, book: FactBook
) -> tuple[tuple[Validity, ...], list[str], Sequence[Problem]]:
    """What studies found, with what an earlier cohort showed; where it shows nothing yet, a sentence."""
    from fledge.cli.impact import _text
    from fledge.match.interview import read_outcomes, too_few, updated, validities

    known = validities(book.constants)
    if file is None:
        if cohort:
            raise Problem("--cohort belongs to --outcomes", mend="leave it out, or give the outcomes as well")
        return known, [], ()
    if not cohort:
        raise Problem("outcomes need the name of their cohort", where="--outcomes", mend="add --cohort 2026-A")
    read, problems = read_outcomes(_text(file), where=str(file))
    return updated(known, read, cohort=cohort, year=str(date.today().year)), list(too_few(read)), problems


def _kit(file: Path) -> tuple[Known, ...]:
    """The criteria of a kit."""
    from fledge.match.interview import Known

    mend = "write it with fledge interview POSTING --format json"
    try:
        kit: Any = json.loads(file.read_text(encoding="utf-8"))
        questions = tuple(Known(one["id"], one["called"], "structured interview") for one in kit["questions"])
        criteria = (Known(one["id"], one["name"], "work sample") for one in kit["work_sample"]["criteria"])
        return (*questions, *criteria)
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=str(file), mend="check the name") from None
    except (ValueError, KeyError, TypeError):
        raise Problem("is not a kit", where=str(file), mend=mend) from None


def _shown(found: Told, notes: Sequence[str], form: Format) -> str:
    if form is Format.JSON:
        from fledge.publish.scorecards_json import scorecards_json

        made = scorecards_json(found)
        made["notes"] = [*notes, *made["notes"]]
        return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    from fledge.cli.scorecards_text import as_text

    return as_text(found, notes)
