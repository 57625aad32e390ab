"""Roles, the versions of their postings, and the links by which somebody without an account reads one."""

from __future__ import annotations

from typing import Any

from fledge.audit import Grade
from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import Member, Posting, Role
from fledge.web.store.queries import shares
from fledge.web.store.queries.postings import postings_for
from fledge.web.store.queries.tables.parts import counted, in_parts
from fledge.web.store.rights import May, allows

_ROLES: dict[str, Column] = {
    "role": "pk", "title": "title", "team": "team_name", "location": "location", "hiring_manager": "manager.name",
    "openings": "openings", "stands": "get_state_display", "newest_version": "newest",
    "published_version": "published_number", "added_at": "made",
}  # fmt: skip
_VERSIONS: dict[str, Column] = {
    "version": "number", "title": "title", "origin": "origin", "judged_by": "judged_by",
    "published_at": "published", "published_by": "published_by.name", "added_at": "made", "added_by": "by.name",
}  # fmt: skip
_NAMES = frozenset({"hiring_manager", "published_by", "added_by"})
_SHARES: dict[str, Column] = {
    "for_whom": "whom", "made_at": "made", "made_by": "by.name", "ends_at": "ends", "opened_times": "seen",
    "stands": shares.stands,
}  # fmt: skip


def roles(member: Member, found: Any) -> Table:
    """The roles of a list; what their audits say, and names of colleagues, only for those who see drafts."""
    return table_of("roles", _seen(member, _ROLES, _said("findings", "share")), in_parts(found))


def versions(member: Member, role: Role) -> Table:
    """The versions of a role that this seat sees, newest first."""
    columns = _seen(member, _VERSIONS, _said("audit.findings", "audit.share"))
    return table_of("versions", columns, in_parts(postings_for(member, role)), about=f"{role.title} versions")


def shared(posting: Posting) -> Table:
    """The links to the audit of a version, without what opens them."""
    return table_of("links", _SHARES, in_parts(shares.shares_of(posting)), about=f"{posting} links")


def _seen(member: Member, columns: dict[str, Column], audited: dict[str, Column]) -> dict[str, Column]:
    """All columns for those who see drafts; neither audits nor names of colleagues for those who read postings only."""
    if allows(member.seat, May.SEE_DRAFTS):
        return columns | audited
    return {name: column for name, column in columns.items() if name not in _NAMES}


def _said(findings: str, share: str) -> dict[str, Column]:
    """How many findings there are of each grade, and the share of those asked who meet all of it, from 0 to 1."""
    grades: dict[str, Column] = {
        f"findings_{grade.value.replace(' ', '_')}": counted(findings, grade.name.lower()) for grade in Grade
    }
    return {**grades, "share_who_meet_it": share}
