"""Papers → the same papers, blind. Everything that reads on sees only what this gives.

What is cut leaves one mark, whatever stood there and however long it was: two papers that differ in nothing but
name, school or address are the same text from here on, and no later step can tell them apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fledge.facts import FactBook
from fledge.people.blind.apart import headings_apart, is_one_line
from fledge.people.blind.contact import without, without_contact
from fledge.people.blind.header import Head
from fledge.people.blind.person import Private, private

CUT = "…"
_RUN = re.compile(rf"{CUT}(?:[ \t,;|/()·&–—-]*{CUT})+")
#: A mark with what belongs to it: the space before it, the 's after it.
_OWNED = re.compile(rf"(?:(?<=\w)| ){CUT}(?:['’]s\b)?")
#: What shows that a word which is also a skill or a month is meant as a person.
_PERSONAL = r"(?=['’]s\b| (?:is|was|has|led|who|joined|brings|holds|built|wrote|ran|grew|\w+ed)\b)"


class Blinded(NamedTuple):
    """A text without the person; it has the lines that it had."""

    text: str


def blind(text: str, book: FactBook) -> Blinded:
    """The text without name, contact, address, school and everything else that says who the person is.

    >>> from fledge.facts.load import load
    >>> blind("Ines Example\\nines@example.org\\nExperience\\nInes built it in Go for her team.", load()).text
    '…\\n…\\nExperience\\n… built it in Go for … team.'
    """
    words = private(book)
    named = [name for found in words.names.finditer(text) for name in _names(found[1])]
    one_line = is_one_line(text)
    text = without_contact(text, CUT)
    head = Head(headings_apart(text, book) if one_line else text, book, CUT, one_line=one_line)
    text = words.without_person(head.text, CUT)
    text = _without_names(text, dict.fromkeys((*head.names, *named)), words, book)
    return Blinded(_RUN.sub(CUT, _OWNED.sub(f" {CUT}", text)))


def _names(words: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]+", words)[:6]


def _without_names(text: str, names: dict[str, None], words: Private, book: FactBook) -> str:
    """The text without the person's name wherever it comes again.

    A name that is also a skill, a month or another word goes only where it is clearly a person: beside another part
    of the name, or before what people do ("Ruby led", "Mark's").
    """
    plain: set[str] = set()
    doubtful: set[str] = set()
    for name in names:
        is_word = name.lower() in words.words_too or book.knows(name.lower())
        (doubtful if is_word else plain).update((name, name.title(), name.upper(), name.capitalize()))
    text = without(text, _met(text, plain), CUT)
    if any(name in text for name in doubtful):
        together = "|".join(map(re.escape, sorted(doubtful)))
        beside = rf"(?<={CUT} )(?:{together})(?!\w)|(?<!\w)(?:{together})(?= (?:{CUT}|(?:{together})(?!\w)))"
        text = re.sub(beside, CUT, text)
        text = re.sub(rf"(?<![\w-])(?:{together}){_PERSONAL}(?:['’]s)?", CUT, text)
    return text


def _met(text: str, names: set[str]) -> list[tuple[int, int]]:
    """Where these names stand as whole words, each with its 's."""
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not _in_word(text[at - 1 : at]) and not _in_word(text[end : end + 1], hyphen=""):
                found.append((at, end + 2 * (text[end : end + 2] in ("'s", "’s"))))
            at = text.find(name, end)
    return sorted(found)


def _in_word(character: str, hyphen: str = "-") -> bool:
    return character.isalnum() or (bool(character) and character in ("_", hyphen))
