"""The best few edits: nothing better exists, essentials stay, milder ones come first."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pool.conftest import needs, panel_of, panels

from fledge.audit.repair import EditKind, core_of, least_years, propose, used_in_duties
from fledge.audit.repair.search import choices, pools
from fledge.facts.load import load
from fledge.pool import HasDegree, HasSkill, HasYears, count, needs_of
from fledge.posting import Level, read

BOOK = load()


def skill(*names):
    ids = tuple(BOOK.named(name).id for name in names)
    return HasSkill(" or ".join(names), ids)


def stack(n=2000, seed=1):
    """People of whom those with deep learning are few, as in the surveys."""
    rng = np.random.default_rng(seed)
    level = rng.normal(size=n)
    share = {"python": -1.0, "docker": -0.5, "aws": -0.6, "pytorch": 1.6, "tensorflow": 1.8, "jax": 2.6}
    return panel_of({s: level + rng.normal(size=n) > cut for s, cut in share.items()}, years=rng.integers(0, 30, n))


@settings(max_examples=60)
@given(panels(), st.integers(0, 10))
def test_packed_counts_are_the_counts_of_people(panel, seed):
    rng = np.random.default_rng(seed)
    meets = list(panel.ticks.values())
    relaxed = [have | (rng.random(len(panel)) < 0.5) for have in meets] + [np.ones(len(panel), bool) for _ in meets]
    touches = [1 << j for j in range(len(meets))] * 2
    weights = rng.random(len(panel)) if seed % 2 else np.full(len(panel), 0.5)
    packed = choices(meets, relaxed, touches, weights, most=2)
    sets = [(a, b) for a, b in combinations(range(len(relaxed)), 2) if touches[a] != touches[b]]
    for one, found in zip(sets, pools(packed, sets), strict=True):
        columns = [
            relaxed[one[[touches[e] for e in one].index(1 << j)]] if 1 << j in [touches[e] for e in one] else meets[j]
            for j in range(len(meets))
        ]
        assert found == pytest.approx(weights[np.logical_and.reduce(columns)].sum())


def test_no_single_edit_brings_more_than_the_first_step():
    repair = propose([skill("Python"), skill("PyTorch"), skill("Docker"), skill("AWS")], stack(), BOOK)
    best = max(edit.gain for edit in repair.edits if edit.gain is not None)
    assert repair.steps[0].gain >= 0.8 * best


def test_more_edits_never_bring_fewer_people():
    repair = propose([skill("Python"), skill("PyTorch"), skill("Docker"), skill("AWS")], stack(), BOOK)
    for steps in (repair.steps, repair.keeping_musts):
        gains = [step.gain for step in steps]
        assert gains == sorted(gains)
        assert [len(step.edits) for step in steps] == list(range(1, len(steps) + 1))


def test_a_step_counts_what_the_edited_needs_count():
    wanted = (skill("Python"), skill("PyTorch"), skill("Docker"), HasYears("5+ years", 5))
    panel = stack()
    for step in propose(wanted, panel, BOOK).steps:
        touched = {need for edit in step.edits for need in edit.needs}
        left = [n for n in wanted if n not in touched] + [e.instead for e in step.edits if e.instead]
        assert count(left, panel).estimate.count == pytest.approx(step.estimate.count)


def test_no_other_cloud_will_do_where_a_part_of_one_is_demanded():
    panel = panel_of({"aws": [1] * 20 + [0] * 80, "azure": [0] * 20 + [1] * 80, "python": [1] * 100})
    kinds = {e.kind for e in propose((skill("Python"), skill("AWS"), skill("EKS")), panel, BOOK).edits}
    assert EditKind.ONE_OF in {e.kind for e in propose((skill("Python"), skill("AWS")), panel, BOOK).edits}
    assert EditKind.ONE_OF not in kinds


def test_an_edit_that_hardly_helps_is_no_step():
    panel = panel_of({"docker": [1] * 97 + [0] * 3, "python": [1] * 100})
    assert propose((skill("Python"), skill("Docker")), panel, BOOK).steps == ()


def test_what_a_line_that_names_the_job_names_says_what_the_job_is():
    text = "Full stack engineer (Django, React)\n\nRequirements\n- Experience with Django, React and Docker"
    posting = read(text, BOOK, title="AI Engineer")
    core = core_of(needs_of(posting, BOOK), posting, BOOK)
    assert [need.label for need in core] == ["Django", "React"]


def test_what_another_demand_is_used_from_says_what_the_job_is():
    posting = read("Requirements\n- Experience with Python, Java, JavaScript and React", BOOK, title="Engineer")
    core = core_of(needs_of(posting, BOOK), posting, BOOK)
    assert [need.label for need in core] == ["Python", "Java", "JavaScript"]


def test_what_is_essential_is_never_touched():
    wanted = (skill("Python"), skill("PyTorch"), skill("Docker"))
    repair = propose(wanted, stack(), BOOK, keep=["pytorch"])
    assert repair.kept == (wanted[1],)
    assert wanted[1] not in {need for edit in repair.edits for need in edit.needs}


def test_two_tools_for_one_job_become_one_of_them():
    repair = propose((skill("Python"), skill("PyTorch"), skill("TensorFlow")), stack(), BOOK)
    first = repair.keeping_musts[0].edits[0]
    assert first.kind is EditKind.ONE_OF
    assert set(first.instead.any_of) == {"pytorch", "tensorflow"}


def test_keeping_musts_drops_nothing():
    wanted = (skill("PyTorch"), skill("TensorFlow"), HasYears("8+ years", 8), skill("Docker"))
    repair = propose(wanted, stack(), BOOK)
    assert all(edit.instead is not None for step in repair.keeping_musts for edit in step.edits)


def test_the_milder_of_two_edits_that_bring_as_many_is_taken():
    panel = panel_of({"pytorch": [1] * 40 + [0] * 60, "tensorflow": [0] * 40 + [1] * 60, "python": [1] * 100})
    first = propose((skill("Python"), skill("PyTorch")), panel, BOOK).steps[0].edits[0]
    assert first.kind is EditKind.ONE_OF


def test_years_are_lowered_no_further_than_it_helps():
    panel = panel_of({"python": [1] * 100}, years=[3] * 50 + [8] * 50)
    edit = propose((skill("Python"), HasYears("5+ years", 5)), panel, BOOK).steps[0].edits[0]
    assert (edit.kind, edit.instead.years) == (EditKind.FEWER_YEARS, 3)


def test_years_come_down_to_what_the_title_means_and_no_further():
    panel = panel_of({"python": [1] * 100}, years=[1] * 50 + [8] * 50)
    repair = propose((skill("Python"), HasYears("8+ years", 8)), panel, BOOK, least_years=4)
    assert min(edit.instead.years for edit in repair.edits if edit.kind is EditKind.FEWER_YEARS) == 4
    senior = read("Requirements\n- 8+ years of experience", BOOK, title="Staff Engineer")
    assert (least_years(senior), least_years(read(senior.text, BOOK, title="Engineer"))) == (5, 3)


def test_years_do_not_come_below_a_part_of_them():
    text = "Requirements\n- 10+ years of experience, including 6+ years of leading engineers"
    assert least_years(read(text, BOOK, title="Engineer")) == 6


def test_what_the_duties_name_may_become_one_of_a_family_but_not_a_wish():
    text = "What you'll do\n- Train models in PyTorch\n\nRequirements\n- Python, PyTorch and Docker"
    posting = read(text, BOOK, title="Engineer")
    needs = needs_of(posting, BOOK)
    used = used_in_duties(needs, posting)
    assert [need.label for need in used] == ["PyTorch"]
    kinds = {e.kind for e in propose(needs, stack(), BOOK, used=used).edits if e.needs[0].label == "PyTorch"}
    assert EditKind.ONE_OF in kinds
    assert EditKind.NICE not in kinds


def test_what_says_what_the_job_is_is_left_alone():
    text = "Requirements\n- Python, SQL, Kubernetes and Terraform\n- machine learning\n- Docker"
    posting = read(text, BOOK, title="Kubernetes Engineer")
    core = core_of(needs_of(posting, BOOK), posting, BOOK)
    assert [need.label for need in core] == ["Python", "SQL", "Kubernetes", "machine learning"]


def test_a_degree_first_accepts_experience():
    kinds = {e.kind for e in propose((HasDegree("a master's degree", Level.MASTER),), stack(), BOOK).edits}
    assert EditKind.EXPERIENCE not in kinds  # the invented people were not asked about degrees
    assert EditKind.NICE in kinds


def test_a_line_nobody_can_count_has_an_edit_without_a_gain():
    repair = propose((*needs("python"), skill("LangChain")), stack(), BOOK)
    assert [m.need.label for m in repair.not_measured] == ["LangChain"]
    assert [(e.kind, e.gain) for e in repair.edits if e.needs[0].label == "LangChain"] == [(EditKind.NICE, None)]


def test_every_edit_says_why():
    assert all(edit.because for edit in propose((skill("Python"), skill("PyTorch")), stack(), BOOK).edits)
