"""The changed lines of a proposal, with what people said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import Proposal
from fledge.web.store.queries.proposals import Agreed, agreed_lines, rewrite_of


def _by(one: Agreed, *, agreed: bool) -> str:
    return "; ".join(str(word.by) for word in one.last if word.agreed is agreed)


def _why(one: Agreed) -> str:
    return "\n".join(f"{word.by}: {word.why}" for word in one.last if word.why)


_LINES: dict[str, Column] = {
    "line": "line.key", "it_says": "line.before", "it_would_say": "line.after", "because": "line.because",
    "only_moves": "line.is_moved", "stands": "stands", "agreed_by": lambda one: _by(one, agreed=True),
    "refused_by": lambda one: _by(one, agreed=False), "reasons": _why,
}  # fmt: skip


def changed_lines(proposal: Proposal) -> Table:
    """Every line that changes, each once, with where it stands and who agreed or disagreed last."""
    lines = agreed_lines(proposal, rewrite_of(proposal))
    about = f"{proposal.posting} {proposal.get_purpose_display().lower()}"
    return table_of("changed-lines", _LINES, _once(lines), about=about)


def _once(lines: Iterable[Agreed]) -> Iterator[Agreed]:
    """A line that moves is gone from one place and new at another, and is one decision: it stands there once."""
    seen: set[str] = set()
    for one in lines:
        words = one.line.before or one.line.after or ""
        if one.line.key and words.strip() and one.line.key not in seen:
            seen.add(one.line.key)
            yield one
