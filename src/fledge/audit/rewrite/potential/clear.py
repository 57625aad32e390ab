"""Only a clear demand leaves: which lines ask for a past, a tool or a rank, and which headings stood over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.cues import BEGINS_ASKING, BENEFIT, CLOSES, LEGAL, PERSON_HEADING, SEEKS, SPONSORS
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.kinds import WIDE
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.over import DEMANDED
from fledge.audit.rewrite.potential.regions import Region, regions
from fledge.audit.rewrite.potential.signs import Signs
from fledge.audit.rewrite.potential.spans import Spans
from fledge.audit.rewrite.potential.verbs import commands, leads
from fledge.facts import Kind
from fledge.posting import Posting

#: Proof that only a past can give, and words of rank.
_PAST = re.compile(
    r"\b(?:experienced?|proficien\w+|expert\w*|track record|knowledge of|knowledgeable|familiar\w*|understanding of|"
    r"background(?! (?:check|investigation|screen))|degrees?|ph\.?d|certifi\w+|seasoned|elite|rock ?star|ninja|"
    r"guru|10x|hit the ground|publications?|"
    r"veteran|fluency|mastery|skilled in|leadership experience|world[- ]class)\b",
    re.IGNORECASE,
)
_YOU_HAVE = re.compile(r"\byou (?:are|have|bring|must|should|need)\b|\byou['’](?:re|ve)\b|\brequires\b", re.IGNORECASE)
_REQUIRES = re.compile(
    r"\b(?:role|position|job|opportunity) (?:also |really )?(?:requires|calls for|demands|needs)\b|"
    r"\bsuccess in (?:this|the) role|\b(?:calls|asks) for|"
    r"\bideal candidates?\b|\bcandidates? (?:will|should|must) (?:also )?(?:have|possess|bring)\b|\byou(?: will|"
    r"['’]ll)? (?:must|should|need to) have\b|\byou(?:['’]re|"
    r" are) (?:\w+ )*experienced\b",
    re.IGNORECASE,
)
#: Somebody of a rank, where it is the reader who is meant.
_RANK = re.compile(
    r"\b(?:tech|technical|thought|engineering|domain) (?:lead|leader|authority)\b|\bas an? (?:director|principal)\b",
    re.I,
)
#: Sentences that shut the door on whoever learns.
_REFUSES = re.compile(
    r"\bnot (?:looking for|hiring|for|seeking) (?:someone|people|anyone|somebody|juniors?)[^.]*\b(?:learn\w*|"
    r"junior|entry)|"
    r"\bnot an? (?:entry|junior|training)|\b(?:staff|senior|principal|lead)[- ]level (?:role|position)\b|"
    r"\byou must (?:deeply|already)\b",
    re.IGNORECASE,
)
#: What has to be sent, by everybody.
_SENDS = re.compile(r"^please\b|^(?:an? )?(?:[\w-]+ )?(?:resume|résumé|cv|cover letter)\b", re.IGNORECASE)
#: Headings over what the employer offers, whatever the reader takes them for.
_OFFERS = re.compile(
    r"\W*(?:why\b|what we (?:offer|provide)|what you(?:['’]ll| will)? (?:get|receive)|benefits|perks|our benefits|"
    r"life at)\b",
    re.IGNORECASE,
)
_WELCOMES = re.compile(r"\b(?:diversity|inclusive|inclusion|not (?:required|needed|necessary))\b", re.IGNORECASE)
_MEANS_YOU = re.compile(r"\byour?\b|\b(?:looking for|seeking|hiring)\b", re.IGNORECASE)
_WORK = re.compile(r"\b(?:responsibilit\w+|duties|what you(?:['’]ll| will) (?:do|be doing))\b", re.IGNORECASE)
_TO_YOU = re.compile(
    r"(?:you\b|must\b|the (?:ideal|successful)|candidates?\b|ability\b|able\b|(?:[\w/-]+ ){0,3}(?:experience|"
    r"knowledge|understanding|proficien\w+|familiar\w*|expertise)\b)",
    re.IGNORECASE,
)
_HALF = 0.5
_INTRODUCES, _LABELLED, _FEW_WORDS = 160, 300, 3
_ASKED = (Fate.ASK, Fate.CONDITION)


@dataclass(frozen=True, slots=True)
class Clear:
    """Tells a clear demand from a line that any posting may keep."""

    signs: Signs
    named: Spans

    @classmethod
    def of(cls, posting: Posting, signs: Signs) -> Clear:
        """With every tool, technique and fundamental that is named; wide words such as "AI" are none."""
        kinds = (Kind.TOOL, Kind.CONCEPT, Kind.FUNDAMENTAL)
        return cls(signs, Spans.of(m.at for m in posting.mentions if m.kind in kinds and m.skill not in WIDE))

    def demand(self, line: Line) -> bool:
        """Whether a line asks for years, a degree, a tool, a technique, a past or a rank."""
        if self.signs.measured.on(line.at) or self.named.on(line.at):
            return True
        if _WELCOMES.search(line.words):
            return False
        return bool(_PAST.search(line.words)) or leads(line.words)

    def outside(self, line: Line) -> bool:
        """Whether a line leaves that stands where nothing is demanded: years, a degree, or an item that asks."""
        if self.signs.measured.on(line.at) or (BEGINS_ASKING.match(line.words) and self.demand(line)):
            return True
        return bool(_YOU_HAVE.search(line.words) and _PAST.search(line.words)) and not SEEKS.search(line.words)

    def requires(self, line: Line) -> bool:
        """Whether a sentence of the employer's own says what past the role requires."""
        words = line.words
        if LEGAL.search(words) or CLOSES.search(words) or "responsible for" in words:
            return False
        if _REFUSES.search(words):
            return True
        past = _PAST.search(words) or self.named.on(line.at)
        return bool((_REQUIRES.search(words) and past) or (_RANK.search(words) and _MEANS_YOU.search(words)))


def only_clear_demands(posting: Posting, lines: Sequence[Line], found: list[Fate], signs: Signs) -> list[Fate]:
    """The fates again: what asks for nothing that has to be learned stays where it stood, with its heading."""
    clear, settled = Clear.of(posting, signs), list(found)
    _labels_follow(lines, settled)
    _items_whole(lines, settled)
    heads = [n for n, line in enumerate(lines) if line.heading and not (_is_label(lines, n) or signs.tells(line))]
    for region in regions(lines, heads):
        _settle(lines, settled, region, clear)
    _stragglers(lines, settled, signs)
    _labels_follow(lines, settled)
    _lead_ins(lines, settled, heads)
    _over_headings(lines, settled, heads)
    _conditions_stay(lines, settled)
    return settled


def _is_label(lines: Sequence[Line], n: int) -> bool:
    """Whether a heading only names what follows on its line: the label of an item, or of a short line."""
    line, after = lines[n], lines[n + 1] if n + 1 < len(lines) else None
    if after is None or after.block != line.block:
        return False
    if after.bullet:
        return True
    alone = n == 0 or lines[n - 1].block != line.block
    return alone and not line.announces and after.at.end - line.at.start < _LABELLED


def _labels_follow(lines: Sequence[Line], settled: list[Fate]) -> None:
    """A label shares the fate of what it names."""
    for n in reversed(range(len(lines) - 1)):
        if lines[n].heading and settled[n] is not Fate.TITLE and _is_label(lines, n):
            settled[n] = settled[n + 1]


def _items_whole(lines: Sequence[Line], settled: list[Fate]) -> None:
    """The sentences of one item go together: it asks if one of them does and it stands among demands."""
    for n in range(1, len(lines)):
        last, line = lines[n - 1], lines[n]
        if line.block == last.block and line.bullet and settled[n] is not settled[n - 1]:
            pair = (settled[n - 1], settled[n])
            if Fate.ASK in pair and line.section not in ("duties", "offer", "about") and Fate.CONDITION not in pair:
                for m in range(n, -1, -1):
                    if lines[m].block != line.block:
                        break
                    settled[m] = Fate.ASK
            elif Fate.ASK in pair and Fate.CONDITION not in pair:
                settled[n] = settled[n - 1]


def _settle(lines: Sequence[Line], settled: list[Fate], region: Region, clear: Clear) -> None:
    _work_among(lines, settled, region, clear)
    told = [n for n in region.under if settled[n] is Fate.ASK and _WELCOMES.search(lines[n].words)]
    _keep(lines, settled, [n for n in told if not lines[n].bullet])
    asks = [n for n in region.under if settled[n] is Fate.ASK]
    if _demands(lines, region):
        if not any(clear.demand(lines[n]) for n in asks):
            _keep(lines, settled, asks)
        elif any(lines[n].bullet for n in asks):
            _keep(lines, settled, [n for n in asks if not (lines[n].bullet or _speaks_of_you(lines[n]))])
    else:
        _keep(lines, settled, [n for n in asks if not clear.outside(lines[n])])
        for n in region.under:
            if settled[n] in (Fate.OPENING, Fate.CLOSING, Fate.DUTY) and clear.requires(lines[n]):
                settled[n] = Fate.ASK
    if region.heading is not None and settled[region.heading] in (Fate.HEADING, Fate.OPENING, Fate.CLOSING, Fate.DUTY):
        settled[region.heading] = _of_heading(lines, settled, region)


def _work_among(lines: Sequence[Line], settled: list[Fate], region: Region, clear: Clear) -> None:
    """A request to the reader holds for everybody; and where most items are work, those that begin with it are too."""
    listed = [n for n in region.under if lines[n].bullet]
    named = region.heading is not None and bool(_WORK.search(lines[region.heading].words))
    mostly = named or sum(settled[n] is Fate.DUTY for n in listed) * 2 >= len(listed) > 0
    for n in region.under:
        if settled[n] is Fate.ASK and _SENDS.search(lines[n].words):
            settled[n] = Fate.CONDITION
        elif (
            settled[n] is Fate.ASK and mostly and commands(lines[n].words) and not clear.signs.measured.on(lines[n].at)
        ):
            settled[n] = Fate.DUTY


def _demands(lines: Sequence[Line], region: Region) -> bool:
    """Whether a heading opens demands."""
    if region.heading is not None and _OFFERS.match(lines[region.heading].words):
        return False
    if region.heading is None:
        return any(lines[n].section in DEMANDED for n in region.under)
    heading = lines[region.heading]
    return heading.section in DEMANDED or bool(PERSON_HEADING.search(heading.words))


def _speaks_of_you(line: Line) -> bool:
    """Whether a sentence beside a list of demands is one of them."""
    return bool(BEGINS_ASKING.match(line.words) or _TO_YOU.match(line.words))


def _keep(lines: Sequence[Line], settled: list[Fate], numbers: Sequence[int]) -> None:
    for n in numbers:
        settled[n] = Fate.DUTY if lines[n].section == "duties" else Fate.CLOSING


def _of_heading(lines: Sequence[Line], settled: list[Fate], region: Region) -> Fate:
    """A heading stays with what stays under it, and leaves where most of that is turned around."""
    under = region.under
    asked = [n for n in under if settled[n] is Fate.ASK]
    stays = [n for n in under if settled[n] not in (Fate.ASK, Fate.HEADING, Fate.DEBRIS, Fate.TWICE)]
    if not stays:
        return Fate.CLOSING if not under and not _demands(lines, region) else Fate.HEADING
    listed = [n for n in under if lines[n].bullet] or list(under)
    first = next(n for n in under if settled[n] not in (Fate.DEBRIS, Fate.TWICE))
    if asked and (settled[first] in _ASKED or len([n for n in listed if settled[n] in _ASKED]) >= len(listed) * _HALF):
        for n in under:
            if n > asked[0] or lines[n].bullet:
                break
            if settled[n] in (Fate.OPENING, Fate.CLOSING) and lines[n].at.end - lines[n].at.start < _INTRODUCES:
                settled[n] = Fate.HEADING
        return Fate.HEADING
    return settled[stays[0]] if settled[stays[0]] is not Fate.CONDITION else Fate.CLOSING


def _stragglers(lines: Sequence[Line], settled: list[Fate], signs: Signs) -> None:
    """An item right after demands belongs to their list, unless it is a benefit."""
    for n in range(1, len(lines)):
        line, last = lines[n], lines[n - 1]
        follows = line.bullet and last.bullet and settled[n - 1] is Fate.ASK and not line.heading
        if follows and settled[n] in (Fate.OPENING, Fate.CLOSING, Fate.DUTY):
            given = BENEFIT.search(line.words) or CLOSES.search(line.words) or LEGAL.search(line.words)
            asks = BEGINS_ASKING.match(line.words)
            if asks or not (given or signs.tells(line) or line.section in ("offer", "duties", "legal")):
                settled[n] = Fate.ASK


def _lead_ins(lines: Sequence[Line], settled: list[Fate], heads: Sequence[int]) -> None:
    """What leads with a colon to demands leaves with them, and so does a heading over nothing else."""
    for n in reversed(range(len(lines) - 1)):
        stays = settled[n] in (Fate.OPENING, Fate.CLOSING, Fate.DUTY)
        if stays and lines[n].words.endswith(":") and not lines[n].heading:
            if settled[n + 1] in (Fate.ASK, Fate.HEADING) and lines[n + 1].block != lines[n].block:
                settled[n] = Fate.HEADING
                over = n - 1
                if over in heads and settled[over] in (Fate.OPENING, Fate.CLOSING, Fate.DUTY):
                    settled[over] = Fate.HEADING


def _over_headings(lines: Sequence[Line], settled: list[Fate], heads: Sequence[int]) -> None:
    """A heading directly over another goes or stays with it."""
    for n in reversed(heads):
        if n + 1 in heads and lines[n].heading and settled[n] is not Fate.TITLE:
            settled[n] = settled[n + 1] if settled[n + 1] is not Fate.CONDITION else Fate.CLOSING


def _conditions_stay(lines: Sequence[Line], settled: list[Fate]) -> None:
    """A condition stays where it stood unless it stood among demands, whose list is gone."""
    gone = (Fate.ASK, Fate.HEADING)
    for n, fate in enumerate(settled):
        if fate is Fate.CONDITION:
            before = next((other for other in reversed(settled[:n]) if other is not Fate.CONDITION), None)
            after = next((other for other in settled[n + 1 :] if other is not Fate.CONDITION), None)
            beside = [m for m in (n - 1, n + 1) if 0 <= m < len(lines) and lines[m].block == lines[n].block]
            kept = any(settled[m] in (Fate.OPENING, Fate.CLOSING, Fate.DUTY) for m in beside) and not lines[n].bullet
            given = SPONSORS.search(lines[n].words) and len(lines[n].words.split()) <= _FEW_WORDS
            if kept or given or (before not in gone and after is not Fate.ASK):
                settled[n] = Fate.CLOSING
