"""A ramp as one page that needs nothing but itself: the range, the fan, the levers, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from fledge.charts import fan_rows, lever_rows, ramp_fan, ramp_levers
from fledge.charts.numbers import percent, percent_range
from fledge.charts.ramp_fan import chance_words, months_range, months_words, span_words
from fledge.publish.audit_html import templates
from fledge.publish.drawn_twice import DrawnTwice, drawn_twice
from fledge.publish.figures import Figure
from fledge.publish.ramp_sentences import (
    A_HUMAN_DECIDES,
    WHAT_IT_MEANS,
    WHO_STAYS,
    basis,
    basis_sentence,
    given_sentence,
    headline,
    lever_sentences,
    people_words,
    promised_sentence,
    too_early_sentence,
    work_sentence,
)
from fledge.publish.sources import GRADES

if TYPE_CHECKING:
    from fledge.ramp import Ramp


def ramp_html(ramp: Ramp, *, promised: float | None = None, classes: Sequence[Ramp] = (), who: str = "") -> str:
    """The page; it works without scripts, on a phone, on paper and in the dark, and asks nothing of any host.

    ``who`` is said of the person above the range; ``classes`` stand beside each other where no class was named.
    """
    return templates().get_template("ramp.html").render(_contents(ramp, promised, classes, who))


def _contents(ramp: Ramp, promised: float | None, classes: Sequence[Ramp], who: str) -> dict[str, Any]:
    from fledge import __version__

    words = people_words(ramp)
    return {
        "people": f"{words[0].upper()}{words[1:]}",
        "who": who,
        "headline": headline(ramp),
        "caution": ramp.caution,
        "figures": tuple(_figures(ramp)),
        "promise": promised_sentence(ramp, promised) if promised else "",
        "basis": basis_sentence(ramp),
        "too_early": too_early_sentence(ramp),
        "shortest": tuple(lever_sentences(ramp)),
        "notes": (work_sentence(ramp), given_sentence(ramp), WHAT_IT_MEANS, WHO_STAYS, *ramp.notes),
        "charts": tuple(_charts(ramp, promised)),
        "classes": [_class_row(one) for one in classes],
        "facts": [fact for _, fact in ramp.because],
        "evidence": GRADES,
        "a_human_decides": A_HUMAN_DECIDES,
        "version": __version__,
    }


def _figures(ramp: Ramp) -> Iterator[Figure]:
    note = f"eight of ten: {months_range(ramp.low, ramp.high)}"
    yield Figure(f"{months_words(ramp.mid)} months", "until half work independently", note)
    for one in ramp.productive_by:
        yield Figure(chance_words(one.chance), f"productive by month {one.month:g}")
    of = ramp.learned
    if of.finished:
        yield Figure(
            f"× {of.mid:.2f}", "months here, against the prior", f"eight of ten: {of.low:.2f} to {of.high:.2f}"
        )
    yield Figure(basis(ramp), "what it rests on", ramp.caution)


def _charts(ramp: Ramp, promised: float | None) -> Iterator[DrawnTwice]:
    fan = tuple((f"{r.month:g}", percent(r.mid), percent_range(r.low, r.high)) for r in fan_rows(ramp))
    yield drawn_twice("ramp-fan", ramp_fan(ramp, promised), ("Month", "Middle", "Eight of ten"), fan)
    bars = ramp_levers(ramp)
    if bars:
        rows = tuple((row.does, row.gains, row.costs) for row in lever_rows(ramp))
        yield drawn_twice("ramp-levers", bars, ("What is done", "Gains", "Costs"), rows)


def _class_row(ramp: Ramp) -> tuple[str, ...]:
    words = people_words(ramp)
    chances = (chance_words(one.chance) for one in ramp.productive_by)
    range_ = span_words(ramp.low, ramp.high)
    return (f"{words[0].upper()}{words[1:]}", months_words(ramp.mid), range_, *chances)
