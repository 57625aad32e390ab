"""The day to judge by: refused where the posting names what nobody could have named then, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from fledge.cli.given import check_day
from fledge.facts import Birth, BirthKind, FactBook, Kind, PartialDate, Skill
from fledge.posting import Mention, Posting, Status, Words
from fledge.problem import Problem

_TEXT = "Requirements: Graftwerk"


def _posting(status: Status = Status.MUST) -> Posting:
    return Posting(_TEXT, "", "", mentions=(Mention("graftwerk", Kind.TOOL, Words(14, 23), status),))


def _book(book: FactBook, *births: Birth) -> FactBook:
    tool = Skill("graftwerk", "Graftwerk", Kind.TOOL, "test", "test", births=births)
    return FactBook([tool], constants=book.constants)


def _birth(day: str, kind: BirthKind, *, verified: bool = True) -> Birth:
    return Birth(PartialDate.parse(day), kind, "this test", verified)


@pytest.mark.parametrize("kind", [BirthKind.ANNOUNCED, BirthKind.RELEASED])
def test_a_day_long_before_a_tool_was_born_is_refused(book: FactBook, kind: BirthKind) -> None:
    known = _book(book, _birth("2020-05-02", kind))

    with pytest.raises(Problem) as refused:
        check_day(_posting(), known, date(2019, 6, 1), where="posting.txt")
    assert str(refused.value) == (
        "posting.txt: the posting names Graftwerk, first public 2020-05-02, so it cannot be of 2019-06-01; "
        "correct --date, or leave it out"
    )
    check_day(_posting(), known, date(2019, 12, 1), where="half a year is granted")
    check_day(_posting(Status.CONTEXT), known, date(2019, 6, 1), where="what is only named is not looked at")


@pytest.mark.parametrize(
    "births",
    [
        [_birth("2020-05-02", BirthKind.AVAILABLE)],
        [_birth("2020-05-02", BirthKind.NO_LATER_THAN)],
        [_birth("2020-05-02", BirthKind.RELEASED, verified=False)],
        [_birth("2020-05-02", BirthKind.RELEASED), _birth("2018-05", BirthKind.NO_LATER_THAN)],
        [_birth("2020-05-02", BirthKind.RELEASED), _birth("2018", BirthKind.ANNOUNCED, verified=False)],
        [],
    ],
)
def test_a_day_before_births_that_do_not_bound_the_age_stands(book: FactBook, births: list[Birth]) -> None:
    check_day(_posting(), _book(book, *births), date(2019, 6, 1), where="posting.txt")
