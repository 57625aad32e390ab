"""What the new posting is likely to do, honestly: no promise that was not measured."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Audit
from fledge.audit.rewrite.potential.outline import plain
from fledge.audit.rewrite.potential.role import Role
from fledge.audit.rewrite.potential.verbs import commands, leads
from fledge.facts import FactBook
from fledge.posting import Posting, Status


def expecting(audit: Audit, again: Audit, role: Role, book: FactBook) -> tuple[str, ...]:
    """What grows and by how much, what it costs, and where this kind of posting fits badly."""
    return tuple(_expected(audit, again, role, book))


def _expected(audit: Audit, again: Audit, role: Role, book: FactBook) -> Iterator[str]:
    if _mostly_leads(audit.posting):
        yield _MOSTLY_LEADS
    elif role.leads:
        yield _LEADS
    before, now = audit.load.must, again.load.must
    years = sum(asked.status is Status.MUST for asked in audit.posting.years)
    clocks = f", and years of experience {_times(years)} before, never now" if years else ""
    yield (
        f"Demanded by name: {_tools(before)} before, {_tools(now)} now{clocks}. The eligible pool grows by what a "
        "count of people shows for these lines, and by no more."
    )
    trimmed = book.constants.get("trimming_a_posting")
    if trimmed:
        yield (
            f"Do not expect many times the applications: in the only field experiment known, applications to postings "
            f"that were trimmed rose by {trimmed.value} ({trimmed.source})."
        )
    yield (
        "More of those who apply will not have used your tools. That is meant: choose by the work sample and the "
        "structured interview, and plan the first months around the mentor."
    )
    yield "A posting like this is a promise. Post it when mentor, hours and budget are agreed, and not before."


def _mostly_leads(posting: Posting) -> bool:
    """Whether more than half of the duties are about guiding others."""
    lines = [plain(line) for at in posting.duties for line in at.of(posting.text).split("\n")]
    duties = [line for line in lines if commands(line)]
    return sum(map(leads, duties)) * 2 > len(duties)


def _tools(n: int) -> str:
    return "1 tool" if n == 1 else f"{n or 'no'} tools"


def _times(n: int) -> str:
    return "once" if n == 1 else "twice" if n == 2 else f"{n} times"


_MOSTLY_LEADS = (
    "More than half of the duties are about guiding others. Such a role can be learned, but rarely from outside: read "
    "the text twice before you post it, or offer the role inside first."
)
_LEADS = (
    "The title names a role that leads. It can be learned, but rarely from outside: read the text twice before you "
    "post it, or offer the role inside first."
)
