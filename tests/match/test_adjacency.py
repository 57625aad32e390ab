"""What holds for every credit, whatever is held: asymmetric, never all, never less for holding more."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts.load import load
from fledge.facts.ways import load_ways
from fledge.match.adjacency import CAP, Adjacency
from fledge.match.blended import adjacency, goes_together

BOOK, WAYS = load(), load_ways()
CARRIES, TOGETHER = adjacency(BOOK, WAYS), goes_together(BOOK, WAYS)
COMMON = sorted({skill for survey in WAYS.learned for skill, n in survey.counts.items() if n > 400})
WANTED = sorted({*COMMON, "langchain", "pinecone", "vector-databases", "machine-learning", "ci/cd", "databases"})
NEARNESS = st.sampled_from([CARRIES, TOGETHER])
STRENGTH = st.floats(0, 1, allow_subnormal=False)
HELD = st.dictionaries(st.sampled_from(COMMON), STRENGTH, min_size=1, max_size=12)


@given(NEARNESS, st.sampled_from(WANTED), HELD, st.sampled_from(COMMON), STRENGTH)
def test_holding_more_never_lowers_a_credit(near, wanted, held, more, strength) -> None:
    stronger = {**held, more: max(strength, held.get(more, 0.0))}
    assert near.credit(wanted, stronger).value >= near.credit(wanted, held).value - 1e-12


@given(NEARNESS, st.sampled_from(WANTED), HELD)
def test_a_credit_is_never_all(near, wanted, held) -> None:
    found = near.credit(wanted, held)
    assert 0 <= found.value <= CAP
    assert all(0 < one.weight <= CAP for one in found.because)
    assert [one.weight for one in found.because] == sorted((one.weight for one in found.because), reverse=True)


@given(NEARNESS, st.sampled_from(WANTED), HELD)
def test_a_credit_is_made_of_its_reasons(near, wanted, held) -> None:
    found = near.credit(wanted, held)
    missing = np.prod([1 - one.weight / CAP for one in found.because])
    assert found.value == pytest.approx(CAP * (1 - missing))
    assert {skill for one in found.because for skill in one.skills} <= set(held)


@given(NEARNESS, st.sampled_from(WANTED), HELD, st.randoms(use_true_random=False))
def test_the_order_of_what_is_held_changes_nothing(near, wanted, held, rng: random.Random) -> None:
    shuffled = dict(rng.sample(sorted(held.items()), len(held)))
    one, other = near.credit(wanted, held), near.credit(wanted, shuffled)
    assert one.value == pytest.approx(other.value, abs=1e-12)


@given(NEARNESS, st.sampled_from(WANTED), st.lists(HELD, min_size=1, max_size=6))
def test_many_at_once_have_the_credits_of_one_by_one(near, wanted, many) -> None:
    skills = sorted({skill for held in many for skill in held})
    strengths = {skill: np.array([held.get(skill, 0.0) for held in many]) for skill in skills}
    each = [near.credit(wanted, held).value for held in many]
    assert np.allclose(near.credits(wanted, strengths), each, atol=1e-12)


def test_one_way_alone_is_worth_its_weight() -> None:
    near = Adjacency([("docker", "kubernetes", 0.3, "containers in both")])
    assert near.credit("kubernetes", {"docker": 1}).value == pytest.approx(0.3)
    assert near.credit("kubernetes", {"docker": 0.5}).value == pytest.approx(0.15)
    assert near.credit("docker", {"kubernetes": 1}).value == 0


def test_a_pair_counts_only_together() -> None:
    near = Adjacency([(("aws", "docker"), "kubernetes", 0.4, "both")])
    assert near.credit("kubernetes", {"aws": 1}).value == 0
    assert near.credit("kubernetes", {"aws": 1, "docker": 0.5}).value == pytest.approx(0.2)


def test_kin_through_one_whole_count_once() -> None:
    near = Adjacency([], dict.fromkeys(("mysql", "redis", "neo4j"), ("databases",)))
    one, two = (near.credit("neo4j", dict.fromkeys(held, 1.0)).value for held in (["mysql"], ["mysql", "redis"]))
    assert one == two == pytest.approx(0.15)


def test_nothing_held_is_worth_nothing() -> None:
    assert CARRIES.credit("docker", {}).value == 0
    assert CARRIES.credit("docker", {"kubernetes": 0}).because == ()


def test_weights_are_not_the_same_both_ways() -> None:
    there, back = CARRIES.credit("docker", {"kubernetes": 1}), CARRIES.credit("kubernetes", {"docker": 1})
    assert there.value > 2 * back.value


def test_learned_reasons_say_who_was_asked() -> None:
    first = TOGETHER.credit("docker", {"kubernetes": 1}).because[0]
    who = "(Stack Overflow Developer Survey 2023, n = 2,006)"
    assert first.reason == f"people who use Kubernetes use Docker 1.9 times as often as others {who}"
