"""Letters, the outbox, what candidates ask for, their private links, and how long people are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import Applicant, Member, Organisation, Request
from fledge.web.store.queries import outbox as kept_outbox
from fledge.web.store.queries import retention
from fledge.web.store.queries.letters import letters_of
from fledge.web.store.queries.private_links import links_of, stands
from fledge.web.store.queries.requests import requests_for
from fledge.web.store.queries.tables.parts import in_parts

_LETTERS: dict[str, Column] = {"name": "name", "subject": "subject", "words": "words"}
_STATES = {"waiting": "waits", "sent": "sent", "failed": "could not be sent", "stopped": "stopped"}
_OUTBOX: dict[str, Column] = {
    "letter": "pk", "applicant": "applicant_id", "name": "applicant.person", "to": "to", "role": "applicant.role",
    "subject": "subject", "stands": lambda one: _STATES[kept_outbox.state_of(one)], "written_at": "made",
    "written_by": "by.name", "leaves_at": "due", "sent_at": "sent", "stopped_at": "stopped", "why_not_sent": "failed",
}  # fmt: skip
_LINKS: dict[str, Column] = {
    "made_at": "made", "made_by": "by.name", "opened_times": "seen", "ends_at": "ends", "stands": stands,
}  # fmt: skip


def letters(organisation: Organisation) -> Table:
    """The templates, by name."""
    return table_of("letters", _LETTERS, in_parts(letters_of(organisation)))


def outbox(member: Member, state: str = "") -> Table:
    """The letters that this seat sees, in one state or in all, newest first."""
    return table_of("outbox", _OUTBOX, in_parts(kept_outbox.in_state(member, state)))


def requests(member: Member, *, is_done: bool | None, with_names: bool = True) -> Table:
    """What candidates asked for: what waits, what is answered, or both where ``is_done`` is None."""
    columns: dict[str, Column] = {
        "request": "pk", "name": "person" if with_names else _nobody, "what_they_ask_for": "get_wish_display",
        "line_of_papers": "line", "in_their_words": "words", "with_a_file": _has_file, "asked_at": "at",
        "answered_at": "answered", "answered_by": "answered_by.name", "granted": "granted", "answer": "answer",
    }  # fmt: skip
    return table_of("requests", columns, in_parts(asked_for(member, is_done=is_done)))


def asked_for(member: Member, *, is_done: bool | None) -> Any:
    """The requests of a list: those that wait, the oldest first, or those that are answered, the last one first."""
    rows = requests_for(member)
    if is_done is None:
        return rows
    return rows.exclude(answered=None).order_by("-answered", "-pk") if is_done else rows.filter(answered=None)


def _nobody(one: Request) -> str:
    return ""


def _has_file(one: Request) -> bool:
    return bool(one.file_name)


def private_links(one: Applicant) -> Table:
    """The private links of one person, without what opens them."""
    return table_of("private-links", _LINKS, in_parts(links_of(one.person)))


def kept(organisation: Organisation) -> Table:
    """Who asked to be erased, whose time has passed, and whose time ends soon, as the page lists them."""
    head = ("list", "person", "name", "email", "could_be_kept_until", "how_they_agreed")
    return Table("time-kept", head, _kept(organisation, timezone.now().date()))


def _kept(organisation: Organisation, today: date) -> Iterator[tuple[object, ...]]:
    lists = {
        "asked to be erased": retention.waiting_to_go(organisation),
        "time has passed": retention.passed(organisation, today),
        "time ends within thirty days": retention.ending_soon(organisation, today),
    }
    for words, people in lists.items():
        for one in in_parts(people):
            yield words, one.pk, one, one.email, one.keep_until, one.consent
