"""A ramp in sentences: the range, what it rests on, why month three is too early, and what would shorten it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fledge.charts.numbers import percent, two_figures
from fledge.charts.ramp_fan import FOREVER, chance_words, months_range, months_words, span_words

if TYPE_CHECKING:
    from fledge.ramp import Lever, Ramp

WHAT_IT_MEANS = (
    "Productive means independent work at 80% of a qualified colleague, judged by a rubric that was agreed before the "
    "start; never commits, tickets or other activity."
)
WHO_STAYS = "All chances are for somebody who stays; whoever leaves counts neither as a success nor as a failure of it."
A_HUMAN_DECIDES = "An estimate with a range, not a verdict about a person. A human decides."
#: By this month hardly anybody is productive where the chance is below that.
_YEAR, _HARDLY = 12, 0.05
CONDITIONS = {
    "protected": ("protected hours a week", "protected hours"),
    "interruptions": ("interruptions a week inside them", "interruptions"),
    "mentor": ("hours a week with a mentor", "mentor hours"),
    "pulled": ("of the time pulled to urgent work", "time pulled away"),
}
_CLASSES = {"qualified": "qualified hires", "adjacent": "hires from a neighbouring field"}


def people_words(ramp: Ramp) -> str:
    """Whom the answer speaks of: "people with 250 hours to learn", "hires from a neighbouring field"."""
    if ramp.kind is not None:
        return _CLASSES.get(ramp.kind.value, "career changers")
    assert ramp.gap is not None
    low, mid, high = (f"{two_figures(hours):,.0f}" for hours in (ramp.gap.low, ramp.gap.mid, ramp.gap.high))
    if ramp.gap.low == ramp.gap.high:
        return f"people with {ramp.gap.mid:,.0f} hours to learn" if ramp.gap.mid else "people with nothing to learn"
    return f"people with about {mid} hours to learn ({low} to {high})"


def headline(ramp: Ramp) -> str:
    """The range in one sentence."""
    if ramp.mid > FOREVER:
        never = "under these conditions, practically never"
        return f"Half of {people_words(ramp)} need {months_words(ramp.mid)} months: {never}."
    half = f"Half of {people_words(ramp)} work independently within {months_words(ramp.mid)} months"
    return f"{half}; eight of ten need {months_range(ramp.low, ramp.high)}."


def basis(ramp: Ramp) -> str:
    """What the estimate rests on, in as few words as will do: "prior", "14 outcomes"."""
    n = ramp.learned.finished
    return f"{n:,} {'outcome' if n == 1 else 'outcomes'}" if n else "prior"


def basis_sentence(ramp: Ramp) -> str:
    """What the estimate rests on, and how the employer's outcomes have moved it."""
    of = ramp.learned
    if not of.finished:
        return f"This is a {ramp.caution}: its figures are graded assumptions until your outcomes replace them."
    rest = f" and {of.unfinished} who left or are still learning" if of.unfinished else ""
    moved = f"ramps here take {of.mid:.2f} times as long as held before (eight of ten: {of.low:.2f} to {of.high:.2f})"
    said = f"From {of.finished} of yours who became productive{rest}: {moved}."
    return said if ramp.is_own else f"{said} Until {ramp.enough} outcomes it still is a {ramp.caution}."


def too_early_sentence(ramp: Ramp) -> str:
    """Why month three is the wrong time to judge, in numbers."""
    early = ramp.too_early
    if ramp.by(_YEAR) < _HARDLY:
        return "Hardly anybody is productive by month 12 under these conditions: judge the conditions, not the person."
    return (
        f"Month 3 is too early to judge. {chance_words(early.productive)} are productive by then; of those who are "
        f"productive by month 12, {chance_words(early.behind_of_ready)} look behind at month 3; and of those who look "
        f"behind at month 3, {chance_words(early.ready_of_behind)} are productive by month 12."
    )


def work_sentence(ramp: Ramp) -> str:
    """How much of a qualified colleague's work is done in the first year."""
    year = ramp.productive_months[-1]
    done = f"{year.mid:.1f} months of a qualified colleague's work ({year.low:.1f} to {year.high:.1f})"
    return f"By month {year.month:g} such a person has done {done}."


def given_sentence(ramp: Ramp) -> str:
    """Under which conditions, and which were not given."""
    given = ramp.conditions.given()
    whole = ramp.conditions.filled(ramp.usual)
    words = [_condition(name, getattr(whole, name)) for name in given]
    missing = [CONDITIONS[name][1] for name in CONDITIONS if name not in given]
    said = f"Given: {', '.join(words)}." if words else "No conditions of work were given."
    if not missing:
        return said
    usual = "the range holds all that is usual for it" if len(missing) == 1 else "the range holds all that is usual"
    return f"{said} Not given: {', '.join(missing)}; {usual}."


def _condition(name: str, value: float) -> str:
    shown = percent(value) if name == "pulled" else f"{value:g}"
    return f"{shown} {CONDITIONS[name][0]}"


def lever_sentences(ramp: Ramp) -> Iterator[str]:
    """What shortens the ramp most, and what gains a month for the fewest hours."""
    if not ramp.levers:
        return
    most = ramp.levers[0]
    yield f"What shortens it most: {most.step}, by {gained(most)}, for {price(most)}."
    cheapest = min(ramp.levers, key=lambda lever: lever.hours_a_month)
    if cheapest is not most:
        yield f"Fewest hours for each month gained: {cheapest.step}, {_hours(cheapest.hours_a_month)} for a month."


def gained(lever: Lever) -> str:
    """The months that a lever gains, with their range."""
    return f"{months_words(lever.months)} months ({span_words(lever.low, lever.high)})"


def price(lever: Lever) -> str:
    """What a lever costs in hours, and who gives them."""
    return f"{_hours(lever.hours)} of {lever.paid_by}"


def _hours(hours: float) -> str:
    return f"{two_figures(hours):,.0f} hours" if hours >= 1.5 else "1 hour"


def promised_sentence(ramp: Ramp, month: float) -> str:
    """How likely it is that a promised month is kept."""
    chance = ramp.by(month)
    return f"Promised for month {month:g}: {chance_words(chance)} of {people_words(ramp)} are productive by then."


def sentences(ramp: Ramp, promised: float | None = None) -> tuple[str, ...]:
    """All that is said of a ramp, in the order in which it matters."""
    return (
        headline(ramp),
        *((promised_sentence(ramp, promised),) if promised else ()),
        basis_sentence(ramp),
        too_early_sentence(ramp),
        *lever_sentences(ramp),
        work_sentence(ramp),
        given_sentence(ramp),
        WHAT_IT_MEANS,
        WHO_STAYS,
    )
