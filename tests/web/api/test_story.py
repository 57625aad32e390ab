"""From an empty organisation to a published posting, by the API alone."""

from __future__ import annotations

from tests.web.api.program import TEXT, program_of
from tests.web.workspace import Place


def test_a_posting_goes_from_pasted_to_published_by_the_api_alone(place: Place) -> None:
    program = program_of(place.alice)
    status, role = program.said("POST", "/roles", {"title": "Senior AI Engineer", "openings": 4})
    assert (status, role["openings"], role["people"][0]["name"]) == (201, 4, "Alice Amari")
    postings = f"/roles/{role['id']}/postings"
    status, posting = program.said("POST", postings, {"text": TEXT, "judged_by": "2025-06-01"})
    assert (status, posting["number"], posting["text"]) == (201, 1, TEXT)
    one = f"{postings}/1"
    status, audit = program.said("GET", f"{one}/audit")
    assert (status, audit["schema"], audit["findings"][0]["rule"]) == (200, "fledge:audit:1", "years-exceed-age")
    status, tried = program.said("POST", f"{one}/what-if", {})
    counted = [line["label"] for line in tried["lines"] if line["price"]]
    status, tried = program.said("POST", f"{one}/what-if", {"waive": counted[-1:]})
    assert (status, tried["is_moved"], tried["after"]["share"] > tried["before"]["share"]) == (200, True, True)
    status, proposal = program.said("PUT", f"{one}/proposals/repaired", {"edits": 1})
    assert (status, proposal["edition"], proposal["became"]) == (200, 1, None)
    keys = [line["key"] for line in proposal["lines"] if line["key"]]
    status, agreed = program.said("POST", f"{one}/proposals/repaired/sign-offs", {"lines": dict.fromkeys(keys, True)})
    assert {line["stands"] for line in agreed["lines"] if line["key"]} == {"agreed"}
    status, made = program.said("POST", f"{one}/proposals/repaired/version")
    assert (status, made["number"], made["made_from"]) == (201, 2, 1)
    status, published = program.said("POST", f"{postings}/2/publish")
    assert (status, bool(published["published"]), published["published_by"]["name"]) == (200, True, "Alice Amari")
    assert program.said("GET", f"/roles/{role['id']}")[1]["published"] == 2
