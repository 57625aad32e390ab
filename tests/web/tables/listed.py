"""Every table of the workspace: the page that shows it, its file, the same from the API, and how many rows it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from tests.web.tables.filled import Filled


@dataclass(frozen=True)
class Listed:
    """One table. ``rows`` are those of a workspace with so many of each thing; None where the posting says how many."""

    page: str
    file: str
    route: str
    rows: Callable[[int], int] | None = None
    blanks: tuple[str, ...] = ()
    query: str = ""

    def page_of(self, there: Filled) -> str:
        page, _, query = self.page.partition("?")
        blanks = [one for one in self.blanks if not (page in ("role", "role-history") and one == "number")]
        return self._address(there, page, [] if page in _WHOLE else blanks) + (f"?{query}" if query else "")

    def file_of(self, there: Filled) -> str:
        return self._address(there, self.file, list(self.blanks))

    def route_of(self, there: Filled) -> str:
        return self.route.format(**_values(there)) + (f"?{self.query}" if self.query else "")

    def _address(self, there: Filled, name: str, blanks: list[str]) -> str:
        values = [_values(there)[one] for one in blanks]
        return reverse(name, args=[there.place.organisation.slug, *values])


_WHOLE = ("roles", "members", "tokens", "webhooks", "works", "history", "tasks", "interviews", "letters", "outbox")


def _values(there: Filled) -> dict[str, object]:
    return {"role": there.role.pk, "number": 1, "applicant": there.one.pk, "purpose": "repaired",
            "work": there.work.pk, "hook": there.hook.pk, "other": 1}  # fmt: skip


def same(n: int) -> int:
    return n


_ROLE, _VERSION, _PERSON = ("role",), ("role", "number"), ("role", "applicant")
_API = "/roles/{role}/postings/{number}"
LISTED = (
    Listed("roles", "roles-csv", "/roles/csv", lambda n: n + 1),
    Listed("role", "versions-csv", "/roles/{role}/postings/csv", same, _ROLE),
    Listed("role-history", "role-history-csv", "/roles/{role}/history/csv", None, _ROLE),
    Listed("history", "history-csv", "/history/csv"),
    Listed("posting", "findings-csv", f"{_API}/audit/csv", None, _VERSION),
    Listed("posting-against", "posting-against-csv", f"{_API}/against/{{other}}/csv", None, (*_VERSION, "other")),
    Listed("pool", "funnel-csv", f"{_API}/people/funnel/csv", None, _VERSION),
    Listed("pool", "near-misses-csv", f"{_API}/people/near-misses/csv", None, _VERSION),
    Listed("pool", "prices-csv", f"{_API}/people/prices/csv", None, _VERSION),
    Listed("publishing", "shares-csv", f"{_API}/shares/csv", same, _VERSION),
    Listed("changes", "changes-csv", f"{_API}/proposals/repaired/csv", None, (*_VERSION, "purpose")),
    Listed("compare", "compare-csv", "/roles/{role}/compare/csv", same, _ROLE, "standing=active"),
    Listed("second-look", "second-look-csv", "/roles/{role}/second-looks/csv", same, _ROLE),
    Listed("impact", "impact-csv", "/roles/{role}/impact/csv", None, _ROLE),
    Listed("round-interviews", "round-interviews-csv", "/roles/{role}/interviews/csv", same, _ROLE, "who=true"),
    Listed("round-interviews", "ratings-csv", "/roles/{role}/ratings/csv", lambda n: 3 * n, _ROLE),
    Listed("agreement", "agreement-csv", "/applicants/{applicant}/agreement/csv", lambda n: 4, ("applicant",)),
    Listed("review", "review-notes-csv", "/applicants/{applicant}/notes/csv", same, _PERSON),
    Listed("review", "review-tasks-csv", "/applicants/{applicant}/tasks/csv", same, _PERSON),
    Listed("tasks", "tasks-csv", "/tasks/csv", same, (), "who=true"),
    Listed("letters", "letters-csv", "/letters/csv", same),
    Listed("outbox", "outbox-csv", "/outbox/csv", same),
    Listed("requests", "requests-csv", "/requests/csv", same, (), "who=true"),
    Listed("private-links", "private-links-csv", "/applicants/{applicant}/links/csv", same, ("applicant",)),
    Listed("kept", "kept-csv", "/retention/csv", same),
    Listed("members", "members-csv", "/members/csv", lambda n: n + 9),
    Listed("members", "invitations-csv", "/invitations/csv", same),
    Listed("tokens", "tokens-csv", "/tokens/csv", same),
    Listed("webhooks", "webhooks-csv", "/webhooks/csv", same),
    Listed("webhook", "webhook-csv", "/webhooks/{hook}/deliveries/csv", None, ("hook",)),
    Listed("works", "works-csv", "/works/csv", same),
    Listed("work", "work-results-csv", "/works/{work}/results/csv", same, ("work",)),
)
