"""A pool in sentences, the same on a terminal, in Markdown and on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING

from fledge.charts.numbers import counted, people, percent, percent_range, times, times_range
from fledge.facts import Fact

if TYPE_CHECKING:
    from fledge.pool import About, Estimate, Money, NotMeasured, People, Pool, Price

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
#: Countries that are called with an article.
_THE = ("US", "UK", "EU", "United ", "Netherlands")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
#: Letters of a country's code.
_CODE = 2
#: Below this the pool is as good as the same.
_NOTICED = 1.05


def sentences(pool: Pool) -> tuple[str, ...]:
    """What a manager should know of a pool, the most needed first: how many, who is near, how sure, who says so."""
    if not pool.needs:
        return (_nothing(pool), *not_measured(pool.not_measured), says_who(pool.about))
    said = [headline(pool), near(pool), dearest(pool), as_people(pool.people, pool.about.country)]
    said += [*readings(pool), assumed(pool), *not_measured(pool.not_measured), says_who(pool.about)]
    return tuple(sentence for sentence in said if sentence)


def headline(pool: Pool) -> str:
    """How many of the people asked meet all lines, with the range that other samples would show."""
    found = pool.estimate
    if not found.n:
        return "Nobody in the panel was asked about all of it."
    who = f"{found.n:,} surveyed {pool.about.population}"
    does = "meets" if matches(found) == "1" else "meet"
    start = f"{_opened(about_so_many(found, exactly=exactly(pool.about)))} of {who}"
    whole = f"{lines(len(pool.needs))}{' that could be counted' if pool.not_measured else ''}"
    if found.counted and found.fewer_than is None:
        return f"{start} ({percent(found.share)}; {_samples(found)}) {does} {whole}."
    return f"{start} {does} {whole}. {_from_larger_groups(found)}"


def _from_larger_groups(found: Estimate) -> str:
    if found.counted:
        return f"{_opened(_samples(found))}."
    few = "Too few to count, so the share is estimated from larger groups that meet most of it"
    return f"{few}: {percent(found.share)} ({_samples(found)})."


def _samples(found: Estimate) -> str:
    return f"nine of ten samples of {found.sample:,} such people would show {percent_range(found.low, found.high)}"


def near(pool: Pool) -> str:
    """Who has everything but one line: the line that the most people lack alone."""
    most = max(pool.near_misses, key=lambda miss: miss.count, default=None)
    if most is None or most.count < 1:
        return ""
    many = _near(most.count, exactly=exactly(pool.about))
    return f"{_opened(many)} more {'has' if many == '1' else 'have'} everything but {most.need.label}."


def _near(count: float, *, exactly: bool) -> str:
    number = counted(count, exactly=exactly and float(count).is_integer())
    return number if exactly or number.startswith("fewer") else f"about {number}"


def dearest(pool: Pool) -> str:
    """The line that costs the most people."""
    most = max(pool.prices, key=lambda price: price.leave_one_out, default=None)
    return price_sentence(most) if most and most.leave_one_out >= _NOTICED else ""


def price_sentence(price: Price) -> str:
    """What one line costs: how many times larger the pool is without it, and its part of the whole loss."""
    part = f"the line carries {percent(max(price.shapley, 0.0))} of the whole loss"
    if price.leave_one_out < _NOTICED:
        return f"Without {price.need.label} the pool would be as good as the same; {part}."
    if not isfinite(price.leave_one_out):
        return f"Without {price.need.label} there would be a pool, with it there is none."
    bounds = times_range(price.low, price.high)
    factor = times(price.leave_one_out)
    return f"Without {price.need.label} the pool would be {factor} times as large ({bounds}); {part}."


def money_sentence(price: Price) -> str:
    """What one line costs in money, never without its assumptions; empty where it could not be worked out."""
    if price.money is None:
        return ""
    many, guessed = len(price.money.assumptions), sum(fact.grade == "D" for fact in price.money.assumptions)
    figures = "one figure" if many == 1 else f"{in_words(many)} figures"
    ours = f", {in_words(guessed)} of them our own {'assumption' if guessed == 1 else 'assumptions'}" if guessed else ""
    cost = f"Asking for {price.need.label} costs {money(price.money)} a year per hire"
    return f"{cost}. That rests on {figures}{ours}; the page and the JSON list them."


def money(cost: Money) -> str:
    """A cost as a range, to two figures: "$4,000 to $31,000"; what is gained stands with a minus."""
    return f"{_amount(cost.low, cost.currency)} to {_amount(cost.high, cost.currency)}"


def _amount(amount: float, currency: str) -> str:
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{'−' if amount <= -0.5 else ''}{sign}{people(abs(amount))}"


def as_people(found: People | None, country: str = "") -> str:
    """The share as people, with a warning; empty where no official number is known."""
    if found is None:
        return ""
    where = f" in {called(country)}" if country else ""
    start = "As an order of magnitude, "
    caution = "an opt-in sample, so do not read it more closely."
    if found.estimate < 1:
        return f"{start}at most {people(max(found.high, 1))} people{where}: {caution}"
    return f"{start}{people(found.estimate)} people{where} ({people(found.low)} to {people(found.high)}): {caution}"


def called(country: str) -> str:
    """A country as it is called in a sentence: "the US", "Germany"."""
    name = country.upper() if len(country) == _CODE else country
    return f"the {name}" if name.startswith(_THE) else name


def readings(pool: Pool) -> Iterator[str]:
    """The same count read otherwise: without blanks, and without those who ticked nearly everything."""
    found = pool.estimate
    if found.answered_only_share is not None:
        yield f"If people who left a question blank are left out: {percent(found.answered_only_share)}."
    yield f"Without the few who ticked nearly everything: {percent(found.without_tick_everything_share)}."


def assumed(pool: Pool) -> str:
    """What is left when the shares that the user entered are taken in."""
    found = pool.with_assumed
    if found is None:
        return ""
    entered = [f"{m.need.label} {percent(m.assumed)}" for m in pool.not_measured if m.assumed is not None]
    bounds = percent_range(found.low, found.high)
    return f"With the shares that you entered ({', '.join(entered)}): {percent(found.share)} ({bounds})."


def not_measured(missing: Sequence[NotMeasured]) -> Iterator[str]:
    """What nobody counted, and why; never taken as nought."""
    if missing:
        told = groupby(missing, key=lambda one: one.because.rstrip("."))
        parts = [f"{', '.join(one.need.label for one in group)} ({because})" for because, group in told]
        they = "It" if len(missing) == 1 else "They"
        yield f"Not measured: {'; '.join(parts)}. {they} can only make the pool smaller."


def says_who(about: About) -> str:
    """Who was asked, by whom, and under which licence; that people are synthetic is always said."""
    year = "" if str(about.year) in about.title else f", {about.year}"
    title = f"{about.title}{year}"
    if about.synthetic:
        who = f"The people counted are synthetic, fitted to {about.respondents:,} real respondents of {title}."
    else:
        who = f"The people counted are {about.respondents:,} respondents of {title}."
    return f"{who} Source: {about.source.rstrip('.')}. Licence: {about.licence.rstrip('.')}."


def panel_fact(about: About) -> Fact:
    """The panel as something that a number rests on."""
    real = f"{about.respondents:,} {'real ' if about.synthetic else ''}respondents"
    value = f"synthetic, fitted to {real}" if about.synthetic else real
    source = f"{about.source.rstrip('.')}. Licence: {about.licence.rstrip('.')}."
    return Fact(about.title, value, source, "C", str(about.year))


def lines(number: int) -> str:
    """So many lines in words: "all five lines", "both lines", "the one line"."""
    if number <= 2:
        return "the one line" if number == 1 else "both lines"
    return f"all {in_words(number)} lines"


def in_words(number: int) -> str:
    """A small number as a word."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def matches(found: Estimate, *, exactly: bool = True) -> str:
    """How many people meet all of it: "414", "310", or "fewer than 3"."""
    if found.fewer_than is not None:
        return f"fewer than {found.fewer_than}"
    return counted(found.count, exactly=exactly and float(found.count).is_integer())


def about_so_many(found: Estimate, *, exactly: bool = True) -> str:
    """How many people meet all of it, with "about" where they were not counted one by one."""
    number = matches(found, exactly=exactly)
    is_exact = exactly and float(found.count).is_integer()
    return number if is_exact or number.startswith("fewer") else f"about {number}"


def exactly(about: About) -> bool:
    """Whether counts are of real people, one by one."""
    return not about.synthetic


def joined(words: Iterable[str]) -> str:
    """Several things in one phrase: "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _nothing(pool: Pool) -> str:
    if pool.not_measured:
        return "Nothing that the posting demands could be counted."
    return "The posting demands nothing that people could be counted by."


def _opened(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
