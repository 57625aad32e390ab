"""The head of the papers: name and whereabouts go, the title of a job stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.facts import FactBook
from fledge.people.headings import headings

_PARTS = re.compile(r"\s[-–—]\s|[|•·;/]|,\s|\s{2,}|\t|\n")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_PAPERS = re.compile(r"\b(?:curriculum|vitae|vitæ|résumé|resume|cv|c\.v\.?|biodata|lebenslauf)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_BULLET = re.compile(r"\s*[-*•▪●◦■➢►✓✔]\s")
#: So many lines a head has at most, and so many words a line of it.
_LINES, _WORDS = 14, 9
#: The name stands in one of the first lines, or nowhere.
_NAMED_WITHIN = 4
#: Of papers that are one line, all before the first heading is head, or so much where that is too long for a head.
_HEAD_CHARACTERS, _LONG_HEAD = 90, 600


class Head:
    """The head of one text: where it ends, what of it stays, and the words of the name in it."""

    def __init__(self, text: str, book: FactBook, cut: str, *, one_line: bool = False) -> None:
        self._book, self._cut, self._one_line = book, cut, one_line
        page = book.words.get("resume_titles", {})
        self._titles = frozenset(page.get("title", ()))
        self._before = frozenset(page.get("before", ()))
        self._headings = headings(book)
        self.names: tuple[str, ...] = ()
        self.text = self._blinded(text)

    def _blinded(self, text: str) -> str:
        kept: list[str] = []
        reach = 0
        for number, (start, end) in enumerate(_lines(text)):
            if self._one_line and not number and end - start > _LONG_HEAD:
                end = start + _HEAD_CHARACTERS
            line = text[start:end]
            if self._ends(line) and (number or not self._one_line):
                break
            kept += (text[reach:start], self._kept(line, may_name=number < _NAMED_WITHIN))
            reach = end
        return "".join(kept) + text[reach:]

    def _ends(self, line: str) -> bool:
        """Whether the head is over: a heading, a sentence, a bullet, a dated line."""
        section = self._headings.section(line)
        if section and section != "personal" and not _PAPERS.search(line):
            return True
        if self._headings.inline(line)[0] not in ("", "personal") or _BULLET.match(line):
            return True
        if _YEAR.search(line) and not _PAPERS.search(line):
            return True
        spoken = _WORD.findall(line)
        if len(spoken) > 2 * _WORDS or (len(spoken) > _WORDS and sum(w.islower() for w in spoken) * 2 > len(spoken)):
            return True
        return bool(self.names) and sum(self._book.knows(part.strip()) for part in _PARTS.split(line) if part) > 1

    def _kept(self, line: str, *, may_name: bool) -> str:
        """A line of the head: its titles of jobs, all else cut."""
        parts = _PARTS.split(line)
        titles = [title for part in parts if (title := self._title(part))]
        if may_name and not self.names and not _PAPERS.search(line):
            self._note_name(parts[0].partition(titles[0])[0] if titles else parts[0])
        if not titles:
            return self._cut
        return f"{self._cut} " * (not parts[0].endswith(titles[0]) or parts[0] != titles[0]) + " | ".join(titles)

    def _title(self, part: str) -> str:
        """The title of a job in a part: its last word and what leads to it, as far as it cannot be a name."""
        spoken = part.split()
        last = max((n for n, word in enumerate(spoken) if self._is_title(word)), default=-1)
        if last < 0:
            return ""
        first = last
        while first and self._leads(spoken[first - 1]):
            first -= 1
        title = " ".join(spoken[first : last + 1])
        return "" if any(map(str.isdigit, title)) else title

    def _is_title(self, word: str) -> bool:
        return word.strip("()/.,:").lower() in self._titles

    def _leads(self, word: str) -> bool:
        bare = word.strip("(),:").lower()
        if bare in self._before or bare in self._titles:
            return True
        return not self._one_line and (self._book.knows(bare) or "/" in bare)

    def _note_name(self, part: str) -> None:
        if any(map(str.isdigit, part)):
            return
        words = [w.strip(".") for w in _WORD.findall(part)]
        if any(w.islower() for w in words) and not all(w.islower() for w in words):
            return
        if 1 <= len(words) <= 6 and not all(w.lower() in self._before for w in words):
            parts = [part for word in words for part in (word, *word.split("-"))]
            self.names = tuple(dict.fromkeys(part for part in parts if len(part) > 1))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The first lines that hold something, or columns where a text has hardly any lines."""
    found = 0
    for piece in re.finditer(r"[^\n]+?(?=\n|  |\t|$)", text[:4000]):
        line = piece[0].strip()
        if line and line != '"':
            start = piece.start() + piece[0].index(line)
            yield start, start + len(line)
            found += 1
        if found >= _LINES:
            return
