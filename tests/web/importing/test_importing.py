"""Import: files are read, looked through, and come in once."""

from __future__ import annotations

import json
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.jobs.imports import worked
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.jobs import asking_postings
from fledge.web.store.models import Posting, Role, Seat, Work, WorkItem
from fledge.web.store.queries.postings import add_posting

TEXT = "<ul><li>5+ years of SQL</li></ul>"


def lever(*titles: str) -> SimpleUploadedFile:
    """An invented export."""
    jobs = [{"text": title, "categories": {"location": "Riga"}, "description": TEXT} for title in titles]
    return SimpleUploadedFile("lever.json", json.dumps(jobs).encode())


def page(place: Place, rest: str = "") -> str:
    return f"/o/{place.organisation.slug}/import/{rest}"


def uploaded(client: Client, place: Place, *files: SimpleUploadedFile) -> Work:
    """The work that waits for a choice after the files were read."""
    answer = client.post(page(place), {"upload": list(files)})
    assert answer.status_code == 302, answer.content.decode()
    return Work.objects.get(pk=answer["Location"].rstrip("/").rsplit("/", 1)[1])


def test_an_export_becomes_the_roles_that_were_chosen(place: Place) -> None:
    client = signed_in(place.member(Seat.TALENT))
    work = uploaded(client, place, lever("Baker", "Miller"))
    seen = client.get(page(place, f"{work.pk}/")).content.decode()
    assert re.findall(r'name="take" value="(\d)" checked', seen) == ["1", "2"]
    assert "5+ years of SQL" in seen
    client.post(page(place, f"{work.pk}/"), {"take": ["2"]})
    assert (worked(work).state, work.total) == ("done", 1)
    assert list(Role.objects.values_list("title", "location")) == [("Miller", "Riga")]


def test_the_same_file_again_is_there_already_and_not_chosen(place: Place) -> None:
    client = signed_in(place.alice)
    first = uploaded(client, place, lever("Baker"))
    client.post(page(place, f"{first.pk}/"), {"take": ["1"]})
    worked(first)
    again = uploaded(client, place, lever("Baker"))
    seen = client.get(page(place, f"{again.pk}/")).content.decode()
    assert ("there already" in seen, "checked" in seen) == (True, False)
    client.post(page(place, f"{again.pk}/"), {"take": ["1"]})
    worked(again)
    assert (Role.objects.count(), Posting.objects.count()) == (1, 1)


def test_a_posting_can_be_the_next_version_of_the_role_of_its_title(place: Place) -> None:
    role = role_of(place, "Baker")
    add_posting(role, member=place.alice, text="- Python\n")
    client = signed_in(place.alice)
    work = uploaded(client, place, lever("Baker"))
    assert "Next version of Baker" in client.get(page(place, f"{work.pk}/")).content.decode()
    client.post(page(place, f"{work.pk}/"), {"take": ["1"], "as-1": str(role.pk)})
    worked(work)
    assert (Role.objects.count(), role.postings.count()) == (1, 2)


def test_a_role_of_another_title_cannot_be_slipped_in(place: Place) -> None:
    other = role_of(place, "Someone else's")
    client = signed_in(place.alice)
    work = uploaded(client, place, lever("Baker"))
    client.post(page(place, f"{work.pk}/"), {"take": ["1"], "as-1": str(other.pk)})
    worked(work)
    assert other.postings.count() == 0


def test_a_form_sent_twice_starts_one_work(place: Place) -> None:
    client = signed_in(place.alice)
    work = uploaded(client, place, lever("Baker", "Miller"))
    first, second = (client.post(page(place, f"{work.pk}/"), {"take": ["1", "2"]}) for _ in range(2))
    assert first["Location"] == second["Location"]
    worked(work)
    assert (Work.objects.count(), Role.objects.count()) == (1, 2)


def test_broken_files_are_named_and_the_rest_comes_in(place: Place) -> None:
    client = signed_in(place.alice)
    broken = SimpleUploadedFile("scan.pdf", b"%PDF-1.4 nothing")
    empty = SimpleUploadedFile("empty.txt", b"")
    work = uploaded(client, place, broken, lever("Baker"), empty)
    seen = client.get(page(place, f"{work.pk}/")).content.decode()
    assert "scan.pdf: " in seen
    assert "empty.txt: the file is empty" in seen
    assert "2 could not be read" in seen
    client.post(page(place, f"{work.pk}/"), {"take": ["2"]})
    worked(work)
    assert list(WorkItem.objects.values_list("came", flat=True)) == ["not", "in", "not"]


def test_files_that_hold_nothing_are_refused_with_their_sentences(place: Place) -> None:
    answer = signed_in(place.alice).post(page(place), {"upload": [SimpleUploadedFile("empty.txt", b"")]})
    assert (answer.status_code, "empty.txt: the file is empty" in answer.content.decode()) == (422, True)
    assert Work.objects.count() == 0


def test_no_file_is_refused_with_a_sentence(place: Place) -> None:
    answer = signed_in(place.alice).post(page(place), {})
    assert (answer.status_code, "choose at least one file" in answer.content.decode()) == (422, True)


def test_no_choice_is_refused_with_a_sentence(place: Place) -> None:
    client = signed_in(place.alice)
    work = uploaded(client, place, lever("Baker"))
    answer = client.post(page(place, f"{work.pk}/"), {})
    assert (answer.status_code, "Choose at least one posting" in answer.content.decode()) == (422, True)


def test_an_upload_beyond_the_limit_is_refused_with_a_sentence(place: Place) -> None:
    client = signed_in(place.alice, enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(page(place)).content.decode())
    large = SimpleUploadedFile("large.txt", b"x" * 11_000_000)
    answer = client.post(page(place), {"csrfmiddlewaretoken": token[1] if token else "", "upload": [large]})
    assert (answer.status_code, "larg" in answer.content.decode()) == (413, True)


def test_more_postings_than_one_can_look_through_are_refused(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_postings, "MOST", 1)
    answer = signed_in(place.alice).post(page(place), {"upload": [lever("Baker", "Miller")]})
    assert (answer.status_code, "at most 1 can be looked through" in answer.content.decode()) == (422, True)


def test_leaving_it_forgets_the_files(place: Place) -> None:
    client = signed_in(place.alice)
    work = uploaded(client, place, lever("Baker"))
    client.post(page(place, f"{work.pk}/forget/"))
    assert (Work.objects.count(), WorkItem.objects.count()) == (0, 0)


def test_hostile_words_of_a_file_are_shown_as_words(place: Place) -> None:
    client = signed_in(place.alice)
    work = uploaded(client, place, SimpleUploadedFile("<script>x.json", lever("<script>alert(1)</script>").read()))
    seen = client.get(page(place, f"{work.pk}/")).content.decode()
    assert "<script>alert" not in seen
    assert "<script>x" not in seen


def test_somebody_elses_import_is_not_there(place: Place) -> None:
    work = uploaded(signed_in(place.alice), place, lever("Baker"))
    client = signed_in(place.mallory)
    theirs = f"/o/{place.elsewhere.slug}/import/"
    found = [client.get(f"{theirs}{work.pk}/"), client.post(f"{theirs}{work.pk}/", {"take": "1"}),
             client.post(f"{theirs}{work.pk}/forget/"), client.get(page(place, f"{work.pk}/")),
             client.get(f"{theirs}{uuid.uuid4()}/")]  # fmt: skip
    assert [answer.status_code for answer in found] == [404] * 5
