"""A match in words: a readiness, hours, and lists of names, the same on a terminal and on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fledge.match import Range


def readiness_words(found: Range) -> str:
    """A readiness as a sentence says it.

    >>> from fledge.match import Range
    >>> readiness_words(Range(0.234, 0.336, 0.58))
    'about 34% (23 to 58%) of what the work needs'
    """
    return f"about {percents(found)} of what the work needs"


def percents(found: Range) -> str:
    """A share with its range.

    >>> from fledge.match import Range
    >>> percents(Range(0.234, 0.336, 0.58))
    '34% (23 to 58%)'
    """
    return f"{found.mid:.0%} ({found.low * 100:.0f} to {found.high:.0%})"


def hours_words(found: Range) -> str:
    """Hours as a range, to two figures.

    >>> from fledge.match import Range
    >>> hours_words(Range(263.8, 679.2, 1211.5))
    'about 680 hours (260 to 1,200)'
    """
    return f"about {_two(found.mid)} hours ({_two(found.low)} to {_two(found.high)})"


def _two(number: float) -> str:
    return f"{float(f'{number:.2g}'):,.0f}"
