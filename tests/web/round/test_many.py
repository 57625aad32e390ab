"""Many people at once: confirmed first, nobody decided twice, all of it taken back together."""

from __future__ import annotations

import re
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client
from tests.web.jobs.imports import worked
from tests.web.jobs.test_killed import _until, _worker
from tests.web.round.test_deciding import at
from tests.web.rounds_by_hand import many_in, round_with
from tests.web.workspace import Place, peopled, signed_in

from fledge.web.store.models import Applicant, Decision, Role, Task, What, Work, WorkItem
from fledge.web.store.queries import decisions, persons, rounds, works


def confirmed(client: Client, role: Role, query: str) -> dict[str, str | list[str]]:
    """The hidden fields of the page that asks."""
    page = client.get(at(role, f"list/many/?{query}")).content.decode()
    found: dict[str, str | list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page):
        if name == "who":
            found.setdefault("who", []).append(value)  # type: ignore[union-attr]
        else:
            found[name] = value
    return found


def ticked(people: list[Applicant]) -> str:
    return "&".join(f"who={one.pk}" for one in people)


def test_the_page_before_says_how_many_and_names_who_is_left_out(place: Place) -> None:
    role, people = round_with(place, 4)
    decisions.decide(people[0], member=place.alice, what=What.WITHDRAW)
    decisions.decide(people[1], member=place.alice, what=What.REJECT, reason="filled")
    page = signed_in(place.alice).get(at(role, f"list/many/?action=reject&{ticked(people)}")).content.decode()
    assert "Reject: 2 people" in page
    assert f"<strong>{people[0].person.name}</strong> withdrew from the round" in page
    assert f"<strong>{people[1].person.name}</strong> was rejected already" in page
    assert decisions.ledger(role).count() == 2


def test_all_found_are_rejected_together_and_taken_back_together(place: Place) -> None:
    role, people = round_with(place, 5)
    decisions.decide(people[0], member=place.alice, what=What.WITHDRAW)
    client = signed_in(place.member("talent"))
    form = confirmed(client, role, "action=reject&all=1&asked=")
    assert client.post(at(role, "list/many/"), form).status_code == 422
    client.post(at(role, "list/many/"), form | {"reason": "filled"})
    assert rounds.standing_counts(role) == {"rejected": 4, "withdrawn": 1}
    banner = client.get(at(role, "list/")).content.decode()
    assert "Undo all of it" in banner
    group = decisions.ledger(role).last().together  # type: ignore[union-attr]
    client.post(at(role, f"together/{group}/"))
    assert rounds.standing_counts(role) == {"active": 4, "withdrawn": 1}
    assert decisions.broken_at(decisions.ledger(role)) is None
    assert client.get(at(role, f"together/{group}/")).status_code == 200


def test_a_confirmation_sent_twice_decides_once(place: Place) -> None:
    role, people = round_with(place, 2)
    client = signed_in(place.alice)
    form = confirmed(client, role, f"action=move:review&{ticked(people)}")
    for _ in range(2):
        assert client.post(at(role, "list/many/"), form).status_code == 302
    assert decisions.ledger(role).count() == 2


def test_whoever_withdrew_or_was_decided_about_since_the_confirmation_stops_it_and_it_is_asked_again(
    place: Place,
) -> None:
    role, people = round_with(place, 3)
    client = signed_in(place.alice)
    form = confirmed(client, role, f"action=reject&{ticked(people)}")
    decisions.decide(people[0], member=place.member("talent"), what=What.WITHDRAW)
    answer = client.post(at(role, "list/many/"), form | {"reason": "filled"})
    assert (answer.status_code, decisions.ledger(role).count()) == (409, 1)
    assert "it is about 2 people now" in answer.content.decode()


def test_somebody_decided_about_meanwhile_is_left_out_and_named(place: Place) -> None:
    role, people = round_with(place, 3)
    client = signed_in(place.alice)
    form = confirmed(client, role, f"action=reject&{ticked(people)}")
    decisions.decide(people[0], member=place.member("talent"), what=What.MOVE, to="offer")
    page = client.post(at(role, "list/many/"), form | {"reason": "filled"}, follow=True).content.decode()
    assert f"{people[0].person.name} was left out: Talent partner Person decided about this person meanwhile" in page
    assert rounds.standing_counts(role) == {"active": 1, "rejected": 2}


def test_erased_people_and_people_of_others_are_left_out(place: Place) -> None:
    role, people = round_with(place, 3)
    persons.erased(people[0].person, because="asked for")
    client = signed_in(place.alice)
    query = f"action=move:review&{ticked(people)}&who=99999"
    assert "2 are not in this round any more" in client.get(at(role, f"list/many/?{query}")).content.decode()
    client.post(at(role, "list/many/"), confirmed(client, role, query))
    assert decisions.ledger(role).count() == 2


def test_tags_and_tasks_are_given_to_many(place: Place) -> None:
    role, people = round_with(place, 2)
    client = signed_in(place.alice)
    form = confirmed(client, role, f"action=tag&{ticked(people)}")
    client.post(at(role, "list/many/"), form | {"tag": " Night  Shifts "})
    assert [one.tags for one in rounds.found(role, rounds.Search(tag="night shifts"))] == [["night shifts"]] * 2
    form = confirmed(client, role, f"action=task&{ticked(people)}")
    who = place.member("manager").user.pk
    client.post(at(role, "list/many/"), form | {"words": "Call them", "doer": str(who), "due": "2020-01-01"})
    assert Task.objects.filter(who=who).count() == 2
    page = signed_in(place.member("manager")).get("/o/harbour-bank/tasks/").content.decode()
    assert (page.count("Call them"), page.count(">late<")) == (4, 2)
    assert "1 task late" in client.get(at(role)).content.decode()


def test_a_task_cannot_be_given_to_whoever_may_not_see_applicants(place: Place) -> None:
    role, people = round_with(place, 1)
    client = signed_in(place.alice)
    form = confirmed(client, role, f"action=task&{ticked(people)}")
    stranger = place.mallory.user.pk
    assert client.post(at(role, "list/many/"), form | {"words": "Call", "doer": str(stranger)}).status_code == 422


def test_nobody_chosen_or_nothing_to_do_is_said(place: Place) -> None:
    role, _ = round_with(place, 1)
    client = signed_in(place.alice)
    assert client.get(at(role, "list/many/?action=reject")).status_code == 422
    assert client.get(at(role, "list/many/?action=hire&who=1")).status_code == 422


def test_more_than_a_hundred_are_work_in_the_background_that_is_taken_back_as_work(place: Place) -> None:
    role, _ = round_with(place, 0)
    many = many_in(role, 120)
    client = signed_in(place.alice)
    form = confirmed(client, role, "action=reject&all=1")
    answer = client.post(at(role, "list/many/"), form | {"reason": "filled"})
    work = Work.objects.get()
    assert answer["Location"].endswith(f"/work/{work.pk}/")
    decisions.decide(Applicant.objects.get(pk=many[0]), member=place.alice, what=What.WITHDRAW)
    assert worked(work).state == "done"
    assert rounds.standing_counts(role) == {"rejected": 119, "withdrawn": 1}
    page = client.get(at(role, f"together/{work.asked['group']}/")).content.decode()
    assert "Left out" in page
    client.post(at(role, f"together/{work.asked['group']}/"))
    back = Work.objects.exclude(pk=work.pk).get()
    assert worked(back).state == "done"
    assert rounds.standing_counts(role) == {"active": 119, "withdrawn": 1}
    assert decisions.broken_at(decisions.ledger(role)) is None


def test_stopped_work_decides_about_nobody_further(place: Place) -> None:
    role, _ = round_with(place, 0)
    many_in(role, 101)
    client = signed_in(place.alice)
    client.post(at(role, "list/many/"), confirmed(client, role, "action=move:review&all=1"))
    work = Work.objects.get()
    client.post(f"/o/harbour-bank/work/{work.pk}/stop/")
    assert (worked(work).state, decisions.ledger(role).count()) == ("stopped", 0)


def test_after_the_window_nothing_is_taken_back_together(place: Place) -> None:
    role, people = round_with(place, 2)
    told = decisions.decide_all(role, [p.pk for p in people], member=place.alice, what=What.REJECT, reason="filled")
    for one in Decision.objects.all():
        Decision.objects.filter(pk=one.pk).update(at=one.at - timedelta(minutes=settings.UNDO_MINUTES + 1))
    client = signed_in(place.alice)
    assert "Undo all" not in client.get(at(role)).content.decode()
    client.post(at(role, f"together/{told.together}/"))
    assert rounds.standing_counts(role) == {"rejected": 2}


def test_a_thousand_are_decided_about_once_although_workers_are_killed(committed: str) -> None:
    place = peopled()
    role, _ = round_with(place, 0)
    many_in(role, 1000)
    client = signed_in(place.alice)
    client.post(at(role, "list/many/"), confirmed(client, role, "action=reject&all=1") | {"reason": "filled"})
    work = works.works_for(place.alice).get()
    for far in (50, 300):
        worker = _worker()
        _until(work, far)
        worker.kill()
        worker.wait()
    workers = [_worker(), _worker()]
    _until(work, 1000)
    for worker in workers:
        worker.terminate()
        worker.wait(timeout=30)
    assert decisions.ledger(role).count() == 1000
    assert decisions.ledger(role).values("applicant").distinct().count() == 1000
    assert rounds.standing_counts(role) == {"rejected": 1000}
    assert set(WorkItem.objects.values_list("came", flat=True)) == {"in"}
    assert decisions.broken_at(decisions.ledger(role)) is None
    assert connection.vendor in committed.replace("postgres", "postgresql")


def test_where_nobody_is_chosen_the_page_leads_back_and_never_to_another_site(place: Place) -> None:
    role, _ = round_with(place, 1)
    client, asked = signed_in(place.alice), at(role, "list/many/?action=reject&asked=")
    before = f"http://testserver{at(role, 'list/?stage=applied')}"
    assert f'href="{before}"' in client.get(asked, headers={"referer": before}).content.decode()
    for other in ("https://elsewhere.example/", "javascript:alert(1)", "", f"http://testserver{asked}"):
        assert "Back to where you were" not in client.get(asked, headers={"referer": other}).content.decode()
