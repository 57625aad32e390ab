"""Everybody matched in the background: the numbers of a page, kept once, left out where somebody went meanwhile."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse
from tests.web.review.people import PAPERS, TEXT, a_role, address, somebody
from tests.web.workspace import Place, signed_in

from fledge.web.computed.audited import Asked
from fledge.web.computed.matched import one_match
from fledge.web.computed.matched_many import Papers, numbers_of
from fledge.web.computed.papers import as_kept, from_kept, read_papers
from fledge.web.jobs import worker
from fledge.web.jobs.asking_matches import match_everybody
from fledge.web.store.models import Matched, Reading, What, WorkState
from fledge.web.store.queries import decisions, matching, persons
from fledge.web.store.queries.postings import asked_of


def test_kept_numbers_are_those_of_the_page_of_one_person(place: Place) -> None:
    role, posting = a_role(place)
    one = somebody(place, role)
    work = match_everybody(place.alice, posting)
    assert work is not None
    worker.run(until_idle=True)
    work.refresh_from_db()
    kept = Matched.objects.get(applicant=one, posting=posting)
    person = from_kept(one.person.reading.kept, name="")
    match, months = one_match(asked_of(posting), person, posting.judged_by)
    assert work.state == WorkState.DONE
    assert (kept.low, kept.mid, kept.high) == pytest.approx(
        (match.readiness.low, match.readiness.mid, match.readiness.high)
    )
    assert kept.credits == pytest.approx([part.credit for part in match.parts], abs=1e-4)
    assert (kept.months_low, kept.months_mid, kept.months_high) == (months.low, months.mid, months.high)


def test_asked_twice_it_is_the_same_work_and_done_it_has_nothing_left(place: Place) -> None:
    role, posting = a_role(place)
    somebody(place, role)
    work = match_everybody(place.alice, posting)
    assert match_everybody(place.member("talent"), posting) == work
    worker.run(until_idle=True)
    assert match_everybody(place.alice, posting) is None
    assert matching.kept_of(posting) == 1


def test_whoever_withdrew_or_sent_nothing_readable_is_left_alone(place: Place) -> None:
    role, posting = a_role(place)
    gone, _ = somebody(place, role, 1), persons.applied(role, member=place.alice, name="Sent Nothing")
    somebody(place, role, 2, papers="\n{n}\n")
    decisions.decide(gone, member=place.alice, what=What.WITHDRAW)
    assert match_everybody(place.alice, posting) is None


def test_whoever_is_erased_between_computing_and_keeping_is_not_kept(place: Place) -> None:
    role, posting = a_role(place)
    stays, goes, changes = (somebody(place, role, n) for n in (1, 2, 3))
    papers, read = matching.papers_of(posting, [stays.pk, goes.pk, changes.pk])
    numbers = numbers_of(asked_of(posting), papers)
    persons.erased(goes.person, because="asked for by the candidate")
    persons.add_papers(changes.person, [persons.Sent("more.txt", b"Experience\n- Ran Docker for 40 services\n")])
    assert matching.numbers_kept(posting, numbers, read) == 1
    assert Matched.objects.get().applicant == stays


def test_what_an_earlier_fledge_read_is_read_again_from_the_kept_text(place: Place) -> None:
    role, posting = a_role(place)
    one = somebody(place, role)
    kept, day = one.person.reading.kept, one.person.reading.read
    Reading.objects.update(made_by="an earlier one", kept={**kept, "evidence": []})
    match_everybody(place.alice, posting)
    worker.run(until_idle=True)
    reading = Reading.objects.get()
    assert (reading.kept["evidence"], reading.read) == (kept["evidence"], day)
    assert Matched.objects.get().mid > 0


def test_numbers_go_when_papers_come_and_are_worked_out_anew(place: Place) -> None:
    role, posting = a_role(place)
    one = somebody(place, role)
    match_everybody(place.alice, posting)
    worker.run(until_idle=True)
    persons.add_papers(one.person, [persons.Sent("more.txt", b"Experience\n- Ran Docker for 40 services\n")])
    assert list(matching.unmatched(posting)) == [one]


def test_publishing_a_version_matches_everybody_with_it(place: Place) -> None:
    role, posting = a_role(place)
    somebody(place, role)
    here = reverse("publish", args=[role.organisation.slug, role.pk, posting.number])
    assert signed_in(place.alice).post(here).status_code == 302
    assert matching.under_way(posting) is not None


def test_somebody_presses_match_everybody_and_sees_how_far_it_is(place: Place) -> None:
    role, posting = a_role(place)
    somebody(place, role)
    alice = signed_in(place.alice)
    answer = alice.post(address(role, "compare/everybody/"))
    work = matching.under_way(posting)
    assert work is not None
    assert answer["Location"].endswith(f"{work.pk}/")
    assert "0 of 1 parts are done" in alice.get(address(role, "compare/")).content.decode()


def test_several_processes_give_the_numbers_of_one() -> None:
    asked = Asked(TEXT, "Data Engineer", "", date(2026, 2, 2))
    read = [as_kept(read_papers([PAPERS.format(n=n)], today=date(2026, 2, 2))) for n in range(3)]
    people = [Papers(n, json.dumps(kept)) for n, kept in enumerate(read)]
    assert numbers_of(asked, people, is_large=True) == numbers_of(asked, people)
