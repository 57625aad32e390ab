"""Versions of a role's posting: added, read, published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from fledge.web.computed import Asked, kept_audit, made_by
from fledge.web.store.models import Member, Posting, PostingAudit, Role
from fledge.web.store.queries import webhooks
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.rights import May, allows

#: A posting longer than this is something else.
LONGEST = 100_000


def asked_of(posting: Posting) -> Asked:
    """What the stages need of a version."""
    return Asked(posting.text, posting.title, posting.company, posting.judged_by)


def postings_for(member: Member, role: Role) -> QuerySet[Posting]:
    """The versions that this seat sees, newest first: all of them, or the published one."""
    postings = role.postings.select_related("by", "published_by", "audit", "made_from")
    return postings if allows(member.seat, May.SEE_DRAFTS) else postings.exclude(published=None)


def posting_for(member: Member, role: Role, number: int) -> Posting:
    """One version, if this seat sees it."""
    found = postings_for(member, role).filter(number=number).first()
    if found is None:
        raise NotThere("there is no such version here, or it is not yours to see", mend="go back to the role")
    found.role = role
    return found


def audit_of(posting: Posting) -> PostingAudit:
    """What the stages say of a version: what is kept, or made now where Fledge or its facts have changed since."""
    kept: PostingAudit | None = getattr(posting, "audit", None)
    if kept is not None and kept.made_by == made_by():
        return kept
    fresh, _ = PostingAudit.objects.update_or_create(posting=posting, defaults=kept_audit(asked_of(posting)))
    return fresh


def add_posting(
    role: Role,
    *,
    member: Member,
    text: str,
    title: str = "",
    company: str = "",
    judged_by: date | None = None,
    origin: str = "pasted",
    notes: Iterable[str] = (),
    made_from: Posting | None = None,
    audit: dict[str, Any] | None = None,
) -> Posting:
    """The next version of a role's posting, audited. The same words again are the version that is there already.

    Work in the background brings the ``audit`` of these very words along, so that nobody waits while it is made.
    """
    fields = words_of(text=text, title=title or role.title, company=company)
    day = judged_by or timezone.now().date()
    audit = audit or kept_audit(Asked(fields["text"], fields["title"], fields["company"], day))
    with together():
        held = locked(Role.objects.filter(pk=role.pk))
        last = held.postings.order_by("-number").first()
        if last and all(getattr(last, name) == value for name, value in fields.items()):
            return last
        number = (held.postings.aggregate(last=Max("number"))["last"] or 0) + 1
        made = Posting(role=held, number=number, judged_by=day, origin=origin[:200], notes=list(notes),
                       made_from=made_from, by=member.user, **fields)  # fmt: skip
        recorded(made, by=member.user)
        made.audit = PostingAudit.objects.create(posting=made, **audit)
    return made


def words_of(*, text: str, title: str, company: str) -> dict[str, str]:
    """The words of a version as they are kept; what cannot be kept is a Problem at its field."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n") + "\n"
    if not text.strip():
        raise Field("there is no text", where="text", mend="paste the whole posting, requirements included")
    if len(text) > LONGEST:
        raise Field(f"this is longer than {LONGEST:,} characters", where="text", mend="paste the posting alone")
    title, company = (" ".join(words.replace("\x00", "").split()) for words in (title, company))
    for name, words in (("title", title), ("company", company)):
        if len(words) > 200:
            raise Field("this is longer than 200 characters", where=name)
    return {"text": text, "title": title, "company": company}


@together
def published(posting: Posting, *, member: Member) -> Posting:
    """Make it the role's posting from now on; another that was published before is withdrawn."""
    locked(Role.objects.filter(pk=posting.role_id))
    _refuse_unfinished(posting)
    for other in posting.role.postings.exclude(published=None).exclude(pk=posting.pk):
        _settled(other, None, member)
    held = locked(Posting.objects.filter(pk=posting.pk))
    if not held.published:
        _settled(held, timezone.now(), member)
        webhooks.tell_of_posting(held)
    return held


def _refuse_unfinished(posting: Posting) -> None:
    """A text with places to fill in is no posting yet."""
    from fledge.web.computed.blanks import blanks_in

    blanks = blanks_in(posting.text)
    if blanks:
        named = ", ".join(blanks[:4]) + (f" and {len(blanks) - 4} more" if len(blanks) > 4 else "")
        raise Stale(f"the text still has places to fill in: {named}", mend="add a version in which they are filled in")


@together
def withdrawn(posting: Posting, *, member: Member) -> Posting:
    """Take it back: it is not published any more."""
    return _settled(locked(Posting.objects.filter(pk=posting.pk)), None, member)


def _settled(posting: Posting, when: Any, member: Member) -> Posting:
    posting.published, posting.published_by = when, member.user if when else None
    recorded(posting, by=member.user)
    return posting
