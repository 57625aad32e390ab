"""What the work itself needs, although a posting of young tools seldom lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fledge.facts import FactBook, Kind
from fledge.posting import Posting, Words


@dataclass(frozen=True, slots=True)
class Implied:
    """Something that the title or the duties imply: its name, any skill that shows it, and the words that say so."""

    name: str
    any_of: tuple[str, ...]
    at: tuple[Words, ...]


def implied(posting: Posting, book: FactBook) -> Iterator[Implied]:
    """The fundamentals behind the duties: who builds and runs software needs them, whatever the tools are called.

    At most one for each entry of ``knowledge/words/implied.yaml``, each with the first words from which it follows;
    none for a title of other work.
    """
    words, shown = book.words.get("implied", {}), book.words.get("implied_skills", {})
    lines = tuple(_lines(posting)) if _is_engineering(posting, words.get(_TITLES, ())) else ()
    for name, wordings in words.items():
        if name == _TITLES:
            continue
        look = _look(wordings)
        found = [Words(start + m.start(), start + m.end()) for start, line in lines for m in look.finditer(line)]
        if found:
            yield Implied(name, tuple(book.named(skill).id for skill in shown[name]), tuple(found[:_SHOWN]))


#: So many of the posting's words are shown for one.
_SHOWN = 3
#: The entry that is no skill: words of a title that say that software is built.
_TITLES = "titles"


def _is_engineering(posting: Posting, titles: tuple[str, ...]) -> bool:
    """By its title; without one, by whether it asks for a fundamental."""
    if posting.title:
        return bool(titles and _look(titles).search(posting.title))
    return bool(posting.asked(Kind.FUNDAMENTAL))


def _lines(posting: Posting) -> Iterator[tuple[int, str]]:
    """The title, where the text has it, and the lines that say what the person will do."""
    start = posting.text.find(posting.title) if posting.title else -1
    if start >= 0:
        yield start, posting.title
    for duty in posting.duties:
        yield duty.start, duty.of(posting.text)


@lru_cache(maxsize=64)
def _look(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(wordings, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.I)
