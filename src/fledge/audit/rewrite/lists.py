"""Ways to ask for any one of several tools, or to take some out of the list that they stand in."""

from __future__ import annotations

from fledge.audit.rewrite.asks import begins_a_sentence, line_around
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.items import Item, Listing, listing, own_words, without_items
from fledge.audit.rewrite.lost import lost_words
from fledge.audit.rewrite.plain import can_go, stands_in_a_list
from fledge.audit.rewrite.wording import capitalised, listed
from fledge.posting import Mention, Posting, Status, Words

#: A list without bullets is one of short lines.
_SHORT = 60


def one_of(
    posting: Posting,
    found: Listing,
    chosen: tuple[Item, ...],
    because: str,
    more: tuple[str, ...] = (),
    *,
    lead: str = "one of",
) -> Splice:
    """The list in which any one of the chosen items will do; ``more`` are others that join them."""
    names = [name for item in chosen for name in _names(posting, item)] + list(more)
    rest = without_items(posting.text, found, frozenset(chosen))
    start = _without_all(posting.text, found)
    if rest is None:
        words = _any(names, lead, either=False)
        return Splice(
            start, found.end, capitalised(words) if begins_a_sentence(posting.text, start) else words, because
        )
    kept = [posting.text[i.core.start : i.core.end] for i in found.items if i not in chosen]
    if len(kept) > 1:
        rest = ", ".join(kept) + ","
    return Splice(start, found.end, f"{rest} and {_any(names, lead, either=True)}", because)


def beside(item: Item, more: tuple[str, ...], because: str) -> Splice:
    """Alternatives in a parenthesis after the name that they may stand in for: "React (or Vue)"."""
    return Splice(item.core.end, item.core.end, f" (or {listed(list(more), 'or')})", because)


def _names(posting: Posting, item: Item) -> list[str]:
    """An item's words; one that is nothing but names between slashes gives each of them."""
    words = own_words(posting, item)
    named = [m.at.of(posting.text) for m in item.mentions]
    return named if "/".join(named) == words.replace(" / ", "/") else [words]


def _without_all(text: str, found: Listing) -> int:
    """Where the list begins, with the "both" or "all of" before it."""
    for word in ("both ", "all of ", "each of ", "at least one of ", "one of ", "any of ", "either "):
        if text[max(found.ask.start, found.start - len(word)) : found.start].lower() == word:
            return found.start - len(word)
    return found.start


def _any(names: list[str], lead: str, *, either: bool) -> str:
    names = list(dict.fromkeys(names))
    if len(names) > 2:
        return f"{lead} {listed(names, 'or')}"
    return ("either " if either and len(names) == 2 else "") + listed(names, "or")


def any_of_all(posting: Posting, found: Listing, because: str) -> Splice:
    """The same list, joined by "or"."""
    names = [posting.text[item.core.start : item.core.end] for item in found.items]
    return Splice(found.start, found.end, listed(names, "or"), because)


def taken_out(bench: Bench, mentions: tuple[Mention, ...], because: str) -> tuple[Splice, tuple[str, ...]] | None:
    """The line without these mentions of one list, and their words; None where the rest would not be a sentence."""
    posting = bench.posting
    found = listing(posting, mentions[0])
    if found is None:
        return None
    gone = frozenset(i for i in found.items if any(i.core.start <= m.at.start < i.core.end for m in mentions))
    if not all(any(i.core.start <= m.at.start < i.core.end for i in gone) for m in mentions):
        return None
    names = tuple(own_words(posting, item) for item in found.items if item in gone)
    rest = without_items(posting.text, found, gone)
    if rest is not None:
        start = _without_all(posting.text, found)
        return (Splice(start, found.end, rest, because), names) if can_go(bench, found, gone) else None
    return _whole(bench, found, names, because)


def _whole(bench: Bench, found: Listing, names: tuple[str, ...], because: str) -> tuple[Splice, tuple[str, ...]] | None:
    """The line that holds nothing but the list, all of it."""
    posting = bench.posting
    if any(found.ask.start <= m.at.start < found.ask.end and not _inside(found, m) for m in posting.mentions):
        return None
    whole = whole_line(posting, found.ask)
    if whole is None or not stands_in_a_list(bench, found.ask):
        return None
    if lost_words(posting.text[whole.start : whole.end], " ".join(names)):
        return None
    return Splice(whole.start, whole.end, "", because), names


def _inside(found: Listing, mention: Mention) -> bool:
    return any(item.start <= mention.at.start < item.end for item in found.items)


def whole_line(posting: Posting, ask: Words, *, anything: bool = False) -> Words | None:
    """The line of an ask with its line break, if it holds nothing else and its list goes on without it.

    A line that asks for years or a degree counts only where ``anything`` may go.
    """
    text = posting.text
    binding = [*(d.at for d in posting.degrees if d.status is Status.MUST), *(y.at for y in posting.years)]
    if not anything and any(ask.start <= at.start < ask.end for at in binding):
        return None
    line = line_around(text, ask)
    rest = text[line.start : ask.start] + text[ask.end : line.end]
    if any(c.isalnum() for c in rest) or line.end >= len(text):
        return None
    return Words(line.start, line.end + 1) if _has_neighbour(text, line) else None


def _has_neighbour(text: str, line: Words) -> bool:
    """Whether another item with the same bullet stands beside this one, so that no heading is left alone."""
    mark = text[line.start : line.end].lstrip()[:1]
    above = text[: max(0, line.start - 1)].rstrip().rsplit("\n", 1)[-1].lstrip()
    below = text[line.end :].lstrip().split("\n", 1)[0]
    if mark.isalnum():
        beside = text[: line.start - 1].rsplit("\n", 1)[-1], text[line.end + 1 :].split("\n", 1)[0]
        return all(0 < len(other) < _SHORT for other in beside)
    return above.startswith(mark) or below.startswith(mark)
