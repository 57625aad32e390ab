"""A pool as data: counts, prices and what was not measured, in a shape that is published and checked."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from fledge.facts import Fact
from fledge.publish.pool_sentences import sentences

if TYPE_CHECKING:
    from fledge.pool import About, Estimate, Money, NotMeasured, People, Pool, Price

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:pool:1"


def pool_json(pool: Pool) -> Json:
    """The whole pool as plain dictionaries and lists, valid against ``pool_schema()``.

    A need goes by its label. Numbers stay as they were computed; a bound that is beyond all numbers is null.
    """
    from fledge import __version__

    return {
        "panel": _panel(pool.about),
        "pool": estimate_json(pool.estimate),
        "people": _people(pool.people, pool.about),
        "funnel": [{"need": left.need.label, "share": left.share, "count": left.count} for left in pool.funnel],
        "prices": [_price(price) for price in pool.prices],
        "near_misses": [{"need": m.need.label, "count": m.count, "share": m.share} for m in pool.near_misses],
        "not_measured": [one.need.label for one in pool.not_measured],
        "because_not_measured": [missing_json(one) for one in pool.not_measured],
        "with_assumed": estimate_json(pool.with_assumed) if pool.with_assumed else None,
        "notes": list(pool.notes),
        "says": list(sentences(pool)),
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


def _panel(about: About) -> Json:
    return {
        "name": about.name,
        "year": about.year,
        "respondents": about.respondents,
        "synthetic": about.synthetic,
        "title": about.title,
        "population": about.population,
        "country": about.country,
        "effective": about.effective,
        "source": about.source,
        "licence": about.licence,
        "checksum": about.checksum,
    }


def estimate_json(found: Estimate) -> Json:
    """How many meet all of it; where ``fewer_than`` is set, print that and not the count."""
    return {
        "count": found.count,
        "share": found.share,
        "low": found.low,
        "high": found.high,
        "n": found.n,
        "answered_only_share": found.answered_only_share,
        "without_tick_everything_share": found.without_tick_everything_share,
        "answered_only_n": found.answered_only_n,
        "sample": found.sample,
        "counted": found.counted,
        "fewer_than": found.fewer_than,
    }


def _people(found: People | None, about: About) -> Json:
    """People; all null where no official number is known."""
    if found is None:
        return {"base": None, "estimate": None, "low": None, "high": None, "because": [*map(fact_json, about.base)]}
    because = [fact_json(fact) for fact in found.because]
    return {"base": found.base, "estimate": found.estimate, "low": found.low, "high": found.high, "because": because}


def _price(price: Price) -> Json:
    return {
        "need": price.need.label,
        "leave_one_out": finite(price.leave_one_out),
        "low": finite(price.low),
        "high": finite(price.high),
        "shapley": price.shapley,
        "shapley_low": price.shapley_low,
        "shapley_high": price.shapley_high,
        "money": _money(price.money) if price.money else None,
    }


def _money(money: Money) -> Json:
    bounds = {"low": money.low, "mid": money.mid, "high": money.high, "currency": money.currency}
    return {**bounds, "assumptions": [fact_json(fact) for fact in money.assumptions]}


def missing_json(missing: NotMeasured) -> Json:
    """A need that nobody measured, why, and what the user assumed for it."""
    return {"need": missing.need.label, "because": missing.because, "assumed": missing.assumed}


def fact_json(fact: Fact) -> Json:
    """A fact with everything that answers "says who?"."""
    named = {"about": fact.about, "value": fact.value, "date": fact.date}
    return {**named, "source": fact.source, "grade": fact.grade}


def finite(number: float | None) -> float | None:
    """The number, or null for one beyond all numbers, which JSON cannot hold."""
    return number if number is not None and isfinite(number) else None
