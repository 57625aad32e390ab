"""Worked examples from books and manuals, equal to four digits, and SciPy beside the same numbers."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from scipy.stats import beta, binom, false_discovery_control, fisher_exact, hypergeom

from fledge.match.impact import (
    Tally,
    cmh,
    common_ratio,
    difference,
    false_alarm,
    holm,
    mid_p,
    mid_p_within,
    n_needed,
    ratio,
    ratio_below,
)

#: Six departments at Berkeley, 1973 (Bickel, Hammel & O'Connell 1975): men and women, applied and admitted.
BERKELEY = [
    ((825, 512), (108, 89)),
    ((560, 353), (25, 17)),
    ((325, 120), (593, 202)),
    ((417, 138), (375, 131)),
    ((191, 53), (393, 94)),
    ((373, 22), (341, 24)),
]
#: Rabbits and penicillin (Mantel 1963): injected at once and after an hour and a half, cured at five doses.
RABBITS = [((6, 0), (5, 0)), ((6, 3), (6, 0)), ((6, 6), (6, 2)), ((6, 5), (6, 6)), ((2, 2), (5, 5))]
TABLES = [(10, 3, 10, 7), (4, 3, 4, 1), (70, 56, 80, 48), (33, 2, 180, 60), (5, 0, 9, 9), (200, 20, 200, 41)]


def strata(counts):
    return [(Tally(*one), Tally(*other)) for one, other in counts]


def test_the_lady_who_tastes_tea_has_fishers_p_less_half_of_what_happened() -> None:
    """Fisher 1935: 3 of 4 right. Two-sided 34/70; as likely as what happened are the tables of 3 and of 1."""
    assert mid_p(Tally(4, 3), Tally(4, 1)) == pytest.approx(34 / 70 - 32 / 70 / 2, abs=1e-12)


@pytest.mark.parametrize(("n1", "a", "n2", "b"), TABLES)
def test_mid_p_is_scipys_fisher_less_half_of_what_is_as_likely(n1, a, n2, b) -> None:
    chances = hypergeom.pmf(np.arange(a + b + 1), n1 + n2, n1, a + b)
    alike = chances[np.isclose(chances, chances[a], rtol=1e-7, atol=0)].sum()
    fisher = fisher_exact([[a, n1 - a], [b, n2 - b]]).pvalue
    assert mid_p(Tally(n1, a), Tally(n2, b)) == pytest.approx(fisher - alike / 2, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [((70, 56), (80, 48), 0.0528, 0.3382), ((10, 9), (10, 3), 0.1700, 0.8406), ((56, 5), (29, 0), -0.0326, 0.1933)],
)
def test_score_interval_of_a_difference_is_newcombes_fifth_method(one, other, low, high) -> None:
    """Newcombe 1998, Statistics in Medicine 17, 873-890, Table II, method 5."""
    found = difference(Tally(*one), Tally(*other))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("n1", "a", "n2", "b"), TABLES)
def test_both_ends_of_a_difference_stand_where_the_score_test_turns(n1, a, n2, b) -> None:
    """The likeliest rates with a given difference, found by search and not by the cubic."""
    found = difference(Tally(n1, a), Tally(n2, b))
    for end in (found.low, found.high):
        if abs(end) < 0.999999:
            assert score(n1, a, n2, b, lambda p, end=end: p + end, end) == pytest.approx(1.959964, abs=1e-3)


@pytest.mark.parametrize(("n1", "a", "n2", "b"), TABLES[:4] + TABLES[5:])
def test_both_ends_of_a_ratio_stand_where_the_score_test_turns(n1, a, n2, b) -> None:
    found = ratio(Tally(n1, a), Tally(n2, b))
    for end in (found.low, found.high):
        assert score(n1, a, n2, b, lambda p, end=end: p * end, end, times=True) == pytest.approx(1.959964, abs=1e-3)


def score(n1, a, n2, b, first_of, end, *, times=False):
    """The score statistic at an end, the rates found by numerical search for the likeliest."""

    def unlikely(p):
        q = first_of(p)
        return 1e9 if not 0 < q < 1 else -(binom.logpmf(a, n1, q) + binom.logpmf(b, n2, p))

    low, high = (0, min(1, 1 / end)) if times else (max(0, -end), min(1, 1 - end))
    p = minimize_scalar(unlikely, bounds=(low, high), method="bounded", options={"xatol": 1e-12}).x
    q, weight = first_of(p), end**2 if times else 1
    away = a / n1 - (end * b / n2 if times else b / n2 + end)
    return abs(away) / np.sqrt((q * (1 - q) / n1 + weight * p * (1 - p) / n2) * (n1 + n2) / (n1 + n2 - 1))


def test_berkeley_admissions_are_as_r_has_them() -> None:
    """R, ?mantelhaen.test on UCBAdmissions: 1.4269, p 0.2323 with the correction; 1.5246, p 0.2169 without."""
    found = cmh(strata(BERKELEY))
    assert found is not None
    assert (round(found.statistic, 4), round(found.p, 4)) == (1.5246, 0.2169)
    assert (round(found.corrected or 0, 4), round(found.corrected_p or 0, 4)) == (1.4269, 0.2323)


def test_penicillin_and_rabbits_are_as_r_has_them() -> None:
    """R, example of ?mantelhaen.test: 3.9286, p 0.04747 with the correction; exact p 0.03994 without the half."""
    found = cmh(strata(RABBITS))
    assert found is not None
    assert (round(found.corrected or 0, 4), round(found.corrected_p or 0, 5)) == (3.9286, 0.04747)


def test_folded_mid_p_of_the_rabbits_is_what_all_tables_give() -> None:
    """Every table of every dose written out, against the fold; with the whole of what happened it is R's 0.03994."""
    chances = {0: 1.0}
    for (n1, a), (n2, b) in RABBITS:
        ways = {k: hypergeom.pmf(k, n1 + n2, n1, a + b) for k in range(max(0, a + b - n2), min(n1, a + b) + 1)}
        together: dict[int, float] = {}
        for total, chance in chances.items():
            for k, way in ways.items():
                together[total + k] = together.get(total + k, 0) + chance * way
        chances = together
    happened = chances[sum(a for (_, a), _ in RABBITS)]
    rarer = sum(c for c in chances.values() if c < happened * (1 - 1e-7))
    alike = sum(c for c in chances.values() if abs(c / happened - 1) <= 1e-7)
    assert rarer + alike == pytest.approx(0.03994, abs=5e-6)
    assert mid_p_within(strata(RABBITS)) == pytest.approx(rarer + alike / 2, abs=1e-9)


def test_one_requisition_has_the_chi_squared_of_n_less_one() -> None:
    found = cmh([[Tally(40, 12), Tally(50, 25), Tally(30, 6)]])
    rates = np.array([12, 25, 6])
    ns = np.array([40, 50, 30])
    expected = ns * rates.sum() / ns.sum()
    pearson = ((rates - expected) ** 2 / expected + (rates - expected) ** 2 / (ns - expected)).sum()
    assert found is not None
    assert (found.freedom, found.corrected) == (2, None)
    assert found.statistic == pytest.approx(pearson * 119 / 120)


def test_common_ratio_of_one_requisition_has_the_usual_interval() -> None:
    found = common_ratio([(Tally(70, 56), Tally(80, 48))])
    assert found is not None
    error = np.sqrt(1 / 56 - 1 / 70 + 1 / 48 - 1 / 80)
    assert found.ratio == pytest.approx(4 / 3)
    assert np.log(found.interval.high / found.ratio) == pytest.approx(1.959964 * error, rel=1e-6)


@pytest.mark.parametrize(("n1", "a", "n2", "b"), [*TABLES, (0, 0, 0, 0), (3000, 900, 5000, 2000)])
def test_posterior_of_the_ratio_is_scipys_integral(n1, a, n2, b) -> None:
    one, other = beta(a + 1, n1 - a + 1), beta(b + 1, n2 - b + 1)
    ends = other.ppf([1e-12, 1 - 1e-12])
    whole = quad(lambda p: other.pdf(p) * one.cdf(0.8 * p), *ends, limit=400, points=[other.mean()])[0]
    assert ratio_below(Tally(n1, a), Tally(n2, b)) == pytest.approx(whole, abs=1e-7)


@pytest.mark.parametrize(("n1", "n2", "rate"), [(10, 10, 0.2), (20, 20, 0.2), (20, 80, 0.1), (37, 53, 0.35)])
def test_false_alarm_of_the_rule_is_what_all_tables_give(n1, n2, rate) -> None:
    a, b = np.arange(n1 + 1)[:, None], np.arange(n2 + 1)[None]
    below = (5 * a * n2 < 4 * b * n1) | (5 * b * n1 < 4 * a * n2)
    chances = binom.pmf(a, n1, rate) * binom.pmf(b, n2, rate)
    assert false_alarm(n1, n2, rate) == pytest.approx(chances[below].sum(), abs=1e-12)


def test_false_alarms_of_the_rule_are_those_of_the_page() -> None:
    sizes = [(10, 10, 0.2), (20, 20, 0.2), (100, 100, 0.2), (200, 200, 0.2), (500, 500, 0.2), (20, 80, 0.1)]
    assert [round(false_alarm(*size), 2) for size in sizes] == [0.77, 0.71, 0.42, 0.26, 0.08, 0.76]


def test_people_needed_are_those_of_r() -> None:
    """R, example of ?power.prop.test: p1 .50, p2 .75, power .90 needs n = 76.7."""
    assert n_needed(0.50, 0.75, power=0.90) == 77


def test_holm_is_never_milder_than_false_discovery_control() -> None:
    """Holm 1979 by hand; Benjamini and Hochberg promise less and therefore never give a larger p."""
    ps = [0.01, 0.04, 0.03, 0.005]
    assert holm(ps) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert all(np.array(holm(ps)) >= false_discovery_control(ps))
