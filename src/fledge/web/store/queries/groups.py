"""The file of groups: kept apart from applications, joined to them in memory alone, and given out as counts alone."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from fledge.match.impact import STAGES, Impact
from fledge.match.impact import Decision as Passed
from fledge.problem import Problem, Problems
from fledge.web.computed.impact import LEAST, counts_of, groups_in
from fledge.web.store.models import GroupsFile, Member, Person, Role, Stage, What
from fledge.web.store.queries.changes import locked, recorded, removed, together
from fledge.web.store.queries.problems import NotThere, Stale

__all__ = [
    "LEAST",
    "Counted",
    "brought",
    "counted",
    "file_for",
    "forgotten",
    "in_use",
    "sentences",
    "state_of",
    "used",
    "withdrawn",
]

_ORDER = [stage.value for stage in Stage]
#: What the impact room calls the decision in each stage of the board; who is hired is decided about no more.
_CALLED = dict(zip(_ORDER, STAGES, strict=False))
_MOST_SAID = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of a round, what is withheld from them, and how many applicants' groups are known at all."""

    impact: Impact | None
    withheld: tuple[str, ...] = ()


def in_use(role: Role) -> GroupsFile | None:
    """The file that is counted by, without its rows."""
    return _files(role).filter(in_use=True).first()


def _files(role: Role) -> QuerySet[GroupsFile]:
    return role.groups_files.defer("rows").select_related("by")


def files_of(role: Role) -> QuerySet[GroupsFile]:
    """Every file of a role that was brought in and not withdrawn, without its rows."""
    return _files(role)


def file_for(role: Role, pk: int) -> GroupsFile:
    """One file of a role, without its rows."""
    found = _files(role).filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such file here, or it is not yours to see", mend="go back to the page of impact")
    return found


def brought(role: Role, *, member: Member, name: str, data: bytes) -> GroupsFile:
    """A file of groups, read and not yet in use; a Problem where it cannot be read or fits nobody in the round.

    Who is meant is kept as a digest made with the server's secret; the order of the digests says nothing.
    """
    read = groups_in(data, name=name[:120])
    known, digest_of = {key for _, key in _keys(role)}, _digests(role)
    kept = sorted((digest_of(key), sex, race) for key, sex, race in read.rows)
    fit = sum(digest in known for digest, *_ in kept)
    if not fit:
        raise Problem("none of its people is in this round", where=name[:120], mend="use the addresses of the round")
    columns = {"read": [list(column) for column in read.columns], "rows": len(kept), "said": read.problems[:_MOST_SAID],
               "more": max(0, len(read.problems) - _MOST_SAID)}  # fmt: skip
    with together():
        held = locked(Role.objects.filter(pk=role.pk))
        for other in held.groups_files.filter(in_use=False, by=member.user):
            withdrawn(other, member=member)
        made = GroupsFile(
            role=held, by=member.user, name=name[:200], columns=columns, rows=kept, unknown=len(kept) - fit
        )
        recorded(made, by=member.user)
    return made


def sentences(problem: Problem) -> list[str]:
    """Every mistake of a file, one sentence each."""
    return [str(one) for one in (problem.problems if isinstance(problem, Problems) else [problem])][:_MOST_SAID]


@together
def used(file: GroupsFile, *, member: Member) -> GroupsFile:
    """Count by this file from now on; the one before it is withdrawn. Done twice it is done once."""
    role = locked(Role.objects.filter(pk=file.role_id))
    held = role.groups_files.filter(pk=file.pk).first()
    if held is None:
        raise Stale("this file was withdrawn meanwhile", mend="bring it in again")
    if held.in_use:
        return held
    for other in role.groups_files.filter(in_use=True):
        withdrawn(other, member=member)
    held.in_use = True
    recorded(held, by=member.user)
    return held


@together
def withdrawn(file: GroupsFile, *, member: Member) -> None:
    """Its rows are gone for good; that it was there stays in the history."""
    held = GroupsFile.objects.filter(pk=file.pk).first()
    if held is None:
        return
    removed(held, by=member.user)


def forgotten(person: Person) -> None:
    """Somebody is erased: what files of groups say of them goes, too. Asked before their address is gone."""
    for reference, role in person.applicants.values_list("reference", "role"):
        for file in GroupsFile.objects.filter(role=role):
            mine = {_digests(file.role)(key) for key in (person.email, reference) if key}
            left = [row for row in file.rows if row[0] not in mine]
            if len(left) < len(file.rows):
                GroupsFile.objects.filter(pk=file.pk).update(rows=left)


def counted(role: Role) -> Counted:
    """How groups went on, as counts alone: whose group is which is known inside this function and nowhere else."""
    decided = tuple(_passed(role))
    if not decided:
        return Counted(None)
    file = role.groups_files.filter(in_use=True).first()
    told = {digest: (sex, race) for digest, sex, race in file.rows} if file else {}
    held = {str(pk): told[key] for pk, key in _keys(role) if key in told} if told else {}
    return Counted(*counts_of(decided, held))


def state_of(role: Role) -> str:
    """Other counts have another state: by the last line of the ledger, the file in use, and who was erased."""
    last = role.decisions.order_by("-pk").values_list("digest", flat=True).first()
    erased = role.applicants.exclude(person__erased=None).count()
    file = role.groups_files.filter(in_use=True).values_list("pk", flat=True).first()
    return f"{last}-{file}-{erased}-{role.made.timestamp()}"


def _keys(role: Role) -> Iterator[tuple[int, str]]:
    """Everybody in the round with the digests of their address and their reference."""
    people = role.applicants.filter(person__erased=None).values_list("pk", "person__email", "reference")
    digest_of = _digests(role)
    for pk, *keys in people:
        yield from ((pk, digest_of(key)) for key in keys if key)


def _digests(role: Role) -> Callable[[str], str]:
    """What an address or a reference is called in the files of a role: nobody can tell without the server's secret."""
    secret = salted_hmac("fledge.groups", str(role.pk), algorithm="sha256").digest()

    def digest_of(key: str) -> str:
        return hmac.digest(secret, key.strip().lower().encode(), "sha256").hex()[:32]

    return digest_of


def _passed(role: Role) -> Iterator[Passed]:
    """Who went on at which stage and who did not, as the ledger leaves them; what was undone never was."""
    lines = role.decisions.filter(undone_by=None).exclude(what=What.UNDO).order_by("applicant_id", "at", "pk")
    columns = ("applicant_id", "what", "from_stage", "to_stage", "at")
    told: list[tuple[str, str, str, date]] = []
    who = None
    for pk, what, begin, end, at in lines.values_list(*columns).iterator():
        if pk != who and told:
            yield from _of_one(str(who), str(role.pk), told)
            told = []
        who = pk
        told.append((what, begin, end, timezone.localdate(at)))
    if told:
        yield from _of_one(str(who), str(role.pk), told)


def _of_one(who: str, requisition: str, told: Iterable[tuple[str, str, str, date]]) -> Iterator[Passed]:
    """One person: every stage before the one where they stand was passed; a rejection that stands was not."""
    lines = list(told)
    first, days, rejected = _ORDER.index(lines[0][1]), dict[int, date](), None
    at = first
    for what, begin, end, day in lines:
        at, before = _ORDER.index(end), _ORDER.index(begin)
        days.update(dict.fromkeys(range(before, at), day))
        rejected = day if what == What.REJECT else rejected if what in (What.KEEP, What.WITHDRAW) else None
    for place in range(first, at):
        yield Passed(who, requisition, _CALLED[_ORDER[place]], True, days.get(place))
    if rejected:
        yield Passed(who, requisition, _CALLED[_ORDER[at]], False, rejected)
