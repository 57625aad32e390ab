"""A second look in sentences: what kept somebody out, what changed, and what is to be expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fledge.pool import listed
from fledge.publish.match_sentences import percents, readiness_words

if TYPE_CHECKING:
    from fledge.match.second_look import Obstacle, SecondLook

_CALLED = {
    "original": "the posting as it was",
    "repaired": "the repaired posting",
    "potential": "the posting for potential",
}

#: From this credit on something counts as shown; so many are named.
_STRONG, _SHOWN = 0.7, 4


def sentences(look: SecondLook, chosen: str) -> tuple[str, ...]:
    """What somebody should know who looks again, the most needed first."""
    said = [kept_out(look), *changed(look, chosen), conversation(look), readiness(look, chosen), regression(look)]
    return tuple(sentence for sentence in said if sentence)


def kept_out(look: SecondLook) -> str:
    """Which must-haves the papers do not meet on paper."""
    if not look.obstacles:
        return "On paper every must-have of the posting is met; what kept this person out is not in the posting."
    said = [f"{_label(one)} ({one.on_paper})" for one in look.obstacles if one.named]
    missing = tuple(_label(one) for one in look.obstacles if not one.named)
    said += [f"not named: {listed(missing, 'and')}"] if missing else []
    return f"On paper not met: {'; '.join(said)}."


def changed(look: SecondLook, chosen: str) -> Iterator[str]:
    """What no longer stands in the way."""
    if look.gone:
        yield f"No longer demanded by {_CALLED[chosen]}: {_labels(look.gone)}."
    for one in look.carried:
        because = one.part.because[0].rstrip(".") if one.part.because else "it shows elsewhere"
        yield f"{_label(one)}: {one.part.credit:.0%} is there already. {because}."
    years = tuple(one for one in look.open if one.asked.years)
    if years:
        yield f"Still asked, and telling little: {_labels(years)}. Nobody is shut out by years here."
    others = tuple(one for one in look.open if not one.asked.years)
    if others:
        yield f"Still open, to learn or to ask about: {_labels(others)}."


def conversation(look: SecondLook) -> str:
    """What speaks for a conversation; never that anything speaks against one."""
    parts = [_freed(look), _shown(look)]
    said = "; ".join(filter(None, parts))
    if not said:
        return "The papers show nothing new that speaks for a conversation; only the conversation itself could."
    return f"What speaks for a conversation: {said}."


def _freed(look: SecondLook) -> str:
    """How much of what had kept somebody out no longer does."""
    many, gone, carried = len(look.obstacles), len(look.gone), len(look.carried)
    if not many:
        return "nothing that the posting demands had kept this person out on paper"
    counts = [f"{gone} no longer asked" if gone else "", f"{carried} carried by what stands near" if carried else ""]
    if not gone + carried:
        return ""
    of = (
        f"of {many} must-haves that are not met on paper"
        if many > 1
        else "the one must-have that is not met on paper is"
    )
    return f"{of}{',' if many > 1 else ''} {listed(tuple(filter(None, counts)), 'and')}".replace("is 1 ", "is ")


def _shown(look: SecondLook) -> str:
    """The heaviest must-haves that the papers show themselves."""
    direct = [part for part in look.now.parts if part.how == "direct" and part.skill and part.credit >= _STRONG]
    heaviest = sorted(direct, key=lambda part: -part.requirement.weight * part.credit)[:_SHOWN]
    return f"shown in work: {listed(tuple(p.requirement.label for p in heaviest), 'and')}" if heaviest else ""


def readiness(look: SecondLook, chosen: str) -> str:
    """Readiness now, and before where another set of requirements was chosen."""
    now, before = percents(look.now.readiness), percents(look.before.readiness)
    if look.now is look.before:
        return f"The papers show {readiness_words(look.now.readiness)}."
    return f"The papers show about {now} of what {_CALLED[chosen]} needs, and {before} of {_CALLED['original']}."


def regression(look: SecondLook) -> str:
    """That the best of a second reading are partly best by chance, in numbers."""
    fact = look.because[0]
    if look.group <= 1:
        return "One person alone cannot be set against a group: what stands out here may be chance."
    shared = f"two readings share {float(fact.value.split()[0]):.0%} of a difference, grade {fact.grade}"
    nearer = f"a value nearer the middle of the {look.group} people looked at"
    return f"Readings differ by chance ({shared}), so expect {nearer}: {percents(look.expected)}."


def _labels(obstacles: Sequence[Obstacle]) -> str:
    return listed(tuple(_label(one) for one in obstacles), "and")


def _label(one: Obstacle) -> str:
    return one.asked.label
