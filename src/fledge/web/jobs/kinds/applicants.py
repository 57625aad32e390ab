"""Rows of a table become people in a round, and files become their papers; what is there already is not doubled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from fledge.problem import Problem
from fledge.web.computed.arrivals import addresses_in, name_of_file, own_address, reference_words, says_name
from fledge.web.computed.papers import as_kept, read_papers
from fledge.web.jobs.kind import Ending, kind
from fledge.web.store.models import Applicant, Came, IncomingFile, Member, Paper, Role, Work, WorkItem
from fledge.web.store.queries import incoming, past, persons, roles
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.turns import Outcome, seat_of
from fledge.web.store.rights import May, allows

_NEITHER = "fits nobody in the round, and could not be read"


@dataclass(frozen=True, slots=True)
class Found:
    """Whose a file is, and by what it was told."""

    applicant: Applicant
    by: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A file as it was read: its text, whose it is, and what all that person's papers show with it."""

    paper: Paper
    found: Found | None
    is_there: bool = False
    kept: dict[str, Any] | None = None
    unread: str = ""
    of: tuple[str, ...] = ()


def _ready(work: Work, item: WorkItem) -> Ready | None:
    """A file is read and its evidence found before anything is held; a row takes no time."""
    if refused := item.asked.get("refused"):
        raise Problem(refused)
    if "file" not in item.asked:
        return None
    file = IncomingFile.objects.filter(pk=item.asked["file"]).first()
    if file is None:
        raise Problem("the file is not there any more", mend="upload it again")
    role = _role(work)
    paper = persons.paper_of(persons.Sent(file.name, bytes(file.data)))
    if there := incoming.whose_paper(role, paper.digest):
        return Ready(paper, Found(there, ""), is_there=True)
    return _read(paper, whose(role, file.name, paper.text, item.asked.get("of") or {}))


def _read(paper: Paper, found: Found | None) -> Ready:
    """What the papers of somebody show together with this one."""
    earlier = incoming.texts_of(found.applicant) if found else []
    if paper.unread:
        return Ready(paper, found)
    texts = [*earlier, (paper.digest, paper.text)]
    evidence = read_papers([text for _, text in texts], today=timezone.now().date())
    of = tuple(digest for digest, _ in texts)
    return Ready(paper, found, kept=as_kept(evidence), unread=evidence.unread or "", of=of)


def whose(role: Role, name: str, text: str, row: dict[str, str]) -> Found | None:
    """Whose a file is: the row that names it, an address in its text, a reference or a name in its own name.

    What fits two people equally is a Problem, unless its name says which of them: nobody's papers are guessed.
    """
    if row and (one := _of_row(role, row)):
        return Found(one, "the table names the file")
    ways: tuple[tuple[Callable[[], list[Applicant]], str], ...] = (
        (lambda: incoming.with_address(role, addresses_in(text)), "an address in it"),
        (lambda: incoming.with_reference(role, reference_words(name)), "the reference in its name"),
        (lambda: _named(role, name), "the name in its name"),
    )
    for looked_up, by in ways:
        people = looked_up()
        if len(people) > 1:
            named = [one for one in people if says_name(name, one.person.name)]
            people = named if len(named) == 1 else people
        if len(people) > 1:
            who = " and ".join(str(one.person) for one in people[:3])
            raise Problem(f"it fits {who} by {by}", mend="name it in the table’s column of file names")
        if people:
            return Found(people[0], by)
    return None


def _of_row(role: Role, row: dict[str, str]) -> Applicant | None:
    people = incoming.with_reference(role, [row["reference"]]) or incoming.with_address(role, [row["email"]])
    if not people and row["name"] and not row["reference"] and not row["email"]:
        people = _exactly(role, row["name"])
    return people[0] if len(people) == 1 else None


def _exactly(role: Role, name: str) -> list[Applicant]:
    found = [pk for pk, called in incoming.names_in(role) if called == name]
    return list(filter(None, (incoming.one_in(role, pk) for pk in found[:2])))


def _named(role: Role, file: str) -> list[Applicant]:
    found = [pk for pk, name in incoming.names_in(role) if says_name(file, name)]
    return list(filter(None, (incoming.one_in(role, pk) for pk in found[:3])))


@kind("applicants", "Bring in applicants", ready=_ready)
def bring_in(work: Work, item: WorkItem, ready: Ready | None) -> Outcome:
    """One row or one file; the item after the last one closes the import."""
    if ready:
        return _file(work, item, ready)
    return _row(work, item.asked["row"]) if "row" in item.asked else _closed(work)


def _closed(work: Work) -> Outcome:
    """What was uploaded is not kept a second time, and everybody's papers are matched with the version in force."""
    from fledge.web.jobs.asking_matches import match_everybody  # asking for work knows every kind of it, this one too

    incoming.forgotten_after(work)
    posting = posting_in_force(_role(work))
    matching = match_everybody(_member(work), posting) if posting else None
    says = "the uploaded files are forgotten; what came in is kept with each person"
    return Outcome(Came.IN, f"{says}. Their papers are being matched with {posting}" if matching else says)


def _row(work: Work, row: dict[str, Any]) -> Outcome:
    member, role = _member(work), _role(work)
    applicant, is_new = persons.applied(
        role, member=member, name=row["name"], email=row["email"], on=_day(row["applied"]), source=row["source"],
        reference=row["reference"], stage=row["stage"], tags=row["tags"], phone=row["phone"],
        keep_until=_day(row["keep_until"]), consent="as the imported table says" if row["keep_until"] else "",
    )  # fmt: skip
    if not is_new:
        return Outcome(Came.THERE, f"{applicant.person} is in the round already; nothing was changed", None, applicant)
    says = [f"in the round as of {applicant.applied:%-d %B %Y}"]
    if row["standing"] != "active":
        says.append(past.decided_elsewhere(applicant, member=member, standing=row["standing"], reason=row["reason"],
                                           day=_day(row["decided"]), system=row["system"]))  # fmt: skip
    return Outcome(Came.IN, "; ".join([*says, *row["notes"]]), None, applicant)


def _file(work: Work, item: WorkItem, ready: Ready) -> Outcome:
    member, role, found = _member(work), _role(work), ready.found
    if ready.is_there and found:
        return Outcome(
            Came.THERE, f"this very file is among the papers of {found.applicant.person}", None, found.applicant
        )
    if found is None and ready.paper.unread:
        return Outcome(Came.NOT, f"{_unread(ready.paper, item.name)}; it {_NEITHER}")
    applicant, by = (found.applicant, found.by) if found else _of_their_own(role, member, ready.paper)
    persons.with_paper(applicant.person, ready.paper, kept=ready.kept, unread=ready.unread, of=ready.of)
    if ready.paper.unread:
        says = f"{_unread(ready.paper, item.name)}; kept as it is with the papers of {applicant.person}"
        return Outcome(Came.NOT, says, None, applicant)
    words = f"papers of {applicant.person}, told by {by}" if found else f"{applicant.person} came in with it; {by}"
    return Outcome(Came.IN, "; ".join([words, *_notes(ready)]), None, applicant)


def _of_their_own(role: Role, member: Member, paper: Paper) -> tuple[Applicant, str]:
    """Somebody new, called by the file's name, with their own address; without a name the file tells them apart."""
    name = name_of_file(paper.name)
    reference = "" if name else f"file {paper.digest[:12]}"
    called = name or paper.name.replace("\\", "/").rsplit("/", 1)[-1]
    email = own_address(paper.text, name)
    applicant, is_new = persons.applied(
        role, member=member, name=called, email=email, reference=reference, source="résumé"
    )
    if not is_new:
        return applicant, "the same name, without an address"
    return applicant, "the name is from the file’s name" + ", the address from the text" * bool(email)


def _notes(ready: Ready) -> Sequence[str]:
    return (*ready.paper.notes[:2], *([ready.unread] if ready.unread else []))


def _unread(paper: Paper, name: str) -> str:
    return paper.unread.removeprefix(f"{paper.name}: ").removeprefix(f"{name}: ")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _role(work: Work) -> Role:
    role = Role.objects.filter(pk=work.asked["role"], organisation=work.organisation_id).first()
    if role is None:
        raise Ending("this role is not there any more")
    return role


def _member(work: Work) -> Member:
    """Whoever asked for it, if they still may."""
    member = seat_of(work)
    if member is None:
        raise Ending(f"{work.by} has no seat here any more", mend="let somebody who has one import the rest")
    if not allows(member.seat, May.BRING_APPLICANTS):
        raise Ending(f"{work.by} may not {May.BRING_APPLICANTS.value} any more", mend="ask an owner for another seat")
    roles.role_for(member, work.asked["role"])
    return member
