"""The list: searched, put in order, kept as searches, and as a file that is safe to open."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone
from tests.web.round.test_deciding import at
from tests.web.rounds_by_hand import many_in, round_with
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import Applicant, Filter, Person, Seat, What
from fledge.web.store.queries import decisions, remarks


def names(place: Place, role, query: str) -> list[str]:
    rows = signed_in(place.alice).get(at(role, f"list/csv/?{query}"))
    text = b"".join(rows.streaming_content).decode("utf-8-sig")
    return [row["name"] for row in csv.DictReader(StringIO(text))]


def test_each_filter_finds_whom_it_names(place: Place) -> None:
    role, people = round_with(place, 4)
    decisions.decide(people[0], member=place.alice, what=What.MOVE, to="review")
    decisions.decide(people[1], member=place.alice, what=What.REJECT, reason="filled")
    remarks.tagged(people[2], member=place.alice, tag="größe 100%")
    Applicant.objects.filter(pk=people[3].pk).update(since=timezone.now() - timedelta(days=400))
    who = [one.person.name for one in people]
    assert names(place, role, "stage=review") == [who[0]]
    assert names(place, role, "standing=rejected") == [who[1]]
    assert names(place, role, "tag=Größe+100%25") == [who[2]]
    assert names(place, role, "waiting=399") == [who[3]]
    assert names(place, role, "source=Referral") == [who[1]]
    assert names(place, role, "q=P3%40people") == [who[3]]
    assert names(place, role, f"to={people[1].applied.isoformat()}") == who[:2]
    assert names(place, role, "q=%25") == []


def test_orders_are_of_days_and_names_and_what_makes_no_sense_changes_nothing(place: Place) -> None:
    role, people = round_with(place, 3)
    who = [one.person.name for one in people]
    assert names(place, role, "order=-applied") == who[::-1]
    assert names(place, role, "order=name") == sorted(who)
    assert names(place, role, "order=readiness&waiting=x&from=soon&stage=none&page=zzz") == who


def test_a_search_is_kept_for_oneself_or_for_everybody_and_forgotten_by_its_owner_alone(place: Place) -> None:
    role, _ = round_with(place, 1)
    alice, manager = signed_in(place.alice), signed_in(place.member(Seat.MANAGER))
    for name, more in (("Mine", {}), ("Ours", {"is_shared": "on"})):
        form = {"name": name, "asked": "stage=review&order=nonsense&evil=<b>", **more}
        answer = alice.post(at(role, "list/keep/"), form)
        assert answer["Location"] == at(role, "list/?stage=review")
    page = manager.get(at(role, "list/")).content.decode()
    assert ("Ours" in page, "Mine" in page) == (True, False)
    shared = Filter.objects.get(name="Ours").pk
    assert manager.post(at(role, "list/forget/"), {"kept": shared}).status_code == 404
    assert alice.post(at(role, "list/forget/"), {"kept": shared}).status_code == 302
    assert alice.post(at(role, "list/keep/"), {"name": "", "asked": ""}).status_code == 422


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_file_is_run_by_a_spreadsheet(place: Place, begin: str) -> None:
    role, (one,) = round_with(place, 1)
    Person.objects.filter(pk=one.person_id).update(name=f"{begin}HYPERLINK(1)")
    answer = signed_in(place.alice).get(at(role, "list/csv/"))
    text = b"".join(answer.streaming_content)
    assert text.startswith(b"\xef\xbb\xbfnumber,name")
    assert f"'{begin}HYPERLINK(1)".encode() in text
    assert "filename*=UTF-8''Senior%20AI%20Engineer" in answer["Content-Disposition"]


def test_the_file_has_a_row_for_each_of_those_found_whatever_the_page(place: Place) -> None:
    role, _ = round_with(place, 0)
    many_in(role, 130)
    assert len(names(place, role, "page=2")) == 130
    page = signed_in(place.alice).get(at(role, "list/?page=3")).content.decode()
    assert "101–130 of 130" in page


def test_hostile_words_stay_words(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    hostile = '<script>window.taken=1</script>"x'
    Person.objects.filter(pk=one.person_id).update(name=hostile)
    Applicant.objects.filter(pk=one.pk).update(source=hostile[:80], tags=[hostile])
    for rest in ("", "list/", f"list/many/?action=reject&who={one.pk}", f"{one.pk}/reject/"):
        page = signed_in(place.alice).get(at(role, rest)).content.decode()
        assert "<script>window" not in page


def test_people_of_a_search_are_looked_at_one_by_one_and_side_by_side_in_that_search(place: Place) -> None:
    role, people = round_with(place, 3)
    client = signed_in(place.alice)
    page = client.get(at(role, "list/?q=Ines")).content.decode()
    for way in ("review/", "compare/", f"review/{people[0].pk}/"):
        assert f'href="{at(role, way)}?q=Ines"' in page
    begun = client.get(at(role, "review/?q=Ines"))
    assert begun["Location"] == at(role, f"review/{people[0].pk}/?q=Ines")
    board = client.get(at(role)).content.decode()
    assert f'href="{at(role, "review/")}"' in board
    assert f'href="{at(role, f"review/{people[0].pk}/")}?stage=applied&amp;standing=active"' in board
    sent_on = client.get(at(role, "list/many/"), {"action": "compare", "all": "1", "asked": "q=Ines"})
    assert sent_on["Location"] == f"{at(role, 'compare/')}?action=compare&all=1&asked=q%3DInes"
    beside = client.get(sent_on["Location"]).content.decode()
    assert [f"Applicant {one.pk}<" in beside for one in people] == [True, False, False]
