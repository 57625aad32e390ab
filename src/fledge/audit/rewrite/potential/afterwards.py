"""What is settled about lines once all are sorted: headings, whole paragraphs, the way of choosing, work overlooked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from fledge.audit.rewrite.potential.asking import demands, is_a_name
from fledge.audit.rewrite.potential.cues import BENEFIT, CHOOSING_HEADING, CLOSES, LEGAL, SEEKS, STEP
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.verbs import commands, is_duty

_KEPT = (Fate.OPENING, Fate.CLOSING)
_PROSE = (Fate.OPENING, Fate.DUTY, Fate.CLOSING)
#: Characters beyond which a block is no paragraph, but a text that lost its line breaks.
_PARAGRAPH = 1200
_FEW_DUTIES, _FEWEST_STEPS, _MOST_STEPS = 3, 2, 20
_HALF = 0.5
#: Characters from which on a line is not said twice by chance.
_SENTENCE = 40
_HEADING_WORDS = 7


def work_after_all(lines: Sequence[Line], found: list[Fate], bound: Collection[int]) -> list[Fate]:
    """Where hardly anything says what is done: the words under a heading for duties, and lists of things to do.

    ``bound`` are the lines that name years or a degree; they stay demands.
    """
    if sum(fate is Fate.DUTY and not line.heading for line, fate in zip(lines, found, strict=True)) >= _FEW_DUTIES:
        return found
    return [
        Fate.DUTY if n not in bound and _is_work(line, found[n], none=Fate.DUTY not in found) else found[n]
        for n, line in enumerate(lines)
    ]


def lists_whole(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """Items of one list go together: all are duties if most of them are, whatever word they begin with."""
    settled = list(found)
    for run in _lists(lines, found):
        work = sum(found[n] is Fate.DUTY for n in run)
        told = all(lines[n].section in ("", "about") for n in run)
        if work * 2 > len(run):
            settled[run[0] : run[-1] + 1] = [Fate.DUTY] * len(run)
        elif work and told:
            settled[run[0] : run[-1] + 1] = [_first_kept(found, run)] * len(run)
    return settled


def _lists(lines: Sequence[Line], found: Sequence[Fate]) -> Iterator[list[int]]:
    """The numbers of items that follow each other, where some of them are kept and some are duties."""
    run: list[int] = []
    for n, line in enumerate(lines):
        if line.bullet and not line.heading and found[n] in _PROSE:
            run.append(n)
            continue
        if len({found[m] for m in run}) > 1:
            yield run
        run = []
    if len({found[m] for m in run}) > 1:
        yield run


def told_in_prose(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """Where no line says what is done: the paragraph of the opening that says it most."""
    if Fate.DUTY in found:
        return found
    told = [n for n, line in enumerate(lines) if found[n] is Fate.OPENING and not line.heading and is_duty(line.words)]
    told = [n for n in told if not CLOSES.search(lines[n].words)]
    blocks = Counter(lines[n].block for n in told)
    if not blocks:
        return found
    best = blocks.most_common(1)[0][0]
    whole = [n for n, line in enumerate(lines) if line.block == best and found[n] is Fate.OPENING and not line.heading]
    long = lines[whole[-1]].at.end - lines[whole[0]].at.start > _PARAGRAPH
    work = {n for n in (told if long else whole) if lines[n].block == best and not SEEKS.search(lines[n].words)}
    return [Fate.DUTY if n in work else fate for n, fate in enumerate(found)]


def _is_work(line: Line, fate: Fate, *, none: bool) -> bool:
    if line.heading or line.section in ("about", "offer", "legal", "nice"):
        return False
    if fate is Fate.ASK:
        return commands(line.words) and not demands(f"{line.words}.")
    if fate not in _KEPT:
        return False
    listed = commands(line.words) and not (BENEFIT.search(line.words) or is_a_name(line.words))
    return listed or (none and fate is Fate.OPENING and line.section == "duties")


def whole_paragraphs(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """Sentences of one paragraph that stay, stay together: with the duties if most of them are."""
    settled = list(found)
    for numbers in _paragraphs(lines, found):
        counted = Counter(found[n] for n in numbers)
        if len(counted) > 1:
            work = counted[Fate.DUTY] >= len(numbers) * _HALF and not any(SEEKS.search(lines[n].words) for n in numbers)
            most = Fate.DUTY if work else _first_kept(found, numbers)
            for n in numbers:
                told = most is Fate.DUTY and CLOSES.search(lines[n].words)
                settled[n] = found[n] if told else most
    return settled


def _first_kept(found: Sequence[Fate], numbers: Sequence[int]) -> Fate:
    return next(found[n] for n in numbers if found[n] in _KEPT)


def sentences_whole(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """The rest of a sentence that was cut goes where its beginning goes; what led to it with a colon is no heading."""
    settled = list(found)
    for n in range(1, len(lines)):
        before, line = lines[n - 1], lines[n]
        if line.block == before.block and line.words[:1].islower() and not line.heading:
            if settled[n - 1] is Fate.HEADING and settled[n] in _PROSE:
                settled[n - 1] = settled[n]
            elif settled[n - 1] in (*_PROSE, Fate.ASK) and settled[n] is not Fate.CONDITION:
                settled[n] = settled[n - 1]
    return settled


def before_the_work(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """What is kept and stood before the main list of duties stays before it."""
    start = _longest_list(lines, found)
    return [Fate.OPENING if n < start and fate is Fate.CLOSING else fate for n, fate in enumerate(found)]


def _longest_list(lines: Sequence[Line], found: Sequence[Fate]) -> int:
    """Where the duties begin that stand under the heading with most of them; 0 without any."""
    heading, under = 0, dict[int, list[int]]()
    for n, line in enumerate(lines):
        heading = n if line.heading else heading
        if found[n] is Fate.DUTY and not line.heading:
            under.setdefault(heading, []).append(n)
    return max(under.values(), key=len, default=[0])[0]


def _paragraphs(lines: Sequence[Line], found: Sequence[Fate]) -> Iterator[list[int]]:
    """The numbers of sentences that stand in one block without heading between them."""
    run: list[int] = []
    for n, line in enumerate(lines):
        if run and (line.heading or line.block != lines[run[0]].block):
            yield from _short(lines, run)
            run = []
        if found[n] in _PROSE and not line.heading:
            run.append(n)
    yield from _short(lines, run)


def _short(lines: Sequence[Line], run: list[int]) -> Iterator[list[int]]:
    if len(run) > 1 and lines[run[-1]].at.end - lines[run[0]].at.start <= _PARAGRAPH:
        yield run


def choosing(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """The employer's own way of choosing, told step by step, for the section that tells of it."""
    settled = list(found)
    for n, line in enumerate(lines):
        if _tells_of_choosing(line) and (steps := _steps(lines, found, n + 1)):
            for step in steps:
                settled[step] = Fate.CHOOSING
            settled[n] = Fate.HEADING
    return settled


def _tells_of_choosing(line: Line) -> bool:
    return line.heading and len(line.words.split()) <= _HEADING_WORDS and bool(CHOOSING_HEADING.search(line.words))


def _steps(lines: Sequence[Line], found: Sequence[Fate], first: int) -> list[int]:
    """The steps after a heading; none where what follows is something else."""
    steps: list[int] = []
    for n in range(first, len(lines)):
        line = lines[n]
        listed = bool(steps) and lines[steps[-1]].bullet and not line.bullet
        stage = line.heading and bool(STEP.search(line.words)) and not line.announces
        ends = (line.heading or listed) and not stage
        if ends or found[n] not in (*_KEPT, Fate.DUTY, Fate.ASK, Fate.HEADING) or LEGAL.search(line.words):
            break
        steps.append(n)
    told = sum(bool(STEP.search(lines[n].words)) for n in steps)
    return steps if _FEWEST_STEPS <= len(steps) <= _MOST_STEPS and told >= len(steps) * _HALF else []


def said_once(lines: Sequence[Line], found: list[Fate]) -> list[Fate]:
    """Sentences that the original says word for word again are said once."""
    said: set[str] = set()
    settled = list(found)
    for n, line in enumerate(lines):
        if found[n] in _PROSE and not line.heading and len(line.words) > _SENTENCE:
            settled[n] = Fate.TWICE if line.words in said else found[n]
            said.add(line.words)
    return settled
