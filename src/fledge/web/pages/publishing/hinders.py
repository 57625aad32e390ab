"""What stands against publishing a version: what forbids it, and what somebody should know first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fledge.web.computed.blanks import blanks_in
from fledge.web.store.models import Posting, PostingAudit

_FEW = 4


@dataclass(frozen=True, slots=True)
class Hinders:
    """One thing, in a sentence; ``forbids`` where it has to be mended first."""

    says: str
    forbids: bool = False


def hinders(posting: Posting, audit: PostingAudit) -> tuple[Hinders, ...]:
    """Places that nobody has filled in forbid it; findings and a missing employer are said, and people decide."""
    return tuple(_hinders(posting, audit))


def _hinders(posting: Posting, audit: PostingAudit) -> Iterator[Hinders]:
    blanks = blanks_in(posting.text)
    if blanks:
        more = f" and {len(blanks) - _FEW} more" if len(blanks) > _FEW else ""
        places = "place is" if len(blanks) == 1 else "places are"
        yield Hinders(f"{len(blanks)} {places} still to be filled in: {', '.join(blanks[:_FEW])}{more}.", forbids=True)
    impossible, nobody = (audit.findings.get(grade, 0) for grade in ("impossible", "nobody"))
    if impossible:
        lines = "One finding says" if impossible == 1 else f"{impossible} findings say"
        yield Hinders(f"{lines} that the posting asks for what is impossible.")
    if nobody:
        lines = "One finding says" if nobody == 1 else f"{nobody} findings say"
        yield Hinders(f"{lines} that next to nobody meets what is asked.")
    if not posting.company:
        yield Hinders("The employer is not named. Search engines and job boards leave out postings without one.")
