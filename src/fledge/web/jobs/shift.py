"""What a worker knows while it works: whether it has to leave, and how long silence may last."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Event

#: A worker that was not heard of for so long is taken for dead.
SILENT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Shift:
    """One worker's time at work."""

    leaving: Event = field(default_factory=Event)
    silent_seconds: float = SILENT_SECONDS


SHIFT: ContextVar[Shift] = ContextVar("shift", default=Shift())  # noqa: B039 - nobody sets the event of the default
