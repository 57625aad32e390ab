"""What a posting need not demand, named as what the person will learn: whole lines and single tools, last first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice, with_added
from fledge.audit.rewrite.lists import whole_line
from fledge.audit.rewrite.plain import stands_in_a_list
from fledge.audit.rewrite.support import needed
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import after_the_requirements, one_line_more, prose_after
from fledge.audit.rewrite.wording import capitalised, listed
from fledge.facts import Kind
from fledge.posting import Mention, Status, Words

HEADING = "What you will learn here"
WHY = "These are learned on the job; each further name in the requirements is a reason not to apply."
_HEADED = re.compile(r"^\W*what you(?:['’]ll| will| can) learn(?: here)?\W*$", re.I | re.M)
#: What asks, before what is asked.
_LED = re.compile(
    r"^(?:(?:some|good|strong|solid|basic|deep|prior|previous|proven|extensive|significant|demonstrated|practical|"
    r"professional|hands[- ]on|working|real[- ]world|production|direct|relevant|additional|general|technical|in-depth|"
    r"excellent|demonstrable|advanced|thorough|sound|broad|any|high|industry),?\s+(?:and\s+|or\s+)?)*"
    r"(?:experience|experienced|knowledge|familiarity|familiar|understanding|exposure|proficiency|proficient|expertise|"
    r"skills?|skilled|background|competency|comfort|comfortable|fluency|fluent|hands[- ]on)"
    r"(?:\s+(?:and|or|/)\s+(?:\w+ )?(?:experience|knowledge|familiarity|understanding|exposure|proficiency|expertise|"
    r"skills?))?"
    r"\s+(?:(?:working\s+)?(?:with|in|of|to|using|on|across)\s+|(?=[a-z]+ing\b))"
    r"(?:using\s+|working with\s+|the use of\s+)?",
    re.I,
)
#: What only says that the line is a wish.
_WISHED = re.compile(
    r"[\s,;–—-]*\(?\b(?:(?:is|are|would be|will be)\s+)?(?:considered\s+)?(?:a |an |highly |strongly |big |huge |"
    r"strong |definite |nice )*(?:plus|bonus|preferred|desirable|desired|advantage|advantageous|beneficial|helpful|"
    r"asset|nice to have|nice-to-have|optional|welcome)\)?[.!]?\s*$",
    re.I,
)
#: How a line begins that is content with little.
_LITTLE = re.compile(r"(?:\w+ )?(?:familiarity|familiar|exposure|awareness|basic|some)\b", re.I)
#: What speaks of a person and not of a thing.
_PERSON = re.compile(
    r"\b(?:you|your|yourself|we|our|us|candidates?|ability|able|passion\w*|contribut\w+|publi\w+|portfolio|certifi\w+|"
    r"track record|degree|years?|open[- ]source|startups?|must|required|should|who|that|have|has|previous|"
    r"prior|plus|bonus|preferably|ideally|preferred|proven|demonstrated|experience|exposure|knowledge|familiarity|proficiency|"
    r"understanding|expertise|skills?|strong|solid|excellent)\b|(?<!e\.g)(?<!i\.e)[;.!?]\s",
    re.I,
)
_GENERIC = re.compile(
    r"(?:\b(?:\w*tools?|technolog\w+|frameworks?|platforms?|libraries|library|databases?|languages?|services?|systems?|"
    r"stacks?|other|modern|various|popular|cloud|such|as|like|including|e|g|i|etc|and|or|the|a|an|for|with|in|of|to|"
    r"on|using|ecosystems?|solutions?|pipelines?|apis?|products?|based|providers?|environments?)\b|[^\w])+",
    re.I,
)
#: "Databases: " before what is asked.
_LABEL = re.compile(r"[A-Z][\w&/,() -]{1,50}:\s+")
_DOING = re.compile(r"[a-z]+ing\b", re.I)
_LONGEST = 160


def whole_lines(bench: Bench, status: Status) -> Iterator[Way]:
    """A line that only names tools goes to what will be learned, in its own words; the last line first.

    A wish may also say what is done with them.
    """
    stay = _staying(bench)
    for ask in reversed(bench.posting.asks):
        inside = [m for m in bench.posting.mentions if ask.start <= m.at.start < ask.end]
        held = {m.skill for m in inside}
        if not any(m.kind is Kind.TOOL and m.status.asked for m in inside) or held & stay:
            continue
        if status is Status.MUST and not _content_with_little(bench, ask, inside):
            continue
        if any(m.status is not status and m.status.asked for m in inside):
            continue
        words = _as_learned(bench, ask, inside, status is Status.NICE)
        whole = whole_line(bench.posting, ask)
        if words and whole is not None and stands_in_a_list(bench, ask):
            cut = (Splice(whole.start, whole.end, "", WHY),)
            if any(words == m.at.of(bench.posting.text) for m in inside):
                yield from _named(cut, bench, (_as_called(bench, words, inside[0]),), held)
            else:
                yield from _moved(cut, bench, words, held, bench.learned)


def _content_with_little(bench: Bench, ask: Words, inside: list[Mention]) -> bool:
    """Whether a line that demands is content with familiarity, and names nothing of the title or the duties."""
    if bench.is_what_the_title_says(ask) or any(m.skill in bench.used for m in inside):
        return False
    return bool(_LITTLE.match(bench.posting.text, ask.start, ask.end))


def _as_called(bench: Bench, name: str, mention: Mention) -> str:
    """A name with a capital, unless it is one that is written small on purpose."""
    return capitalised(name) if bench.name(mention.skill)[:1].isupper() else name


def _staying(bench: Bench) -> frozenset[str]:
    """What is not moved: what must stay demanded, and what people in the trade know anyway."""
    return needed(bench) | bench.keep | bench.basics


def _as_learned(bench: Bench, ask: Words, inside: list[Mention], doing: bool) -> str | None:
    """The line without what asks; None where more is said than the names of tools."""
    words = bench.posting.text[ask.start : ask.end].strip()
    words = _WISHED.sub("", words).rstrip(" .;,")
    label = _LABEL.match(words)
    rest = (label[0] if label else "") + _LED.sub("", words[label.end() if label else 0 :])
    if re.match(r"(?:with|in|of|and|or|to|for)\b|[^\w\".(]", rest) or (
        rest == words and not _starts(rest, bench, inside)
    ):
        return None
    if not rest or len(rest) > _LONGEST or _PERSON.search(rest) or not (doing or _only_names(rest, bench, inside)):
        return None
    if rest.count("(") != rest.count(")"):
        return None
    named = any(m.kind is Kind.TOOL and rest.startswith(m.at.of(bench.posting.text)) for m in inside)
    return rest if named else capitalised(rest)


def _only_names(rest: str, bench: Bench, inside: list[Mention]) -> bool:
    """Whether words are names with a label or a word or two about them."""
    label = rest.partition(":")[0] if ":" in rest else ""
    kin = {whole for m in inside if m.in_book for whole in bench.book.wholes_of(m.skill)}
    text = bench.posting.text
    if any(m.kind is not Kind.TOOL and m.skill not in kin and m.at.of(text) not in label for m in inside):
        return False
    left = rest[len(label) :]
    for m in sorted(inside, key=lambda m: m.at.start - m.at.end):
        left = left.replace(m.at.of(text), " ")
    return len(_GENERIC.sub(" ", left).split()) <= 2 and len(label.split()) <= 5 and not _DOING.match(rest)


def _starts(rest: str, bench: Bench, inside: list[Mention]) -> bool:
    """Whether words begin with a name, or with a label and a colon."""
    names = (m.at.of(bench.posting.text).lower() for m in inside)
    return bool(re.match(r"[\w /&-]{2,40}:", rest)) or any(rest.lower().startswith(name) for name in names)


def _named(cuts: tuple[Splice, ...], bench: Bench, names: tuple[str, ...], held: set[str]) -> Iterator[Way]:
    """Single tools stand together in one line, the one taken last before the others, as it stood before them."""
    everything = tuple(dict.fromkeys((*names, *bench.learned)))
    before = _line(bench.learned)
    at = _begins(bench.posting.text, before) if before else -1
    if at < 0:
        yield from _moved(cuts, bench, _line(everything), held, everything)
        return
    grown = Splice(at, at + len(before), _line(everything), WHY)
    yield Way((*cuts, grown), frozenset(held), frozenset(held), learned=everything)


def _begins(text: str, line: str) -> int:
    """Where the line of single tools begins in the section; -1 where there is none."""
    headed = _HEADED.search(text)
    found = re.compile(r"^\W*(" + re.escape(line) + r")[.;]?$", re.M).search(text, headed.end()) if headed else None
    return found.start(1) if found else -1


def _line(names: tuple[str, ...]) -> str:
    return listed(list(names), "and") if names else ""


def _moved(
    cuts: tuple[Splice, ...], bench: Bench, words: str, held: set[str], learned: tuple[str, ...]
) -> Iterator[Way]:
    """The cuts, and a line more in the section, which is begun where there is none."""
    text = bench.posting.text
    headed = _HEADED.search(text)
    if headed is not None:
        added = one_line_more(text, Words(headed.start(), headed.end()), words, WHY)
        yield Way((*cuts, added), frozenset(held), frozenset(held), learned=learned)
        return
    for added in after_the_requirements(bench.posting, bench.book, HEADING, words, WHY):
        eased = frozenset(held) | prose_after(bench.posting, bench.book, added.start)
        yield Way(with_added(cuts, added), eased, eased, learned=learned)
