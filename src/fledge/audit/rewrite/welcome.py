"""Where a posting lists what is nice to have, and how a line is put there in the style of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.wording import capitalised
from fledge.facts import FactBook
from fledge.posting import Posting, Words
from fledge.posting.lexicon import lexicon
from fledge.posting.segments import Segment, segments
from fledge.posting.wording import flatten

_HEADING = "Nice to have"
_MARKS = re.compile(r"^(?P<before>\W*).*?(?P<after>\W*)$")


def sections(posting: Posting, book: FactBook) -> list[Segment]:
    """The posting's lines and sentences, each with the section it stands in."""
    names, flat = lexicon(book), flatten(posting.text)
    return segments(posting.text, flat, names.hits(posting.text, flat, names.scan(flat)), posting.title)


def welcomed(posting: Posting, book: FactBook, words: str, asked_at: Words, because: str) -> Iterator[Splice]:
    """Every way to say that something is nice to have, the most usual first."""
    found = sections(posting, book)
    text = posting.text
    yield from _under_heading(text, found, words, because)
    yield from _under_new_heading(text, found, asked_at, words, because)
    yield from _in_a_sentence(text, asked_at, words, because)


def _under_heading(text: str, found: list[Segment], words: str, because: str) -> Iterator[Splice]:
    """After the last line of the last list of its kind."""
    nice = [n for n, s in enumerate(found) if s.section == "nice" and not s.heading and _alone(text, s)]
    for n in [n for n in reversed(nice) if found[n].bullet][:1] or nice[-1:]:
        yield _after(text, found[n], words, because)


def _alone(text: str, segment: Segment) -> bool:
    """Whether the segment has its line for itself, with nothing but a bullet before it."""
    start = text.rfind("\n", 0, segment.start) + 1
    return not any(c.isalnum() for c in text[start : segment.start]) and _line_end(text, segment.end) - segment.end < 2


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _after(text: str, neighbour: Segment, words: str, because: str) -> Splice:
    """A new line after a neighbour, with its bullet, its full stop, and its distance."""
    start = text.rfind("\n", 0, neighbour.start) + 1
    end = _line_end(text, neighbour.end)
    bullet = text[start : neighbour.start]
    number = re.search(r"\d+(?=[.)])", bullet)
    if number:
        bullet = bullet.replace(number[0], str(int(number[0]) + 1), 1)
    breaks = "\n\n" if _spaced(text, start) else "\n"
    return Splice(end, end, f"{breaks}{bullet}{capitalised(words)}{_stop(text, start, end)}", because)


def _spaced(text: str, start: int) -> bool:
    """Whether an empty line stands between the line that starts here and another bullet before it."""
    before = text[:start].split("\n")[-3:-1]
    mark = text[start : start + 1]
    return len(before) == 2 and not before[1].strip() and before[0].startswith(mark) and not mark.isalnum()


def _stop(text: str, start: int, end: int) -> str:
    """The mark that the line ends with, if lines here end with one."""
    last = text[start:end].rstrip()[-1:]
    return last if last in (".", ";") else ""


def _under_new_heading(text: str, found: list[Segment], asked_at: Words, words: str, because: str) -> Iterator[Splice]:
    """A new list directly after the one that the demand stands in."""
    number = next((n for n, s in enumerate(found) if s.start <= asked_at.start < s.end), None)
    if number is None or not _alone(text, found[number]):
        return
    last = number
    while last + 1 < len(found) and not found[last + 1].heading and found[last + 1].section == found[number].section:
        last += 1
    while last > number and not found[last].bullet and found[number].bullet:
        last -= 1
    if not _alone(text, found[last]):
        return
    head = next((s for s in reversed(found[:number]) if s.heading and _alone(text, s)), None)
    item = _after(text, found[last], words, because)
    title, gap = _titled(text, head)
    lines = item.words.lstrip("\n")
    yield Splice(item.start, item.start, f"\n\n{title}{gap}{lines}", because)


def _titled(text: str, head: Segment | None) -> tuple[str, str]:
    """The new heading in the style of another one, and what stands between it and its list."""
    if head is None:
        return f"{_HEADING}:", "\n"
    start, end = text.rfind("\n", 0, head.start) + 1, _line_end(text, head.end)
    line = text[start:end].rstrip()
    marks = _MARKS.match(line)
    before, after = (marks["before"], marks["after"]) if marks else ("", "")
    title = _HEADING.upper() if line.isupper() else _HEADING
    gap = "\n\n" if not text[end + 1 : _line_end(text, end + 1)].strip() else "\n"
    return f"{before}{title}{after.replace('?', ':').replace(')', '')}", gap


def _in_a_sentence(text: str, asked_at: Words, words: str, because: str) -> Iterator[Splice]:
    """A sentence of its own, or a clause, right after the one that asks."""
    end = asked_at.end
    said = f"{words} is a plus"
    if text[end - 1 : end] in (".", "!", "?"):
        yield Splice(end, end, f" {capitalised(said)}.", because)
    elif text[end : end + 1] == ".":
        yield Splice(end + 1, end + 1, f" {capitalised(said)}.", because)
    else:
        yield Splice(end, end, f"; {said[:1].lower() + said[1:]}", because)
