"""The skill book that ships: how much it holds, and that nothing in it lacks a source."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from fledge.audit import Grade, check
from fledge.facts import BirthKind, FactBook, Kind, PartialDate, Skill
from fledge.facts.book import normal
from fledge.posting import Posting, Status, Words, YearsAsked

_TODAY = date.today()
_PACKS = {"ai", "data", "backend", "cloud", "frontend", "mobile", "security", "design", "finance"}
#: Where packages are fetched from. A source names index, package and version, never such an address.
_REGISTRIES = re.compile(
    r"pypi\.(?:org|python\.org)|pythonhosted|npmjs|registry\.|rubygems\.org|crates\.io|nuget\.org|packagist\.org|mvnrepository|"
    r"repo1?\.maven|maven\.org|cran\.r-project|pkg\.go\.dev|hub\.docker|conda\.anaconda|/simple/",
    re.IGNORECASE,
)
#: Kinds of birth that say: before this day nobody outside had it.
_FIRST = (BirthKind.ANNOUNCED, BirthKind.RELEASED)


def test_the_book_holds_at_least_a_thousand_skills_in_every_pack_and_kind(book: FactBook) -> None:
    packs = defaultdict(list)
    for skill in book.skills.values():
        packs[skill.pack].append(skill)

    assert len(book) >= 4000
    assert {pack: len(packs[pack]) for pack in _PACKS if len(packs[pack]) < 60} == {}
    assert len(packs["ai"]) >= 700
    assert {s.kind for s in book.skills.values()} == set(Kind)
    assert {s.family for s in book.skills.values() if not s.family.strip()} == set()


def test_every_birth_has_a_source_that_is_no_package_registry_address(book: FactBook) -> None:
    births = [(skill.name, birth) for skill in book.skills.values() for birth in skill.births]

    assert len(births) > 2000
    assert [(name, b.source) for name, b in births if not b.source.strip()] == []
    assert [(name, b.source) for name, b in births if _REGISTRIES.search(b.source)] == []


def test_a_date_from_memory_is_marked_so_and_only_such_a_date(book: FactBook) -> None:
    births = [(skill.name, birth) for skill in book.skills.values() for birth in skill.births]

    assert [(name, b.source) for name, b in births if b.verified == ("memory" in b.source)] == []


def test_no_birth_lies_in_the_future_or_before_computing(book: FactBook) -> None:
    births = [(s.name, str(b.date), b.date) for s in book.skills.values() for b in s.births if s.kind is Kind.TOOL]

    first, last = PartialDate.parse("1950"), _TODAY
    assert [(name, day) for name, day, d in births if d.earliest > last or d.latest < first.earliest] == []


def test_no_tool_was_seen_long_before_its_first_day(book: FactBook) -> None:
    """A package may be uploaded before its announcement; years before, it is a date of something else."""
    odd = []
    for skill in book.skills.values():
        firsts = [b.date.earliest for b in skill.births if b.verified and b.kind in _FIRST]
        sightings = [b.date.latest for b in skill.births if b.verified and b.kind is BirthKind.NO_LATER_THAN]
        if firsts and sightings and (min(firsts) - min(sightings)).days > 366:
            odd.append(skill.name)
    assert odd == []


def test_every_constant_distribution_and_relation_says_why(book: FactBook) -> None:
    facts = [*book.constants.values(), *(spread.fact for spread in book.distributions.values())]

    assert len(book.constants) >= 10
    assert [
        fact.about for fact in facts if not (fact.source.strip() and fact.grade in "ABCD" and fact.date and fact.about)
    ] == []
    assert [relation for relation in book.relations if len(relation.because) < 5] == []


def test_every_name_resolves_to_one_skill_or_is_guarded_by_each(book: FactBook) -> None:
    owners: dict[str, dict[str, bool]] = defaultdict(dict)
    for skill in book.skills.values():
        guarded = {normal(guard.name) for guard in skill.guarded}
        for name in {normal(n) for n in (skill.name, *skill.also)} | guarded:
            owners[name][skill.id] = name in guarded

    assert {name: of for name, of in owners.items() if len(of) > 1 and not all(of.values())} == {}
    alone = {name: next(iter(of)) for name, of in owners.items() if len(of) == 1}
    assert {name: of for name, of in alone.items() if book.named(name).id != of} == {}


def test_every_tool_is_part_of_something(book: FactBook) -> None:
    assert [s.name for s in book.skills.values() if s.kind is Kind.TOOL and not book.wholes_of(s.id)] == []


def test_nothing_is_part_of_itself_however_far_around(book: FactBook) -> None:
    circles = []
    for skill in book.skills:
        seen: set[str] = set()
        ahead = list(book.wholes_of(skill))
        while ahead:
            whole = ahead.pop()
            if whole not in seen:
                seen.add(whole)
                ahead += book.wholes_of(whole)
        if skill in seen:
            circles.append(skill)
    assert circles == []


def test_what_stands_in_for_a_skill_is_stood_in_for_by_it(book: FactBook) -> None:
    pairs = {(r.one, r.other) for r in book.relations if r.kind == "substitutes"}

    assert pairs == {(other, one) for one, other in pairs}


def test_no_tool_whose_birth_nobody_read_is_ever_called_impossible(book: FactBook) -> None:
    unread = [s for s in _tools(book) if not any(b.verified and b.kind in _FIRST for b in s.births)]

    assert len(unread) > 500
    assert [s.name for s in unread if _grade_of_forty_years(s, book) is Grade.IMPOSSIBLE] == []


def test_a_tool_whose_first_day_was_read_is_called_impossible_when_it_is(book: FactBook) -> None:
    read = [s for s in _tools(book) if any(b.verified and b.kind in _FIRST for b in s.births)]
    young = [s for s in read if all(b.date.earliest.year > _TODAY.year - 39 for b in s.births)]

    assert len(young) > 150
    assert [s.name for s in young if _grade_of_forty_years(s, book) is not Grade.IMPOSSIBLE] == []


def test_no_tool_of_which_only_general_availability_was_read_is_called_impossible(book: FactBook) -> None:
    late = [
        s
        for s in _tools(book)
        if any(b.verified and b.kind is BirthKind.AVAILABLE for b in s.births)
        and not any(b.verified and b.kind in _FIRST for b in s.births)
    ]

    assert [s.name for s in late if _grade_of_forty_years(s, book) is Grade.IMPOSSIBLE] == []


def _tools(book: FactBook) -> list[Skill]:
    return [skill for skill in book.skills.values() if skill.kind is Kind.TOOL]


def _grade_of_forty_years(skill: Skill, book: FactBook) -> Grade | None:
    """What the audit says of a line that demands forty years of one tool, today."""
    text = f"40 years of {skill.name}"
    years = YearsAsked(Words(0, len(text)), 40, None, skill.name, Status.MUST, (skill.id,), of_tool=True)
    audit = check(Posting(text, "", "", years=(years,)), book, _TODAY)
    return next((f.grade for f in audit.findings if f.rule == "years-exceed-age"), None)
