"""A panel in words: who is in it, from where, and what they were asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fledge.pool.panel import About, Choice, Panel


def described(panel: Panel) -> Iterator[str]:
    """Everything about a panel, a line each."""
    about = panel.about
    yield f"{about.name}: {about.title}"
    yield f"  who: {who(panel)}"
    yield f"  year: {about.year}"
    yield f"  source: {about.source}"
    yield f"  licence: {about.licence}"
    yield from [f"  checksum of the file that was read (SHA-256): {about.checksum}"] if about.checksum else []
    yield f"  years: {about.years_mean}" if panel.years else "  years: not asked"
    yield from _stands_for(about)
    yield from _questions(panel)
    yield from [f"  seen through tools: {', '.join(sorted(panel.through))}"] if panel.through else []
    for label, choice in (("degree", panel.degree), ("field of business", panel.industry), ("role", panel.role)):
        yield f"  {label}: {_answered(choice)}"
    if panel.country is not None:
        yield f"  countries: {len(panel.country.labels)}"


def _questions(panel: Panel) -> Iterator[str]:
    """How many skills each question offered, and how many people answered it."""
    skills = Counter(panel.question_of.values())
    single = {question for joined in skills for question in joined.split(" + ")}
    yield f"  asked: {count(len(panel.ticks), 'skill')} in {count(len(single), 'question')}"
    for question, n in skills.items():
        answered = int(panel.answered[question].sum())
        yield f"    {_words(question)}: {count(n, 'skill')}, answered by {answered:,}"


def _words(question: str) -> str:
    """A question by what it asks, where it only goes by a number."""
    from fledge.surveys import kaggle
    from fledge.surveys.survey import known

    asks = known(kaggle.SURVEY).questions
    return " + ".join(asks.get(part, part) for part in question.split(" + "))


def _stands_for(about: About) -> Iterator[str]:
    if about.base:
        total = sum(int(fact.value.split()[0]) for fact in about.base)
        yield f"  stands for about {total:,} people:"
    for fact in about.base:
        yield f"    {int(fact.value.split()[0]):,}: {fact.about} ({fact.source}; grade {fact.grade})"


def _answered(choice: Choice | None) -> str:
    return f"answered by {int((choice.codes >= 0).sum()):,}" if choice else "not asked"


def who(panel: Panel) -> str:
    """How many, and who they are."""
    return f"{people(panel)}: {panel.about.population}"


def people(panel: Panel) -> str:
    """How many, and whether they are real."""
    about = panel.about
    if not about.synthetic:
        return count(about.respondents, "person")
    made_up = f"{len(panel):,} synthetic people, fitted to {about.respondents:,} real ones"
    return f"{made_up} and worth {about.effective:,.0f} of them"


def count(n: int, thing: str) -> str:
    """A number of things, with the right ending."""
    several = {"person": "people"}.get(thing, f"{thing}s")
    return f"{n:,} {thing if n == 1 else several}"
