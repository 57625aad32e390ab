"""What a page of one applicant needs: their papers, what they asked for, and who comes next."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from fledge.web.computed import made_by
from fledge.web.computed.reviewed import Sources
from fledge.web.store.models import Applicant, Paper, Person, Reading, Request, Role, Wish
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.rounds import Search, found


def sources_of(applicant: Applicant) -> Sources | None:
    """Somebody's papers and what was read in them; None where nothing that can be read was sent."""
    return sources_of_many([applicant]).get(applicant.pk)


def sources_of_many(applicants: Collection[Applicant]) -> dict[int, Sources]:
    """The same for several, by applicant."""
    people = [one.person_id for one in applicants]
    readings = {one.person_id: one for one in Reading.objects.filter(person__in=people)}
    texts: dict[int, list[str]] = {}
    papers = Paper.objects.filter(person__in=readings, unread="").order_by("made", "pk")
    for person, text in papers.values_list("person_id", "text"):
        texts.setdefault(person, []).append(text)
    return {
        one.pk: _sources(readings[one.person_id], texts.get(one.person_id, []))
        for one in applicants
        if one.person_id in readings
    }


def _sources(reading: Reading, texts: list[str]) -> Sources:
    is_new = reading.made_by == made_by()
    return Sources(tuple(texts), reading.kept if is_new else None, tuple(reading.corrected), reading.read.date())


def papers_of(person: Person) -> QuerySet[Paper]:
    """The files that somebody sent, without what is in them."""
    return person.papers.defer("file", "text").order_by("made", "pk")


def paper_of(person: Person, pk: int) -> Paper:
    """One file of somebody's."""
    found_ = person.papers.filter(pk=pk).first()
    if found_ is None:
        raise NotThere("there is no such file here", mend="go back to the person")
    return found_


def asked_by(person: Person) -> QuerySet[Request]:
    """What a candidate said about their evidence and nobody has answered."""
    wishes = (Wish.CORRECT, Wish.ADD, Wish.REVIEW)
    return person.requests.filter(answered=None, wish__in=wishes).defer("file").order_by("at", "pk")


def first_of(role: Role, search: Search) -> int | None:
    """Whoever applied first of those whom a search finds."""
    return found(role, search).values_list("pk", flat=True).first()


def chosen(role: Role, applicants: Collection[int], *, most: int) -> list[Applicant]:
    """These people of a round, as they applied; never more than so many."""
    people = found(role, Search()).filter(pk__in=list(applicants)[:most])
    return list(people)
