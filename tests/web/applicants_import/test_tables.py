"""A table comes in: columns are suggested, what is open is asked, and nothing is guessed, lost or doubled."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.web.applicants_import.uploads import begun, came, mapped, page, paper, people, table, uploaded, workbook
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import (
    Applicant,
    Decision,
    Incoming,
    Matched,
    Person,
    Role,
    Seat,
    Standing,
    Work,
    WorkItem,
    WorkState,
)
from fledge.web.store.queries import incoming, works
from fledge.web.store.queries.decisions import broken_at, ledger
from fledge.web.store.queries.persons import erased
from fledge.web.store.queries.postings import add_posting

HEADS = (
    "Candidate Name",
    "Email",
    "Application Date",
    "Current Stage",
    "Status",
    "Rejection Reason",
    "Rejected On",
    "Candidate ID",
)
ADA = ("Ada Lovelace", "ada@example.org", "2026-03-02", "Phone Screen", "Active", "", "", "17")
ALAN = (
    "Alan Turing",
    "alan@example.org",
    "2026-03-03",
    "Application Review",
    "Rejected",
    "Too few years",
    "2026-04-01",
    "18",
)


@pytest.fixture
def role(place: Place) -> Role:
    return role_of(place)


def test_an_export_comes_in_with_its_stages_and_past_decisions(place: Place, role: Role) -> None:
    client = signed_in(place.member(Seat.TALENT))
    address = uploaded(client, role, table=table(HEADS, ADA, ALAN))
    assert "export of Greenhouse" in client.get(address).content.decode()
    mapped(client, address)
    work = begun(client, address)
    assert came(work) == [("Row 2: Ada Lovelace", "in"), ("Row 3: Alan Turing", "in")]
    ada, alan = Applicant.objects.order_by("pk")
    assert (ada.stage, ada.standing, ada.applied, ada.reference) == ("interview", "active", date(2026, 3, 2), "17")
    assert (alan.stage, alan.standing, alan.decided.date()) == ("review", "rejected", date(2026, 4, 1))
    line = Decision.objects.get()
    assert (line.by, line.what, line.reason) == (place.member(Seat.TALENT).user, "reject", "other")
    assert line.words == "imported: rejected on 1 April 2026 in Greenhouse; the reason there: “Too few years”"
    assert broken_at(ledger(role)) is None


def test_the_same_file_twice_is_all_there_already(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    for expected in ("in", "there"):
        address = uploaded(client, role, table=table(HEADS, ADA, ALAN))
        mapped(client, address)
        assert [one for _, one in came(begun(client, address))] == [expected, expected]
    assert (Person.objects.count(), Decision.objects.count()) == (2, 1)


def test_what_is_uploaded_is_forgotten_when_all_is_in(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    nobody = ("", "", "2026-03-02", "", "", "", "", "18")
    address = uploaded(client, role, table=table(HEADS, ADA, nobody))
    mapped(client, address)
    work = begun(client, address)
    assert [one for _, one in came(work)] == ["in", "not"]
    assert Incoming.objects.count() == 0


def test_papers_that_came_in_are_matched_with_the_posting_in_force(place: Place, role: Role) -> None:
    add_posting(role, member=place.alice, text="Baker\n\nRequirements:\n- Python\n")
    begun(signed_in(place.alice), uploaded(signed_in(place.alice), role, paper("Ada Lovelace.txt")))
    assert Matched.objects.get().applicant.person.name == "Ada Lovelace"


def test_three_rows_of_headings_and_merged_cells_are_found_through(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    rows = [["Applicants of spring", None, None], ["Person", None, "Round"], ["First name", "Last name", "Source"],
            ["Ada", "Lovelace", "Fair"], ["Alan", "Turing", None]]  # fmt: skip
    address = uploaded(client, role, table=workbook(*rows, merged=["A1:C1", "A2:B2", "C4:C5"]))
    seen = client.get(address).content.decode()
    assert re.findall(r'<option value="(\d+)" selected>Row', seen) == ["3"]
    mapped(client, address)
    begun(client, address)
    assert list(Applicant.objects.values_list("person__name", "source")) == [
        ("Ada Lovelace", "Fair"),
        ("Alan Turing", "Fair"),
    ]


def test_another_row_of_headings_can_be_chosen(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("Name", "Email"), ("Wer", "Wo"), ("Ada", "ada@example.org")))
    client.post(address, {"again": "1", "sheet": "0", "header": "2"})
    client.post(address, {"column-0": "name", "column-1": "email"})
    begun(client, address)
    assert people(role) == ["Ada"]


def test_a_formula_is_kept_as_text_and_said(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    formula = '=HYPERLINK("http://evil.example","Ada")'
    address = uploaded(client, role, table=workbook(["Name", "Email"], [formula, "ada@example.org"]))
    mapped(client, address)
    seen = html.unescape(client.get(f"{address}look/").content.decode())
    assert "A formula stands in Name; it is kept as text and never computed" in seen
    begun(client, address)
    assert people(role) == [formula]


def test_days_that_can_be_read_twice_are_asked_about(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("Name", "Applied on"), ("Ada", "03/04/2026")))
    mapped(client, address)
    assert client.get(f"{address}look/")["Location"].endswith("/words/")
    seen = client.get(f"{address}words/").content.decode()
    assert re.findall(r">(\d+ \w+ 2026)</option>", seen) == ["3 April 2026", "4 March 2026"]
    assert client.post(f"{address}words/", {}).status_code == 422
    assert client.post(f"{address}words/", {"answer-0": "month first"}).status_code == 302
    begun(client, address)
    assert Applicant.objects.get().applied == date(2026, 3, 4)


def test_a_column_that_says_its_order_itself_is_not_asked_about(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("Name", "Applied on"), ("Ada", "03/04/2026"), ("Alan", "25/03/2026")))
    mapped(client, address)
    assert client.get(f"{address}words/")["Location"].endswith("/look/")


def test_words_of_a_system_that_nobody_knows_are_asked_about(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("Name", "Stage"), ("Ada", "Kaffeerunde"), ("Alan", "Offer")))
    mapped(client, address)
    answer = client.post(f"{address}words/", {"answer-0": "", "answer-1": "offer"})
    assert (answer.status_code, "Say what it means" in answer.content.decode()) == (422, True)
    client.post(f"{address}words/", {"answer-0": "interview", "answer-1": "offer"})
    begun(client, address)
    assert list(Applicant.objects.order_by("pk").values_list("stage", flat=True)) == ["interview", "offer"]


def test_each_row_that_is_odd_is_named_and_nobody_is_lost(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    rows = [("Name", "Email", "Applied on", "Reference"), ("Ada", "ada@", "2026-03-02", "1000"),
            ("", "", "2026-03-02", "1001"),
            ("Grace", "grace@example.org", "soon", "1002"), ("Grace Hopper", "GRACE@example.org", "", "1003"),
            ("Joan", "joan@example.org", "", "1002")]  # fmt: skip
    address = uploaded(client, role, table=table(*rows))
    mapped(client, address)
    seen = html.unescape(client.get(f"{address}look/").content.decode())
    for words in ("“ada@” is no e-mail address, so they come in without one", "There is neither a name nor an address",
                  "“soon” in Applied on is no day that can be read; the day of the import is taken",
                  "The same person as in row 4; they come in once", "The reference 1002 is that of row 4"):  # fmt: skip
        assert words in seen, words
    work = begun(client, address)
    assert [one for _, one in came(work)] == ["in", "not", "in", "there", "not"]
    assert people(role) == ["Ada", "Grace"]


def test_a_reference_of_somebody_else_in_the_round_is_refused_and_said(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    for email in ("ada@example.org", "other@example.org"):
        address = uploaded(client, role, table=table(("Name", "Email", "Reference"), ("Ada", email, "1000")))
        mapped(client, address)
        work = begun(client, address)
    assert came(work) == [("Row 2: Ada", "not")]
    assert "has another address" in WorkItem.objects.get(work=work, number=1).says


def test_columns_about_groups_are_emptied_before_anything_is_kept(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(
        client, role, table=table(("Name", "Gender", "Race / ethnicity"), ("Ada", "SECRET-1", "SECRET-2"))
    )
    assert "SECRET" not in str(Incoming.objects.get().sheets)
    assert "SECRET" not in client.get(address).content.decode()
    answer = client.post(address, {"column-0": "name", "column-1": "tags"})
    assert answer.status_code == 302
    begun(client, address)
    assert Applicant.objects.get().tags == []


def test_columns_that_cannot_be_are_refused_with_a_sentence(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("A", "B"), ("Ada", "ada@example.org")))
    for sent, words in (
        ({}, "Say which column holds the names"),
        ({"column-0": "name", "column-1": "name"}, "Two columns"),
    ):
        answer = client.post(address, sent)
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_a_draft_waits_until_it_is_thrown_away(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(HEADS, ADA))
    assert address in client.get(page(role)).content.decode()
    assert signed_in(place.member(Seat.TALENT)).get(address).status_code == 200
    client.post(f"{address}forget/")
    assert (Incoming.objects.count(), client.get(address).status_code) == (0, 404)


def test_what_nobody_begins_or_goes_on_with_is_forgotten_in_time(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    _, fresh, stopped, moving = (
        Incoming.objects.get(pk=uploaded(client, role, table=table(("Name",), (name,))).split("/")[-2])
        for name in ("Ada Ng", "Bo Li", "Cy Roe", "Di Poe")
    )
    long_ago = timezone.now() - timedelta(days=31)
    Incoming.objects.exclude(pk=fresh.pk).update(made=long_ago)
    for draft, state, ended in ((stopped, WorkState.STOPPED, long_ago), (moving, WorkState.RUNNING, None)):
        work = works.added(place.alice, kind="applicants", about="", items=[])
        Work.objects.filter(pk=work.pk).update(state=state, ended=ended)
        Incoming.objects.filter(pk=draft.pk).update(work=work)
    assert incoming.tidied() == 2
    assert set(Incoming.objects.values_list("pk", flat=True)) == {fresh.pk, moving.pk}
    assert f"until {timezone.now() + timedelta(days=30):%-d %b %Y}" in client.get(page(role)).content.decode()


def test_begun_twice_is_one_work(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(HEADS, ADA))
    mapped(client, address)
    first, second = (client.post(f"{address}look/")["Location"] for _ in range(2))
    assert (first, Work.objects.count()) == (second, 1)
    assert client.get(address)["Location"] == first
    assert client.post(f"{address}forget/")["Location"].endswith(first.rsplit("/o/", 1)[-1])


def test_the_template_comes_in_as_it_is_filled(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    heads = client.get(page(role, "template/csv/")).content.decode("utf-8-sig").strip().split(",")
    address = uploaded(
        client, role, table=table(heads, ["Ada", "ada@example.org", "", "2026-03-02", "", "In review", "Withdrew"])
    )
    mapped(client, address)
    begun(client, address)
    one = Applicant.objects.get()
    assert (one.stage, one.standing) == ("review", Standing.WITHDRAWN)
    book = client.get(page(role, "template/xlsx/"))
    assert book.content[:2] == b"PK"


def test_who_is_erased_is_erased_from_the_work_too(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("Name", "Email"), ("Ada Lovelace", "ada@example.org")))
    mapped(client, address)
    work = begun(client, address)
    erased(Person.objects.get(), because="asked")
    item = work.items.get(number=1)
    assert ("Ada" in item.name, item.says) == (False, "")


def test_no_file_and_a_broken_table_are_refused_with_sentences(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    for sent, words in (({}, "Choose a table"), ({"table": table(name="people.xls")}, "this kind of spreadsheet")):
        answer = client.post(page(role), sent)
        assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Incoming.objects.count() == 0


def test_an_upload_of_another_role_or_organisation_is_not_there(place: Place, role: Role) -> None:
    address = uploaded(signed_in(place.alice), role, table=table(HEADS, ADA))
    other = role_of(place, "Another")
    moved = address.replace(f"/roles/{role.pk}/", f"/roles/{other.pk}/")
    assert signed_in(place.alice).get(moved).status_code == 404
    for rest in ("", "words/", "look/"):
        assert signed_in(place.mallory).get(f"{address}{rest}").status_code == 404
    assert signed_in(place.member(Seat.MANAGER)).get(address).status_code == 403


def test_work_about_people_is_not_shown_to_who_may_not_see_them(place: Place, role: Role) -> None:
    from fledge.web.store.queries.works import works_for

    client = signed_in(place.alice)
    address = uploaded(client, role, table=table(("Name",), ("Ada",)))
    mapped(client, address)
    begun(client, address)
    assert works_for(place.member(Seat.TALENT)).count() == 1
    assert works_for(place.member(Seat.AUDITOR)).count() == 0
