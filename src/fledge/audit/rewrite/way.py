"""One way to mend something: what is put where, and which skills may become easier by it."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.audit.rewrite.draft import Splice


@dataclass(frozen=True, slots=True)
class Way:
    """Splices that belong together. ``softened`` skills may cease to be musts, ``dropped`` ones may go altogether.

    ``named`` skills may be named anew, as alternatives or as what a tool is for. ``anything`` says that a line is
    moved or dropped with all that it asks, and ``says`` is what a line may lose besides names. ``welcome`` is the list
    of what has been moved to nice to have, as it stands once this way is taken; ``learned`` the same of single tools
    that will be learned.
    """

    splices: tuple[Splice, ...]
    softened: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    anything: bool = False
    says: str = ""
    welcome: tuple[str, ...] | None = None
    learned: tuple[str, ...] | None = None
