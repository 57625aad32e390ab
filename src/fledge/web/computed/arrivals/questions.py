"""What a table leaves open: what a stage or status means, and which number of a day comes first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fledge.documents import Order, Sheet, has_two_readings, order_of
from fledge.problem import Problem
from fledge.web.computed.arrivals.columns import FIELDS, Said, plain, words_for

#: A stage column with more different words is none.
MOST_WORDS = 60
DAYS = ("applied", "decided", "keep_until")
MEANINGS = {
    "applied": "Applied",
    "review": "In review",
    "interview": "Interview",
    "offer": "Offer",
    "hired": "Hired",
    "active": "In the round, where the stage says",
    "rejected": "Rejected",
    "withdrawn": "Withdrew",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to answer: ``about`` is a word of the file or a column of days; ``answer`` is suggested or said."""

    about: str
    kind: str
    words: str
    count: int
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered and the file does not say."""
        return not self.answer


def questions_of(sheet: Sheet, said: Said) -> tuple[Question, ...]:
    """Every word of the stage and status columns with what it means, and the columns of days that can be read twice."""
    return (*_about_words(sheet, said), *_about_days(sheet, said))


def cells_of(sheet: Sheet, said: Said, name: str) -> list[str]:
    """What stands in a column, row by row; empty where there is no such column."""
    number = said.column(name)
    if number is None:
        return []
    return [row[number] if number < len(row) else "" for row in sheet.rows[said.header + 1 :]]


def _about_words(sheet: Sheet, said: Said) -> list[Question]:
    found: Counter[str] = Counter()
    for name in ("stage", "status"):
        of_column = Counter(filter(None, cells_of(sheet, said, name)))
        if len(of_column) > MOST_WORDS:
            what = f"the column for “{FIELDS[name]}” holds {len(of_column):,} different words"
            raise Problem(what, where=name, mend="choose another column, or leave it out")
        found.update(of_column)
    return [
        Question(word, "word", word, count, said.words.get(word) or _meaning(sheet, said, word))
        for word, count in found.items()
    ]


def _meaning(sheet: Sheet, said: Said, word: str) -> str:
    """What a word means by itself; yes and no mean something only under a heading that says what of."""
    if (bare := plain(word)) not in {"yes", "no", "true", "false"}:
        return words_for().get(bare, "")
    number = said.column("status")
    heading = plain(sheet.rows[said.header][number]) if number is not None else ""
    is_yes = bare in {"yes", "true"}
    return ("rejected" if is_yes else "active") if heading == "disqualified" else "" if is_yes else "active"


def _about_days(sheet: Sheet, said: Said) -> list[Question]:
    asked = []
    for name in DAYS:
        cells = cells_of(sheet, said, name)
        twice = [cell for cell in cells if has_two_readings(cell)]
        if twice and not order_of(cells):
            asked.append(Question(name, "days", twice[0], len(twice), said.orders.get(name, "")))
    return asked


def order_for(sheet: Sheet, said: Said, name: str) -> Order | None:
    """The order in which a column of days is read: what it says itself, else what somebody said."""
    if found := order_of(cells_of(sheet, said, name)):
        return found
    told = said.orders.get(name, "")
    return Order(told) if told in list(Order) else None
