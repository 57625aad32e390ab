"""The workspace as a program sees it: a method for each thing that can be done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from fledge.client.answers import (
    Change,
    File,
    Line,
    Link,
    Member,
    Organisation,
    Posting,
    Proposal,
    Role,
    Work,
    WorkItem,
    read,
)
from fledge.client.round import RoundOfRole
from fledge.client.walking import V1

Json = dict[str, Any]


class Client(RoundOfRole):
    """A workspace, asked with a token of somebody's seat.

    Lists are walked through as they are read, however long. Writes are sent under a key of their own, so a broken
    connection never does something twice.
    """

    def organisation(self) -> Organisation:
        """The organisation, and what the token may do in it."""
        return read(Organisation, self._data("GET", "/organisation"))

    def members(self) -> Iterator[Member]:
        """Everybody who sits here, by name."""
        return self._all(Member, "/members")

    def roles(self, *, words: str = "", state: str = "") -> Iterator[Role]:
        """The roles that the seat sees, newest first."""
        wanted = {name: value for name, value in (("q", words), ("state", state)) if value}
        return self._all(Role, "/roles", **wanted)

    def role(self, number: int) -> Role:
        """One role with its people."""
        return read(Role, self._data("GET", f"/roles/{number}"))

    def add_role(self, title: str, **fields: Any) -> Role:
        """A new role: ``team``, ``location``, ``openings``, ``state``, ``manager`` and ``people`` if wanted."""
        return read(Role, self._data("POST", "/roles", {"title": title, **fields}))

    def change_role(self, role: Role, **fields: Any) -> Role:
        """The role with other values, unless somebody changed it since it was read."""
        return read(Role, self._data("PATCH", f"/roles/{role.id}", {**fields, "edition": role.edition}))

    def postings(self, role: int) -> Iterator[Posting]:
        """The versions of a role's posting, newest first, without their words."""
        return self._all(Posting, f"/roles/{role}/postings")

    def posting(self, role: int, number: int) -> Posting:
        """One version with its words."""
        return read(Posting, self._data("GET", _one(role, number)))

    def add_posting(
        self, role: int, text: str, *, title: str = "", company: str = "", judged_by: date | None = None
    ) -> Posting:
        """The next version, from text."""
        fields = {"text": text, "title": title, "company": company, "judged_by": judged_by and judged_by.isoformat()}
        return read(Posting, self._data("POST", f"/roles/{role}/postings", fields))

    def upload_posting(self, role: int, name: str, content: bytes, **fields: str) -> Posting:
        """The next version, from a file by its name and content."""
        path = f"{V1}/roles/{role}/postings/file"
        return read(Posting, self._asking.ask("POST", path, fields, file=(name, content)).data)

    def audit(self, role: int, number: int) -> Json:
        """The audit of a version, in the shape fledge:audit:1."""
        return dict(self._data("GET", f"{_one(role, number)}/audit"))

    def people(self, role: int, number: int) -> Json:
        """The people counted, in the shape fledge:pool:1."""
        return dict(self._data("GET", f"{_one(role, number)}/people"))

    def what_if(
        self, role: int, number: int, *, waive: Collection[str] = (), years: Mapping[str, float] | None = None
    ) -> Json:
        """How the pool moves if some lines were wishes or asked fewer years; nothing is kept."""
        tried = {"waive": list(waive), "years": dict(years or {})}
        return dict(self._data("POST", f"{_one(role, number)}/what-if", tried))

    def propose(self, role: int, number: int, purpose: str, **asked: Any) -> Proposal:
        """Changed lines to discuss: ``repaired`` (edits, keep) or ``potential`` (mentor, hours, budget, projects)."""
        return read(Proposal, self._data("PUT", f"{_one(role, number)}/proposals/{quote(purpose)}", asked))

    def proposal(self, role: int, number: int, purpose: str) -> Proposal:
        """What is proposed, with every line."""
        return read(Proposal, self._data("GET", f"{_one(role, number)}/proposals/{quote(purpose)}"))

    def sign_off(
        self, role: int, number: int, purpose: str, *, agree: Collection[Line | str] = (),
        refuse: Collection[Line | str] = (), why: str = "",
    ) -> Proposal:  # fmt: skip
        """Agree or disagree with changed lines; whoever disagrees says why."""
        words = {_key(line): yes for lines, yes in ((agree, True), (refuse, False)) for line in lines}
        path = f"{_one(role, number)}/proposals/{quote(purpose)}/sign-offs"
        return read(Proposal, self._data("POST", path, {"lines": words, "why": why}))

    def make_version(self, role: int, number: int, purpose: str) -> Posting:
        """The version that comes of a proposal, once every line is decided."""
        return read(Posting, self._data("POST", f"{_one(role, number)}/proposals/{quote(purpose)}/version"))

    def publish(self, role: int, number: int) -> Posting:
        """Make a version the role's posting from now on."""
        return read(Posting, self._data("POST", f"{_one(role, number)}/publish"))

    def withdraw(self, role: int, number: int) -> Posting:
        """Publish a version no more; it stays as a draft."""
        return read(Posting, self._data("POST", f"{_one(role, number)}/withdraw"))

    def file(self, role: int, number: int, kind: str) -> File:
        """A version as a file: page, word, text, data, audit or audit-data."""
        return self._file(f"{_one(role, number)}/files/{quote(kind)}", kind)

    def share(self, role: int, number: int, whom: str, *, days: int | None = None) -> Link:
        """A link to a version's audit for somebody without an account."""
        return read(Link, self._data("POST", f"{_one(role, number)}/shares", {"whom": whom, "days": days}))

    def shares(self, role: int, number: int) -> Iterator[Link]:
        """All links to a version, newest first."""
        return self._all(Link, f"{_one(role, number)}/shares")

    def withdraw_share(self, role: int, number: int, link: int) -> None:
        """The link opens nothing from now on."""
        self._data("DELETE", f"{_one(role, number)}/shares/{link}")

    def import_postings(self, name: str, content: bytes) -> Work:
        """Bring in every posting of an export, by its name and content; the work says how far it is."""
        return read(Work, self._asking.ask("POST", f"{V1}/imports", file=(name, content)).data)

    def works(self) -> Iterator[Work]:
        """Long work in the background, newest first."""
        return self._all(Work, "/works")

    def work(self, name: str) -> Work:
        """How far one work is."""
        return read(Work, self._data("GET", f"/works/{quote(name)}"))

    def results(self, name: str) -> Iterator[WorkItem]:
        """What came of the items of a work that are done, the last one first."""
        return self._all(WorkItem, f"/works/{quote(name)}/results")

    def stop(self, name: str) -> Work:
        """Ask a work to stop after the item that is being done."""
        return read(Work, self._data("POST", f"/works/{quote(name)}/stop"))

    def history(self, role: int | None = None) -> Iterator[Change]:
        """What happened to a role, or in the organisation, newest first."""
        return self._all(Change, f"/roles/{role}/history" if role else "/history")


def _one(role: int, number: int) -> str:
    return f"/roles/{role}/postings/{number}"


def _key(line: Line | str) -> str:
    return line if isinstance(line, str) else line.key or ""
