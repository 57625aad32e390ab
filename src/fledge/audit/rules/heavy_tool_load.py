"""More tools than postings of its kind ask for."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule, promises
from fledge.posting import SOME_ARE_ENOUGH

_HEAVY = 0.75
_FEW = 8


def check(case: Case) -> Iterator[Finding]:
    """Place the posting among its kind, alternatives counted once."""
    load = case.load
    if load.percentile is None or load.percentile < _HEAVY or load.asked < _FEW:
        return
    facts = [f for f in (load.compared_with, case.book.constants["trimming_a_posting"]) if f is not None]
    yield Finding(
        heavy_tool_load.id,
        Grade.LOOK if promises(case, SOME_ARE_ENOUGH) else Grade.COSTLY,
        f"The posting asks for {load.asked} separate tools ({load.named} names, alternatives counted once), more than "
        f"{load.percentile:.0%} of comparable postings.",
        "Keep the three or four that the first project needs; name the rest as what the person will learn.",
        tuple(m.at for m in case.must_tools),
        tuple(facts),
    )


heavy_tool_load = Rule(
    "heavy-tool-load",
    "A tool load above three quarters of comparable postings",
    "Every further name is a further reason not to apply, and none of them takes long to learn.",
    check,
)
