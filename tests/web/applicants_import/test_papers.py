"""Papers find their people; two broken ones among many are named, and the rest come in."""

from __future__ import annotations

import re

import pytest
from tests.web.applicants_import.uploads import begun, came, mapped, packed, page, paper, people, table, uploaded
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Applicant, Incoming, IncomingFile, Paper, Person, Reading, Role, WorkItem


@pytest.fixture
def role(place: Place) -> Role:
    return role_of(place)


def owners() -> dict[str, str]:
    return {one.name.rsplit("/", 1)[-1]: one.person.name for one in Paper.objects.select_related("person")}


def test_papers_find_their_people_by_the_table_address_reference_and_name(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    rows = table(
        ("Name", "Email", "Reference", "File name"), ("Ada Lovelace", "ada@example.org", "1000", "first.txt"),
        ("Alan Turing", "alan@example.org", "1001", ""), ("Grace Hopper", "", "R-1002", ""),
        ("Joan Clarke", "", "", ""),
    )  # fmt: skip
    files = [paper("first.txt"), paper("second.txt", "Write to Alan@Example.org", "- Python"), paper("R-1002.txt"),
             paper("clarke_joan CV.txt"), paper("Mary Shelley.txt", "mary@example.org", "- SQL"),
             paper("cv.txt")]  # fmt: skip
    address = uploaded(client, role, *files, table=rows)
    mapped(client, address)
    work = begun(client, address)
    assert {one for _, one in came(work)} == {"in"}
    assert owners() == {
        "first.txt": "Ada Lovelace", "second.txt": "Alan Turing", "R-1002.txt": "Grace Hopper",
        "clarke_joan CV.txt": "Joan Clarke", "Mary Shelley.txt": "Mary Shelley", "cv.txt": "cv.txt",
    }  # fmt: skip
    assert Person.objects.get(name="Mary Shelley").email == "mary@example.org"
    assert Reading.objects.count() == 6


def test_the_address_of_an_agency_in_many_papers_is_nobodys_own(place: Place, role: Role) -> None:
    both = ("Ada Ng", "Bo Li")
    files = [paper(f"{name} CV.txt", "Sent by jobs@agency.example", f"- Python, {name}") for name in both]
    client = signed_in(place.alice)
    begun(client, uploaded(client, role, *files))
    assert dict(Person.objects.values_list("name", "email")) == {"Ada Ng": "", "Bo Li": ""}
    assert owners() == {"Ada Ng CV.txt": "Ada Ng", "Bo Li CV.txt": "Bo Li"}


def test_the_same_papers_twice_are_there_already(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    for expected in ("in", "there"):
        address = uploaded(client, role, packed({"Ada Lovelace.txt": b"- Python", "x/cv.txt": b"- SQL"}))
        assert [one for _, one in came(begun(client, address))] == [expected, expected]
    assert (Person.objects.count(), Paper.objects.count()) == (2, 2)


def test_two_papers_of_one_name_are_read_together(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(
        client, role, paper("Ada Lovelace CV.txt", "- Python"), paper("Ada Lovelace cover letter.txt", "- SQL")
    )
    begun(client, address)
    assert people(role) == ["Ada Lovelace"]
    assert {row[0] for row in Reading.objects.get().kept["evidence"]} == {"python", "sql"}


def test_papers_that_fit_two_people_are_not_guessed(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    rows = table(("Name", "Email"), ("Ada Lovelace", "ada@example.org"), ("Alan Turing", "alan@example.org"))
    both = ("ada@example.org", "reference: alan@example.org")
    address = uploaded(client, role, paper("cv.txt", *both), paper("alan turing.txt", *both, "- SQL"), table=rows)
    mapped(client, address)
    work = begun(client, address)
    assert [one for _, one in came(work)][2:] == ["not", "in"]
    assert owners() == {"alan turing.txt": "Alan Turing"}


def test_two_broken_files_among_a_hundred_are_named_and_the_rest_come_in(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    files = {f"Person Number{chr(97 + n // 26)}{chr(97 + n % 26)}.txt": f"- Python {n}".encode() for n in range(98)}
    address = uploaded(client, role, packed({**files, "scan.pdf": b"%PDF-1.4 nothing", "empty.docx": b""}))
    work = begun(client, address)
    assert [name for name, one in came(work) if one != "in"] == ["papers.zip/empty.docx", "papers.zip/scan.pdf"]
    assert Applicant.objects.count() == 98
    says = dict(WorkItem.objects.filter(came="not").values_list("name", "says"))
    assert says["papers.zip/empty.docx"].startswith("the file is empty")


def test_a_broken_file_of_somebody_known_is_kept_and_named(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    rows = table(("Name", "File name"), ("Ada Lovelace", "scan.pdf"))
    address = uploaded(client, role, paper("scan.pdf", "%PDF-1.4 nothing"), table=rows)
    mapped(client, address)
    assert came(begun(client, address)) == [("Row 2: Ada Lovelace", "in"), ("scan.pdf", "not")]
    assert Paper.objects.get().unread != ""


def test_bombs_nested_archives_and_odd_names_are_refused_before_anything_comes_in(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    files = {"__MACOSX/._a.txt": b"x", "../../etc/passwd": b"x", "bomb.txt": b" " * 9_000_000,
             "inner.zip": b"PK\x03\x04", ".hidden.txt": b"x", "Ada Lovelace.txt": b"- Python"}  # fmt: skip
    address = uploaded(client, role, packed(files))
    seen = client.get(f"{address}look/").content.decode()
    for words in ("points outside the archive", "unpacks to far more", "archive inside an archive", "hidden file"):
        assert words in seen, words
    assert "MACOSX" not in seen
    assert IncomingFile.objects.exclude(data=b"").count() == 1
    begun(client, address)
    assert people(role) == ["Ada Lovelace"]


def test_a_damaged_archive_is_named(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    address = uploaded(client, role, paper("papers.zip", "PK no archive"), paper("Ada Lovelace.txt"))
    assert came(begun(client, address))[1] == ("Ada Lovelace.txt", "in")


def test_two_hundred_megabytes_are_refused_with_a_sentence(place: Place, role: Role) -> None:
    client = signed_in(place.alice, enforce_csrf_checks=True)
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(page(role)).content.decode())
    body = b'--b\r\nContent-Disposition: form-data; name="papers"; filename="a.zip"\r\n\r\nx\r\n--b--\r\n'
    answer = client.generic(
        "POST", page(role), body, "multipart/form-data; boundary=b", CONTENT_LENGTH=str(200_000_000),
        headers={"X-CSRFToken": found[1] if found else ""},
    )  # fmt: skip
    assert (answer.status_code, "limit of 100 MB" in answer.content.decode()) == (413, True)
    assert Incoming.objects.count() == 0


def test_hostile_names_are_shown_as_words(place: Place, role: Role) -> None:
    client = signed_in(place.alice)
    rows = table(("Name", "<b>Email"), ("<script>alert(1)</script>", "x"))
    address = uploaded(client, role, packed({"<img src=x>.7z": b"x"}), table=rows)
    mapped(client, address)
    for rest in ("", "look/"):
        assert "<script>alert" not in client.get(f"{address}{rest}").content.decode()
    assert "<img src" not in client.get(f"{address}look/").content.decode()
