"""Where a posting lists what is nice to have, and how a line is put there in the style of its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from fledge.audit.rewrite.asks import named_in
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.wording import capitalised
from fledge.facts import FactBook
from fledge.posting import Posting, Words
from fledge.posting.lexicon import lexicon
from fledge.posting.segments import Segment, segments
from fledge.posting.wording import flatten

_HEADING = "Nice to have"
#: A list without bullets is one of short lines.
_SHORT = 80
#: A longer line is prose, which is not added to.
_PROSE = 300
#: So many places for a new list are tried.
_PLACES = 3
#: A line shorter than this that does not end with one of these marks may be a heading nobody knows.
_HEADS, _STOPS = 45, ".!?;,"
#: A heading of wishes that the reader may not have known as one.
_WISHES = re.compile(
    r"^\W*(?:nice\W+to\W+have|good\W+to\W+have|bonus|preferred|desired|pluses)\b[^.\n]{0,40}$"
    r"|^[^.\n]{0,60}(?:\bwould|['’]d) (?:love|be (?:great|nice|ideal))\b[^.\n]{0,40}$",
    re.I | re.M,
)
#: A bullet, which a heading loses: what is new heads the list that it stands after.
_BULLET = re.compile(r"^\s*[-–•·▪●◦*]\s+")
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
    yield from _under_new_heading(posting, found, asked_at, words, because)
    yield from _in_a_sentence(text, asked_at, words, because)


def _under_heading(text: str, found: list[Segment], words: str, because: str) -> Iterator[Splice]:
    """After the last line of the last list of its kind."""
    nice = [n for n, s in enumerate(found) if s.section == "nice" and not s.heading and _alone(text, s)]
    short = [n for n in nice[-1:] if found[n].end - found[n].start < _SHORT]
    for n in [n for n in reversed(nice) if found[n].bullet][:1] or short:
        yield _after(text, found[n], words, because)


def _alone(text: str, segment: Segment) -> bool:
    """Whether the segment has its line for itself, with nothing but a bullet before it."""
    start = text.rfind("\n", 0, segment.start) + 1
    return not any(c.isalnum() for c in text[start : segment.start]) and _line_end(text, segment.end) - segment.end < 2


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _after(text: str, neighbour: Segment, words: str, because: str) -> Splice:
    """A new line after the list of a neighbour, with its bullet, its full stop, and its distance."""
    start = text.rfind("\n", 0, neighbour.start) + 1
    end = _line_end(text, neighbour.end)
    bullet = text[start : neighbour.start]
    end = _list_end(text, end)
    start = text.rfind("\n", 0, end) + 1
    number = re.search(r"\d+(?=[.)])", bullet)
    if number:
        bullet = bullet.replace(number[0], str(int(number[0]) + 1), 1)
    breaks = "\n\n" if _spaced(text, start) else "\n"
    stop = "" if words.endswith((".", ";")) else _stop(text, start, end)
    return Splice(end, end, f"{breaks}{bullet}{capitalised(words)}{stop}", because)


def _list_end(text: str, end: int) -> int:
    """The end of the last line of the list that a line ending here stands in, by its bullets."""
    mark = text[text.rfind("\n", 0, end) + 1 : end].lstrip()[:1]
    while mark and not mark.isalnum():
        follows = re.compile(r"\n(?:[ \t]*\n)?[ \t]*" + re.escape(mark) + r"[^\n]*").match(text, end)
        if follows is None:
            break
        end = follows.end()
    return end


def _spaced(text: str, start: int) -> bool:
    """Whether an empty line stands between the line that starts here and another bullet before it."""
    before = text[:start].split("\n")[-3:-1]
    mark = text[start : start + 1]
    return len(before) == 2 and not before[1].strip() and before[0].startswith(mark) and not mark.isalnum()


def _stop(text: str, start: int, end: int) -> str:
    """The mark that the line ends with, if lines here end with one."""
    line, above = text[start:end].strip(), text[:start].rstrip().rsplit("\n", 1)[-1].strip()
    alone = line[:1] != above[:1]
    return line[-1:] if line.endswith((".", ";")) and (alone or above.endswith(line[-1:])) else ""


def _under_new_heading(
    posting: Posting, found: list[Segment], asked_at: Words, words: str, because: str
) -> Iterator[Splice]:
    """A new list directly after the one that the demand stands in."""
    text = posting.text
    number = next((n for n, s in enumerate(found) if s.start <= asked_at.start < s.end), None)
    if number is None or not _alone(text, found[number]) or _WISHES.search(text):
        return
    last = number
    while last + 1 < len(found) and _goes_on(text, found[number], found[last], found[last + 1]):
        last += 1
    naming = [n for n in _naming(posting, found) if number <= n <= last and found[n].bullet == found[number].bullet]
    last = _end_of_list(text, found, naming[-1]) if naming else number
    if not _alone(text, found[last]):
        return
    head = next((s for s in reversed(found[:number]) if s.heading and _alone(text, s)), None)
    item = _after(text, found[last], words, because)
    title, gap = _titled(text, head)
    lines = item.words.lstrip("\n") if title[:1].isspace() else item.words.strip()
    yield Splice(item.start, item.start, f"\n\n{title}{gap}{lines}", because)


def after_the_requirements(posting: Posting, book: FactBook, title: str, words: str, because: str) -> Iterator[Splice]:
    """A new list of one line after the last list of requirements or wishes; else at the very end."""
    text, found = posting.text, sections(posting, book)
    naming = sorted(_naming(posting, found), key=lambda n: (not found[n].bullet, -n))
    ends = dict.fromkeys(_end_of_list(text, found, n) for n in naming)
    for n in list(ends)[:_PLACES]:
        head = next((s for s in reversed(found[:n]) if s.heading and _alone(text, s)), None)
        item = _after(text, found[n], words, because)
        named, gap = _titled(text, head, title)
        line = item.words.lstrip("\n")
        line = line if found[n].bullet or not any(s.bullet for s in found) else f"- {line}"
        yield Splice(item.start, item.start, f"\n\n{named}{gap}{line}", because)
    end = len(text.rstrip())
    yield Splice(end, end, f"\n\n{title}:\n- {words}", because)


def line_after_the_requirements(
    posting: Posting, book: FactBook, words: str, because: str, about: Sequence[int]
) -> Iterator[Splice]:
    """A sentence on a line of its own without a bullet, after the list that holds most of what it is ``about``."""
    text, found = posting.text, sections(posting, book)
    among = [n for n, s in enumerate(found) if not s.heading and _alone(text, s)]
    ends = Counter[int]()
    for n in reversed(among):
        ends[_end_of_list(text, found, n)] += sum(found[n].start <= at < found[n].end for at in about)
    for n in [n for n, many in ends.most_common(_PLACES) if many]:
        end = _list_end(text, _line_end(text, found[n].end))
        yield Splice(end, end, f"\n\n{words}", because)


def prose_after(posting: Posting, book: FactBook, at: int) -> frozenset[str]:
    """What running text after a list names up to the next heading: it was read as asked only for want of a heading."""
    after = [s for s in sections(posting, book) if s.start >= at]
    stop = next((n for n, s in enumerate(after) if s.heading), len(after))
    prose = [Words(s.start, s.end) for s in after[:stop] if not s.bullet]
    return frozenset(name for words in prose for name in named_in(posting, words))


def _naming(posting: Posting, found: list[Segment]) -> list[int]:
    """The lines of requirements and wishes that ask for anything that can be named."""
    asked = sorted(m.at.start for m in posting.asked())
    among = ((n, s) for n, s in enumerate(found) if s.section in ("must", "nice") and not s.heading)
    return [n for n, s in among if bisect_left(asked, s.start) < bisect_left(asked, s.end) and _alone(posting.text, s)]


def _end_of_list(text: str, found: list[Segment], number: int) -> int:
    """The last line of the list that a line stands in."""
    while (
        number + 1 < len(found) and _follows(text, found[number], found[number + 1]) and _alone(text, found[number + 1])
    ):
        number += 1
    return number


def _follows(text: str, one: Segment, other: Segment) -> bool:
    """Whether a list goes on from one segment to the other, if only by its bullet."""
    marks = [text[text.rfind("\n", 0, s.start) + 1 : s.start].strip()[:1] for s in (one, other)]
    if marks[0] and marks[0] == marks[1] and not marks[0].isalnum():
        return True
    return _goes_on(text, one, one, other) and (other.bullet or not one.bullet)


def _goes_on(text: str, first: Segment, one: Segment, other: Segment) -> bool:
    """Whether the section of a line goes on; a short line without a full stop after sentences may head another."""
    if other.heading or other.section != first.section:
        return False
    short = not other.bullet and other.end - other.start < _HEADS and text[other.end - 1] not in _STOPS
    return not (short and text[one.start : _line_end(text, one.end)].rstrip().endswith("."))


def one_line_more(text: str, heading: Words, words: str, because: str) -> Splice:
    """A line at the top of the list under a heading, in the style of the line that stands there."""
    end = _line_end(text, heading.end)
    first = re.compile(r"\s*").match(text, end)
    start = text.rfind("\n", 0, first.end()) + 1 if first else end
    line = text[start : _line_end(text, start)]
    bullet = re.match(r"[^\w(\"]*", line)
    at = max(end, start - 1)
    return Splice(at, at, f"\n{bullet[0] if bullet else '- '}{words}{_stop(line, 0, len(line))}", because)


def _titled(text: str, head: Segment | None, heading: str = _HEADING) -> tuple[str, str]:
    """The new heading in the style of another one, and what stands between it and its list."""
    if head is None:
        return f"{heading}:", "\n"
    start, end = text.rfind("\n", 0, head.start) + 1, _line_end(text, head.end)
    line = text[start:end].rstrip()
    marks = _MARKS.match(line)
    before, after = (_BULLET.sub("", marks["before"]), marks["after"]) if marks else ("", "")
    title = heading.upper() if line.isupper() else heading
    gap = "\n\n" if not text[end + 1 : _line_end(text, end + 1)].strip() else "\n"
    return f"{before}{title}{after.replace('?', ':').replace(')', '')}", gap


def _in_a_sentence(text: str, asked_at: Words, words: str, because: str) -> Iterator[Splice]:
    """A sentence of its own, or a clause, right after the one that asks."""
    end = asked_at.end
    if _line_end(text, end) - text.rfind("\n", 0, asked_at.start) > _PROSE:
        return
    said = f"{words.rstrip(' .;')} is a plus"
    if text[end - 1 : end] in (".", "!", "?"):
        yield Splice(end, end, f" {capitalised(said)}.", because)
    elif text[end : end + 1] == ".":
        yield Splice(end + 1, end + 1, f" {capitalised(said)}.", because)
    elif text[end : end + 1] in ("", "\n"):
        yield Splice(end, end, f"; {said[:1].lower() + said[1:]}", because)
