"""Ways to ask for any one of several tools, or to take some out of the list that they stand in."""

from __future__ import annotations

from fledge.audit.rewrite.asks import begins_a_sentence, line_around
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.items import Item, Listing, listing, own_words, without_items
from fledge.audit.rewrite.wording import capitalised, listed
from fledge.posting import Mention, Posting, Words

#: A line that only names a few things can go with them; a longer one says something of its own.
_FEW_WORDS = 12
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
    several = len(found.items) - len(chosen) > 1
    return Splice(start, found.end, f"{rest}{',' if several else ''} and {_any(names, lead, either=True)}", because)


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


def taken_out(posting: Posting, mentions: tuple[Mention, ...], because: str) -> tuple[Splice, tuple[str, ...]] | None:
    """The line without these mentions of one list, and their words; None where they cannot be told apart from it."""
    found = listing(posting, mentions[0])
    if found is None:
        return None
    gone = frozenset(i for i in found.items if any(i.start <= m.at.start < i.end for m in mentions))
    if not all(any(i.start <= m.at.start < i.end for i in gone) for m in mentions):
        return None
    names = tuple(own_words(posting, item) for item in found.items if item in gone)
    rest = without_items(posting.text, found, gone)
    if rest is not None:
        return Splice(_without_all(posting.text, found), found.end, rest, because), names
    if any(found.ask.start <= m.at.start < found.ask.end and not _inside(found, m) for m in posting.mentions):
        clause = _clause(posting.text, found, because)
        return (clause, names) if clause is not None else None
    whole = whole_line(posting, found.ask)
    if whole is None or len(posting.text[whole.start : whole.end].split()) > _FEW_WORDS:
        return None
    return Splice(whole.start, whole.end, "", because), names


def _inside(found: Listing, mention: Mention) -> bool:
    return any(item.start <= mention.at.start < item.end for item in found.items)


def _clause(text: str, found: Listing, because: str) -> Splice | None:
    """The part between semicolons that is nothing but this list, with the semicolon that parts it from the rest."""
    before, after = text.rfind(";", found.ask.start, found.start), text.find(";", found.end, found.ask.end)
    if before >= 0:
        end = after if after >= 0 else len(text[: found.ask.end].rstrip(" ."))
        return Splice(before, end, "", because)
    if after < 0:
        return None
    rest = text[after + 1 : found.ask.end].lstrip()
    start = found.ask.end - len(rest)
    return Splice(found.ask.start, start + 1, rest[0].upper(), because) if rest[:1].isalpha() else None


def whole_line(posting: Posting, ask: Words, *, anything: bool = False) -> Words | None:
    """The line of an ask with its line break, if it holds nothing else and its list goes on without it.

    A line that asks for years or a degree counts only where ``anything`` may go.
    """
    text = posting.text
    binding = [*(d.at for d in posting.degrees), *(y.at for y in posting.years)]
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
