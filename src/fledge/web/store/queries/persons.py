"""People who applied: added once however often they are imported, kept as long as they agreed, erased for good."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils import timezone

from fledge.documents import read_resume_bytes
from fledge.problem import Problem
from fledge.web.computed import made_by
from fledge.web.computed.papers import as_kept, read_papers
from fledge.web.store.models import (
    Applicant,
    Interview,
    Matched,
    Member,
    Organisation,
    Paper,
    Person,
    PrivateLink,
    Reading,
    Role,
    Stage,
    WorkItem,
)
from fledge.web.store.queries import groups
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere, Stale

_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it came in."""

    name: str
    data: bytes


def address(email: str) -> str:
    """An e-mail address as it is kept, or a Problem; none at all is allowed."""
    email = email.strip().lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Field(f"{email[:80]!r} is no e-mail address", where="email") from error
    return email


def persons_of(organisation: Organisation) -> QuerySet[Person]:
    """Everybody who is kept and not erased."""
    return Person.objects.filter(organisation=organisation, erased=None)


@together
def applied(
    role: Role,
    *,
    member: Member,
    name: str,
    email: str = "",
    on: date | None = None,
    source: str = "",
    reference: str = "",
    stage: str = Stage.APPLIED,
    tags: Sequence[str] = (),
    **more: Any,
) -> tuple[Applicant, bool]:
    """Somebody in a role's round, and whether they are new in it; the same address or reference is the same person.

    Whoever has only applied has waited since they did; how long somebody has been in a later stage nobody knows.
    """
    name, email = " ".join(name.replace("\x00", "").split())[:_LONGEST_NAME], address(email)
    if not name and not email:
        raise Field("there is neither a name nor an address", where="name")
    held = locked(Role.objects.filter(pk=role.pk))
    found = _known(held, name=name, email=email, reference=reference)
    if found:
        return found, False
    person = email and persons_of(held.organisation).filter(email=email).first()
    person = person or _person(held.organisation, member, name=name, email=email, **more)
    day = on or timezone.now().date()
    since = _begin_of(day) if on and stage == Stage.APPLIED else timezone.now()
    made = Applicant(role=held, person=person, applied=day, since=since, stage=stage, tags=list(tags),
                     source=source[:80], reference=reference[:120])  # fmt: skip
    recorded(made, by=member.user)
    return made, True


def _begin_of(day: date) -> datetime:
    return min(datetime.combine(day, time(), UTC), timezone.now())


def _known(role: Role, *, name: str, email: str, reference: str) -> Applicant | None:
    """Somebody who is in the round already: by reference, by address, or without either by the name alone."""
    round_ = role.applicants.select_related("person").filter(person__erased=None)
    if reference and (found := round_.filter(reference=reference).first()):
        if email and found.person.email and email != found.person.email:
            what = f"the reference {reference} is that of {found.person}, who has another address"
            raise Field(what, where="reference", mend="mend one of them, so that one can tell who is meant")
        return found
    if email:
        return round_.filter(person__email=email).first()
    return None if reference else round_.filter(person__email="", person__name=name).first()


def _person(organisation: Organisation, member: Member, **fields: Any) -> Person:
    fields.setdefault("keep_until", timezone.now().date() + timedelta(days=settings.KEEP_DAYS))
    made = Person(organisation=organisation, **fields)
    recorded(made, by=member.user)
    return made


def add_papers(person: Person, sent: Sequence[Sent], *, today: date | None = None) -> tuple[Paper, ...]:
    """Files of one person, each kept once; all that are readable are read together into evidence.

    A file that cannot be read is kept and says why; it takes nothing away from the others.
    """
    fresh = [paper_of(one) for one in sent]
    with together():
        held = locked(Person.objects.filter(pk=person.pk, erased=None))
        kept = tuple(
            Paper.objects.get_or_create(person=held, digest=paper.digest, defaults=_fields(paper))[0] for paper in fresh
        )
        read_again(held, today=today)
    return kept


def _fields(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in ("name", "kind", "file", "text", "notes", "unread")}


def paper_of(sent: Sent) -> Paper:
    """A file with its text, or with the sentence why it has none; it belongs to nobody yet."""
    digest = hashlib.sha256(sent.data).hexdigest()
    paper = Paper(name=sent.name.replace("\x00", "")[:200], file=sent.data, digest=digest)
    try:
        page = read_resume_bytes(sent.data, name=sent.name)
    except Problem as problem:
        paper.unread = str(problem)[:300]
    else:
        paper.kind, paper.text, paper.notes = page.kind, page.text.replace("\x00", ""), list(page.notes)
    return paper


def with_paper(person: Person, paper: Paper, *, kept: dict[str, Any] | None, unread: str, of: Collection[str]) -> bool:
    """One more file of somebody, and what all of them show as it was read beforehand; False where it is there already.

    ``of`` are the digests of what was read; where somebody added or took away a file meanwhile, all is read again.
    """
    with together():
        held = locked(Person.objects.filter(pk=person.pk, erased=None))
        _, is_new = Paper.objects.get_or_create(person=held, digest=paper.digest, defaults=_fields(paper))
        readable = set(held.papers.filter(unread="").values_list("digest", flat=True))
        if kept is None or readable != set(of):
            read_again(held)
        else:
            _keep(held, kept, unread)
    return is_new


def read_again(person: Person, *, today: date | None = None) -> Reading:
    """What all papers of somebody show together, kept; lines that were taken out stay out."""
    texts = [paper.text for paper in person.papers.order_by("made", "pk") if not paper.unread]
    found = read_papers(texts, today=today or timezone.now().date())
    return _keep(person, as_kept(found), found.unread or "")


def _keep(person: Person, kept: dict[str, Any], unread: str) -> Reading:
    reading, _ = Reading.objects.update_or_create(
        person=person, defaults={"made_by": made_by(), "kept": kept, "unread": unread[:300]}
    )
    Matched.objects.filter(applicant__person=person).delete()
    return reading


@together
def erased(person: Person, *, because: str) -> None:
    """Everything by which somebody could be known goes for good; what was decided stays, without them.

    ``because`` says who asked or which day had passed; it stands in the history.
    """
    held = locked(Person.objects.filter(pk=person.pk))
    if held.erased:
        raise Stale("this person has been erased already")
    if held.organisation.legal_hold:
        raise Stale("nobody may be erased while a legal hold stands", mend="ask an owner to end the hold")
    groups.forgotten(held)
    held.papers.all().delete()
    Reading.objects.filter(person=held).delete()
    for applicant in held.applicants.all():
        applicant.remarks.all().delete()
        applicant.tasks.all().delete()
        applicant.decisions.update(words="")
        applicant.messages.all().delete()
        applicant.matches.all().delete()
        WorkItem.objects.filter(applicant=applicant).update(name="somebody who was erased", says="", asked={})
        applicant.second_looks.all().delete()
        applicant.interviews.all().delete()
        Interview.history.filter(applicant=applicant).delete()
        applicant.history.all().delete()
        Applicant.objects.filter(pk=applicant.pk).update(reference="", tags=[])
    held.links.all().delete()
    PrivateLink.history.filter(person=held).delete()
    held.requests.all().delete()
    held.history.all().delete()
    Person.objects.filter(pk=held.pk).update(
        name="", email="", phone="", consent=because[:200], erased=timezone.now(), keep_until=None
    )


def person_of(applicant: Applicant) -> Person:
    """Whose applicant it is; erased people are gone."""
    if applicant.person.erased:
        raise NotThere("this person has been erased", mend="go back to the round")
    return applicant.person
