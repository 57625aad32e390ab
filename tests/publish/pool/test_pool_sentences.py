from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from fledge.audit.repair import Edit, EditKind, Repair
from fledge.pool import Estimate, HasSkill, Money, Pool
from fledge.publish.pool_sentences import (
    as_people,
    called,
    headline,
    lines,
    money,
    money_sentence,
    near,
    price_sentence,
    says_who,
    sentences,
)
from fledge.publish.repair_sentences import edit_words, repair_sentences

MakePool = Callable[..., Pool]


def changed(pool: Pool, **parts: object) -> Pool:
    estimate: Estimate = replace(pool.estimate, **parts)  # type: ignore[arg-type]
    return replace(pool, estimate=estimate)


def test_a_pool_is_said_from_most_needed_to_least(pool: Pool) -> None:
    assert sentences(pool) == (
        (
            "About 310 of 8,480 surveyed US developers (3.7%; nine of ten samples of 2,827 such people would show "
            "2.9 to 4.4%) meet all five lines that could be counted."
        ),
        "About 2,200 more have everything but PyTorch or TensorFlow.",
        (
            "Without PyTorch or TensorFlow the pool would be 6.3 times as large (5.7 to 6.9); the line carries 20% of "
            "the whole loss."
        ),
        (
            "As an order of magnitude, 60,000 people in the US (48,000 to 73,000): an opt-in sample, so do not read it "
            "more closely."
        ),
        "If people who left a question blank are left out: 5.4%.",
        "Without the few who ticked nearly everything: 3.5%.",
        (
            "Not measured: LangChain, vector databases (the panel did not ask about it). They can only make the pool "
            "smaller."
        ),
        (
            "The people counted are synthetic, fitted to 8,480 real respondents of Survey of Makers 2023. Source: "
            "Makers. Licence: ODbL 1.0."
        ),
    )


def test_real_people_are_counted_exactly(pool: Pool) -> None:
    real = replace(changed(pool, count=414.0), about=replace(pool.about, synthetic=False, year=2024))
    real = replace(real, near_misses=(replace(pool.near_misses[1], count=2203.0),), not_measured=())
    assert headline(real).split(" (")[0] == "414 of 8,480 surveyed US developers"
    assert headline(real).endswith(") meet all five lines.")
    assert near(real) == "2,203 more have everything but PyTorch or TensorFlow."
    assert says_who(real.about) == (
        "The people counted are 8,480 respondents of Survey of Makers 2023, 2024. Source: Makers. Licence: ODbL 1.0."
    )


def test_too_few_to_print_are_not_printed(pool: Pool) -> None:
    few = changed(pool, count=1.0, share=0.00004, low=0.0, high=0.0005, counted=False, fewer_than=3)
    assert headline(few) == (
        "Fewer than 3 of 8,480 surveyed US developers meet all five lines that could be counted. Too few to count, so "
        "the share is estimated from larger groups that meet most of it: 0.004% (nine of ten samples of 2,827 such "
        "people would show 0 to 0.05%)."
    )


def test_few_who_were_counted_all_the_same_are_not_called_estimated(make_pool: MakePool) -> None:
    few = changed(make_pool(["Rust"], [0.0], [1.0], [0.0], ()), fewer_than=3)
    assert headline(few) == (
        "Fewer than 3 of 8,480 surveyed US developers meet the one line. Nine of ten samples of 2,827 such people "
        "would show 0 to 0%."
    )
    assert near(few) == ""


def test_nobody_asked_is_said(pool: Pool) -> None:
    assert headline(changed(pool, n=0)) == "Nobody in the panel was asked about all of it."


def test_nothing_to_count_is_said(make_pool: MakePool) -> None:
    assert sentences(make_pool((), (), (), ()))[:2] == (
        "Nothing that the posting demands could be counted.",
        (
            "Not measured: LangChain, vector databases (the panel did not ask about it). They can only make the pool "
            "smaller."
        ),
    )
    assert sentences(make_pool((), (), (), (), ()))[0] == (
        "The posting demands nothing that people could be counted by."
    )


def test_shares_that_the_user_entered_are_named(pool: Pool) -> None:
    first, second = pool.not_measured
    guessed = replace(
        pool,
        not_measured=(replace(first, assumed=0.1), second),
        with_assumed=replace(pool.estimate, share=0.0037, low=0.001, high=0.009),
    )
    assert sentences(guessed)[6] == "With the shares that you entered (LangChain 10%): 0.37% (0.1 to 0.9%)."


@pytest.mark.parametrize(
    ("number", "words"), [(1, "the one line"), (2, "both lines"), (3, "all three lines"), (15, "all 15 lines")]
)
def test_lines_are_counted_in_words(number: int, words: str) -> None:
    assert lines(number) == words


@pytest.mark.parametrize(("country", "words"), [("US", "the US"), ("United Kingdom", "the United Kingdom"), ("", "")])
def test_countries_have_their_article(country: str, words: str) -> None:
    assert called(country) == words


def test_hardly_anybody_is_an_upper_bound(pool: Pool) -> None:
    assert pool.people is not None
    none = replace(pool.people, estimate=0.0, low=0.0, high=840.0)
    assert as_people(none) == (
        "As an order of magnitude, at most 840 people: an opt-in sample, so do not read it more closely."
    )
    assert as_people(None, "US") == ""


def test_a_price_says_what_it_would_be_without(pool: Pool) -> None:
    free = replace(pool.prices[0], leave_one_out=1.01, shapley=-0.002)
    endless = replace(pool.prices[0], leave_one_out=float("inf"))
    assert price_sentence(free) == (
        "Without Python the pool would be as good as the same; the line carries 0% of the whole loss."
    )
    assert price_sentence(endless) == "Without Python there would be a pool, with it there is none."


def test_money_never_stands_without_its_assumptions(pool: Pool) -> None:
    assert money_sentence(pool.prices[1]) == (
        "Asking for PyTorch or TensorFlow costs $4,000 to $31,000 a year per hire. That rests on one figure; the page "
        "and the JSON list them."
    )
    assert money_sentence(replace(pool.prices[1], money=None)) == ""
    assert money(Money(-1234.0, 0.0, 999.0, "CHF", ())) == "−CHF 1,200 to CHF 1,000"


def test_a_repair_is_said_with_its_first_and_its_last_step(repair: Repair) -> None:
    assert repair_sentences(repair) == (
        "One change takes it from 310 to 2,000 (6.3 times as many): move PyTorch or TensorFlow to nice to have.",
        (
            "Two changes take it to 2,600 (8.4 times as many): move PyTorch or TensorFlow to nice to have; ask for 3 "
            "years of work with code instead of 5 years of work with code."
        ),
        (
            "With every line still a must, one change takes it to 760 (2.5 times as many): accept any deep-learning "
            "framework for PyTorch or TensorFlow."
        ),
        "Kept as you asked: Python.",
    )


def test_nothing_to_repair_is_said(repair: Repair) -> None:
    assert repair_sentences(replace(repair, steps=(), keeping_musts=(), kept=())) == (
        "No change was found that makes the pool larger.",
    )


def test_every_kind_of_change_is_something_to_do() -> None:
    needs, instead = (HasSkill("Airflow", ("a",)), HasSkill("Prefect", ("b",))), HasSkill("any scheduler", ("x",))
    assert {kind.name: edit_words(Edit(kind, needs, instead, "")) for kind in EditKind} == {
        "EXPERIENCE": "accept equivalent experience for Airflow and Prefect",
        "ONE_OF": "accept any scheduler for Airflow and Prefect",
        "CONCEPT": "ask for any scheduler instead of Airflow and Prefect",
        "FEWER_YEARS": "ask for any scheduler instead of Airflow and Prefect",
        "NICE": "move Airflow and Prefect to nice to have",
        "DROP": "drop Airflow and Prefect",
    }
