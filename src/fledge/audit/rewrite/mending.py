"""What the chosen edits ask and what the audit still finds, made line by line until nothing graver is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fledge.audit.check import check
from fledge.audit.finding import Audit
from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite.bench import bench_of
from fledge.audit.rewrite.burden import asked, burden, graver, only_eased
from fledge.audit.rewrite.chosen import ways_of
from fledge.audit.rewrite.draft import Draft, draft_of
from fledge.audit.rewrite.remedies import remedies
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.wording import reads_well
from fledge.facts import FactBook
from fledge.posting import Posting, read

_ROUNDS = 60
#: What other remedies ease, too, comes last.
_LAST = ("heavy-tool-load", "silent-on-learning")
#: So many places of one need are looked at.
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft, what the audit says of it, and what has been moved to nice to have so far."""

    draft: Draft
    audit: Audit
    first: Audit
    welcome: tuple[str, ...] = ()


def begun(posting: Posting, audit: Audit) -> Mended:
    """A posting in which nothing has been changed yet."""
    return Mended(draft_of(posting.text), audit, audit)


def edited(
    state: Mended, edits: tuple[Edit, ...], book: FactBook, keep: frozenset[str]
) -> tuple[Mended, tuple[Edit, ...]]:
    """The draft with the chosen edits made, and those that no line could say."""
    missed = []
    for edit in edits:
        before = state
        state = _edit(state, edit, book, keep)
        if state is before:
            missed.append(edit)
    return state, tuple(missed)


def _edit(state: Mended, edit: Edit, book: FactBook, keep: frozenset[str]) -> Mended:
    """One edit, place by place: after every place the rest is sought again in the new text."""
    for _ in range(1 if edit.kind is EditKind.ONE_OF else _PLACES):
        places = ways_of(edit, bench_of(state.audit, state.first, book, state.welcome, keep))
        tried = (taken(state, way, book, keep) for ways in places for way in ways)
        better = next((t for t in tried if t is not None and t.draft.text != state.draft.text), None)
        if better is None:
            break
        state = better
    return state


def mended(state: Mended, book: FactBook, keep: frozenset[str]) -> Mended:
    """The draft with every graver finding mended that can be mended without a line that reads badly."""
    for _ in range(_ROUNDS):
        better = next(_better(state, book, keep), None)
        if better is None:
            break
        state = better
    return state


def _better(state: Mended, book: FactBook, keep: frozenset[str]) -> Iterator[Mended]:
    """The draft one step on: the first way that eases a finding and spoils nothing."""
    bench = bench_of(state.audit, state.first, book, state.welcome, keep)
    for finding in sorted(graver(state.audit), key=lambda finding: finding.rule in _LAST):
        for way in remedies(finding, bench):
            tried = taken(state, way, book, keep)
            if tried is not None and burden(tried.audit) < burden(state.audit):
                yield tried


def taken(state: Mended, way: Way, book: FactBook, keep: frozenset[str] = frozenset()) -> Mended | None:
    """The draft after one way, read again; None where a line reads badly or something else was eased."""
    draft = state.draft.spliced(way.splices)
    if not _reads_well(state.draft, draft):
        return None
    before = state.audit.posting
    posting = read(draft.text, book, title=before.title, company=before.company)
    if not only_eased(asked(before), asked(posting), way, keep):
        return None
    welcome = state.welcome if way.welcome is None else way.welcome
    return Mended(draft, check(posting, book, state.audit.today), state.first, welcome)


def _reads_well(before: Draft, after: Draft) -> bool:
    known = {line.now for line in before.lines}
    new = (line for line in after.lines if line.now is not None and line.now not in known)
    return all(reads_well(line.now or "", line.before or "") for line in new)
