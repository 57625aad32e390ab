"""Ask for a second look: everybody who was rejected under another version, in small parts."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from fledge.web.jobs.asking import begin
from fledge.web.store.models import Decision, Member, Posting, Role, Work, WorkState
from fledge.web.store.queries import second_looks
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.works import Wanted

#: People of one item: few, so that progress moves and a stop is soon heeded.
A_PART = 50
KIND = "second-look"


@together
def look_again(member: Member, role: Role, *, others: bool = False) -> Work | None:
    """Work that fills the queue of the version in force; None where there is nobody to look at.

    Asked for twice it is the same work. Nobody is brought back and nobody is left out by it.
    """
    posting = posting_in_force(role)
    if posting is None:
        return None
    if under_way := moving(role, posting):
        return under_way
    items = list(_parts(second_looks.to_look_at(role, posting, member, others=others)))
    about = f"{role.title}, version {posting.number}"
    asked = {"role": role.pk, "posting": posting.pk}
    return begin(member, kind=KIND, about=about, items=items, **asked) if items else None


def moving(role: Role, posting: Posting) -> Work | None:
    """The second look of this version that is under way."""
    return _works(role).filter(asked__posting=posting.pk, state__in=(WorkState.WAITING, WorkState.RUNNING)).first()


def last(role: Role) -> Work | None:
    """The last second look of a role, whatever became of it."""
    return _works(role).first()


def _works(role: Role) -> QuerySet[Work]:
    return Work.objects.filter(organisation=role.organisation_id, kind=KIND, asked__role=role.pk).order_by("-made")


def _parts(rejected: QuerySet[Decision]) -> Iterator[Wanted]:
    """Those who were rejected under the same version together, the oldest decision first."""
    under: dict[tuple[int, int | None], list[int]] = {}
    for pk, role, posting in rejected.values_list("pk", "role_id", "posting_id"):
        under.setdefault((role, posting), []).append(pk)
    for people in under.values():
        for at in range(0, len(people), A_PART):
            part = people[at : at + A_PART]
            yield Wanted(f"{len(part)} {'person' if len(part) == 1 else 'people'}", {"decisions": part})
