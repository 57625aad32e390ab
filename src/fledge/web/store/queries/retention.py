"""How long people are kept: nobody is erased by a clock, and nobody is kept beyond their day without being seen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from fledge.web.store.models import Applicant, Letter, Member, Organisation, Person, Request, Standing, Wish
from fledge.web.store.queries import letters, persons
from fledge.web.store.queries.changes import changed, locked, together
from fledge.web.store.queries.letters import Told
from fledge.web.store.queries.problems import Field, Stale
from fledge.web.store.queries.words import one_line

_SOON = timedelta(days=30)


def passed(organisation: Organisation, today: date) -> QuerySet[Any]:
    """Those who may not be kept any longer, longest over first. Whoever is in a round now stays until it has ended."""
    return _kept(organisation).filter(keep_until__lt=today, is_in_a_round=False).order_by("keep_until", "pk")


def ending_soon(organisation: Organisation, today: date) -> QuerySet[Person]:
    """Those whose time ends within thirty days, so that they can be asked."""
    soon = _kept(organisation).filter(keep_until__gte=today, keep_until__lt=today + _SOON)
    return soon.order_by("keep_until", "pk")


def _kept(organisation: Organisation) -> QuerySet[Any]:
    running = Applicant.objects.filter(person=OuterRef("pk"), standing=Standing.ACTIVE, role__state="open")
    asked = Request.objects.filter(person=OuterRef("pk"), wish=Wish.ERASE, answered=None)
    return persons.persons_of(organisation).annotate(is_in_a_round=Exists(running), asks_to_go=Exists(asked))


def waiting_to_go(organisation: Organisation) -> QuerySet[Person]:
    """Those who asked to be erased while nothing could be."""
    return _kept(organisation).filter(asks_to_go=True).order_by("pk")


def erase_these(member: Member, people: Collection[int]) -> int:
    """Erase those whose time has passed or who asked for it, and nobody else; how many. It is no rejection."""
    _refuse_held(member.organisation)
    today = timezone.now().date()
    may_go = set(passed(member.organisation, today).values_list("pk", flat=True))
    may_go |= set(waiting_to_go(member.organisation).values_list("pk", flat=True))
    chosen = sorted(set(people) & may_go)
    if not chosen:
        raise Stale("nobody among these may be erased now", mend="look at the list as it is now")
    with together():
        for person in Person.objects.filter(pk__in=chosen):
            persons.erased(person, because=f"erased by {member.user} on {today}: the time had passed or they asked")
    return len(chosen)


def _refuse_held(organisation: Organisation) -> None:
    if Organisation.objects.filter(pk=organisation.pk).exclude(legal_hold="").exists():
        raise Stale("nobody may be erased while a legal hold stands", mend="ask an owner to end the hold")


def ask_to_keep(member: Member, people: Collection[int], letter: Letter, *, site: str) -> Told:
    """Write to those whose time ends whether they may be kept longer; each is asked about their newest application."""
    if "{link}" not in letter.words:
        raise Field("this letter has no {link}, and without it nobody can say yes", where="letter")
    known = persons.persons_of(member.organisation).filter(pk__in=people).values("pk")
    rows = Applicant.objects.filter(person__in=known).select_related("person", "role__organisation")
    newest = {row.person_id: row for row in rows.order_by("applied", "pk")}
    return letters.write(newest.values(), letter, member, site=site)


@together
def held(organisation: Organisation, *, member: Member, edition: int, legal_hold: str) -> Organisation:
    """Say why nobody may be erased now, or end that with an empty reason."""
    found = locked(Organisation.objects.filter(pk=organisation.pk))
    because = one_line(legal_hold)
    if len(because) > 300:
        raise Field("this is longer than 300 characters", where="legal_hold")
    changed(found, edition=edition, who=member.user, what="organisation", legal_hold=because)
    return found
