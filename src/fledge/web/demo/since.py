"""After the second look: an interview to come, tasks, an order somebody asked for, a candidate who disagrees."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from fledge.web.demo.clock import days_ago
from fledge.web.demo.deciding import Table
from fledge.web.demo.talks import planned
from fledge.web.store.models import Posting, PrivateLink, Stage, What, Wish
from fledge.web.store.queries import decisions, letters, orders, private_links, remarks, requests

_SITE = "http://127.0.0.1:8000"
_DISPUTED = "event platform on Kafka"
_OBJECTION = (
    "That line is last year's paper. I designed the platform and did not only build it, and it is 1.2 billion by now."
)


def since_then(table: Table, posting: Posting, back: tuple[int, ...]) -> None:
    """What is under way today around those who came back and those who wait."""
    cast = table.cast
    _written_to(table, back)
    with days_ago(5, 11):
        one = table.people[back[0]]
        shown = {"page": "board", "lines": 0}
        decisions.decide(one, member=cast["marcus"], what=What.MOVE, to=Stage.INTERVIEW, shown=shown)
    with days_ago(1, 11):
        planned(cast, table.people[back[0]], 0)
    with days_ago(4, 10):
        orders.order_asked(
            posting, member=cast["marcus"], order="gap", because="To talk first with those whom we can teach in spring."
        )  # fmt: skip
    _tasks(table, back)
    _objection(table)


def _written_to(table: Table, back: tuple[int, ...]) -> None:
    letter = letters.letters_of(table.cast.organisation).get(name="We looked again")
    for turn in back:
        one = table.people[turn]
        with days_ago(8, 9, 30):
            letters.write([one], letter, table.cast["priya"], one.decisions.latest("at"), site=_SITE)


def _tasks(table: Table, back: tuple[int, ...]) -> None:
    cast, today = table.cast, timezone.localdate()
    for turn, what, whom, day in (
        (back[0], "Tell Grace and Tomás what a second look is", "marcus", 2),
        (back[1], "Find a day for the conversation", "priya", 1),
        (1, "Decide about the second look before the month ends", "marcus", 6),
        (2, "Ask the data team whether they know her pipelines", "priya", -1),
    ):
        with days_ago(3, 14, turn):
            who = cast[whom].user
            remarks.asked_of(
                table.people[turn], member=cast["priya"], what=what, who=who, due=today + timedelta(days=day)
            )


def _objection(table: Table) -> None:
    """A candidate reads what was read in her papers, and says that one line is wrong; somebody has to answer."""
    person = table.people[1].person
    with days_ago(3, 9):
        link, _ = private_links.link_for(person, by=table.cast["priya"].user)
    kept = person.reading.kept
    line = next(row[4] for row in kept["evidence"] if _DISPUTED in row[3])
    with days_ago(2, 20, 14):
        PrivateLink.objects.filter(pk=link.pk).update(seen=2)
        requests.ask(link, wish=Wish.CORRECT, line=line, words=_OBJECTION)
