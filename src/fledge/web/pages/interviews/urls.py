"""Addresses."""

from django.urls import path

from fledge.web.pages.interviews import agreement, card, kits, of_role, one, own, planning

_ROUND = "roles/<int:pk>/round/"
_ONE = "interviews/<int:interview>/"

urlpatterns = [
    path("interviews/", own.interviews, name="interviews"),
    path("interviews/csv/", own.own_table, name="interviews-csv"),
    path(_ONE, one.interview, name="interview"),
    path(f"{_ONE}change/", planning.change, name="interview-change"),
    path(f"{_ONE}cancel/", planning.cancel, name="interview-cancel"),
    path(f"{_ONE}calendar/<slug:kind>/", one.invitation, name="interview-calendar"),
    path(f"{_ONE}card/", card.scorecard, name="scorecard"),
    path(f"{_ONE}card/note/", card.later, name="scorecard-note"),
    path(f"{_ROUND}interviews/", of_role.of_round, name="round-interviews"),
    path(f"{_ROUND}interviews/table/csv/", of_role.table, name="round-interviews-csv"),
    path(f"{_ROUND}interviews/csv/", of_role.as_csv, name="ratings-csv"),
    path(f"{_ROUND}kit/", kits.kit, name="kit"),
    path(f"{_ROUND}kit/<int:number>/", kits.kit_before, name="kit-before"),
    path(f"{_ROUND}kit/<int:number>/<slug:kind>/", kits.kit_file, name="kit-file"),
    path("applicants/<int:applicant>/interviews/new/", planning.plan, name="interview-plan"),
    path("applicants/<int:applicant>/agreement/", agreement.agreement, name="agreement"),
    path("applicants/<int:applicant>/agreement/csv/", agreement.agreement_table, name="agreement-csv"),
]
