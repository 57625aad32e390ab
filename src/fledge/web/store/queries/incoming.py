"""Uploads of applicants that wait: kept as drafts, begun once, thrown away; and whose a file is."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from fledge.problem import Problem
from fledge.web.store.models import Applicant, Incoming, IncomingFile, Member, Paper, Role, Work, WorkState
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.problems import NotThere

_AT_ONCE = 20
_STOPPED = (WorkState.STOPPED, WorkState.FAILED)


@dataclass(frozen=True, slots=True)
class Known:
    """Who is in a round already, by what an import can tell them by."""

    emails: frozenset[str]
    references: dict[str, str]
    bare_names: frozenset[str]


def drafts_of(role: Role) -> QuerySet[Incoming]:
    """What was uploaded for a role and not begun, newest first."""
    return role.incoming.filter(work=None).select_related("by").defer("sheets")


def draft_for(role: Role, pk: uuid.UUID) -> Incoming:
    """One upload for this role, begun or not."""
    found = role.incoming.filter(pk=pk).first()
    if found is None:
        raise NotThere("this upload is not there any more", mend="look at the list of uploads, or upload it again")
    return found


@together
def uploaded(
    role: Role,
    *,
    member: Member,
    name: str,
    sheets: list[dict[str, Any]],
    said: dict[str, Any],
    files: Iterable[tuple[str, bytes | Problem]],
) -> Incoming:
    """A new draft with all its files, or nothing of it."""
    made = Incoming.objects.create(role=role, by=member.user, name=name[:200], sheets=sheets, said=said)
    some: list[IncomingFile] = []
    for number, (called, data) in enumerate(files, 1):
        some.append(_file(made, number, called, data))
        if len(some) == _AT_ONCE:
            IncomingFile.objects.bulk_create(some)
            some = []
    IncomingFile.objects.bulk_create(some)
    return made


def _file(incoming: Incoming, number: int, name: str, data: bytes | Problem) -> IncomingFile:
    name = name.replace("\x00", "")
    made = IncomingFile(incoming=incoming, number=number, name=name[-200:])
    if isinstance(data, Problem):
        made.refused = "; ".join(filter(None, (data.what, data.mend)))[:400]
    else:
        made.data = data
    return made


@together
def said_of(draft: Incoming, *, said: dict[str, Any], sheets: list[dict[str, Any]] | None = None) -> Incoming:
    """What somebody said about it, kept; nothing is changed any more once it has begun."""
    held = locked(Incoming.objects.filter(pk=draft.pk))
    if held.work_id is None:
        held.said = said
        held.sheets = held.sheets if sheets is None else sheets
        held.save(update_fields=["said", "sheets"])
    return held


def files_of(draft: Incoming) -> QuerySet[IncomingFile]:
    """Its files in their order, without what is in them."""
    return draft.files.defer("data")


@together
def begun_with(draft: Incoming) -> Incoming:
    """The draft, held while somebody begins with it; its ``work`` is there where somebody was quicker."""
    return locked(Incoming.objects.filter(pk=draft.pk).select_related("role"))


@together
def thrown_away(draft: Incoming) -> bool:
    """Nothing of it is kept; False where it has begun already."""
    held = locked(Incoming.objects.filter(pk=draft.pk))
    if held.work_id:
        return False
    held.delete()
    return True


def forgotten_after(work: Work) -> None:
    """What was uploaded is not kept a second time when all of it is done."""
    Incoming.objects.filter(work=work).delete()


def tidied() -> int:
    """Forget what was uploaded long ago and never begun, or stopped and not gone on with; how many there were."""
    late = timezone.now() - timedelta(days=settings.UPLOAD_DAYS)
    never_begun, given_up = Q(work=None, made__lt=late), Q(work__state__in=_STOPPED, work__ended__lt=late)
    return Incoming.objects.filter(never_begun | given_up).delete()[1].get("store.Incoming", 0)


def known_in(role: Role) -> Known:
    """Everybody who is in the round, as far as an import can tell them by it."""
    there = Applicant.objects.filter(role=role, person__erased=None)
    rows = list(there.values_list("person__email", "reference", "person__name"))
    return Known(
        frozenset(email for email, _, _ in rows if email),
        {reference: email for email, reference, _ in rows if reference},
        frozenset(name for email, _, name in rows if not email),
    )


def with_address(role: Role, emails: Collection[str]) -> list[Applicant]:
    """Those in the round who have one of these addresses."""
    return list(_round(role).filter(person__email__in=[one for one in emails if one]))


def with_reference(role: Role, references: Collection[str]) -> list[Applicant]:
    """Those in the round who have one of these references."""
    return list(_round(role).filter(reference__in=[one for one in references if one]))


def names_in(role: Role) -> list[tuple[int, str]]:
    """Everybody in the round, by number and name."""
    return list(Applicant.objects.filter(role=role, person__erased=None).values_list("pk", "person__name"))


def one_in(role: Role, pk: int) -> Applicant | None:
    """Somebody in the round, if they are still there."""
    return _round(role).filter(pk=pk).first()


def whose_paper(role: Role, digest: str) -> Applicant | None:
    """In whose papers this very file is already."""
    return _round(role).filter(person__papers__digest=digest).first()


def papers_there(role: Role, digests: Collection[str]) -> frozenset[str]:
    """Which of these files are among the papers of somebody in the round already."""
    kept = Paper.objects.filter(person__in=_round(role).values("person"), digest__in=digests)
    return frozenset(kept.values_list("digest", flat=True))


def texts_of(applicant: Applicant) -> list[tuple[str, str]]:
    """The readable papers of somebody, oldest first: what tells each file apart, and its text."""
    papers = Paper.objects.filter(person=applicant.person_id, unread="").order_by("made", "pk")
    return list(papers.values_list("digest", "text"))


def _round(role: Role) -> QuerySet[Applicant]:
    return Applicant.objects.filter(role=role, person__erased=None).select_related("person")
