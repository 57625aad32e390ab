"""Page headers, footers and page numbers: what is printed on every page and is no part of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from fledge.documents.columns import PrintedLine
from fledge.documents.lines import bulleted

_EDGE_LINES = 3
_GAP_HEIGHTS = 1.6  # letter heights between the text and what stands at the edge
_SAME_HEIGHT_POINTS = 6.0
_MIN_PAGES_SHARE = 0.5
_PAGE_NUMBER = re.compile(r"(?:page|seite|p\.) ?#(?: ?(?:of|von|/) ?#)?|# (?:of|von) #", re.IGNORECASE)
_PERHAPS_PAGE_NUMBER = re.compile(r"#|# ?/ ?#|[-–—] ?# ?[-–—]")
_NUMBER = re.compile(r"\d+")


def without_running_lines(pages: Sequence[Sequence[PrintedLine]]) -> tuple[list[list[PrintedLine]], tuple[str, ...]]:
    """The pages without what repeats at their edges, and a note that quotes it.

    A repeated line with words stays where it is printed first, because it may be the title; page numbers go.
    """
    removed: dict[str, None] = {}
    gone = {id(line) for group in _repeated(pages) for line in _superfluous(group, removed)}
    kept = [[line for line in page if id(line) not in gone] for page in pages]
    quoted = ", ".join(f'"{text}"' for text in list(removed)[:3])
    return kept, (f"left out the lines that repeat on the pages: {quoted}",) if removed else ()


def _repeated(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """Groups of lines that say the same at the same height at the edges of most pages, the page's number apart."""
    groups: list[list[PrintedLine]] = []
    of_form: defaultdict[str, list[list[PrintedLine]]] = defaultdict(list)
    for page in pages:
        for line in _edges(page):
            alike = of_form[_form(line, len(pages))]
            group = next((one for one in alike if abs(one[0].base - line.base) < _SAME_HEIGHT_POINTS), None)
            if group is None:
                group = []
                groups.append(group)
                alike.append(group)
            group.append(line)
    return [group for group in groups if _is_running(group, len(pages))]


def _form(line: PrintedLine, pages: int) -> str:
    """A line's words with its page's number and the count of pages taken out; other numbers are words."""
    counted = {str(line.page + 1), str(pages)}
    return _NUMBER.sub(lambda number: "#" if number[0] in counted else number[0], line.text.casefold())


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The few lines at the top and at the bottom of a page that white space parts from the text."""
    from_below = sorted(page, key=lambda line: line.base)
    return [*_edge(from_below), *_edge(from_below[::-1])]


def _edge(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The first lines, from a page's edge inwards, up to the first wide gap, where more than they stand behind it."""
    for count, (line, inner) in enumerate(pairwise(lines[: _EDGE_LINES + 1]), 1):
        wide = abs(line.base - inner.base) > _GAP_HEIGHTS * max(line.height, inner.height)
        if wide and len(lines) > 2 * count:
            return lines[:count]
    return lines[:1] if lines and _is(_PAGE_NUMBER, lines[0]) else ()


def _is_running(group: list[PrintedLine], pages: int) -> bool:
    """Whether lines of one form are no part of the text. A lone number is one only where every page has it."""
    if bulleted(group[0].text) is not None:
        return False
    pages_with = len({line.page for line in group})
    if _is(_PAGE_NUMBER, group[0]) or (pages == 1 and group[0].text == "1"):
        return True
    everywhere = pages_with == pages if _is(_PERHAPS_PAGE_NUMBER, group[0]) else pages_with >= _MIN_PAGES_SHARE * pages
    return pages_with >= 2 and everywhere


def _is(form: re.Pattern[str], line: PrintedLine) -> bool:
    return bool(form.fullmatch(_NUMBER.sub("#", line.text.strip("| "))))


def _superfluous(group: list[PrintedLine], removed: dict[str, None]) -> list[PrintedLine]:
    is_number = _is(_PAGE_NUMBER, group[0]) or _is(_PERHAPS_PAGE_NUMBER, group[0])
    lines = group if is_number else sorted(group, key=lambda line: line.page)[1:]
    removed[lines[0].text] = None
    return lines
