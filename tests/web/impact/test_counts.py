"""What is counted of groups, what is withheld, and that nobody's group leaves the function."""

from __future__ import annotations

import json

import pytest
from tests.web.impact.round import SEXES, seeded, table, with_file
from tests.web.workspace import Place

from fledge.problem import Problem
from fledge.web.computed.impact import EXPORTS, groups_in
from fledge.web.store.models import Decision, GroupsFile, What
from fledge.web.store.queries import groups, persons
from fledge.web.store.queries.problems import NotThere, Stale


def test_rates_by_group_come_from_the_ledger_and_the_file(place: Place) -> None:
    role = seeded(place)
    with_file(role, place)
    found = groups.counted(role).impact
    assert found
    assert [(stage, tally.n, tally.selected) for stage, tally in found.counts] == [("applied", 120, 60)]
    by_sex = next(one for one in found.breakdowns if one.by == "sex")
    assert sorted((group.group, group.tally.n) for group in by_sex.groups) == [(SEXES[1], 60), (SEXES[0], 60)]


def test_references_join_as_well_as_addresses(place: Place) -> None:
    role = seeded(place)
    with_file(role, place, table(key="reference"))
    found = groups.counted(role).impact
    assert found
    assert len(found.breakdowns) == 3


def test_twenty_people_are_too_few_to_claim_anything(place: Place) -> None:
    role = seeded(place, 20)
    with_file(role, place)
    counted = groups.counted(role)
    assert counted.impact
    said = {group.verdict.said.value for one in counted.impact.breakdowns for group in one.groups}
    assert said == {"cannot_tell"}


def test_a_group_of_few_is_counted_with_others_or_withheld(place: Place) -> None:
    role = seeded(place, 40)
    rows = [f"p{n}@people.example,{'x-few' if n < 2 else SEXES[n % 2]}," for n in range(40)]
    with_file(role, place, "\n".join(["email,sex,race_ethnicity", *rows]).encode())
    found = groups.counted(role).impact
    assert found
    names = {group.group for one in found.breakdowns for group in one.groups}
    assert "x-few" not in names
    assert all(group.tally.n >= groups.LEAST for one in found.breakdowns for group in one.groups)


@pytest.mark.parametrize("went_on", [0.0, 0.1, 0.9, 1.0])
def test_a_stage_where_few_went_on_or_few_did_not_is_withheld(place: Place, went_on: float) -> None:
    role = seeded(place, 30, went_on=went_on)
    with_file(role, place)
    counted = groups.counted(role)
    assert counted.impact
    withheld = [one for one in counted.withheld if "withheld" in one]
    assert bool(withheld) == (went_on in (0.1, 0.9))
    if withheld:
        assert counted.impact.breakdowns == ()


def test_undone_decisions_never_were(place: Place) -> None:
    role = seeded(place, 10)
    last = Decision.objects.filter(role=role).latest("at")
    same = {"role": role, "applicant": last.applicant, "by": last.by, "at": last.at, "counts_from": last.at}
    Decision.objects.create(**same, what=What.UNDO, from_stage="applied", to_stage="applied", undoes=last, digest="u")
    found = groups.counted(role).impact
    assert found
    assert found.counts[0][1].n == 9


def test_the_database_holds_no_address_beside_a_group(place: Place) -> None:
    role = seeded(place, 12)
    file = with_file(role, place)
    kept = json.dumps(GroupsFile.objects.get(pk=file.pk).rows)
    assert "people.example" not in kept
    assert "R-1" not in kept
    assert [row[0] for row in file.rows] == sorted(row[0] for row in file.rows)


def test_whoever_is_erased_is_gone_from_the_file(place: Place) -> None:
    role = seeded(place, 12)
    file = with_file(role, place)
    persons.erased(role.applicants.get(reference="R-3").person, because="asked")
    assert len(GroupsFile.objects.get(pk=file.pk).rows) == 11


def test_another_file_takes_the_place_of_the_first_and_a_withdrawn_one_is_gone_for_good(place: Place) -> None:
    role = seeded(place, 12)
    first, second = with_file(role, place), with_file(role, place)
    assert list(role.groups_files.values_list("pk", flat=True)) == [second.pk]
    groups.withdrawn(second, member=place.alice)
    groups.withdrawn(second, member=place.alice)
    assert (role.groups_files.count(), groups.in_use(role)) == (0, None)
    assert {row.history_type for row in GroupsFile.history.filter(id=first.pk)} == {"+", "~", "-"}
    assert "rows" not in {field.name for field in GroupsFile.history.model._meta.get_fields()}
    with pytest.raises(Stale):
        groups.used(second, member=place.alice)


def test_exports_hold_counts_and_what_is_withheld(place: Place) -> None:
    role = seeded(place, 40)
    with_file(role, place)
    counted = groups.counted(role)
    assert counted.impact
    page, data = (EXPORTS[kind].made(counted.impact, counted.withheld).decode() for kind in ("page", "json"))
    for made in (page, data):
        assert SEXES[0] in made
        assert "people.example" not in made
        assert "R-1" not in made


BAD = [
    (b"", "is empty"),
    (b"   \n", "is empty"),
    (b"PK\x03\x04rest", "is a workbook or an archive"),
    (b"name,sex\nInes,f\n", "has no column email or reference"),
    (b"email,shoe size\na@b.example,41\n", "has no column sex or race_ethnicity"),
    (b"email,sex\n", "names nobody"),
    (b"email,sex\n,f\n,m\n", "names nobody"),
    (b'email,sex\n"p1@people.example,f\n', "names nobody"),
    (b"\x00\x01\x02\x03\xff\xfe", "not text but binary"),
]


@pytest.mark.parametrize(("data", "said"), BAD)
def test_a_file_that_is_none_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Problem, match=said):
        groups_in(data, name="groups.csv")


def test_a_refused_file_repeats_nothing_that_stood_in_it() -> None:
    with pytest.raises(Problem) as refused:
        groups_in(b"ines@people.example,female\nomar@people.example,male\n", name="groups.csv")
    assert "ines" not in str(refused.value)
    assert "female" not in str(refused.value)


def test_a_file_that_fits_nobody_is_refused(place: Place) -> None:
    role = seeded(place, 5)
    with pytest.raises(Problem, match="none of its people is in this round"):
        groups.brought(role, member=place.alice, name="g.csv", data=b"email,sex\nx@y.example,f\n")


def test_a_hostile_file_is_read_as_words_and_torn_lines_are_said() -> None:
    head, rows = b"\xef\xbb\xbfE-Mail;Sex;=cmd|calc\r\n", b"A@B.example;<script>;1\r\nA@B.example;m;1\r\nshort\r\n"
    data = head + rows + b'c@d.example;"f;1\r\n'
    read = groups_in(data, name="g.csv")
    assert read.rows == (("a@b.example", "", ""),)
    assert [says for _, says, _ in read.columns] == ["who it is", "sex"]
    assert len(read.problems) == 3


def test_a_file_of_another_role_is_not_there(place: Place) -> None:
    role = seeded(place, 6)
    file = with_file(role, place)
    from tests.web.workspace import role_of

    with pytest.raises(NotThere):
        groups.file_for(role_of(place, "Another"), file.pk)
