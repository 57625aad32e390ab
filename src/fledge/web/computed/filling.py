"""A text with places to fill in → the same text with the employer's words in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from fledge.web.computed.blanks import blanks_in


@dataclass(frozen=True, slots=True)
class Blank:
    """One place to fill in: its words in brackets, what it asks for, and the lines in which it stands."""

    words: str
    asks: str
    lines: tuple[str, ...]


def blanks_with_lines(text: str) -> tuple[Blank, ...]:
    """Every place to fill in, in order, with its surroundings.

    >>> blanks_with_lines("- A mentor: [who mentors]")
    (Blank(words='[who mentors]', asks='Who mentors', lines=('A mentor: [who mentors]',)),)
    """
    lines = text.split("\n")
    return tuple(
        Blank(words, words[1].upper() + words[2:-1], tuple(line.strip(" -•*") for line in lines if words in line))
        for words in blanks_in(text)
    )


def filled(text: str, words: Mapping[str, str], *, without: Collection[str] = ()) -> str:
    r"""The text with each place that has words filled in, and without the lines of those that are taken out.

    All is done in one pass, so words that look like a place stay as they were typed.

    >>> filled("- [a thing]\n- [who]\n", {"[a thing]": "Tea"}, without=["[who]"])
    '- Tea\n'
    """
    kept = "\n".join(line for line in text.split("\n") if not any(blank in line for blank in without))
    given = {blank: said for blank, said in words.items() if said}
    if not given:
        return kept
    return re.sub("|".join(map(re.escape, given)), lambda place: given[place[0]], kept)
