from __future__ import annotations

from dataclasses import replace

from fledge.audit import Audit
from fledge.facts import FactBook
from fledge.publish.figures import Figure, comparable, figures


def test_figures_of_an_audit(audit: Audit) -> None:
    assert figures(audit) == (
        Figure("4", "separate tools asked", "6 named; alternatives count once"),
        Figure("4", "must-haves", "3 tools, 1 business field"),
        Figure("5 years", "the longest demanded", "LangChain"),
        Figure("50 of 100", "comparable postings ask for fewer tools", because=audit.load.compared_with),
    )


def test_no_comparison_is_no_figure(audit: Audit) -> None:
    alone = replace(audit, load=replace(audit.load, percentile=None, compared_with=None))
    assert figures(alone) == figures(audit)[:3]


def test_a_posting_without_years_says_so(audit: Audit) -> None:
    short = replace(audit, posting=replace(audit.posting, years=()))
    assert figures(short)[2] == Figure("none", "years demanded")


def test_a_posting_that_could_not_be_read_has_no_figures(audit: Audit) -> None:
    assert figures(replace(audit, posting=replace(audit.posting, unread="it is a poem"))) == ()


def test_comparable_is_the_distribution_that_the_audit_names(audit: Audit, small_book: FactBook) -> None:
    assert comparable(audit, small_book) == small_book.distributions["tech"]
    assert comparable(audit, FactBook([])) is None
