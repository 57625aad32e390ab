"""What everybody's papers bring to a version of the posting, as numbers: who lacks them, and keeping them.

A match is judged by the posting's own day, so that the numbers that are kept and those of a page are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from fledge.web.computed import made_by
from fledge.web.computed.matched_many import Numbered, Papers
from fledge.web.store.models import Applicant, Matched, Paper, Person, Posting, Reading, Role, Standing, Work, WorkState
from fledge.web.store.queries.changes import together

#: So many people are one item of the work.
A_BATCH = 200
_COLUMNS = ("made_by", "low", "mid", "high", "credits", "months_low", "months_mid", "months_high")


def people_to_match(role: Role) -> QuerySet[Applicant]:
    """Everybody with readable papers; who has withdrawn is left alone."""
    there = Applicant.objects.filter(role=role, person__erased=None, person__reading__unread="")
    return there.exclude(standing=Standing.WITHDRAWN)


def unmatched(posting: Posting) -> QuerySet[Applicant]:
    """Those of whom no numbers by this Fledge are kept for this version."""
    numbers = Matched.objects.filter(applicant=OuterRef("pk"), posting=posting, made_by=made_by())
    return people_to_match(posting.role).filter(~Exists(numbers)).order_by("pk")


def matched_for(posting: Posting, applicants: Collection[int]) -> dict[int, Matched]:
    """The numbers that are kept for these people, by applicant."""
    found = Matched.objects.filter(posting=posting, applicant__in=applicants, made_by=made_by())
    return {one.applicant_id: one for one in found}


def under_way(posting: Posting) -> Work | None:
    """The work that matches everybody with this version now."""
    moving = (WorkState.WAITING, WorkState.RUNNING)
    works = Work.objects.filter(organisation=posting.role.organisation_id, kind="matching", state__in=moving)
    return works.filter(asked__posting=posting.pk).order_by("-made").first()


def papers_of(posting: Posting, applicants: Sequence[int]) -> tuple[tuple[Papers, ...], dict[int, datetime]]:
    """What a match needs of these people as it is kept now, and when each was read.

    Who was read by an earlier Fledge comes with the texts, to be read again.
    """
    there = Applicant.objects.filter(pk__in=applicants, person__erased=None, person__reading__unread="")
    as_text = Cast("person__reading__kept", TextField())
    reading = [f"person__reading__{name}" for name in ("made_by", "corrected", "read")]
    rows = list(there.annotate(as_text=as_text).values_list("pk", "person_id", *reading, "as_text"))
    old = {person for _, person, made, *_ in rows if made != made_by()}
    texts = _texts(old) if old else {}
    papers = tuple(
        Papers(one, kept, tuple(corrected), tuple(texts.get(person, ())), read.date())
        for one, person, _, corrected, read, kept in rows
    )
    return papers, {row[0]: row[4] for row in rows}


def _texts(people: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    papers = Paper.objects.filter(person__in=list(people), unread="").order_by("made", "pk")
    for person, text in papers.values_list("person_id", "text"):
        found.setdefault(person, []).append(text)
    return found


@together
def numbers_kept(posting: Posting, numbers: Sequence[Numbered], read: Mapping[int, datetime]) -> int:
    """Keep everybody's numbers; how many. Who was erased or whose papers changed meanwhile is left out."""
    keys = [one.key for one in numbers]
    people = Person.objects.select_for_update(no_key=True, of=("self",)).filter(applicants__in=keys, erased=None)
    held = set(people.order_by("pk").values_list("pk", flat=True))
    now = {
        key: (person, when)
        for key, person, when in Applicant.objects.filter(pk__in=keys, person__in=held).values_list(
            "pk", "person_id", "person__reading__read"
        )
    }
    mine = [one for one in numbers if one.key in now and now[one.key][1] == read.get(one.key)]
    _reread({now[one.key][0]: one for one in mine if one.kept})
    rows = [_row(posting, one) for one in mine if one.brought]
    Matched.objects.bulk_create(
        rows, batch_size=A_BATCH, update_conflicts=True, unique_fields=["applicant", "posting"], update_fields=_COLUMNS
    )
    return len(rows)


def _reread(anew: Mapping[int, Numbered]) -> None:
    """What this Fledge read in the papers stands from now on; the day on which they were first read stays."""
    readings = []
    for person, one in anew.items():
        kept = one.kept or {}
        readings.append(
            Reading(person_id=person, made_by=made_by(), kept=kept, unread=str(kept.get("unread") or "")[:300])
        )
    if readings:
        Reading.objects.bulk_update(readings, ["made_by", "kept", "unread"], batch_size=A_BATCH)


def _row(posting: Posting, one: Numbered) -> Matched:
    found = one.brought
    assert found is not None
    return Matched(
        applicant_id=one.key,
        posting=posting,
        made_by=made_by(),
        low=found.low,
        mid=found.mid,
        high=found.high,
        credits=list(found.credits),
        months_low=found.months.low,
        months_mid=found.months.mid,
        months_high=found.months.high,
    )


def kept_of(posting: Posting) -> int:
    """Of how many people the numbers for this version are kept."""
    return Matched.objects.filter(posting=posting, made_by=made_by()).count()
