"""Fit a model to survey respondents and draw made-up ones from it: the panels that ship with Fledge.

    python tools/build_panels.py ../shared/data/survey [--check] [--out src/fledge/knowledge/panels]

Column by column, a classification tree tells from all columns before how likely each answer is (at least five
respondents a leaf), and made-up respondents are drawn from its leaves: years, role, degree, field and country first,
then how much somebody ticks at all, then every skill, the most ticked first. Nobody's row is kept: a
made-up respondent is a new path through hundreds of leaves. Deterministic. With --check, a quarter of the respondents
is kept aside, the rest is fitted, and the pools of needs taken from real stacks are compared.

Needs scikit-learn and polars, which Fledge itself does not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
from rich.console import Console
from rich.progress import track
from sklearn.tree import DecisionTreeClassifier

from fledge.facts.load import load
from fledge.pool import Choice, HasSkill, Panel, count
from fledge.surveys import kaggle, stack_overflow, store

#: Made-up respondents for each real one, so that drawing adds little chance of its own.
TIMES = 2.6
LEAF = 5
#: What a real respondent behind a made-up panel is worth for intervals. --check finds 0.7 to 1.0; half is safe.
WORTH = 0.5
SEED = 11
SIZES = (2, 4, 6, 8)
console = Console()


def main() -> None:
    args = _arguments()
    for name, panel in _panels(args.survey):
        console.rule(f"{name}: {len(panel):,} respondents, {len(panel.ticks)} skills")
        if args.check:
            check(panel)
        if args.out:
            made_up = drawn(panel, WORTH * len(panel))
            path = args.out / f"{name}.panel"
            store.write(made_up, path)
            console.print(f"{path}: {path.stat().st_size // 1000} KB, {len(made_up):,} made-up respondents")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("survey", type=Path, help="the folder with so2023_us.parquet and kaggle2022.parquet")
    parser.add_argument("--check", action="store_true", help="keep a quarter aside and compare")
    parser.add_argument("--out", type=Path, help="write the panels into this folder")
    return parser.parse_args()


def _panels(folder: Path) -> Iterator[tuple[str, Panel]]:
    yield "stack-overflow-2023-us", stack_overflow.panel_of(*_table(folder / "so2023_us.parquet"), load(), cut_to="us")
    yield "kaggle-2022", kaggle.panel_of(*_table(folder / "kaggle2022.parquet"), load())


def _table(path: Path) -> tuple[list[str], Iterator[list[str]]]:
    """A parquet file as a survey's CSV would be read: everything is text, nothing is an empty text."""
    table = pl.read_parquet(path).select(pl.all().cast(pl.String).fill_null(""))
    return table.columns, (list(row) for row in table.iter_rows())


def drawn(panel: Panel, effective: float) -> Panel:
    """A panel of made-up respondents that behave like the real ones."""
    columns = _columns(panel)
    size = round(TIMES * len(panel))
    values = _draw([codes for _, codes in columns], size)
    about = replace(panel.about, synthetic=True, respondents=len(panel), effective=effective)
    made_up = _rebuilt(panel, columns, values, size)
    return replace(made_up.of(~_copied(panel, made_up)), about=about)


def _columns(panel: Panel) -> list[tuple[str, np.ndarray]]:
    """Every answer as whole numbers, the ones that shape the others first."""
    columns = [(f"years {of}", np.nan_to_num(years, nan=-1) * 2) for of, years in panel.years.items()]
    choices = {"role": panel.role, "degree": panel.degree, "industry": panel.industry, "country": panel.country}
    columns += [(name, choice.codes) for name, choice in choices.items() if choice is not None]
    columns += [(f"answered {question}", known) for question, known in panel.answered.items()]
    columns += [("how much is ticked", panel.ticked)]
    ticks = sorted(panel.ticks, key=lambda skill: (-panel.ticks[skill].sum(), skill))
    columns += [(skill, panel.ticks[skill]) for skill in ticks]
    return [(name, np.asarray(values).astype(np.int16)) for name, values in columns]


def _draw(columns: list[np.ndarray], size: int) -> list[np.ndarray]:
    rng = np.random.default_rng(SEED)
    real = np.stack(columns, axis=1).astype(np.float32)
    made = np.zeros((size, len(columns)), np.float32)
    for j in track(range(len(columns)), "Drawing", console=console):
        made[:, j] = _column(real, made, j, rng)
    return [made[:, j].astype(np.int16) for j in range(len(columns))]


def _column(real: np.ndarray, made: np.ndarray, j: int, rng: np.random.Generator) -> np.ndarray:
    values = real[:, j]
    if j == 0:
        return np.quantile(values, _spread(np.zeros(len(made), int), rng), method="inverted_cdf")
    tree = DecisionTreeClassifier(criterion="log_loss", min_samples_leaf=LEAF, random_state=0).fit(real[:, :j], values)
    chances = np.cumsum(tree.predict_proba(made[:, :j]), axis=1)
    draws = _spread(tree.apply(made[:, :j]), rng)
    which = (draws[:, None] > chances[:, :-1]).sum(axis=1) if chances.shape[1] > 1 else 0
    return np.broadcast_to(tree.classes_[which], len(made))


def _spread(leaves: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Numbers from 0 to 1 by chance, but evenly spread within each leaf, so that drawing adds little noise."""
    order = np.lexsort((rng.random(len(leaves)), leaves))
    _, first, sizes = np.unique(leaves[order], return_index=True, return_counts=True)
    place = np.empty(len(leaves))
    place[order] = np.arange(len(leaves)) - np.repeat(first, sizes)
    size = np.empty(len(leaves))
    size[order] = np.repeat(sizes, sizes)
    return (place + rng.random(len(leaves))) / size


def _rebuilt(panel: Panel, columns: list[tuple[str, np.ndarray]], values: list[np.ndarray], size: int) -> Panel:
    found = {name: column for (name, _), column in zip(columns, values, strict=True)}
    answered = {question: found[f"answered {question}"] > 0 for question in panel.answered}
    years = {of: np.where(found[f"years {of}"] < 0, np.nan, found[f"years {of}"] / 2) for of in panel.years}
    choice = {
        name: Choice(old.labels, found[name])
        for name in ("role", "degree", "industry", "country")
        if (old := getattr(panel, name)) is not None
    }
    ticks = {skill: (found[skill] > 0) & answered[panel.question_of[skill]] for skill in panel.ticks}
    return replace(panel, ticks=ticks, answered=answered, years=years, weights=np.ones(size), **choice)


def check(panel: Panel, sets: int = 600) -> None:
    """Fit three quarters, compare with the fourth, and see that nobody was copied."""
    rows = np.random.default_rng(SEED).permutation(len(panel))
    aside = np.zeros(len(panel), bool)
    aside[rows[: len(panel) // 4]] = True
    kept, other = panel.of(~aside), panel.of(aside)
    kept = replace(kept, about=replace(kept.about, respondents=len(kept), effective=len(kept)))
    made_up = drawn(kept, WORTH * len(kept))
    worth = _worth(kept, other, made_up, sets)
    for size in SIZES:
        stacks = _stacks(other, size, sets)
        for title, one in (("counted", kept), ("made up", made_up)):
            console.print(f"{size} needs, {title}: {_compared(one, other, stacks)}")
    console.print(f"a respondent is worth {worth:.2f}; {_copied(kept, made_up).sum():,} made-up rows are somebody's")


def _stacks(panel: Panel, size: int, sets: int) -> list[tuple[HasSkill, ...]]:
    """Needs taken from the stacks of people kept aside."""
    rng = np.random.default_rng(size)
    skills = list(panel.ticks)
    table = np.stack([panel.ticks[skill] for skill in skills], axis=1)
    rich = np.flatnonzero(table.sum(axis=1) >= size)
    picked = [rng.choice(np.flatnonzero(table[row]), size, replace=False) for row in rng.choice(rich, sets)]
    return [tuple(HasSkill(skills[i], (skills[i],)) for i in one) for one in picked]


def _compared(panel: Panel, other: Panel, stacks: list[tuple[HasSkill, ...]]) -> str:
    inside, predicted, seen = [], [], []
    for needs in stacks:
        found, true = count(needs, panel).estimate, count(needs, other).estimate.count / len(other)
        predicted.append(found.share)
        seen.append(true)
        inside.append(found.low <= true <= found.high)
    return f"predicted / observed {np.sum(predicted) / np.sum(seen):.2f}, inside the interval {np.mean(inside):.2f}"


def _copied(people: Panel, made_up: Panel) -> np.ndarray:
    """Made-up people with ten ticks or more who happen to tick just what one real person does; they are left out."""
    real, made = (np.stack(list(panel.ticks.values()), axis=1) for panel in (people, made_up))
    rows, times = np.unique(real[real.sum(axis=1) >= 10], axis=0, return_counts=True)
    lone = {row.tobytes() for row in rows[times == 1]}
    return np.array([row.tobytes() in lone for row in made])


def _worth(kept: Panel, other: Panel, made_up: Panel, sets: int) -> float:
    """From how far predictions lie off beyond the chance of those kept aside."""
    off = []
    for needs in (*_stacks(other, 1, sets), *_stacks(other, 2, sets)):
        share, true = (float(count(needs, one).estimate.share) for one in (made_up, other))
        if 0.02 < share < 0.98:
            off.append((share - true) ** 2 / (share * (1 - share)))
    return float(min(1.0, 1 / max(np.mean(off) - 1 / len(other), 1 / len(kept)) / len(kept)))


if __name__ == "__main__":
    main()
