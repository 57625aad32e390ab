"""What of a round belongs to the history of whom: each seat reads of what it may see, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from fledge.web.store.models import (
    Applicant,
    Card,
    Decision,
    Filter,
    GroupsFile,
    Interview,
    Letter,
    Member,
    Message,
    Organisation,
    PrivateLink,
    Request,
    Role,
    SignInLink,
    Webhook,
)
from fledge.web.store.queries.interviews import interviews_for
from fledge.web.store.rights import May

Streams = dict[str, QuerySet[Any]]
#: Whether somebody may read of something that needs a right.
Sees = Callable[[May], bool]


def of_rounds(roles: QuerySet[Role], member: Member, sees: Sees) -> Streams:
    """What happened in the rounds of these roles, as far as it is seen."""
    chosen = roles.order_by().values("pk")
    found: Streams = {}
    if sees(May.SEE_IMPACT):
        found["groups"] = _history(GroupsFile, Q(role_id__in=chosen))
    if sees(May.SEE_LEDGER):
        found["decisions"] = Decision.objects.filter(role__in=chosen)
    if sees(May.SEE_APPLICANTS):
        found |= _people(chosen, member)
    if sees(May.WRITE_LETTERS):
        found |= _written(chosen)
    return found


def _people(chosen: QuerySet[Any], member: Member) -> Streams:
    talks = interviews_for(member).filter(applicant__role__in=chosen).order_by().values("pk")
    return {
        "applicants": _history(Applicant, Q(role_id__in=chosen, history_type="+")),
        "interviews": _history(Interview, Q(id__in=talks)),
        "scorecards": Card.objects.filter(interview__in=talks).exclude(handed_in=None),
        "searches": _history(Filter, Q(role_id__in=chosen, is_shared=True)),
    }


def _written(chosen: QuerySet[Any]) -> Streams:
    """Letters, private links and answers; a person belongs to a role by having applied to it."""
    applied = Applicant.objects.filter(person=OuterRef("person"), role__in=chosen, person__erased=None)
    return {
        "messages": Message.objects.filter(applicant__role__in=chosen, applicant__person__erased=None).defer("file"),
        "private": _history(PrivateLink, Q(Exists(applied))),
        "requests": Request.objects.filter(Exists(applied)).exclude(answered_by=None).defer("file"),
    }


def of_organisation(member: Member, sees: Sees) -> Streams:
    """What belongs to no role: templates of letters, webhooks, legal holds, and ways in."""
    here, found = Q(organisation_id=member.organisation_id), Streams()
    if sees(May.WRITE_LETTERS):
        found["letters"] = _history(Letter, here)
    if sees(May.USE_WEBHOOKS):
        found["webhooks"] = _history(Webhook, here)
    if sees(May.BRING_APPLICANTS):
        found["holds"] = _history(Organisation, Q(id=member.organisation_id, history_type="~"))
    if sees(May.SEE_MEMBERS):
        found["ways_in"] = _history(SignInLink, here)
    return found


def _history(model: Any, which: Q) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.history.filter(which)
    return rows
