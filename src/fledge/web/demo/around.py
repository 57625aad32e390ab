"""What else happens around the first round: letters, remarks, tags, a withdrawal, an erasure, a file of groups."""

from __future__ import annotations

import random
from datetime import timedelta

from fledge.web.demo.clock import days_ago
from fledge.web.demo.deciding import Table
from fledge.web.store.models import Message, Stage, Standing, What
from fledge.web.store.queries import decisions, filters, groups, letters, persons, remarks

_SITE = "http://127.0.0.1:8000"
#: Everybody's kind of work is a tag where somebody thought of it.
_TAGS = {"fintech": "payments", "distributed": "distributed systems", "sre": "platform", "data": "data"}
_REMARKS = (
    "Ask how the ledger was reconciled after the split; that is our problem to the letter.",
    "Wrote to us twice before and was never answered. Let us do better this time.",
    "The talk on idempotent handlers is worth watching.",
    "Would rather learn from Ines than be alone with the model. That is what we have.",
    "Knows two people of the payments team; neither takes part in the interview.",
)
#: Of ten people so many answer the form.
_ANSWER, _FORM = 0.85, "self-reports (invented).csv"
_WHOSE = ("applicant__person", "applicant__role__organisation")
_SEXES, _RACES = ("Female", "Male"), ("White", "Asian", "Black or African American", "Hispanic or Latino")


def around_the_round(table: Table) -> None:
    """After the first round and before the posting is repaired."""
    _remarked(table)
    _left(table)
    _written(table)
    _groups(table)


def _remarked(table: Table) -> None:
    cast = table.cast
    with days_ago(50, 17):
        for turn, sent in enumerate(table.papers):
            if sent.draft.works in _TAGS and turn % 2:
                remarks.tagged(table.people[turn], member=cast["priya"], tag=_TAGS[sent.draft.works])
    for turn, words in enumerate(_REMARKS):
        with days_ago(55 - 4 * turn, 11, 10):
            remarks.noted(table.people[turn], member=cast[("marcus", "lena")[turn % 2]], text=words)
    with days_ago(31, 9):
        filters.kept_filter(
            table.posting.role, member=cast["priya"], name="Waiting a week", asked="standing=active&waiting_days=7",
            is_shared=True,
        )  # fmt: skip


def _left(table: Table) -> None:
    """Somebody withdraws by themselves, and somebody who had been away asks to be erased."""
    kinds = [sent.draft.kind for sent in table.papers]
    reviewed = table.posting.role.applicants.filter(standing=Standing.ACTIVE, stage=Stage.REVIEW).order_by("pk")
    with days_ago(30, 18, 10):
        decisions.withdrew(reviewed[1])
    with days_ago(28, 8):
        persons.erased(table.people[kinds.index("returner")].person, because="asked for it by e-mail")


def _written(table: Table) -> None:
    """Letters about what was decided; who was rejected in the last days of the round has one that still waits."""
    cast, role = table.cast, table.posting.role
    with days_ago(69, 9):
        letters.started(cast["priya"])
    kept = {letter.name: letter for letter in letters.letters_of(cast.organisation)}
    told = role.decisions.filter(undone_by=None, applicant__person__erased=None).order_by("at")
    for what, stage, name in (
        (What.MOVE, Stage.INTERVIEW, "Invitation to talk"), (What.REJECT, "", "Not going on this time")
    ):  # fmt: skip
        mine = list(told.filter(what=what, **({"to_stage": stage} if stage else {})).select_related(*_WHOSE))
        with days_ago(30, 19):
            people = {one.applicant_id: one for one in mine}
            made = letters.write(
                [one.applicant for one in mine], kept[name], cast["priya"], decision=people, site=_SITE
            )
        _sent([one.pk for one in made.written])


def _sent(written: list[int]) -> None:
    """Most left on the day after, by hand; the last six still wait."""
    for one in Message.objects.filter(pk__in=written[:-6]).select_related("decision"):
        one.made = one.due = one.decision.counts_from if one.decision else one.made
        one.sent, one.is_by_hand = one.due + timedelta(hours=16), True
        one.save()


def _groups(table: Table) -> None:
    """What people said of themselves on a form of their own: drawn by dice, for no name tells it."""
    dice = random.Random("groups")  # noqa: S311 - nothing is kept secret by it
    lines = ["email,sex,race_ethnicity"]
    for sent in table.papers:
        if dice.random() < _ANSWER:
            sex, race = dice.choices(_SEXES, (3, 7))[0], dice.choices(_RACES, (5, 3, 1, 1))[0]
            lines.append(f"{sent.draft.who.email},{sex},{race}")
    data = "\n".join(lines).encode()
    with days_ago(28, 11):
        file = groups.brought(table.posting.role, member=table.cast["priya"], name=_FORM, data=data)
    with days_ago(28, 11, 5):
        groups.used(file, member=table.cast["priya"])
