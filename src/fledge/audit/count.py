"""Audit + panels → the same audit with the people counted: how many meet it, and what would bring people back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from fledge.audit.finding import Audit
from fledge.audit.repair import Repair, basics, core_of, least_years, propose, used_in_duties
from fledge.facts import FactBook
from fledge.pool import Need, Panel, Stakes, best_panel, count, needs_of, stakes
from fledge.posting import Posting


def count_people(
    audit: Audit,
    panels: Sequence[Panel],
    book: FactBook,
    *,
    keep: Collection[str] = (),
    edits: int = 5,
    assumed: Mapping[str, float] | None = None,
) -> Audit:
    """The audit with its pool and its repair, counted by the panel that was asked about most of what is demanded.

    ``keep`` are needs that no edit may touch; ``assumed`` are the user's own shares for needs that nobody measured.
    An audit of a posting that demands nothing stays as it is.
    """
    needs = needs_of(audit.posting, book)
    if not needs or not panels:
        return audit
    experience = book.constants["experience_for_degree"]
    panel = best_panel(needs, panels, experience)
    pool = count(needs, panel, experience=experience, stakes=stakes_of(audit.posting, book), assumed=assumed)
    repair = repair_of(audit.posting, needs, panel, book, keep=keep, edits=edits)
    return replace(audit, pool=pool, repair=repair)


def repair_of(
    posting: Posting, needs: Sequence[Need], panel: Panel, book: FactBook, *, keep: Collection[str], edits: int
) -> Repair:
    """The best few edits of a posting, which leave alone what the job is."""
    return propose(
        needs,
        panel,
        book,
        keep=keep,
        core=core_of(needs, posting, book),
        used=(*used_in_duties(needs, posting), *basics(needs, book)),
        least_years=least_years(posting),
        edits=edits,
    )


def stakes_of(posting: Posting, book: FactBook) -> Stakes:
    """What one hire is about: the middle of the pay that the posting states, else the usual pay."""
    pay = next((pay for pay in posting.pay if pay.period == "year"), None)
    if pay is None:
        return stakes(book.constants)
    return stakes(book.constants, salary=(pay.low + pay.high) / 2, currency=pay.currency)
