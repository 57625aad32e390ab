"""Every demand to its place: learned here, brought as it is said, welcome, or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.bring import TOO_WIDE
from fledge.audit.rewrite.potential.clear import Clear
from fledge.audit.rewrite.potential.cues import BEGINS_ASKING
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.learning import capital
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.taught import MOOD, taught
from fledge.audit.rewrite.potential.units import Unit
from fledge.audit.rewrite.potential.verbs import is_past, leads
from fledge.facts import FactBook, Kind
from fledge.posting import Posting

#: So many lines of each kind are read to the end.
_MOST_LEARNED, _MOST_TRAITS, _MOST_WISHES = 9, 5, 6
_LONG_TRAIT, _LONG_WISH, _FEW_WORDS, _FEWEST = 180, 190, 5, 2
#: What would take back the promise of a mentor, or asks for a hero.
_HEROIC = re.compile(
    r"\b(?:rock ?star|ninja|guru|obsess\w*|hustle\w*|elite|10x|world[- ]class|passion\w*|hit the ground|"
    r"hand-?holding|"
    r"(?:minimal|little|no|without) (?:supervision|guidance|oversight|direction)|autonom\w+|independent(?:ly)?|"
    r"leadership|lead|leading|executives?|c-level|c-suite|best[- ]in[- ]class|top \d|top[- ](?:programs?|"
    r"universit\w+|schools?|tier)|preference for|exceptional\w*|relentless\w*|track record|proven|"
    r"demonstrated|extensive|deep|unsupervised|seniors?|staff|principal|nights and weekends)\b",
    re.IGNORECASE,
)
_TRAIT = re.compile(
    r"^(?:you(?:['’]\w+)?\b|an? |the |strong|excellent|good|great|outstanding|ability|able|highly|self|team|problem|"
    r"analytical|attention|detail|curio\w+|willing\w*|eager\w*|interest\w*|comfort\w*|bias|love|enjoy|high|clear|"
    r"communicat\w+|collaborat\w+|creativ\w+|proactive|motivat\w+|positive|flexib\w+|adaptab\w+|capab\w+|critical|"
    r"sense|entrepreneur\w*|care|desire|commit\w+|empath\w+|humil\w+|humble|integrity|growth|customer|product|"
    r"organi[sz]\w+|solution|result|time management|low ego|kind|open|thrive|are|have|can|want|think|value|take|"
    r"interpersonal|written|verbal|effective|enthusias\w+|hunger|drive|drive[nr]|ownership|initiative|must be)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:you are |you['’]re |are |is )?(?:an? )?(?:[\w-]+,? (?:and )?){0,3}"
    r"(?:thinker|player|starter|communicator|learner|solver|advocate|champion|enthusiast)\b",
    re.I,
)
_HAVE = re.compile(r"^(?:are|have|has|is) (?=[a-z])", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b\d{1,2} ?\+? ?(?:-|–|to)? ?\d{0,2} ?\+? ?(?:years?|yrs)\b|\bdegree|\bph\.?d|\bmaster", re.IGNORECASE
)
_TELLS_OF_US = re.compile(r"\b(?:we|our|us)\b|[!?]", re.IGNORECASE)
_WISH = re.compile(r"^\W*(?:\[?nice to have\]?|preferred|bonus|ideally)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A demand as the new text says it, and the lines and skills of the original that it stands for."""

    words: str
    lines: tuple[int, ...]
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sorted:
    """Where the demands went: what is learned here, traits in their own words, wishes; ``skills`` are all demanded."""

    learned: tuple[Said, ...] = ()
    traits: tuple[Said, ...] = ()
    wishes: tuple[Said, ...] = ()
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sorter:
    """Sorts demands; ``brought`` are skills that are asked for in lines of their own, ``taken`` lines
    that those stand for, ``barred`` words to leave out.
    """

    posting: Posting
    book: FactBook
    clear: Clear
    lines: Sequence[Line]
    brought: frozenset[str]
    taken: frozenset[int] = frozenset()
    barred: frozenset[str] = frozenset()

    def sort(self, units: Sequence[Unit], grave: Mapping[int, str]) -> Sorted:
        """The demands among the units, in the order in which they stood; nothing of a line with a grave finding."""
        asks = [unit for unit in units if unit.fate is Fate.ASK and not (grave.keys() | self.taken) & set(unit.lines)]
        wished = [unit for unit in asks if unit.section == "nice" or _WISH.match(unit.words)]
        firm = [unit for unit in asks if unit not in wished]
        if len(firm) < _FEWEST and len(wished) > len(firm):
            firm, wished = asks, []
        traits = [said for unit in firm for said in self._trait(unit)]
        learned = [said for unit in firm if not self._is_trait(unit) for said in self._learned(unit)]
        return Sorted(
            tuple(self._once(learned)[:_MOST_LEARNED]),
            tuple(self._once(traits)[:_MOST_TRAITS]),
            tuple(self._once([said for unit in wished for said in self._wish(unit)])[:_MOST_WISHES]),
            frozenset(skill for unit in firm if not MOOD.match(unit.words) for skill in self._skills(unit)),
        )

    def _once(self, said: Sequence[Said]) -> list[Said]:
        found = {each.words.lower(): each for each in reversed(said) if each.words not in self.barred}
        return [each for each in said if found.get(each.words.lower()) is each]

    def _is_trait(self, unit: Unit) -> bool:
        if re.search(r"\bnot (?:required|needed|necessary)\b", unit.words):
            return True
        told = unit.words.rsplit(": ", 1)[-1]
        if (_PERSON.match(told) or MOOD.match(told)) and not self._measured(unit):
            return True
        proof = any(BEGINS_ASKING.match(words) for words in re.split(r": ", unit.words, maxsplit=1))
        proof = proof or bool(re.search(r"\bexperienced?\b|\bexpert", unit.words, re.IGNORECASE))
        if not (proof or self._measured(unit) or any(self.clear.named.on(self.lines[n].at) for n in unit.lines)):
            return True
        return not any(self.clear.demand(self.lines[n]) for n in unit.lines)

    def _trait(self, unit: Unit) -> Iterator[Said]:
        """A line that asks for no past, as it stands; none that asks for a hero."""
        words = unit.words.rstrip(" .;,")
        fits = len(words) <= _LONG_TRAIT and words[:1].isupper() and not words.endswith(":")
        fits = fits and words.count("(") == words.count(")")
        fits = fits and not is_past(words.split(" ", 1)[0])
        own = unit.bullet or _TRAIT.match(words)
        if fits and own and self._is_trait(unit) and not (_HEROIC.search(words) or _TELLS_OF_US.search(words)):
            yield Said(capital(_HAVE.sub("", unit.words)), unit.lines)

    def _skills(self, unit: Unit) -> frozenset[str]:
        at = [self.lines[n].at for n in unit.lines]
        named = (m for m in self.posting.mentions if m.in_book)
        return frozenset(m.skill for m in named if any(a.start <= m.at.start < a.end for a in at))

    def _learned(self, unit: Unit) -> Iterator[Said]:
        """What a demand is about, in its own words; nothing where all of it is brought, or nothing is left of it."""
        skills = self._skills(unit)
        if _HEROIC.search(unit.words) and not skills and not self._measured(unit):
            return
        words = taught(unit.words) or next(
            (t for part in re.split(r"(?<=[.;]) ", unit.words) if (t := taught(part))), ""
        )
        if words and not self._says_nothing(unit, words, skills):
            yield Said(words, unit.lines, skills)

    def _says_nothing(self, unit: Unit, words: str, skills: frozenset[str]) -> bool:
        """Whether a line is only a career in years, a profession, or what the person brings anyway."""
        tools = {s for s in skills if self.book[s].kind is not Kind.DOMAIN} - TOO_WIDE
        left = tools - self.brought
        said = {m.skill for m in self.posting.mentions if m.at.of(self.posting.text).lower() in words.lower()}
        left &= said
        if len(words.split()) < 2 and not any(self.book[s].kind is Kind.TOOL for s in skills):
            return True
        few = len(re.sub(r"\([^()]*\)", "", words).split()) <= _FEW_WORDS
        if self.brought & skills and not left:
            return True
        measured = self._measured(unit)
        if measured and (
            re.search(r"\broles?$", words) or (few and not any(self.book[s].kind is Kind.TOOL for s in left))
        ):
            return True
        return few and not left and (measured or bool(skills) or len(words.split()) < 2)

    def _measured(self, unit: Unit) -> bool:
        """Whether years or a degree are asked in it."""
        return any(self.clear.signs.measured.on(self.lines[n].at) for n in unit.lines)

    def _wish(self, unit: Unit) -> Iterator[Said]:
        words = unit.words.rstrip(" .;,")
        fits = len(words) <= _LONG_WISH and words[:1].isupper() and not words.endswith(":")
        if fits and not (_MEASURED.search(words) or _HEROIC.search(words) or leads(words)):
            yield Said(unit.words, unit.lines, self._skills(unit))
