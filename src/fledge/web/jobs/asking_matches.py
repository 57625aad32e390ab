"""Ask that everybody in a round be matched with a version of its posting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fledge.web.jobs.asking import begin
from fledge.web.store.models import Member, Posting, Role, Work
from fledge.web.store.queries import matching
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.works import Wanted


@together
def match_everybody(member: Member, posting: Posting) -> Work | None:
    """Everybody of whom no numbers are kept; None where nobody is left. Asked twice it is the same work."""
    locked(Role.objects.filter(pk=posting.role_id))
    moving = matching.under_way(posting)
    if moving:
        return moving
    people = list(matching.unmatched(posting).values_list("pk", flat=True))
    if not people:
        return None
    about = f"everybody in the round with version {posting.number} of {posting.title}"
    return begin(member, kind="matching", about=about, items=_batches(people), posting=posting.pk)


def _batches(people: Sequence[int]) -> Iterator[Wanted]:
    for start in range(0, len(people), matching.A_BATCH):
        some = people[start : start + matching.A_BATCH]
        yield Wanted(f"people {start + 1:,} to {start + len(some):,}", {"people": list(some)})
