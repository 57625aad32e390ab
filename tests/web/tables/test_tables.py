"""Every table as a file: whole, the same from page and API, safe to open, and as cheap for many rows as for one."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.api.program import browser_of
from tests.web.rights.table import pages
from tests.web.tables.filled import RUN, Filled, added, filled, rows_of
from tests.web.tables.listed import LISTED, Listed
from tests.web.workspace import Place, signed_in

from fledge.web.api.v1 import ROUTES
from fledge.web.store.models import Seat, Token, Webhook, What
from fledge.web.store.queries import decisions, interviews, tokens

_RUNS = ("=", "+", "-", "@", "\t", "\r")
#: Tables with a test of their own, and those that stood before: what they hold differs between page and API.
_OTHERS = {
    "tokens-of-others-csv",
    "round-together-csv",
    "match-csv",
    "frontier-csv",
    "posting-history-csv",
    "interviews-csv",
    "round-csv",
    "ledger-csv",
}


@pytest.fixture
def there(place: Place) -> Filled:
    return filled(place)


@pytest.fixture
def alice(place: Place) -> Client:
    return signed_in(place.alice)


def test_every_file_of_a_table_is_looked_at() -> None:
    assert {one.file for one in LISTED} | _OTHERS == {name for name in pages() if name.endswith("-csv")}


def test_every_file_of_the_api_stands_in_the_guide() -> None:
    guide = re.sub(
        r"{\w+}", "{}", (Path(__file__).parents[3] / "docs/how-to/take-tables-along.md").read_text(encoding="utf-8")
    )
    routes = {re.sub(r"{[\w:]+}", "{}", one.path) for one in ROUTES.values() if one.name.endswith("_csv")}
    assert routes == set(re.findall(r"`(/[\w/{}-]+/csv)`", guide))


def test_each_file_holds_its_whole_table_and_nothing_that_a_spreadsheet_runs(there: Filled, alice: Client) -> None:
    added(there)
    for one in LISTED:
        answer = alice.get(one.file_of(there))
        rows = rows_of(answer)
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8"), one.file
        assert one.rows is None or len(rows) == one.rows(2), one.file
        told = [cell for row in rows for cell in (*row, *row.values())]
        assert [cell for cell in told if cell.startswith(_RUNS) and not _is_number(cell)] == [], one.file
    assert f"'{RUN} 1" in [row["task"] for row in rows_of(alice.get(_file("tasks-csv").file_of(there)))]


def _is_number(cell: str) -> bool:
    try:
        return bool(float(cell) or True)
    except ValueError:
        return False


def _file(name: str) -> Listed:
    return next(one for one in LISTED if one.file == name)


def test_page_and_api_give_the_same_rows(there: Filled, alice: Client) -> None:
    browser = browser_of(there.place.alice)
    for one in LISTED:
        asked = browser.ask("GET", one.route_of(there))
        assert (asked.status_code, asked.getvalue()) == (200, alice.get(one.file_of(there)).getvalue()), one.file


def test_each_page_leads_to_the_file_of_its_table(there: Filled, alice: Client) -> None:
    for one in LISTED:
        assert f'href="{one.file_of(there)}"' in alice.get(one.page_of(there)).getvalue().decode(), one.file


def test_no_file_is_there_for_another_organisation(there: Filled) -> None:
    mallory, stranger = signed_in(there.place.mallory), browser_of(there.place.mallory)
    for one in LISTED:
        assert mallory.get(one.file_of(there)).status_code == 404, one.file
        if one.blanks:
            assert stranger.ask("GET", one.route_of(there)).status_code == 404, one.route


def test_three_rows_ask_the_database_as_often_as_one(there: Filled, alice: Client) -> None:
    first = dict(_asked(there, alice))
    added(there)
    added(there)
    assert dict(_asked(there, alice)) == first


def _asked(there: Filled, alice: Client) -> Iterator[tuple[str, int]]:
    for one in LISTED:
        alice.get(one.file_of(there)).getvalue()
        with CaptureQueriesContext(connection) as asked:
            alice.get(one.file_of(there)).getvalue()
        yield one.file, len(asked)


def test_files_follow_the_filters_of_their_page(there: Filled, alice: Client) -> None:
    added(there)
    slug = there.place.organisation.slug

    def many(name: str, query: str, *blanks: object) -> int:
        return len(rows_of(alice.get(reverse(name, args=[slug, *blanks]) + query)))

    assert many("roles-csv", "?q=role") == 1
    assert many("outbox-csv", "?state=sent") == 0
    assert many("requests-csv", "?done=1") == 0
    assert many("work-results-csv", "?came=not", there.work.pk) == 0
    assert many("second-look-csv", "?state=accepted", there.role.pk) == 0
    assert many("compare-csv", "?standing=rejected", there.role.pk) == 2
    assert many("compare-csv", f"?a={there.one.pk}", there.role.pk) == 1


def test_a_list_of_more_than_a_page_is_whole(there: Filled, alice: Client) -> None:
    from tests.web.rounds_by_hand import many_in

    many_in(there.role, 60)
    rows = rows_of(alice.get(_file("compare-csv").file_of(there)))
    assert len(rows) == 61
    assert [row["applied"] for row in rows] == sorted(row["applied"] for row in rows)


def test_names_and_readiness_stand_in_the_grid_only_when_somebody_asked(there: Filled, alice: Client) -> None:
    address, here = _file("compare-csv").file_of(there), [there.place.organisation.slug, there.role.pk]
    [row] = rows_of(alice.get(address))
    assert (row["applicant"], row["Python"], row["readiness"]) == (f"Applicant {there.one.pk}", "shown", "")
    for what in ("who", "readiness"):
        alice.post(reverse("review-shown", args=here), {"what": what, "on": "1"})
    [row] = rows_of(alice.get(address))
    assert row["applicant"] == f"'{RUN} 1"
    assert 0 < float(row["readiness_low"]) <= float(row["readiness"]) <= float(row["readiness_high"]) <= 1
    assert float(row["months_low"]) <= float(row["months"]) <= float(row["months_high"])


def test_a_match_has_a_row_a_requirement_with_the_lines_it_rests_on(there: Filled, alice: Client) -> None:
    address = reverse("match-csv", args=[there.place.organisation.slug, there.role.pk, there.one.pk, 1])
    rows = rows_of(alice.get(address))
    assert "Built the loading of orders in Python" in rows[0]["quoted_lines"]
    assert (rows[0]["requirement"], rows[0]["shows"], rows[0]["kind"]) == ("Python", "shown", "must-have")
    asked = browser_of(there.place.alice).ask("GET", f"/applicants/{there.one.pk}/match/csv?version=1")
    assert rows_of(asked) == rows


def test_the_repair_frontier_begins_with_the_posting_as_it_stands(there: Filled, alice: Client) -> None:
    address = reverse("frontier-csv", args=[there.place.organisation.slug, there.role.pk, 1])
    rows = rows_of(alice.get(address))
    assert (rows[0]["changes"], float(rows[0]["times_as_many"])) == ("0", 1.0)
    assert address in alice.get(reverse("changes", args=[*_version(there), "repaired"]) + "?again=1").content.decode()
    asked = browser_of(there.place.alice).ask("GET", f"/roles/{there.role.pk}/postings/1/frontier/csv")
    assert rows_of(asked) == rows


def _version(there: Filled) -> list[object]:
    return [there.place.organisation.slug, there.role.pk, 1]


def test_ratings_stay_hidden_in_the_file_until_ones_own_are_in(there: Filled, place: Place) -> None:
    interviewer = place.member(Seat.INTERVIEWER)
    interviews.Interview.interviewers.through.objects.create(
        interview=there.one.interviews.get(), user=interviewer.user
    )
    client = signed_in(interviewer)
    assert [rows_of(client.get(_file(name).file_of(there))) for name in ("agreement-csv", "ratings-csv")] == [[], []]
    own = rows_of(client.get(reverse("interviews-csv", args=[place.organisation.slug])))
    assert [row["your_scorecard_is_in"] for row in own] == ["no"]


def test_owners_have_the_tokens_of_others_as_a_file_without_their_secrets(there: Filled, alice: Client) -> None:
    token, secret = tokens.made(there.place.member(Seat.MANAGER), f"{RUN} mine", ["read"], 30)
    answer = alice.get(reverse("tokens-of-others-csv", args=[there.place.organisation.slug]))
    [row] = rows_of(answer)
    assert (row["name"], row["seat"], secret in str(row), token.digest in str(row)) == (
        f"'{RUN} mine", "Hiring manager", False, False
    )  # fmt: skip


def test_what_was_decided_together_is_a_file_with_a_row_a_person(there: Filled, alice: Client) -> None:
    group = uuid.uuid4()
    decisions.decide(there.one, member=there.place.alice, what=What.MOVE, to="review", together_=group)
    address = reverse("round-together-csv", args=[there.place.organisation.slug, there.role.pk, group])
    page = reverse("round-together", args=[there.place.organisation.slug, there.role.pk, group])
    assert address in alice.get(page).content.decode()
    assert [(row["name"], row["to_stage"]) for row in rows_of(alice.get(address))] == [(f"'{RUN} 1", "In review")]
    other = reverse("round-together-csv", args=[there.place.organisation.slug, there.role.pk, uuid.uuid4()])
    assert alice.get(other).status_code == 404


def test_no_secret_stands_in_a_file(there: Filled, alice: Client) -> None:
    told = b"".join(alice.get(one.file_of(there)).getvalue() for one in LISTED).decode()
    secrets = [*Token.objects.values_list("digest", flat=True), *Webhook.objects.values_list("secret", flat=True)]
    assert [one for one in secrets if one in told] == []
