"""Work goes on item by item, stops when asked, goes on where it was, and says what came of each item."""

from __future__ import annotations

import uuid
from datetime import timedelta
from threading import Event

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web.jobs.imports import begun, wanted, worked
from tests.web.workspace import Place, role_of

from fledge.web.jobs import asking, carrying, worker
from fledge.web.jobs.kind import KINDS, Kind
from fledge.web.jobs.kinds import importing, reaudit
from fledge.web.store.models import Came, Posting, PostingAudit, Role, Seat, Work, WorkItem, WorkState
from fledge.web.store.queries import postings, turns, works
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.works import Wanted


def _titles(place: Place) -> list[str]:
    return sorted(Role.objects.filter(organisation=place.organisation).values_list("title", flat=True))


def _results(work: Work) -> list[tuple[str, str]]:
    return list(WorkItem.objects.filter(work=work).values_list("came", "says"))


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What happens when an item called Baker 1 is at hand: an exception to raise, or something to call."""
    happens: list[object] = []
    true = KINDS["import"]

    def do(work: Work, item: WorkItem, ready: object) -> turns.Outcome:
        if item.name == "Baker 1" and happens:
            what = happens.pop()
            if isinstance(what, Exception):
                raise what
            what()  # type: ignore[operator]
        return true.do(work, item, ready)

    monkeypatch.setitem(KINDS, "import", Kind(true.name, true.says, true.ready, do))
    return happens


def test_each_posting_becomes_a_role_with_its_audited_first_version(place: Place) -> None:
    work = worked(begun(place.member(Seat.TALENT), 2))
    versions = Posting.objects.filter(role__organisation=place.organisation)
    assert (work.state, work.done, work.total) == (WorkState.DONE, 2, 2)
    assert [(v.title, v.number, v.by, v.audit.made_by) for v in versions.order_by("title")] == [
        (f"Baker {n}", 1, place.member(Seat.TALENT).user, PostingAudit.objects.first().made_by) for n in range(2)
    ]


def test_what_an_item_needed_is_forgotten_when_it_is_done(place: Place) -> None:
    work = worked(begun(place.alice, 1))
    assert [item.asked for item in work.items.all()] == [{}]


def test_the_same_postings_again_are_there_already(place: Place) -> None:
    worked(begun(place.alice, 2))
    again = worked(begun(place.alice, 2))
    assert _titles(place) == ["Baker 0", "Baker 1"]
    assert _results(again) == [("there", f"there already: version 1 of Baker {n}") for n in range(2)]


def test_a_posting_becomes_the_next_version_of_the_role_that_was_chosen(place: Place) -> None:
    role = role_of(place, "Baker 0")
    worked(begun(place.alice, 1, role=role.pk))
    assert [(p.role_id, p.number) for p in Posting.objects.all()] == [(role.pk, 1)]


def test_a_role_elsewhere_cannot_be_chosen(place: Place) -> None:
    role = role_of(place, "Baker 0")
    work = worked(begun(place.mallory, 1, role=role.pk))
    assert (work.state, [came for came, _ in _results(work)], role.postings.count()) == ("done", ["not"], 0)


def test_an_item_that_cannot_come_in_says_why_and_the_rest_come_in(place: Place) -> None:
    broken = Wanted("scan.pdf", {"broken": "scan.pdf: this is a scan; give it as text"})
    work = asking.begin(place.alice, kind="import", about="two", items=[broken, wanted(1)])
    worked(work)
    assert _results(work)[0] == ("not", "scan.pdf: this is a scan; give it as text")
    assert (work.state, _titles(place)) == ("done", ["Baker 1"])


def test_work_stops_after_the_item_at_hand_and_goes_on_there(place: Place, interrupted: list[object]) -> None:
    work = begun(place.alice, 3)
    interrupted.append(lambda: works.stopped(work))
    worked(work)
    assert (work.state, work.done, _titles(place)) == ("stopped", 2, ["Baker 0", "Baker 1"])
    assert asking.go_on(work)
    worked(work)
    assert (work.state, work.done, len(_titles(place))) == ("done", 3, 3)


def test_work_that_nobody_has_begun_stops_at_once(place: Place) -> None:
    work = works.stopped(begun(place.alice, 1))
    assert (worked(work).state, work.done) == ("stopped", 0)


def test_going_on_twice_asks_for_one_worker(place: Place) -> None:
    work = works.stopped(begun(place.alice, 1))
    assert [asking.go_on(work), asking.go_on(work)] == [True, False]


def test_something_unexpected_ends_work_with_a_sentence_and_keeps_nothing_of_the_item(
    place: Place, interrupted: list[object], caplog: pytest.LogCaptureFixture
) -> None:
    work = begun(place.alice, 3)
    interrupted.append(KeyError("surprise"))
    worked(work)
    assert (work.state, work.done, _titles(place)) == ("failed", 1, ["Baker 0"])
    assert work.failed.startswith("something unexpected happened at “Baker 1”")
    assert "surprise" in caplog.text
    asking.go_on(work)
    assert (worked(work).state, work.failed, len(_titles(place))) == ("done", "", 3)


def test_somebody_without_a_seat_any_more_imports_nothing(place: Place) -> None:
    member = place.member(Seat.TALENT)
    work = begun(member, 1)
    member.left = timezone.now()
    member.save()
    worked(work)
    assert (work.state, _titles(place)) == ("failed", [])
    assert "has no seat here any more" in work.failed


def test_somebody_who_may_not_add_postings_any_more_imports_nothing(place: Place) -> None:
    member = place.member(Seat.TALENT)
    work = begun(member, 1)
    member.seat = Seat.LEARNER
    member.save()
    assert (worked(work).state, _titles(place)) == ("failed", [])


def test_a_kind_that_this_fledge_does_not_know_ends_with_a_sentence(place: Place) -> None:
    work = asking.begin(place.alice, kind="fly", about="", items=[Wanted("one")])
    assert "does not know work of the kind 'fly'" in worked(work).failed


def test_silent_work_is_taken_up_again_by_one_of_those_who_see_it(place: Place) -> None:
    work = begun(place.alice, 2)
    DBTaskResult.objects.all().delete()
    turns.taken(work.pk)
    Work.objects.filter(pk=work.pk).update(beat=timezone.now() - timedelta(seconds=60))
    assert [asking.take_up_again(work.pk, seconds=30) for _ in range(2)] == [True, False]
    assert worked(work).state == "done"


def test_a_worker_that_comes_back_after_another_took_over_changes_nothing(place: Place) -> None:
    work = begun(place.alice, 2)
    late = turns.taken(work.pk)
    assert late
    Work.objects.filter(pk=work.pk).update(state="waiting")
    turns.taken(work.pk)
    assert not carrying._went_on(late, KINDS["import"])
    assert (turns.beaten(late.pk, late.turn), turns.put_back(late), _titles(place)) == (False, False, [])


def test_work_that_ends_its_workers_is_left_with_a_sentence(place: Place) -> None:
    work = begun(place.alice, 1)
    for _ in range(turns.MOST_TRIES):
        assert turns.taken(work.pk)
        Work.objects.filter(pk=work.pk).update(beat=timezone.now() - timedelta(seconds=60))
        asking.take_up_again(work.pk, seconds=30)
    work.refresh_from_db()
    assert (work.state, work.failed.startswith("the worker ended 5 times")) == ("failed", True)


def test_a_worker_that_has_to_leave_finishes_its_item_and_gives_the_rest_back(
    place: Place, interrupted: list[object]
) -> None:
    work, leaving = begun(place.alice, 3), Event()
    interrupted.append(leaving.set)
    worker.run(stop_event=leaving)
    work.refresh_from_db()
    assert (work.state, work.done) == ("waiting", 2)
    assert (worked(work).state, len(_titles(place))) == ("done", 3)


def test_audits_of_another_fledge_are_made_anew_once(place: Place) -> None:
    role = role_of(place)
    old, new = (postings.add_posting(role, member=place.alice, text=f"- Python\n- SQL {n}\n") for n in range(2))
    PostingAudit.objects.filter(posting=old).update(made_by="before", verdict="")
    work = asking.audit_everything_anew(place.alice)
    assert work
    assert asking.audit_everything_anew(place.alice) == work
    worked(work)
    old.audit.refresh_from_db()
    assert (work.total, old.audit.made_by, old.audit.verdict != "") == (1, new.audit.made_by, True)
    assert asking.audit_everything_anew(place.alice) is None


def test_strangers_and_managers_see_no_work_of_others(place: Place) -> None:
    work, mine = begun(place.alice, 1), begun(place.member(Seat.MANAGER), 1)
    for member in (place.mallory, place.member(Seat.MANAGER)):
        with pytest.raises(NotThere):
            works.work_for(member, work.pk)
    assert list(works.works_for(place.member(Seat.MANAGER))) == [mine]
    with pytest.raises(NotThere):
        works.work_for(place.alice, uuid.uuid4())


def test_uploads_that_nobody_chose_from_are_forgotten_after_a_day(place: Place) -> None:
    old, fresh = (works.added(place.alice, kind="import", about="", items=[wanted(1)], is_begun=False) for _ in "ab")
    Work.objects.filter(pk=old.pk).update(made=timezone.now() - timedelta(hours=25))
    assert (works.tidied(), list(Work.objects.all())) == (1, [fresh])


def test_every_kind_says_what_it_is() -> None:
    assert {name: kind.says for name, kind in KINDS.items()} == {
        "applicants": "Bring in applicants",
        "deciding": "For many people",
        "import": "Import",
        "matching": "Match",
        "reaudit": "Audit anew",
        "second-look": "Second look",
    }
    assert KINDS["import"].do is importing.bring_in
    assert KINDS["reaudit"].do is reaudit.audit_anew


def test_counts_say_what_came_of_the_items(place: Place) -> None:
    items = [wanted(1), wanted(1), Wanted("scan.pdf", {"broken": "a scan"})]
    work = worked(asking.begin(place.alice, kind="import", about="", items=items))
    assert works.counts_of(work) == [("in", "Done", 1), ("there", "There already", 1), ("not", "Not possible", 1)]
    assert [item.name for item in works.results_of(work, "not")] == ["scan.pdf"]
    assert Came.NOT.label == "Not possible"
