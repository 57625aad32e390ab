"""Must-haves that none of the duties mentions."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Mention, Posting

_FEW_MUSTS = 4


def check(case: Case) -> Iterator[Finding]:
    """Compare the demanded tools with the duties, kin included: a duty on "data pipelines" covers Airflow."""
    posting = case.posting
    used = _used(posting)
    if not posting.duties or not used:
        return
    musts = {m.skill: m for m in case.must_tools if m.group is None}
    idle = [m for m in musts.values() if not _kin(case, m) & used]
    if len(musts) < _FEW_MUSTS or len(idle) < len(musts) / 2:
        return
    names = [case.book[m.skill].name if m.in_book else m.at.of(posting.text) for m in idle]
    yield Finding(
        musts_without_duty.id,
        Grade.LOOK,
        f"None of the duties mentions {len(idle)} of the {len(musts)} required tools: {', '.join(names)}.",
        "Take out what no duty needs, or write the duty that needs it.",
        tuple(m.at for m in idle),
    )


def _used(posting: Posting) -> set[str]:
    """The skills that duties mention; both run through the text in order."""
    used, duties = set(), iter(posting.duties)
    duty = next(duties, None)
    for m in posting.mentions:
        while duty is not None and duty.end <= m.at.start:
            duty = next(duties, None)
        if duty is None:
            break
        if duty.start <= m.at.start:
            used.add(m.skill)
    return used


def _kin(case: Case, mention: Mention) -> set[str]:
    """The skill itself, what it is part of, and what stands in for it."""
    kin = {mention.skill, *case.book.substitutes_of(mention.skill)}
    for whole in case.book.wholes_of(mention.skill):
        kin |= {whole, *case.book.wholes_of(whole)}
    return kin


musts_without_duty = Rule(
    "musts-without-duty",
    "Demanded tools that no duty mentions",
    "A list that the work does not need was copied from somewhere.",
    check,
)
