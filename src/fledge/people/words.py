"""The wordings of papers, from the YAML that anybody can add to, found in a line by one automaton."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from fledge.facts import FactBook
from fledge.posting.wording import sought

#: The pages of wordings sought inside lines. Headings are looked up whole and are not among them.
_PAGES = ("resume_cues", "resume_shows", "resume_titles", "resume_fields")
_NOT_SOUGHT = ("used", "at_scale", "before")


class Cue(NamedTuple):
    """A wording found at ``start..end``: the page of words and the list in it that it stands in."""

    start: int
    end: int
    page: str
    name: str

    def moved(self, by: int) -> Cue:
        """The same cue with its place counted from elsewhere."""
        return Cue(self.start + by, self.end + by, self.page, self.name)


class Words:
    """The wordings of papers, ready to be found."""

    def __init__(self, book: FactBook) -> None:
        self.meant: dict[str, list[tuple[str, str]]] = {}
        for page in _PAGES:
            for name, phrases in book.words.get(page, {}).items():
                for phrase in phrases if name not in _NOT_SOUGHT else ():
                    self.meant.setdefault(sought(phrase), []).append((page, name))
        self._needles = list(self.meant)
        self._automaton = ahocorasick_rs.AhoCorasick(self._needles, store_patterns=False)

    def cues(self, flat: str) -> list[Cue]:
        """Every wording in a flattened text as a whole word, in order; one may lie inside another."""
        found = []
        size = len(flat)
        for index, start, end in self._automaton.find_matches_as_indexes(sought(flat), overlapping=True):
            if start and flat[start - 1].isalnum() and flat[start].isalnum():
                continue
            if end < size and flat[end].isalnum() and flat[end - 1].isalnum():
                continue
            found += [Cue(start, end, page, name) for page, name in self.meant[self._needles[index]]]
        return sorted(found)


def within(cues: list[Cue], start: int, end: int, page: str) -> Iterator[Cue]:
    """The cues of one page inside a stretch."""
    return (cue for cue in cues if cue.start >= start and cue.end <= end and cue.page == page)


@lru_cache(maxsize=4)
def words(book: FactBook) -> Words:
    """The wordings of a book, built once."""
    return Words(book)
