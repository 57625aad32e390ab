"""What the address of a list asks for, and the address that asks for something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from fledge.web.store.models import Applicant, Role, Stage, Standing
from fledge.web.store.queries.rounds import ORDERS, Search, found, ordered


@dataclass(frozen=True, slots=True)
class Asked:
    """A search and the order in which what it finds is shown."""

    search: Search = field(default_factory=Search)
    order: str = "applied"

    @property
    def query(self) -> str:
        """The same as the query of an address, shortest form: what is empty is left away."""
        s = self.search
        told = {
            "q": s.words, "stage": s.stage, "standing": s.standing, "source": s.source, "tag": s.tag,
            "waiting": "" if s.waiting_days is None else str(s.waiting_days),
            "from": s.applied_from.isoformat() if s.applied_from else "",
            "to": s.applied_to.isoformat() if s.applied_to else "",
            "order": "" if self.order == "applied" else self.order,
        }  # fmt: skip
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def is_everybody(self) -> bool:
        """Whether nothing narrows it."""
        return self.search == Search()

    def people(self, role: Role) -> QuerySet[Applicant]:
        """Whom it finds, in its order."""
        return ordered(found(role, self.search), self.order)


def asked_in(query: QueryDict) -> Asked:
    """What an address asks for; what makes no sense asks for nothing."""
    return Asked(
        Search(
            words=_words(query, "q"),
            stage=_one_of(query, "stage", Stage.values),
            standing=_one_of(query, "standing", Standing.values),
            tag=_words(query, "tag").lower(),
            source=_words(query, "source"),
            waiting_days=_days(query),
            applied_from=_day(query, "from"),
            applied_to=_day(query, "to"),
        ),
        _one_of(query, "order", list(ORDERS)) or "applied",
    )


def _words(query: QueryDict, name: str) -> str:
    return " ".join(query.get(name, "").replace("\x00", "").split())[:80]


def _one_of(query: QueryDict, name: str, values: list[str]) -> str:
    return query.get(name, "") if query.get(name) in values else ""


def _days(query: QueryDict) -> int | None:
    days = query.get("waiting", "")
    return int(days) if days.isascii() and days.isdigit() and 0 < len(days) <= 4 else None


def _day(query: QueryDict, name: str) -> date | None:
    try:
        return date.fromisoformat(query.get(name, ""))
    except ValueError:
        return None
