"""Numbers as a manager reads them: two figures where more would pretend to be known."""

from __future__ import annotations

from math import floor, isfinite, log10

#: Counts below this are not printed: they would tell of single people.
FEW = 3


def percent(share: float) -> str:
    """A share in hundredths, to two figures, however small.

    >>> percent(0.03651), percent(0.0027), percent(0.00004), percent(0.513), percent(0.0)
    ('3.7%', '0.27%', '0.004%', '51%', '0%')
    """
    return f"{_hundredths(share)}%"


def percent_range(low: float, high: float) -> str:
    """From one share to another.

    >>> percent_range(0.029, 0.0444)
    '2.9 to 4.4%'
    """
    return f"{_hundredths(low)} to {percent(high)}"


def times(factor: float) -> str:
    """How many times, to two figures; a factor beyond all bounds has no figure.

    >>> times(6.31), times(1.34), times(123.4), times(1630), times(float("inf"))
    ('6.3', '1.3', '120', '1,600', 'countless')
    """
    if not isfinite(factor):
        return "countless"
    return f"{factor:.1f}" if factor < 9.95 else f"{two_figures(factor):,.0f}"


def times_range(low: float, high: float) -> str:
    """From so many times to so many times.

    >>> times_range(5.6, 7.12)
    '5.6 to 7.1'
    """
    return f"{times(low)} to {times(high)}"


def people(number: float) -> str:
    """Many people, to two figures, because more would pretend to be known.

    >>> people(88432), people(6.7), people(1654440)
    ('88,000', '7', '1,700,000')
    """
    return f"{two_figures(number):,.0f}" if number >= 10 else f"{number:.0f}"


def counted(count: float, *, exactly: bool = True) -> str:
    """People who were counted; so few that single ones could be told are not given as a number.

    >>> counted(2203), counted(2203, exactly=False), counted(2)
    ('2,203', '2,200', 'fewer than 3')
    """
    if count < FEW - 0.5:
        return f"fewer than {FEW}"
    return f"{count:,.0f}" if exactly else people(count)


def two_figures(number: float) -> float:
    """A number rounded to its first two figures.

    >>> two_figures(-0.01234), two_figures(99600)
    (-0.012, 100000)
    """
    return round(number, 1 - floor(log10(abs(number)))) if number and isfinite(number) else number


def _hundredths(share: float) -> str:
    hundredths = two_figures(100 * share) if share < 0.995 else round(100 * share, 1)
    if hundredths >= 10 or not hundredths:
        return f"{hundredths:g}"
    decimals = 1 - floor(log10(hundredths))
    return f"{hundredths:.{decimals}f}" if hundredths >= 1 else f"{hundredths:.{decimals}f}".rstrip("0")
