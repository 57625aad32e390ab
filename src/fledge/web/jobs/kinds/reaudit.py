"""Audit versions anew after Fledge or its facts have changed."""

from __future__ import annotations

from typing import Any

from fledge.problem import Problem
from fledge.web.computed import kept_audit, made_by
from fledge.web.jobs.kind import kind
from fledge.web.store.models import Came, Posting, PostingAudit, Work, WorkItem
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.turns import Outcome


def _ready(work: Work, item: WorkItem) -> dict[str, Any] | None:
    posting = _posting(work, item)
    kept = PostingAudit.objects.filter(posting=posting, made_by=made_by())
    return None if kept.exists() else kept_audit(asked_of(posting))


@kind("reaudit", "Audit anew", ready=_ready)
def audit_anew(work: Work, item: WorkItem, ready: dict[str, Any] | None) -> Outcome:
    """The audit of one version as this Fledge makes it."""
    posting = _posting(work, item)
    if ready is None:
        return Outcome(Came.THERE, "audited by this Fledge already", posting)
    PostingAudit.objects.update_or_create(posting=posting, defaults=ready)
    return Outcome(Came.IN, ready["verdict"], posting)


def _posting(work: Work, item: WorkItem) -> Posting:
    found = Posting.objects.filter(pk=item.asked["posting"], role__organisation=work.organisation_id).first()
    if found is None:
        raise Problem("this version is not there any more")
    return found
