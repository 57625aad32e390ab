"""Places in a text that somebody still has to fill in."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\[[a-z][^\[\]\n]{2,120}\]")


def blanks_in(text: str) -> tuple[str, ...]:
    """The places in brackets that a rewrite leaves for the employer, in order, each once.

    >>> blanks_in("Ask [who mentors]. Pay: [amount and currency]. See [1].")
    ('[who mentors]', '[amount and currency]')
    """
    return tuple(dict.fromkeys(_BLANK.findall(text)))
