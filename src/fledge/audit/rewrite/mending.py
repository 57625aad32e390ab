"""What the chosen edits ask and what the audit still finds, made line by line until nothing graver is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fledge.audit.check import check
from fledge.audit.finding import Audit
from fledge.audit.repair.edit import Edit
from fledge.audit.rewrite.bench import Bench, bench_of
from fledge.audit.rewrite.burden import asked, burden, graver, only_eased
from fledge.audit.rewrite.chosen import ways_of
from fledge.audit.rewrite.draft import Draft, draft_of
from fledge.audit.rewrite.lost import lost_words
from fledge.audit.rewrite.open_door import SENTENCES, open_door
from fledge.audit.rewrite.places import places_of
from fledge.audit.rewrite.remedies import remedies
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.wording import reads_well
from fledge.facts import FactBook
from fledge.posting import Posting, read

_ROUNDS = 60
#: What other remedies ease, too, comes last.
_LAST = ("heavy-tool-load", "silent-on-learning")
#: Where so many lines do not make a posting light enough, one sentence says it better.
_FEW_LINES = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft, what the audit says of it, and what has been moved to nice to have so far."""

    draft: Draft
    audit: Audit
    first: Audit
    welcome: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()

    def bench(self, book: FactBook, keep: frozenset[str]) -> Bench:
        """What the next way is sought in."""
        return bench_of(self.audit, self.first, book, keep=keep, welcome=self.welcome, learned=self.learned)


def begun(posting: Posting, audit: Audit) -> Mended:
    """A posting in which nothing has been changed yet."""
    return Mended(draft_of(posting.text), audit, audit)


def edited(
    state: Mended, edits: tuple[Edit, ...], book: FactBook, keep: frozenset[str]
) -> tuple[Mended, tuple[Edit, ...]]:
    """The draft with the chosen edits made, and those that no line could say."""
    missed = []
    for edit in edits:
        done = _edit(state, edit, book, keep)
        missed += [edit] if done is None else []
        state = done or state
    return state, tuple(missed)


def _edit(state: Mended, edit: Edit, book: FactBook, keep: frozenset[str]) -> Mended | None:
    """One edit in every place, sought again in the new text after each; None where a place cannot say it."""
    left = places_of(edit, state.audit.posting)
    if not left:
        return None
    while left:
        ways = ways_of(edit, state.bench(book, keep))
        tried = (taken(state, way, book, keep) for way in ways)
        better = next((t for t in tried if t is not None and places_of(edit, t.audit.posting) < left), None)
        if better is None:
            return None
        state, left = better, places_of(edit, better.audit.posting)
    return state


def mended(state: Mended, book: FactBook, keep: frozenset[str]) -> Mended:
    """The draft with every graver finding mended that can be mended without a line that reads badly."""
    for _ in range(_ROUNDS):
        better = (
            next(_better(state, book, keep), None)
            or _opened(state, book, keep, last=False)
            or _lightened(state, book, keep)
            or _opened(state, book, keep, last=True)
        )
        if better is None:
            break
        state = better
    return state


def _lightened(state: Mended, book: FactBook, keep: frozenset[str]) -> Mended | None:
    """The draft with a tool load that is no longer heavy, if a few lines are enough for that."""
    for _ in range(_FEW_LINES):
        better = next(_better(state, book, keep, last=True), None)
        if better is None:
            return None
        state = better
        if not any(finding.rule in _LAST for finding in graver(state.audit)):
            return state
    return None


def _opened(state: Mended, book: FactBook, keep: frozenset[str], *, last: bool) -> Mended | None:
    """The draft with a sentence that takes the edge off a finding, where nothing else helps."""
    left = (finding.rule for finding in graver(state.audit) if (finding.rule in _LAST) is last)
    for rule in dict.fromkeys(rule for rule in left if rule in SENTENCES):
        tried = (taken(state, way, book, keep) for way in open_door(rule, state.bench(book, keep)))
        better = next((t for t in tried if t is not None and burden(t.audit) < burden(state.audit)), None)
        if better is not None:
            return better
    return None


def _better(state: Mended, book: FactBook, keep: frozenset[str], *, last: bool = False) -> Iterator[Mended]:
    """The draft one step on: the first way that eases a finding and spoils nothing."""
    bench = state.bench(book, keep)
    for finding in (finding for finding in graver(state.audit) if (finding.rule in _LAST) is last):
        for way in remedies(finding, bench):
            tried = taken(state, way, book, keep)
            if tried is not None and burden(tried.audit) < burden(state.audit):
                yield tried


def taken(state: Mended, way: Way, book: FactBook, keep: frozenset[str] = frozenset()) -> Mended | None:
    """The draft after one way, read again; None where a line reads badly or something else was eased."""
    draft = state.draft.spliced(way.splices)
    if not _reads_well(state.draft, draft) or _loses(state, draft, way) or _takes_back(state.draft, draft):
        return None
    before = state.audit.posting
    title = draft.now_of(state.first.posting.title)
    posting = read(draft.text, book, title=title, company=before.company)
    if not only_eased(asked(before), asked(posting), way, keep):
        return None
    welcome = state.welcome if way.welcome is None else way.welcome
    learned = state.learned if way.learned is None else way.learned
    return Mended(draft, check(posting, book, state.audit.today), state.first, welcome, learned)


def _reads_well(before: Draft, after: Draft) -> bool:
    known = {line.now for line in before.lines}
    new = (line for line in after.lines if line.now is not None and line.now not in known)
    return all(reads_well(line.now or "", line.before or "") for line in new)


def _takes_back(before: Draft, after: Draft) -> bool:
    """Whether a line goes that was put in before, as if nobody had known where it belongs."""
    return sum(line.before is line.now is None for line in after.lines) > sum(
        line.before is line.now is None for line in before.lines
    )


def _loses(state: Mended, after: Draft, way: Way) -> bool:
    """Whether a line that stays has lost a word that is named neither in a new line nor by the way."""
    before = state.draft.lines
    known = {line.now for line in before}
    new = "\n".join(line.now for line in after.lines if line.now is not None and line.now not in known)
    touched = way.softened | way.dropped | way.named
    named = " ".join(m.at.of(state.draft.text) for m in state.audit.posting.mentions if m.skill in touched) + way.says
    old = (line.now for line in before if line.before is not None)
    now = (line.now for line in after.lines if line.before is not None)
    return any(a and b and a != b and lost_words(a, f"{b} {new}", named) for a, b in zip(old, now, strict=True))
