"""Two people at the same moment: both are kept, and one version comes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from tests.web.changes.discussion import decided, keys_of, posting_of, proposed
from tests.web.workspace import peopled

from fledge.web.store.models import Posting, Seat, SignOff
from fledge.web.store.queries import postings, proposals


def at_once(*tasks: object) -> list[object]:
    """What each gives, begun together in threads of their own; a Problem is given, not raised."""
    together = Barrier(len(tasks))

    def run(task: object) -> object:
        together.wait()
        try:
            return task()  # type: ignore[operator]
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def test_two_who_say_different_things_are_both_kept(committed: str) -> None:
    place = peopled()
    proposal = proposed(place)
    line, other = keys_of(proposal)
    alice, mentor = place.alice, place.member(Seat.MENTOR)
    said = at_once(
        lambda: proposals.sign_off(proposal, member=alice, words={line: True, other: True}),
        lambda: proposals.sign_off(proposal, member=mentor, words={line: False}, why="We need it."),
    )
    assert said == [2, 1]
    assert SignOff.objects.filter(proposal=proposal).count() == 3


def test_two_who_make_a_version_make_one(committed: str) -> None:
    place = peopled()
    proposal = proposed(place)
    decided(proposal, place.alice)
    manager = place.member(Seat.MANAGER)
    made = at_once(
        lambda: proposals.make_version(proposals.proposal_for(proposal.posting, "repaired"), member=place.alice),
        lambda: proposals.make_version(proposals.proposal_for(proposal.posting, "repaired"), member=manager),
    )
    assert [type(one) for one in made] == [Posting, Posting]
    assert sorted(Posting.objects.values_list("number", flat=True)) == [1, 2]


def test_a_version_a_proposal_and_publishing_at_once_wait_for_each_other(committed: str) -> None:
    place = peopled()
    proposal = proposed(place)
    decided(proposal, place.alice)
    posting = Posting.objects.select_related("role").get(pk=proposal.posting_id)
    said = at_once(
        lambda: proposals.make_version(proposals.proposal_for(posting, "repaired"), member=place.alice).number,
        lambda: proposals.propose(posting, member=place.alice, purpose="repaired", edits=0).pk,
        lambda: postings.published(posting, member=place.alice).number,
    )
    assert (said[0], said[2]) == (2, 1)
    assert said[1] == proposal.pk or "have become a version" in str(said[1])


def test_two_who_propose_first_leave_one_proposal(committed: str) -> None:
    place = peopled()
    posting = posting_of(place)
    made = at_once(
        *(lambda: proposals.propose(posting, member=place.alice, purpose="repaired", edits=1).pk for _ in range(2))
    )
    assert made[0] == made[1]
