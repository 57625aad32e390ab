"""Tasks and notes about people who applied."""

from __future__ import annotations

from django.utils import timezone

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.models import Applicant, Member, Task
from fledge.web.store.queries.remarks import notes_of, open_tasks, tasks_of
from fledge.web.store.queries.tables.parts import called, in_parts

_NOTES: dict[str, Column] = {"at": "at", "by": "by.name", "note": "text"}
_TASKS: dict[str, Column] = {
    "task": "what", "given_to": "who.name", "asked_by": "by.name", "due": "due", "done_at": "done",
}  # fmt: skip


def own_tasks(member: Member, *, with_names: bool = True) -> Table:
    """What somebody still has to do, by day."""
    today = timezone.localdate()

    def is_late(task: Task) -> bool:
        return bool(task.due and task.due < today)

    columns: dict[str, Column] = {
        "number": "pk", "task": "what", "about": lambda task: called(task.applicant, with_names=with_names),
        "role": "applicant.role.title", "due": "due", "is_late": is_late, "asked_by": "by.name", "asked_at": "made",
    }  # fmt: skip
    return table_of("tasks", columns, in_parts(open_tasks(member)), about="Your tasks")


def tasks(one: Applicant) -> Table:
    """What is or was to be done for somebody, open ones first."""
    return table_of("tasks", _TASKS, in_parts(tasks_of(one)), about=f"Applicant {one.pk} tasks")


def notes(one: Applicant) -> Table:
    """What was remarked about somebody, newest first."""
    return table_of("notes", _NOTES, in_parts(notes_of(one)), about=f"Applicant {one.pk} notes")
