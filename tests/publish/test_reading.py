from __future__ import annotations

from fledge.facts import FactBook
from fledge.posting import Posting
from fledge.publish.reading import reading


def test_reading_shows_everything_under_its_heading(posting: Posting, small_book: FactBook) -> None:
    shown = [
        (group.heading, [(row.what, row.status, row.instead, row.years) for row in group.rows])
        for group in reading(posting, small_book)
    ]
    assert shown == [
        (
            "Experience",
            [
                ("LangChain", "must", "", "5+"),
                ("experience", "must", "", "3 to 5"),
                ("lending", "nice", "within a longer one", "2+"),
            ],
        ),
        (
            "Tools",
            [
                ("LangChain", "must", "", "5+"),
                ("python", "must", "", ""),
                ("Amazon Web Services or azure", "must", "any 1 of 2", ""),
                ("rust", "nice", "", ""),
            ],
        ),
        ("Business fields", [("lending", "must", "", "")]),
        ("Degrees", [("master's degree", "must", "", "")]),
        ("Named, not asked for", [("slack_and_jira", "only named", "", "")]),
        (
            "What the employer gives",
            [("pay: USD 100,000 to 120,000 a year", "offered", "", ""), ("learning: mentoring", "offered", "", "")],
        ),
    ]


def test_nothing_read_is_no_table(small_book: FactBook) -> None:
    assert reading(Posting("x", "", ""), small_book) == ()
