"""A rewrite with its people counted: which edits bring most back, and how the eligible pool grows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from fledge.audit.count import repair_of
from fledge.audit.repair import Edit
from fledge.audit.rewrite.rewritten import Rewrite
from fledge.facts import FactBook
from fledge.pool import Answer, Estimate, Panel, answer, best_panel, count, needs_of
from fledge.pool.tally import asked_of_all
from fledge.posting import Posting, read

#: Below this the pool is as good as the same.
_NOTICED = 1.05


def best_edits(
    posting: Posting, panels: Sequence[Panel], book: FactBook, *, keep: Collection[str] = (), most: int = 3
) -> tuple[Edit, ...]:
    """The best so many edits, by the panel that was asked about most of what is demanded; none if none helps."""
    needs = needs_of(posting, book)
    if not needs or not panels or most < 1:
        return ()
    panel = best_panel(needs, panels, book.constants["experience_for_degree"])
    steps = repair_of(posting, needs, panel, book, keep=keep, edits=most).steps
    return steps[-1].edits if steps else ()


def counted(rewrite: Rewrite, posting: Posting, panels: Sequence[Panel], book: FactBook) -> Rewrite:
    """The rewrite with, first of what to expect, how many people met the old text and how many meet the new one.

    Both are counted among the same people: those of whom the panel knows everything that the old text demanded.
    """
    before = needs_of(posting, book)
    if not before or not panels:
        return rewrite
    experience = book.constants["experience_for_degree"]
    panel = best_panel(before, panels, experience)
    answers = [found for need in before if isinstance(found := answer(need, panel, experience), Answer)]
    if not answers:
        return rewrite
    same = panel.of(asked_of_all(answers, panel))
    after = needs_of(read(rewrite.text, book, title=rewrite.title, company=rewrite.company), book)
    old, new = (count(needs, same, experience=experience).estimate for needs in (before, after))
    return replace(rewrite, expect=(_says(old, new, panel), *rewrite.expect))


def _says(old: Estimate, new: Estimate, panel: Panel) -> str:
    """No factor where too few met the old text to count them: it would be anything."""
    who = f"surveyed {panel.about.population} meet what could be counted"
    if new.share < _NOTICED * old.share:
        return f"The eligible pool stays as it is: {_percent(new.share)} of {who}."
    both = f"{_percent(old.share)} of {who} of the old text, {_percent(new.share)} of the new one"
    if not old.counted:
        return f"The eligible pool grows: about {both} (too few met the old one to count them)."
    return f"The eligible pool grows {_times(new.share / old.share)} times by count: {both}."


def _percent(share: float) -> str:
    return f"{share * 100:.2g}%" if share < 1 else "100%"


def _times(factor: float) -> str:
    """Two figures.

    >>> _times(6.31), _times(1234.5)
    ('6.3', '1,200')
    """
    return f"{float(f'{factor:.2g}'):,g}"
