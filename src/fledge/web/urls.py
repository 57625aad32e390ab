"""Every address of the workspace."""

from __future__ import annotations

from django.urls import include, path

_SCREENS = (
    "roles",
    "postings",
    "pool",
    "changes",
    "publishing",
    "members",
    "history",
    "importing",
    "works",
    "tokens",
    "organisation",
    "round",
    "applicants_import",
    "review",
    "compare",
    "ledger",
    "tasks",
    "interviews",
    "second_look",
    "impact",
    "letters",
    "requests",
    "retention",
    "webhooks",
)
_WITHOUT_A_SEAT = ("home", "invited", "by_link", "published", "entering", "candidate")


def _of(screen: str) -> str:
    return f"fledge.web.pages.{screen}.urls"


urlpatterns = [
    *(path("", include(_of(screen))) for screen in _WITHOUT_A_SEAT),
    *(path("o/<slug:slug>/", include(_of(screen))) for screen in _SCREENS),
    path("account/", include("fledge.web.pages.account.urls")),
    path("api/", include("fledge.web.api.urls")),
]

handler400 = "fledge.web.pages.problems.refused"
handler403 = "fledge.web.pages.problems.too_long_ago"
handler404 = "fledge.web.pages.problems.missing"
handler500 = "fledge.web.pages.problems.broken"
