"""``fledge ramp``: months until somebody works on their own, as a range, and what would shorten it."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.ramp import Class, Conditions, Gap, Learned, Priors, Ramp


class Format(StrEnum):
    """What comes out."""

    TEXT = "text"
    JSON = "json"
    SVG = "svg"
    HTML = "html"


class Kind(StrEnum):
    """What kind of hire, where no gap is known."""

    QUALIFIED = "qualified"
    ADJACENT = "adjacent"
    CAREER_CHANGER = "career-changer"


class Chart(StrEnum):
    """What is drawn."""

    FAN = "fan"
    LEVERS = "levers"


def ramp(
    gap_hours: Annotated[float | None, typer.Option(help="Hours of learning that the person lacks.")] = None,
    protected: Annotated[float | None, typer.Option(help="Protected hours a week for learning.")] = None,
    mentor_hours: Annotated[float | None, typer.Option(help="Hours a week together with a mentor.")] = None,
    pulled: Annotated[
        float | None, typer.Option(help="Share of the time pulled to urgent work: 0.1 for a tenth.")
    ] = None,
    interruptions: Annotated[
        float | None, typer.Option(help="Interruptions a week inside the protected hours.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option("--class", help="The kind of hire, where the gap is not known.")] = None,
    outcomes: Annotated[
        Path | None, typer.Option(help="What happened to earlier people: a CSV of starts, conditions and ends.")
    ] = None,
    promised: Annotated[float | None, typer.Option(help="The month in which it was promised.")] = None,
    example: Annotated[
        str | None, typer.Option(help="A worked example: backend-engineer, hybrid, academic or data-engineer.")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", help="The day up to which outcomes are known, if not today.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="What comes out.")] = Format.TEXT,
    chart: Annotated[Chart, typer.Option(help="What is drawn with --format svg.")] = Chart.FAN,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Say how many months until somebody works independently, as a range, and what would shorten it.

    Without --gap-hours and --class all three classes of hire are shown. What is not given widens the range.
    Example: fledge ramp --gap-hours 250 --protected 12 --mentor-hours 6 --pulled 0.1 --interruptions 8
    """
    from fledge.cli.audit import write
    from fledge.ramp import Conditions

    given = {"protected": protected, "interruptions": interruptions, "mentor": mentor_hours, "pulled": pulled}
    _checked(gap_hours, Conditions(**given), promised)
    person, conditions, who = _asked(gap_hours, kind, Conditions(**given), example)
    priors, learned, notes = _known(outcomes, day)
    if gap_hours is not None and kind is not None:
        notes = (*notes, f"the gap is known, so the class ({kind.value}) is not used")
    found, classes = _worked_out(person, conditions, priors, learned, notes)
    write(_shown(found, classes, promised, form, chart, who), out)


def _checked(gap_hours: float | None, conditions: Conditions, promised: float | None) -> None:
    """Every mistake among the options at once."""
    from fledge.ramp.conditions import checked, checked_gap, each_of, together

    options = {"protected": "--protected", "interruptions": "--interruptions"}
    options |= {"mentor": "--mentor-hours", "pulled": "--pulled"}
    problems: list[Problem] = []
    for check in (
        lambda: checked_gap(gap_hours or 0.0, where="--gap-hours"),
        lambda: checked(conditions, where=options),
        lambda: _month(promised),
    ):
        try:
            check()
        except Problem as problem:
            problems += each_of(problem)
    if problems:
        raise together(problems)


def _month(promised: float | None) -> None:
    if promised is not None and not 0 < promised <= 120:
        raise Problem(f"month {promised:g} cannot be promised", where="--promised", mend="give 1 to 120")


def _asked(
    gap_hours: float | None, kind: Kind | None, given: Conditions, example: str | None
) -> tuple[Gap | Class | None, Conditions, str]:
    """Whose ramp it is, under which conditions, and who that is in words; None where nobody said."""
    from fledge.ramp import Class, Conditions, Gap

    if example is not None:
        page = _example(example)
        filled = given.filled(Conditions(**page["conditions"]))
        gap = Gap(*map(float, page["gap"])) if gap_hours is None else Gap.of(gap_hours)
        return gap, filled, f"{page['who']} {page['because']}"
    if gap_hours is not None:
        return Gap.of(gap_hours), given, ""
    return (Class(kind.value) if kind else None), given, ""


def _example(name: str) -> dict[str, Any]:
    from fledge.facts.load import packaged_page

    pages: dict[str, dict[str, Any]] = packaged_page("ramp", "people.yaml")
    if name not in pages:
        raise Problem(f"there is no example {name!r}", where="--example", mend=f"use {', '.join(pages)}")
    return pages[name]


def _known(file: Path | None, day: str | None) -> tuple[Priors, Learned | None, tuple[str, ...]]:
    """The priors, what own outcomes say beyond them, and what is odd about those."""
    from fledge.facts.load import load
    from fledge.ramp import learned_from, outcomes, priors

    held = priors(load().constants)
    until = _day(day)
    if file is None:
        return held, None, ()
    found = outcomes(_text(file), today=until, where=str(file))
    return held, learned_from(found, held), found.notes


def _day(words: str | None) -> date:
    if words is None:
        return date.today()
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Problem(f"{words!r} is not a day", where="--date", mend="write it as 2026-02-04") from None


def _text(file: Path) -> str:
    from fledge.documents.decode import decode

    where = str(file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=where, mend="check the name") from None
    if data.startswith(b"PK"):
        raise Problem("is a ZIP archive or a workbook", where=where, mend="save it as CSV")
    try:
        return decode(data, where=where)[0]
    except Problem as problem:
        raise Problem(problem.what, where=where, mend="save it as CSV in UTF-8") from None


def _worked_out(
    person: Gap | Class | None, conditions: Conditions, held: Priors, learned: Learned | None, notes: tuple[str, ...]
) -> tuple[Ramp, tuple[Ramp, ...]]:
    """The ramp, and all three classes where nobody said whose."""
    from fledge.ramp import Class, ramps

    people = [person] if person is not None else list(Class)
    found = ramps(people, conditions=conditions, priors=held, learned=learned, notes=notes)
    if person is not None:
        return found[0], ()
    return next(one for one in found if one.kind is Class.ADJACENT), found


def _shown(found: Ramp, classes: tuple[Ramp, ...], promised: float | None, form: Format, chart: Chart, who: str) -> str:
    match form:
        case Format.JSON:
            from fledge.publish.ramp_json import ramp_json

            data = ramp_json(found, promised=promised, classes=classes)
            return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        case Format.HTML:
            from fledge.publish.ramp_html import ramp_html

            return ramp_html(found, promised=promised, classes=classes, who=who)
        case Format.SVG:
            return _drawn(found, promised, chart)
    from fledge.cli.ramp_text import ramp_text

    return ramp_text(found, promised=promised, classes=classes, who=who)


def _drawn(found: Ramp, promised: float | None, chart: Chart) -> str:
    from fledge.charts import ramp_fan, ramp_levers
    from fledge.publish.ramp_sentences import basis_sentence
    from fledge.publish.svg import svg

    spec = ramp_fan(found, promised) if chart is Chart.FAN else ramp_levers(found)
    if spec is None:
        raise Problem("nothing would shorten this ramp", where="--chart levers", mend="draw the fan")
    said = {**spec, "description": f"{spec['description']} {basis_sentence(found)}"}
    return svg(said, name=f"ramp-{chart.value}") + "\n"
