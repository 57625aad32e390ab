"""Needs + panel → Repair: from the posting as it stands to ever larger pools, a few edits at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fledge.audit.repair.core import bound_by
from fledge.audit.repair.edit import Edit, EditKind, Repair, Step
from fledge.audit.repair.search import Choices, Counted, best_sets, choices, pools
from fledge.audit.repair.weigh import edits_for
from fledge.facts import Fact, FactBook
from fledge.pool import Answer, HasSkill, HasYears, Need, NotMeasured, Panel, Unasked, WorksIn, answer
from fledge.pool.chain import COUNTED, Ways, backed_off
from fledge.pool.estimate import estimate, is_counted
from fledge.pool.panel import Bools
from fledge.pool.tally import Tally, asked_of_all, tally

#: A milder set of edits is preferred as long as its pool is at least this part of the largest.
_NEARLY = 0.8
#: One edit more must make the pool so many times larger, or nobody would go to the trouble.
_WORTH = 1.05
#: Sets of one size among which the mildest is looked for.
_LOOKED_AT = 2000
#: Where nobody at all met the posting, half a person is taken.
_NOBODY = 0.5
#: The order in which edits hurt, mildest first.
_MILD = {kind: rank for rank, kind in enumerate(EditKind)}


def propose(
    needs: Sequence[Need],
    panel: Panel,
    book: FactBook,
    *,
    keep: Collection[str] = (),
    core: Collection[Need] = (),
    used: Collection[Need] = (),
    least_years: float = 1,
    edits: int = 5,
) -> Repair:
    """The cheapest repair: which one, two, three … edits bring most people back.

    ``keep`` are needs that must stay as they are, by label or by the id of one of their skills; ``core`` those that say
    what the job is; what is ``used`` on the job, or known anyway, does not become a wish; years come down to
    ``least_years`` at most. Up to three edits every combination is counted; beyond, the best ones are carried on.
    Among sets that let in nearly as many people the mildest is taken, and no edit that hardly helps.
    """
    kept = tuple(need for need in needs if _is_kept(need, keep))
    fixed = {*kept, *core}
    scale = _scale(needs, panel, book, _Bounds(frozenset(fixed), frozenset(used), least_years, edits))
    every = range(len(scale.edits))
    firm = [e for e in every if scale.edits[e].kind.stays_a_must]
    return Repair(
        now=estimate(scale.found),
        steps=tuple(_steps(scale, every, edits)),
        keeping_musts=tuple(_steps(scale, firm, edits)),
        edits=(*_gains(scale), *_unmeasured(scale, fixed, panel, book)),
        kept=kept,
        not_measured=scale.missing,
        core=tuple(need for need in core if need not in kept),
    )


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What may not be touched or not become a wish, how far years may come down, how many edits are looked for."""

    fixed: frozenset[Need]
    used: frozenset[Need]
    least_years: float
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class _Scale:
    """Everything that is weighed: the people by what they lack, the edits, and who meets what each asks instead."""

    found: Tally
    ways: Ways
    needs: tuple[Need, ...]
    edits: tuple[Edit, ...]
    relaxed: tuple[Bools, ...]
    packed: Choices
    missing: tuple[NotMeasured, ...]


def _scale(needs: Sequence[Need], panel: Panel, book: FactBook, bounds: _Bounds) -> _Scale:
    experience = book.constants.get("experience_for_degree")
    answers = {need: answer(need, panel, experience) for need in needs}
    measured = {need: a for need, a in answers.items() if isinstance(a, Answer)}
    found, rows = tally(tuple(measured.values()), panel), asked_of_all(tuple(measured.values()), panel)
    loose = [need for need in measured if need not in bounds.fixed]
    bound = bound_by([skill for need in needs if isinstance(need, HasSkill) for skill in need.any_of], book)
    weighed = [
        edit
        for edit in edits_for(loose, panel, book, least_years=bounds.least_years)
        if _allowed(edit, bounds.used, bound)
    ]
    countable = [(e, r) for e in weighed if (r := _relaxed(e, panel, experience)) is not None]
    edits, relaxed = tuple(e for e, _ in countable), tuple(r[rows] for _, r in countable)
    touches = [_touches(edit, tuple(measured)) for edit in edits]
    meets = [measured[need].have[rows] for need in measured]
    packed = choices(meets, relaxed, touches, found.weights, bounds.most)
    missing = tuple(NotMeasured(n, a.because) for n, a in answers.items() if isinstance(a, Unasked))
    return _Scale(found, found.ways(), tuple(measured), edits, relaxed, packed, missing)


def _allowed(edit: Edit, used: Collection[Need], bound: Collection[str]) -> bool:
    """What the duties name does not become a wish, and nothing else will do for what another demand belongs to."""
    if not edit.kind.stays_a_must:
        return not set(used) & set(edit.needs)
    if edit.kind not in (EditKind.ONE_OF, EditKind.CONCEPT):
        return True
    return not any(set(need.any_of) & set(bound) for need in edit.needs if isinstance(need, HasSkill))


def _relaxed(edit: Edit, panel: Panel, experience: Fact | None) -> Bools | None:
    """Who meets what the edit asks instead; None where the panel cannot tell."""
    if edit.instead is None:
        return np.ones(len(panel), bool)
    found = answer(edit.instead, panel, experience)
    return found.have if isinstance(found, Answer) else None


def _touches(edit: Edit, needs: Sequence[Need]) -> int:
    return sum(1 << needs.index(need) for need in edit.needs)


def _steps(scale: _Scale, allowed: Sequence[int], most: int) -> Iterator[Step]:
    """The best of each size, as long as one edit more still brings people worth the trouble."""
    before = scale.found.full
    smaller: dict[tuple[int, ...], float] = {(): before}
    for sets in best_sets(scale.packed, allowed, most):
        worth = [pair for pair in sets[:_LOOKED_AT] if pair[1] > before * _WORTH and _each_helps(pair, smaller)]
        if not worth:
            return
        nearly = [pair for pair in worth if pair[1] >= _NEARLY * worth[0][1]]
        chosen, pool = min(nearly, key=lambda pair: (_hurt(scale, pair[0]), -pair[1]))
        before, smaller = pool, dict(sets)
        ordered = sorted((scale.edits[e] for e in chosen), key=lambda edit: scale.needs.index(edit.needs[0]))
        yield Step(tuple(ordered), estimate(_edited(scale, chosen)), _gain(scale, chosen, pool))


def _each_helps(found: Counted, smaller: Mapping[tuple[int, ...], float]) -> bool:
    """Whether the pool would be noticeably smaller without any one of the edits, as far as that was counted."""
    edits, pool = found
    return all(smaller.get((*edits[:n], *edits[n + 1 :]), 0.0) * _WORTH < pool for n in range(len(edits)))


def _hurt(scale: _Scale, edits: tuple[int, ...]) -> float:
    return sum(_MILD[scale.edits[e].kind] + _years_given_up(scale.edits[e]) for e in edits)


def _years_given_up(edit: Edit) -> float:
    """The part of the years that is no longer asked, 0 to 1; lowering as little as helps is milder."""
    asked, instead = edit.needs[0], edit.instead
    return 1 - instead.years / asked.years if isinstance(asked, HasYears) and isinstance(instead, HasYears) else 0.0


def _edited(scale: _Scale, edits: tuple[int, ...]) -> Tally:
    """The same people, by what they lack of the edited posting."""
    lacks = scale.found.lacks.copy()
    for e in edits:
        touched = scale.packed.touches[e]
        first = touched & -touched
        lacks = (lacks & ~touched) | np.where(scale.relaxed[e], 0, first)
    return replace(scale.found, lacks=lacks)


def _gains(scale: _Scale) -> list[Edit]:
    """Every edit alone, the largest gain first."""
    alone = pools(scale.packed, [(e,) for e in range(len(scale.edits))]).tolist()
    found = [replace(scale.edits[e], gain=_gain(scale, (e,), pool)) for e, pool in enumerate(alone)]
    return sorted(found, key=lambda edit: (-(edit.gain or 0.0), _MILD[edit.kind], edit.needs[0].label))


def _gain(scale: _Scale, edits: tuple[int, ...], pool: float) -> float:
    """How many times larger: by count, or where too few met the posting to count them, by shares of larger groups."""
    found = scale.found
    if is_counted(found) and found.full:
        return pool / found.full
    before = backed_off(scale.ways) or _NOBODY / found.n
    after = pool / found.n if pool >= COUNTED else backed_off(_edited_ways(scale, edits))
    return max(after / before, 1.0)


def _edited_ways(scale: _Scale, edits: tuple[int, ...]) -> Ways:
    if all(scale.edits[e].instead is None for e in edits):
        return scale.ways.without(*(scale.needs.index(need) for e in edits for need in scale.edits[e].needs))
    return _edited(scale, edits).ways()


def _unmeasured(scale: _Scale, fixed: Collection[Need], panel: Panel, book: FactBook) -> Iterator[Edit]:
    """Edits of lines that the panel cannot count: their gain is not known, but they can only let people in."""
    needs = [missing.need for missing in scale.missing if missing.need not in fixed]
    yield from (edit for edit in edits_for(needs, panel, book) if edit.kind in (EditKind.NICE, EditKind.DROP))


def _is_kept(need: Need, keep: Collection[str]) -> bool:
    names = {need.label.lower(), *(need.any_of if isinstance(need, HasSkill | WorksIn) else ())}
    return bool(names & {name.lower() for name in keep})
