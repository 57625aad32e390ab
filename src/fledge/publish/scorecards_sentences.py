"""What ratings tell, in sentences: how far raters agree, and what one may expect of each person."""

from __future__ import annotations

from fledge.match.interview import Agreement, Composite, Standing

REGRESSION = (
    "An estimate lies nearer to the average than the ratings do, because ratings tell only a part of later performance "
    "and a high or a low rating is partly chance. The wider range is where one person with these ratings may lie; both "
    "hold four of five. Overlapping ranges mean that the order of two people is not known."
)
DECIDES = "A human decides: these are estimates with their ranges, and no number here rejects anybody."
IN_ORDER = "People stand in the order of the table. No order by a number is made."


def agreement_says(what: str, found: Agreement) -> str:
    """How far raters agree on something, how sure that is, and what to do.

    >>> from fledge.facts.load import load
    >>> from fledge.match.interview import agreement
    >>> agreement_says("testing", agreement([], load().constants))
    'On testing it cannot be told how far raters agree: nobody was rated by two people.'
    """
    if found.value is None or found.range is None:
        return f"On {what} it cannot be told how far raters agree: {found.why}."
    value = (
        f"{found.measure} {found.value:.2f}; nine of ten such rounds {found.range.low:.2f} to {found.range.high:.2f}; "
        f"{found.people} people, {found.raters} raters"
    )
    if found.standing is Standing.ENOUGH:
        return f"On {what} raters agree enough to be read as one ({value})."
    if found.standing is Standing.LITTLE:
        return f"On {what} raters agree little ({value}). Read the anchors together before you rate on."
    return f"On {what} it cannot be told yet whether raters agree enough ({value}): {found.why}."


def composite_says(one: Composite) -> str:
    """What one person's ratings let one expect."""
    given = " and ".join(f"{r.average:.1f} in the {r.method} ({_raters(r.raters)})" for r in one.ratings)
    low, high = signed(one.expected.low), signed(one.expected.high)
    return (
        f"{one.who}: {given}. Expected {signed(one.expected.mid)} ({low} to {high}) standard deviations from the "
        f"average of such people; one such person {signed(one.person.low)} to {signed(one.person.high)}. Of 100 people "
        f"with these ratings about {round(100 * one.above)} would do better than the average."
    )


def signed(value: float) -> str:
    """A number with its sign.

    >>> signed(0.5), signed(-0.04)
    ('+0.5', '0.0')
    """
    return "0.0" if round(value, 1) == 0 else f"{value:+.1f}"


def _raters(count: int) -> str:
    return "one rater" if count == 1 else f"{count} raters"
