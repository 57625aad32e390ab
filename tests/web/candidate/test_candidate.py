"""The candidate's side: they see what was read, say what is wrong, and a person answers; nothing changes by itself."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Applicant, Decision, Matched, Person, PrivateLink, Request, Seat, What, Wish
from fledge.web.store.queries import decisions, persons, private_links, remarks, requests, retention
from fledge.web.store.queries.postings import add_posting
from fledge.web.store.queries.problems import Field, Stale

PAPERS = b"""Experience

Backend Engineer, Harbour Bank, 2019 - 2024
- Built payment services in Python and ran them on Kubernetes
- Maintained <script>alert(1)</script> reports in SQL

Skills: Python, Docker
"""
POSTING = "Data Engineer\n\nRequirements:\n- Python\n- Kubernetes\n- Spark\n"


def somebody(place: Place) -> Applicant:
    role = place.organisation.roles.first() or role_of(place)
    add_posting(role, member=place.alice, text=POSTING)
    one = persons.applied(role, member=place.alice, name="Ines Ferreira", email="ines@people.example")[0]
    persons.add_papers(one.person, [persons.Sent("cv.txt", PAPERS)])
    return one


def link_of(place: Place, one: Applicant) -> tuple[PrivateLink, str]:
    link, secret = private_links.link_for(one.person, by=place.member("talent").user)
    return link, f"/mine/{secret}/"


def page_of(address: str) -> str:
    return re.sub(r"\s+", " ", Client().get(address).content.decode())


def test_a_candidate_sees_every_line_with_what_it_counts_towards(place: Place) -> None:
    page = page_of(link_of(place, somebody(place))[1])
    assert "Built payment services in Python and ran … on Kubernetes" in page
    assert "Counts towards Python, Kubernetes and payments (used at work, July 2019 to June 2024)." in page
    assert "For Senior AI Engineer it stands beside: Python, Kubernetes" in page
    assert "Your papers show it" in page
    assert "<script>alert" not in page


def test_the_page_is_found_by_no_search_leaves_no_copy_and_leads_nowhere_into_the_workspace(place: Place) -> None:
    address = link_of(place, somebody(place))[1]
    answer = Client().get(address)
    assert "noindex" in answer["X-Robots-Tag"]
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store, private", "same-origin")
    led = set(re.findall(r'(?:href|action|src)="(/[^"]*)"', answer.content.decode()))
    assert {one for one in led if not one.startswith(("/static/", address))} == set()


def test_a_rejection_is_told_with_its_reason_only_when_it_can_no_longer_be_undone(place: Place) -> None:
    one = somebody(place)
    address = link_of(place, one)[1]
    decisions.decide(one, member=place.member("talent"), what=What.REJECT, reason="evidence-thin", words="Blunt words")
    assert "does not go on" not in page_of(address)
    with override_settings(UNDO_MINUTES=0):
        decisions.decide(one, member=place.member("talent"), what=What.REOPEN, words="Look again")
        decisions.decide(
            one, member=place.member("talent"), what=What.REJECT, reason="evidence-thin", words="Blunt words"
        )
    page = page_of(address)
    assert "The reason that the team wrote down: The papers show too little to go on." in page
    assert "A talent partner decided not to go on." in page
    assert [word for word in ("Blunt words", "Talent partner Person", "talent@harbour") if word in page] == []


def test_another_reason_is_told_in_its_words(place: Place) -> None:
    one = somebody(place)
    with override_settings(UNDO_MINUTES=0):
        decisions.decide(
            one, member=place.alice, what=What.REJECT, reason="other", words="The project was <b>ended</b>"
        )
    assert "wrote down: The project was &lt;b&gt;ended&lt;/b&gt;." in page_of(link_of(place, one)[1])


def line_named(page: str, words: str) -> int:
    item = next(item for item in page.split("<li") if words in item)
    found = re.search(r'name="line" value="(\d+)"', item)
    assert found
    return int(found[1])


def test_a_disputed_line_changes_nothing_until_somebody_grants_it(place: Place) -> None:
    one = somebody(place)
    _, address = link_of(place, one)
    line = line_named(page_of(address), "Skills: Python, Docker")
    before = one.person.reading.kept
    Client().post(f"{address}ask/", {"wish": "correct", "line": line, "words": "I only read about it"})
    one.person.reading.refresh_from_db()
    assert (one.person.reading.kept, one.person.reading.corrected) == (before, [])
    assert "you said that this is wrong" in page_of(address)
    browser, asked = signed_in(place.member(Seat.TALENT)), Request.objects.get()
    at = f"/o/{place.organisation.slug}/requests/"
    assert '1<i class="hidden"> wait' in browser.get(at).content.decode()
    browser.post(f"{at}{asked.pk}/", {"do": "grant", "answer": "You are right."})
    one.person.reading.refresh_from_db()
    assert one.person.reading.corrected == [line]
    page = page_of(address)
    assert f'name="line" value="{line}"' not in page
    assert "You are right." in page
    assert Matched.objects.count() == 0


def test_who_declines_says_why_and_the_candidate_reads_it(place: Place) -> None:
    one = somebody(place)
    link, address = link_of(place, one)
    asked = requests.ask(link, wish="review", words="Please look at the second job")
    browser, at = signed_in(place.alice), f"/o/{place.organisation.slug}/requests/{asked.pk}/"
    assert browser.post(at, {"do": "decline", "answer": " "}).status_code == 422
    browser.post(at, {"do": "decline", "answer": "We read it; it shows no Spark."})
    assert "We read it; it shows no Spark." in page_of(address)
    with pytest.raises(Stale, match="Alice Amari has answered this already"):
        requests.answered(asked, member=place.member("talent"), granted=True, answer="Yes")


def test_a_further_file_is_read_only_when_somebody_takes_it_in(place: Place) -> None:
    one = somebody(place)
    _, address = link_of(place, one)
    more = SimpleUploadedFile("../more.txt", b"Experience\n\nData Engineer, 2020 - 2023\n- Ran pipelines on Spark\n")
    Client().post(f"{address}ask/", {"wish": "add", "words": "", "file": more})
    asked = Request.objects.get()
    assert (one.person.papers.count(), asked.file_name) == (1, "more.txt")
    browser, at = signed_in(place.alice), f"/o/{place.organisation.slug}/requests/{asked.pk}/"
    file = browser.get(f"{at}file/")
    assert (file["Content-Disposition"], file["X-Content-Type-Options"]) == (
        'attachment; filename="more.txt"',
        "nosniff",
    )
    browser.post(at, {"do": "grant", "answer": ""})
    assert "Ran pipelines on Spark" in page_of(address)


@pytest.mark.parametrize("said", [
    {"wish": "correct", "line": 9999, "words": "x"}, {"wish": "correct", "words": "x"}, {"wish": "add"},
    {"wish": "erase"}, {"wish": "made-up"}, {"wish": "correct", "line": "a", "words": "x"}, {},
    {"wish": "review", "words": "x" * 4001},
])  # fmt: skip
def test_what_cannot_be_asked_is_told_on_the_page_and_nothing_is_kept(place: Place, said: dict[str, object]) -> None:
    answer = Client().post(f"{link_of(place, somebody(place))[1]}ask/", said)
    assert (answer.status_code, Request.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()


def test_nobody_can_flood_the_reviewers(place: Place) -> None:
    link, _ = link_of(place, somebody(place))
    for number in range(20):
        requests.ask(link, wish="review", words=str(number))
    with pytest.raises(Stale, match="wait until some are answered"):
        requests.ask(link, wish="review", words="more")


def test_a_candidate_withdraws_at_once_and_it_stands_in_the_ledger_as_their_own(place: Place) -> None:
    one = somebody(place)
    _, address = link_of(place, one)
    at = f"{address}withdraw/{one.pk}/"
    assert "Withdraw from Senior AI Engineer?" in page_of(at)
    assert Decision.objects.count() == 0
    Client().post(at)
    made = Decision.objects.get()
    assert (made.by, made.by_candidate, made.whose) == (None, True, "the candidate")
    assert decisions.broken_at(decisions.ledger(one.role)) is None
    assert "You withdrew." in page_of(address)
    with pytest.raises(Stale, match="nobody else can undo it"):
        decisions.undo(made, member=place.alice)
    Decision.objects.filter(pk=made.pk).update(by=place.alice.user, by_candidate=False)
    assert decisions.broken_at(decisions.ledger(one.role)) is not None


def test_a_candidate_withdraws_from_their_own_rounds_alone(place: Place) -> None:
    one = somebody(place)
    other = persons.applied(one.role, member=place.alice, name="Ada", email="ada@people.example")[0]
    answer = Client().post(f"{link_of(place, one)[1]}withdraw/{other.pk}/")
    other.refresh_from_db()
    assert (answer.status_code, other.standing) == (404, "active")


def test_erasing_takes_two_steps_and_leaves_nothing_of_them(place: Place) -> None:
    one = somebody(place)
    _, address = link_of(place, one)
    Client().post(f"{address}erase/")
    assert Person.objects.get(pk=one.person_id).erased is None
    assert "Everything has been erased." in Client().post(f"{address}erase/", {"sure": "yes"}).content.decode()
    gone = Person.objects.get(pk=one.person_id)
    assert (gone.name, gone.email, gone.papers.count(), gone.requests.count(), gone.links.count()) == ("", "", 0, 0, 0)
    assert Client().get(address).status_code == 410


def test_a_legal_hold_lets_nobody_be_erased_says_so_and_is_done_afterwards(place: Place) -> None:
    one, here = somebody(place), place.organisation
    _, address = link_of(place, one)
    retention.held(here, member=place.alice, edition=here.edition, legal_hold="a dispute about the round of March")
    assert "a dispute about the round of March" in page_of(f"{address}erase/")
    for _ in range(2):
        Client().post(f"{address}erase/", {"sure": "yes"})
    assert Request.objects.get().wish == Wish.ERASE
    assert "Nothing may be erased just now: a dispute" in page_of(address)
    with pytest.raises(Stale, match="legal hold"):
        persons.erased(one.person, because="anything")
    with pytest.raises(Stale, match="legal hold"):
        requests.answered(Request.objects.get(), member=place.alice, granted=True)
    here.refresh_from_db()
    retention.held(here, member=place.alice, edition=here.edition, legal_hold="")
    assert retention.erase_these(place.alice, [one.person_id]) == 1


def test_everything_can_be_taken_along_without_colleagues_names_notes_or_drafts(place: Place) -> None:
    one = somebody(place)
    _, address = link_of(place, one)
    remarks.noted(one, member=place.alice, text="A remark of Alice")
    whole = zipfile.ZipFile(io.BytesIO(Client().get(f"{address}everything.zip").content))
    assert sorted(whole.namelist()) == ["everything.json", "papers/01-cv.txt", "read-me-first.html"]
    assert whole.read("papers/01-cv.txt") == PAPERS
    said = whole.read("everything.json").decode()
    assert [word for word in ("Alice", "A remark") if word in said] == []
    assert "&lt;script&gt;alert" in whole.read("read-me-first.html").decode()
    assert (
        json.loads(Client().get(f"{address}everything.json").content)["Who it is about"][0]["Name"] == "Ines Ferreira"
    )


def test_the_organisations_file_is_complete_and_its_names_lead_nowhere_else(place: Place) -> None:
    one = somebody(place)
    decisions.decide(one, member=place.alice, what=What.MOVE, to="review", words="Shows Kubernetes")
    persons.add_papers(one.person, [persons.Sent("../../etc/passwd\x00.txt", b"Ran it in Go.")])
    answer = signed_in(place.alice).get(f"/o/{place.organisation.slug}/applicants/{one.pk}/file.zip")
    whole = zipfile.ZipFile(io.BytesIO(answer.content))
    assert sorted(whole.namelist())[1:3] == ["papers/01-cv.txt", "papers/02-passwd.txt"]
    assert "Shows Kubernetes" in whole.read("everything.json").decode()
    assert signed_in(place.mallory).get(f"/o/{place.organisation.slug}/applicants/{one.pk}/file.zip").status_code == 404


def test_made_up_withdrawn_and_ended_links_open_nothing(place: Place) -> None:
    one = somebody(place)
    link, address = link_of(place, one)
    private_links.withdraw_link(one.person, link.pk, by=place.alice.user)
    other, ended = link_of(place, one)
    PrivateLink.objects.filter(pk=other.pk).update(ends=timezone.now() - timedelta(seconds=1))
    for at in (address, ended, "/mine/made-up/", "/mine/%00/", "/mine/" + "x" * 3000 + "/"):
        for part in ("", "erase/", "everything.zip", "everything.json"):
            assert Client().get(at + part).status_code == 410
        assert Client().post(f"{at}erase/", {"sure": "yes"}).status_code == 410
    assert "Ines" not in page_of(ended)
    assert Person.objects.get(pk=one.person_id).erased is None


def test_forms_of_a_link_are_refused_from_other_sites(place: Place) -> None:
    _, address = link_of(place, somebody(place))
    assert Client(enforce_csrf_checks=True).post(f"{address}erase/", {"sure": "yes"}).status_code == 403


def test_a_link_that_is_opened_far_too_often_asks_for_patience(place: Place) -> None:
    _, address = link_of(place, somebody(place))
    answers = [Client().post(f"{address}keep/") for _ in range(22)]
    assert [answer.status_code for answer in answers[-2:]] == [429, 429]


def test_openings_are_counted(place: Place) -> None:
    link, address = link_of(place, somebody(place))
    for _ in range(2):
        Client().get(address)
    link.refresh_from_db()
    assert link.seen == 2


def test_people_are_kept_for_the_usual_time_and_longer_when_they_say_so(place: Place) -> None:
    one = somebody(place)
    today = timezone.now().date()
    assert one.person.keep_until == today + timedelta(days=730)
    Person.objects.filter(pk=one.person_id).update(keep_until=today)
    Client().post(f"{link_of(place, one)[1]}keep/")
    kept = Person.objects.get(pk=one.person_id)
    assert kept.keep_until == today + timedelta(days=730)
    assert kept.consent.startswith("by their private link")


def test_whose_time_has_passed_is_erased_by_a_person_in_two_steps_and_is_not_rejected(place: Place) -> None:
    one, role = somebody(place), role_of(place, "Another")
    running = persons.applied(role, member=place.alice, name="Ada", email="ada@people.example")[0]
    with override_settings(UNDO_MINUTES=0):
        decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    Person.objects.update(keep_until=timezone.now().date() - timedelta(days=1))
    browser, at = signed_in(place.member(Seat.TALENT)), f"/o/{place.organisation.slug}/kept/"
    page = browser.get(at).content.decode()
    assert ("Ines Ferreira" in page, "Ada" in page) == (True, False)
    chosen = {"person": [one.person_id, running.person_id]}
    assert "Erase 2 people?" in browser.post(f"{at}erase/", chosen).content.decode()
    browser.post(f"{at}erase/", {**chosen, "sure": "yes"})
    erased = list(Person.objects.exclude(erased=None).values_list("pk", flat=True))
    assert erased == [one.person_id]
    assert Decision.objects.count() == 1


def test_mine_is_not_theirs_to_answer(place: Place) -> None:
    link, _ = link_of(place, somebody(place))
    asked = requests.ask(link, wish="review", words="x")
    for seat, status in ((place.mallory, 404), (place.member("manager"), 403), (place.member("auditor"), 403)):
        at = f"/o/{place.organisation.slug}/requests/{asked.pk}/"
        assert signed_in(seat).post(at, {"do": "grant", "answer": "x"}).status_code == status
    elsewhere = f"/o/{place.elsewhere.slug}/requests/{asked.pk}/"
    assert signed_in(place.mallory).get(elsewhere).status_code == 404


def test_a_wrong_line_is_disputed_once(place: Place) -> None:
    one = somebody(place)
    link, address = link_of(place, one)
    line = line_named(page_of(address), "Built payment")
    requests.ask(link, wish="correct", line=line, words="a")
    with pytest.raises(Stale, match="said already"):
        requests.ask(link, wish="correct", line=line, words="b")
    with pytest.raises(Field, match="not in what was read"):
        requests.ask(link, wish="correct", line=99_999, words="b")
