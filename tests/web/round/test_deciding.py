"""One person on the board: moved, rejected with a reason, brought back, and taken back."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections
from tests.web.rounds_by_hand import many_in, round_with, somebody
from tests.web.workspace import Place, peopled, signed_in

from fledge.problem import Problem
from fledge.web.store.models import Applicant, Decision, Role, Seat, What
from fledge.web.store.queries import decisions, persons, rounds


def at(role: Role, rest: str = "") -> str:
    return f"/o/harbour-bank/roles/{role.pk}/round/{rest}"


def test_a_move_is_a_decision_with_a_name_and_what_was_on_the_page(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    answer = signed_in(place.member("talent")).post(at(role, f"{one.pk}/move/"), {"to": "review", "edition": 1})
    made = decisions.ledger(role).get()
    assert (answer.status_code, made.what, made.to_stage, made.by) == (
        302,
        "move",
        "review",
        place.member("talent").user,
    )
    assert made.shown == {"page": "board", "lines": 0, "reading": ""}


def test_the_second_of_two_is_told_who_was_quicker(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    decisions.decide(one, member=place.member("talent"), what=What.MOVE, to="review")
    answer = signed_in(place.alice).post(at(role, f"{one.pk}/move/"), {"to": "offer", "edition": 1})
    assert answer.status_code == 409
    assert "Talent partner Person changed this person" in answer.content.decode()


def test_a_form_sent_twice_moves_once(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    client, form = signed_in(place.alice), {"to": "review", "edition": 1, "once": "sheet-1"}
    answers = [client.post(at(role, f"{one.pk}/move/"), form).status_code for _ in range(2)]
    assert (answers, decisions.ledger(role).count()) == ([302, 302], 1)


def test_towards_rejected_the_reason_is_asked_for_and_nothing_is_decided(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    client = signed_in(place.alice)
    answer = client.post(at(role, f"{one.pk}/move/"), {"to": "rejected", "edition": 1})
    assert (answer["Location"], decisions.ledger(role).count()) == (at(role, f"{one.pk}/reject/"), 0)
    assert client.post(at(role, f"{one.pk}/reject/"), {"edition": 1}).status_code == 422
    client.post(at(role, f"{one.pk}/reject/"), {"edition": 1, "reason": "evidence-thin"})
    assert decisions.ledger(role).get().reason == "evidence-thin"


def test_somebody_comes_back_with_a_reason_only(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    client = signed_in(place.alice)
    assert client.post(at(role, f"{one.pk}/back/"), {"edition": 2}).status_code == 422
    client.post(at(role, f"{one.pk}/back/"), {"edition": 2, "words": "Another place opened."})
    one.refresh_from_db()
    assert (one.standing, one.reason) == ("active", "")


def test_undoing_puts_somebody_back_where_they_were_and_for_how_long(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
    one.refresh_from_db()
    since = one.since
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    signed_in(place.member("talent")).post(at(role, f"undo/{made.pk}/"))
    one.refresh_from_db()
    assert (one.stage, one.standing, one.since, one.decided) == ("review", "active", since, None)


def test_undoing_who_had_withdrawn_and_was_brought_back_leaves_them_withdrawn(place: Place) -> None:
    _, (one,) = round_with(place, 1)
    decisions.decide(one, member=place.alice, what=What.WITHDRAW)
    back = decisions.decide(one, member=place.alice, what=What.REOPEN, words="They asked to.")
    decisions.undo(back, member=place.alice)
    one.refresh_from_db()
    assert one.standing == "withdrawn"


def test_after_the_window_nothing_is_undone(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    Decision.objects.filter(pk=made.pk).update(at=made.at - timedelta(minutes=settings.UNDO_MINUTES + 1))
    client = signed_in(place.alice)
    assert "Bring them back with a reason" in client.get(at(role, f"undo/{made.pk}/")).content.decode()
    answer = client.post(at(role, f"undo/{made.pk}/"))
    assert (answer.status_code, decisions.ledger(role).count()) == (409, 1)


def test_nobody_erased_is_decided_about_or_undone(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    made = decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
    persons.erased(one.person, because="asked for")
    client = signed_in(place.alice)
    assert client.post(at(role, f"{one.pk}/move/"), {"to": "offer", "edition": 2}).status_code == 404
    assert client.post(at(role, f"undo/{made.pk}/")).status_code == 404
    assert client.get(at(role)).status_code == 200


@pytest.mark.parametrize("seat", [Seat.EXECUTIVE, Seat.AUDITOR])
def test_who_sees_counts_alone_sees_nobodys_name(place: Place, seat: Seat) -> None:
    role, (one, *_) = round_with(place, 3)
    page = signed_in(place.member(seat)).get(at(role)).content.decode()
    assert "Half of them for" in page
    assert one.person.name not in page
    assert one.person.email not in page
    assert signed_in(place.member(seat)).get(at(role, "list/")).status_code == 403


def test_an_interviewer_sees_the_board_and_moves_nobody(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    client = signed_in(place.member(Seat.INTERVIEWER))
    page = client.get(at(role)).content.decode()
    assert one.person.name in page
    assert "Move to" not in page
    assert client.post(at(role, f"{one.pk}/move/"), {"to": "review", "edition": 1}).status_code == 403


def test_an_applicant_of_another_role_is_not_there(place: Place) -> None:
    from fledge.web.store.queries import roles

    _, (one,) = round_with(place, 1)
    other = roles.added(place.alice, title="Another role")
    for rest in (f"{one.pk}/reject/", f"{one.pk}/back/"):
        assert signed_in(place.alice).get(at(other, rest)).status_code == 404


@pytest.mark.parametrize("rest", ["", "list/", "list/?order=name&waiting=0&tag=x&source=Referral", "ledger/"])
def test_pages_ask_no_more_for_three_people_than_for_one(place: Place, rest: str) -> None:
    from django.test.utils import CaptureQueriesContext

    client, counts = signed_in(place.alice), []
    role, people = round_with(place, 1)
    for more in (0, 2):
        for n in range(more):
            people.append(somebody(role, place.alice, n + 1))
        for one in people:
            decisions.decide(one, member=place.alice, what=What.MOVE, to="review" if not more else "interview")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at(role, rest)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_two_people_at_once_decide_one_after_the_other_and_the_chain_is_whole(committed: str) -> None:
    place = peopled()
    role, (one,) = round_with(place, 1)
    begin, told = threading.Barrier(2), []

    def decide(seat: str, to: str) -> None:
        begin.wait()
        try:
            decisions.decide(one, member=place.member(seat), what=What.MOVE, to=to, edition=1)
            told.append("done")
        except Problem as problem:
            told.append(problem.what)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=asked) for asked in (("owner", "review"), ("talent", "offer"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 2
    assert told.count("done") == 1
    assert any("changed this person while you had it open" in words for words in told)
    assert decisions.broken_at(decisions.ledger(role)) is None


def test_a_column_shows_thirty_and_the_next_ones_when_asked(place: Place) -> None:
    role, _ = round_with(place, 0)
    many_in(role, 65)
    client = signed_in(place.alice)
    first = client.get(at(role)).content.decode()
    second = client.get(at(role, "more/?stage=applied&from=30")).content.decode()
    last = client.get(at(role, "more/?stage=applied&from=60")).content.decode()
    assert [page.count("data-applicant") for page in (first, second, last)] == [30, 30, 5]
    assert "Show more" not in last
    assert [column.count for column in rounds.board(role)] == [65, 0, 0, 0, 0]
    assert Applicant.objects.count() == 65
