"""No page, file or program ever shows somebody's group: a walk through everything that a round has."""

from __future__ import annotations

import re

from django.test import Client
from tests.web.impact.round import RACES, SEXES, seeded, table, with_file
from tests.web.rights.table import Page, pages
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import GroupsFile, Role, Seat
from fledge.web.store.queries import groups, postings, tokens

_WORDS = (*SEXES, *RACES)
#: Where counts by group are shown; no person may stand on them.
_COUNTS = {"impact", "impact-file", "impact-csv"}
_TEXT = "Data Engineer\n\nRequirements:\n- Python\n"


def _address(page: Page, place: Place, role: Role, file: GroupsFile) -> str | None:
    """The address of a page of this round, where it can be filled in."""
    one = role.applicants.order_by("pk").first()
    decision = role.decisions.order_by("pk").first()
    assert one
    assert decision
    values = {"slug": place.organisation.slug, "pk": role.pk, "number": 1, "applicant": one.pk, "decision": decision.pk,
              "file": file.pk, "kind": "json" if page.name == "impact-file" else "text"}  # fmt: skip
    if "<uuid:pk>" in page.address or not set(page.blanks) <= set(values):
        return None
    from django.urls import reverse

    return reverse(page.name, kwargs={name: values[name] for name in page.blanks})


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return data.decode("utf-8", "replace")


def test_no_page_file_or_history_shows_a_group_of_anybody(place: Place) -> None:
    role = seeded(place, 40)
    postings.add_posting(role, member=place.alice, text=_TEXT)
    with_file(role, place)
    waiting = groups.brought(role, member=place.alice, name="again.csv", data=table(40))
    client, seen = signed_in(place.alice), []
    for page in pages().values():
        address = _address(page, place, role, waiting) if page.has_seat else None
        if address is None or page.door is None or page.door.reads is None:
            continue
        seen.append(page.name)
        told = _read(client, address)
        if page.name in _COUNTS:
            assert re.findall(r"p\d+@people\.example|R-\d|Person \d", told) == []
        else:
            assert [word for word in _WORDS if word in told] == [], page.name
    assert {"round", "round-list", "round-csv", "ledger", "history", "role-history", "impact-groups-file"} <= set(seen)


def test_no_answer_of_the_api_holds_a_group(place: Place) -> None:
    role = seeded(place, 40)
    with_file(role, place)
    token = tokens.made(place.alice, "Walk", ["read", "applicants"], 30)[1]
    client = Client(headers={"authorization": f"Bearer {token}"})
    described = client.get("/api/v1/openapi.json").json()["paths"]
    for path, methods in described.items():
        if "get" in methods:
            told = _read(client, re.sub(r"\{\w+\}", str(role.pk), path))
            if path.endswith(("/impact", "/impact/csv")):
                assert re.findall(r"p\d+@people\.example|R-\d|Person \d", told) == []
            else:
                assert [word for word in _WORDS if word in told] == [], path


def test_nobody_without_the_right_sees_counts_by_group(place: Place) -> None:
    role = seeded(place, 40)
    with_file(role, place)
    for seat in set(Seat) - {Seat.OWNER, Seat.TALENT, Seat.AUDITOR}:
        told = _read(signed_in(place.member(seat)), f"/o/{place.organisation.slug}/roles/{role.pk}/round/impact/")
        assert [word for word in _WORDS if word in told] == []


def test_the_page_of_twenty_people_claims_nothing_and_shows_ranges_what_is_needed_and_laws(place: Place) -> None:
    role = seeded(place, 20)
    with_file(role, place)
    told = _read(signed_in(place.alice), f"/o/{place.organisation.slug}/roles/{role.pk}/round/impact/")
    assert "0 lower, 0 similar" in told
    assert "Needed, each" in told
    assert "Gap, 95% range" in told
    assert "Laws, as far as they were read" in told


def test_a_file_is_looked_through_used_once_and_withdrawn_on_the_pages(place: Place) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    role, client = seeded(place, 12), signed_in(place.member(Seat.AUDITOR))
    here = f"/o/{place.organisation.slug}/roles/{role.pk}/round/impact/"
    refused = client.post(f"{here}groups/", {"upload": SimpleUploadedFile("x.csv", b"PK\x03\x04")})
    assert (refused.status_code, "save it as CSV" in refused.content.decode()) == (422, True)
    answer = client.post(
        f"{here}groups/", {"upload": SimpleUploadedFile("groups.csv", table(12) + b"\nx@y.example,f,")}
    )
    looked = _read(client, answer["Location"])
    assert "13 people were read. 1 of them is not in this round" in looked
    assert groups.in_use(role) is None
    for _ in range(2):
        assert client.post(answer["Location"], {"once": "k"})["Location"] == here
    file = groups.in_use(role)
    assert file
    for _ in range(2):
        client.post(f"{here}groups/{file.pk}/withdraw/")
    assert role.groups_files.count() == 0
