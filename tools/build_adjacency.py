"""Learn from survey respondents which tools go with which: the weights behind `fledge near` and every match.

    python tools/build_adjacency.py ../shared/data/survey [--check] [--out src/fledge/knowledge/adjacency]

For every tool a noisy-or over everything else that was ticked: each held tool, and some held pairs, is one more chance
that the tool is used too. Weights are never negative and not symmetric. They are learned by hiding: take a respondent,
look only at some tools as a CV would, hide one that is held, and make it stand as high as possible among those that are
not held. Which tools are looked at changes all the time, by whole trades, so that no weight leans on what people seldom
write down. Only weights, numbers of people and ratios are written, nobody's row. Deterministic.

With --check a fifth of the respondents is kept aside; for each, one tool is hidden three times over and ranked, beside
popularity, item-kNN cosine and one logistic model per tool.

Needs scikit-learn and polars, which Fledge itself does not.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the same sums in the same order everywhere

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from build_panels import _panels
from rich.console import Console
from rich.progress import track

from fledge.facts import FactBook
from fledge.facts.load import load
from fledge.facts.ways import Learned, LearnedWay, Ways, load_ways
from fledge.match.adjacency import Adjacency
from fledge.match.blended import goes_together
from fledge.pool import Panel

SEED = 11
#: Tools that fewer people ticked are not learned, as goals or as evidence.
LEAST_PEOPLE = 20
#: Tools that a smaller share uses are hidden too seldom to be learned well.
SELDOM = 0.02
#: Pairs are looked at among so many of the most ticked tools.
PAIRED = 28
EPOCHS, BATCH, RATE, SPARSE = 800, 256, 0.002, 2e-5
#: Hazards below are not worth a line: of tools, of everything else.
FLOOR, FLOOR_BESIDES = 0.03, 0.08
#: Every tool keeps so many ways, unless they are weaker than this.
FEW, WEAKEST = 12, 0.002
console = Console()

#: Questions about what is no tool of the trade: chat, planning, search by model, systems; activities at work.
_NO_TOOLS = ("OfficeStack", "AISearch", "OpSys", "Q28")
#: Editors, methods and hardware: learned from tools, but no evidence of them.
_BESIDES = ("NEWCollab", "Q18", "Q19", "Q20", "Q42")
#: Families of the book that papers seldom name, and trades that come and go together: each is looked away from often.
_SELDOM = (
    "front-end build and package tools", "build and code quality tools", "development environments",
    "compilers and high-performance computing tools", "operating systems", "testing tools", "",
)  # fmt: skip
_TRADES = (
    ("languages of the web", "front-end frameworks and libraries", "back-end frameworks and libraries",
     "marketing, content, commerce and support systems"),
    ("Microsoft .NET platform",),
    ("mobile platforms and languages", "game engines and graphics"),
    ("artificial intelligence", "large language models", "natural language processing", "statistics"),
    ("business intelligence tools", "R packages", "statistics software"),
)  # fmt: skip
_IN_TRADE = {"c#": 1, "visual-studio": 1, "nuget": 1, "f#": 1, "php": 0, "ruby": 0, "firebase": 2, "swift": 2}
_LOOK_AWAY = 0.55
_AI_SET = """python sql javascript typescript bash java c++ c go rust c# r scala julia kotlin matlab
postgresql mysql sqlite mongodb redis elasticsearch dynamodb snowflake bigquery apache-cassandra neo4j
microsoft-sql-server oracle-database duckdb aws azure google-cloud digitalocean docker kubernetes terraform ansible
pandas numpy scikit-learn pytorch tensorflow keras hugging-face-transformers apache-spark apache-kafka rabbitmq
apache-hadoop opencv cuda jax flask fastapi django react node.js spring-boot heroku""".split()  # noqa: SIM905


def main() -> None:
    args = _arguments()
    book = load()
    panels = [panel for _, panel in _panels(args.survey)]
    if args.check:
        check(panels, book)
    for panel in panels if args.out else ():
        found = learned(panel, book)
        path = args.out / f"{found.name}.txt"
        path.write_text(found.text(), encoding="utf-8")
        console.print(f"{path}: {len(found.ways):,} ways, {path.stat().st_size // 1000} KB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("survey", type=Path, help="the folder with so2023_us.parquet and kaggle2022.parquet")
    parser.add_argument("--check", action="store_true", help="keep a fifth aside, hide a tool, rank it")
    parser.add_argument("--out", type=Path, help="write the weights into this folder")
    return parser.parse_args()


@dataclass(frozen=True, slots=True, eq=False)
class Ticks:
    """People × tools, what may speak for what, and which tools come and go together."""

    skills: tuple[str, ...]
    table: np.ndarray
    pairs: np.ndarray
    may: np.ndarray
    blocks: np.ndarray
    tools: int

    @property
    def evidence(self) -> np.ndarray:
        return _evidence(self.table, self.pairs)

    @property
    def only_tools(self) -> Ticks:
        """The tools of the trade alone; they stand first."""
        n, singles = self.tools, len(self.skills)
        may = np.concatenate([self.may[:n, :n], self.may[singles:, :n]])
        return Ticks(self.skills[:n], self.table[:, :n], self.pairs, may, self.blocks[:n], n)


def _evidence(table: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    return np.concatenate([table, table[:, pairs[:, 0]] * table[:, pairs[:, 1]]], axis=1)


def ticks(panel: Panel, book: FactBook) -> Ticks:
    wanted = [
        skill
        for skill, have in panel.ticks.items()
        if have.sum() >= LEAST_PEOPLE and not panel.question_of[skill].startswith(_NO_TOOLS)
    ]
    besides = {skill for skill in wanted if panel.question_of[skill].startswith(_BESIDES)} | _twins(panel, wanted)
    skills = tuple(sorted(wanted, key=lambda skill: (skill in besides, -panel.ticks[skill].sum(), skill)))
    table = np.stack([panel.ticks[skill] for skill in skills], axis=1).astype(np.float32)
    blocks = np.array([_block(skill, book) for skill in skills])
    tools = len(skills) - len(besides)
    pairs = np.array(list(combinations(np.flatnonzero(blocks[:tools] != 0)[:PAIRED], 2)))
    return Ticks(skills, table, pairs, _may(len(skills), tools, pairs), blocks, tools)


def _twins(panel: Panel, skills: list[str]) -> set[str]:
    """The second skill of one option, such as CSS of "HTML/CSS", or nearly so."""
    return {
        other
        for one, other in combinations(skills, 2)
        if panel.question_of[one] == panel.question_of[other]
        and (panel.ticks[one] != panel.ticks[other]).sum() < 0.15 * panel.ticks[one].sum()
    }


def _block(skill: str, book: FactBook) -> int:
    """0 for what papers seldom name, then the trades, then the rest."""
    if skill in _IN_TRADE:
        return 1 + _IN_TRADE[skill]
    family = book[skill].family if skill in book.skills else ""
    if family in _SELDOM:
        return 0
    return next((1 + at for at, families in enumerate(_TRADES) if family in families), 1 + len(_TRADES))


def _may(skills: int, tools: int, pairs: np.ndarray) -> np.ndarray:
    """Evidence × goals: nothing speaks for itself, and nothing but tools for tools."""
    besides = np.arange(skills) >= tools
    single = ~besides[:, None] | besides[None, :]
    np.fill_diagonal(single, val=False)
    both = np.ones((len(pairs), skills), dtype=bool)
    for side in (0, 1):
        both[np.arange(len(pairs)), pairs[:, side]] = False
    return np.concatenate([single, both])


def fitted(people: Ticks) -> tuple[np.ndarray, float]:
    """Hazards, evidence × goals, and what to scale them by: a weight is 1 - exp(-hazard × scale).

    First tools from tools; then, with these as they are, everything else.
    """
    rng = np.random.default_rng(SEED)
    tools = people.only_tools
    inner = _fit(tools, _first(tools) * tools.may, tools.may, rng)
    scale = _scale(tools, inner, rng)
    whole = _first(people) * people.may
    whole[: tools.tools, : tools.tools] = inner[: tools.tools]
    whole[len(people.skills) :, : tools.tools] = inner[tools.tools :]
    free = people.may & (np.arange(len(people.skills)) >= tools.tools)[None, :]
    return _at_least_guessed(_fit(people, whole, free, rng), people), scale


def _at_least_guessed(hazards: np.ndarray, people: Ticks) -> np.ndarray:
    """Tools that few use are hidden too seldom to be learned; for those the first guess stands, if it is more."""
    singles = (np.arange(len(hazards)) < people.tools)[:, None]
    seldom = people.table.mean(axis=0) < SELDOM
    guess = np.where(people.may & singles & seldom, _first(people), 0)
    return np.maximum(hazards, guess)


def _fit(people: Ticks, hazards: np.ndarray, free: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    steps = _Steps(hazards, free)
    common = np.sqrt(people.table.mean(axis=0))
    for at in track(range(EPOCHS), "Learning", console=console):
        order = rng.permutation(len(people.table))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            seen = _looked_at(common, people.blocks, rng)
            rows = people.table[order[start : start + BATCH]] * seen
            steps.step(_slope(rows[rows.sum(axis=1) >= 2], seen, people, steps.hazards, rng), at / EPOCHS)
    return steps.hazards


def _first(people: Ticks) -> np.ndarray:
    """A first guess: a fifth of how much likelier the goal is with the evidence than without."""
    evidence, n = people.evidence, len(people.table)
    have = evidence.sum(axis=0)[:, None]
    both = evidence.T @ people.table
    without = (people.table.sum(axis=0) - both) / np.maximum(n - have, 1)
    guess = 0.2 * np.maximum(both / np.maximum(have, 1) - without, 0)
    guess[len(people.skills) :] *= 0.05
    return guess.astype(np.float32)


def _looked_at(common: np.ndarray, blocks: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Some tools, the common ones more often; whole trades are left out, what is seldom named nearly always."""
    weight = common * rng.uniform(0.5, 1, len(common))
    for block in range(1 + len(_TRADES)):
        if rng.random() < _LOOK_AWAY + 0.15 * (block == 0):
            weight = np.where(blocks == block, weight * 1e-4, weight)
    seen = np.zeros(len(common), dtype=bool)
    some = rng.integers(40, 90)
    seen[rng.choice(len(common), min(some, len(common)), replace=False, p=weight / weight.sum())] = True
    return seen


def _slope(
    rows: np.ndarray, seen: np.ndarray, people: Ticks, hazards: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Which way to turn the weights so that a hidden tool stands higher among those not held."""
    each = np.arange(len(rows))
    hidden = np.argmax(rows * rng.random(rows.shape, dtype=np.float32), axis=1)
    held = rows.copy()
    held[each, hidden] = 0
    open_ = (held == 0) & seen
    evidence = _evidence(held, people.pairs)
    reach = np.maximum(evidence @ hazards, 1e-4)
    log_odds = np.where(open_, reach + np.log(-np.expm1(-reach)), -np.inf)
    chances = np.exp(log_odds - log_odds.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[each, hidden] -= 1
    turn = np.where(open_, chances * (1 + 1 / np.expm1(reach)), 0) / len(rows)
    return evidence.T @ turn.astype(np.float32)


class _Steps:
    """Adam with weights that are never negative, and a small pull towards nought."""

    def __init__(self, hazards: np.ndarray, may: np.ndarray) -> None:
        self.hazards, self._may = hazards, may
        self._mean, self._square, self._at = np.zeros_like(hazards), np.zeros_like(hazards), 0

    def step(self, slope: np.ndarray, done: float) -> None:
        slope = (slope + SPARSE) * self._may
        self._at += 1
        self._mean = 0.9 * self._mean + 0.1 * slope
        self._square = 0.99 * self._square + 0.01 * slope * slope
        size = np.sqrt(self._square / (1 - 0.99**self._at)) + 1e-5
        rate = RATE * min(1.0, 2 * (1 - done))
        self.hazards -= (rate * (self._mean / (1 - 0.9**self._at)) / size).astype(np.float32)
        np.maximum(self.hazards, 0, out=self.hazards)


def _scale(people: Ticks, hazards: np.ndarray, rng: np.random.Generator) -> float:
    """One number for all hazards, so that credits are about as large as the shares who do use the tool."""
    common, scales = np.sqrt(people.table.mean(axis=0)), np.geomspace(0.1, 2, 31)
    loss = np.zeros(len(scales))
    for _ in range(40):
        seen = _looked_at(common, people.blocks, rng)
        rows = people.table[rng.choice(len(people.table), BATCH)] * seen
        reach = np.maximum(_evidence(rows, people.pairs) @ hazards, 1e-4)[:, seen]
        have = rows[:, seen] > 0
        for at, scale in enumerate(scales):
            loss[at] += (scale * reach[~have]).sum() - np.log(-np.expm1(-scale * reach[have])).sum()
    return float(scales[loss.argmin()])


def learned(panel: Panel, book: FactBook, rows: np.ndarray | None = None) -> Learned:
    """The ways worth a line, strongest first for each goal."""
    people = ticks(panel if rows is None else panel.of(rows), book)
    hazards, scale = fitted(people)
    words = {skill: word for word, skill in reversed(panel.names.items())}
    counts = {skill: int(n) for skill, n in zip(people.skills, people.table.sum(axis=0), strict=True)}
    ways = tuple(_ways(people, hazards.astype(np.float64), scale))
    about = panel.about
    return Learned(
        about.name, about.title, about.year, len(people.table), about.source, about.licence, counts, words, ways
    )


def _ways(people: Ticks, hazards: np.ndarray, scale: float) -> Iterator[LearnedWay]:
    evidence = people.evidence
    have, n = evidence.sum(axis=0), len(people.table)
    weights = -np.expm1(-hazards * scale)
    for goal, skill in sorted(enumerate(people.skills), key=lambda one: one[1]):
        both = evidence.T @ people.table[:, goal]
        others = (people.table[:, goal].sum() - both) / np.maximum(n - have, 1)
        times = both / np.maximum(have, 1) / np.maximum(others, 1e-9)
        strong = np.flatnonzero((hazards[:, goal] >= _floor(hazards[:, goal], goal < people.tools)) & (times > 1))
        for at in sorted(strong, key=lambda at: (-weights[at, goal], at)):
            single = at < len(people.skills)
            held = (
                (people.skills[at],)
                if single
                else tuple(people.skills[i] for i in people.pairs[at - len(people.skills)])
            )
            yield LearnedWay(skill, held, float(weights[at, goal]), int(have[at]), float(times[at]))


def _floor(hazards: np.ndarray, is_tool: bool) -> float:
    """What is worth a line; of a tool that few use, the strongest few ways, however weak."""
    least = FLOOR if is_tool else FLOOR_BESIDES
    return min(least, max(float(np.sort(hazards)[-FEW]), WEAKEST)) if is_tool else least


# Hide one and rank it


def check(panels: list[Panel], book: FactBook) -> None:
    aside = [_aside(panel) for panel in panels]
    found = tuple(learned(panel, book, ~rows) for panel, rows in zip(panels, aside, strict=True))
    nearness = goes_together(book, Ways(found, load_ways().judged))
    for panel, rows in zip(panels, aside, strict=True):
        for title, chosen in _sets(panel):
            _compared(f"{panel.about.name}, {title}", chosen, panel.of(~rows), panel.of(rows), nearness)


def _aside(panel: Panel) -> np.ndarray:
    rows = np.zeros(len(panel), dtype=bool)
    rows[np.random.default_rng(SEED).permutation(len(panel))[: len(panel) // 5]] = True
    return rows


def _sets(panel: Panel) -> Iterator[tuple[str, list[str]]]:
    ranked = sorted(panel.ticks, key=lambda skill: (-panel.ticks[skill].sum(), skill))
    twice = {"css", "shell-scripting", ".net-core"}  # the second skill of one option
    tools = [s for s in ranked if s not in twice and not _no_tool(panel.question_of[s])]
    yield "59 most ticked tools", tools[:59]
    if set(_AI_SET) <= set(ranked):
        yield f"{len(_AI_SET)} tools of AI postings", _AI_SET


def _no_tool(question: str) -> bool:
    return question.startswith((*_BESIDES, *_NO_TOOLS))


def _compared(title: str, chosen: list[str], kept: Panel, other: Panel, nearness: Adjacency) -> None:
    real, table = (np.stack([p.ticks[s] for s in chosen], axis=1).astype(float) for p in (kept, other))
    table = table[table.sum(axis=1) >= 3]
    rows, hidden = _hidden(table)
    console.rule(f"{title}: {len(table):,} people, {len(rows):,} hidden")
    for name, scores in _rivals(real, rows, chosen, nearness):
        console.print(
            f"{name:22} hit@10 {_ranks(scores, rows, hidden)[0]:.3f}  MRR {_ranks(scores, rows, hidden)[1]:.3f}"
        )


def _hidden(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each person three times, with one tool hidden by chance."""
    rng = np.random.default_rng(SEED)
    rows = np.concatenate([table] * 3)
    hidden = np.argmax(rows * rng.random(rows.shape), axis=1)
    rows[np.arange(len(rows)), hidden] = 0
    return rows, hidden


def _rivals(
    real: np.ndarray, rows: np.ndarray, chosen: list[str], nearness: Adjacency
) -> Iterator[tuple[str, np.ndarray]]:
    from sklearn.linear_model import LogisticRegression

    yield "popularity", np.broadcast_to(real.mean(axis=0), rows.shape)
    together = real.T @ real
    size = np.sqrt(np.maximum(np.diag(together), 1))
    cosine = together / np.outer(size, size)
    np.fill_diagonal(cosine, 0)
    yield "item-kNN cosine", rows @ cosine
    model = np.zeros(rows.shape)
    for goal in range(len(chosen)):
        others = np.delete(real, goal, axis=1), np.delete(rows, goal, axis=1)
        model[:, goal] = (
            LogisticRegression(C=0.1, max_iter=400).fit(others[0], real[:, goal]).decision_function(others[1])
        )
    yield "a logistic model each", model
    strengths = {skill: rows[:, at] for at, skill in enumerate(chosen)}
    yield "fledge near", np.stack([nearness.credits(skill, strengths) for skill in chosen], axis=1)


def _ranks(scores: np.ndarray, rows: np.ndarray, hidden: np.ndarray) -> tuple[float, float]:
    scores = np.where(rows > 0, -np.inf, scores)
    own = scores[np.arange(len(rows)), hidden][:, None]
    ranks = 1 + (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2
    return float((ranks <= 10).mean()), float((1 / ranks).mean())


if __name__ == "__main__":
    main()
