"""Words as a page may carry them: dates a manager reads, and no character that a file cannot hold."""

from __future__ import annotations

import re
from datetime import date

#: Control characters that are no white space, and halves of characters, which no UTF-8 file can hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
#: Not from the calendar of the machine, which may speak another language than the page.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def fit(text: str) -> str:
    r"""The text with every unfit character replaced by one mark, so that offsets stay true.

    >>> fit("a\x00b") == "a\ufffdb"
    True
    """
    return _UNFIT.sub("\ufffd", text)


def in_words(day: date) -> str:
    """A date as people write it.

    >>> in_words(date(2026, 2, 1))
    '1 February 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def shortened(words: str, limit: int = 120) -> str:
    """A quote on one line, its middle left out where it is long.

    >>> shortened("at least five years of everything under the sun", limit=30)
    'at least five years … the sun'
    """
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    return f"{line[: limit * 2 // 3].rsplit(' ', 1)[0]} … {line[-(limit // 3) :].split(' ', 1)[-1]}"
