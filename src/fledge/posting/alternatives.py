"""Any-of groups: which of the skills in a line are alternatives or examples of one requirement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from fledge.facts import Kind
from fledge.posting.naming import Named
from fledge.posting.unlisted import Unlisted

_EXAMPLES = re.compile(
    r"(?:such as|e\.?\s?g\.?|eg\.?|like|for example|for instance|examples?:?|examples include|similar to|"
    r"i\.e\.)[\s,:(]*(?:[\w+#.-]+ ){0,2}$"
)
_HINTS = ("such as", "e.g", "e. g", "eg", "like", "for ", "example", "similar", "i.e")
_INCLUDING = re.compile(r"(?:including|includes|include|incl\.)[\s,:(]*(?:but not limited to )?(?:[\w+#.-]+ ){0,1}$")
_COUNTED = re.compile(
    r"\b(?:at least |minimum of |any )?(one|two|three|four|1|2|3|4|any|either|some|most|several|"
    r"a few)(?: \(\d\))?(?: or more| or many| or several)?"
    r"(?: of(?: the following)?| the following)?(?: (?:[a-z/&-]+ ){0,6}?(?:[a-z/&-]+(?=:))?)?[\s:(,]*"
    r"(?:such as|like|including|e\.g\.,?)?[\s:(,]*$"
)
_COUNTED_STRICT = re.compile(
    r"\b(?:at least|any|one or more|two or more|one of|either|one|two|three|[234] of|some of|most of|several of|"
    r"a few of)\b"
)
_AFTER = re.compile(
    r"[\s,]*(?:\(|\[)?(?:etc|or (?:any |some )?(?:other |an? )?(?:similar|equivalent|comparable|related|other|"
    r"another|alternative|relevant|the like|like|something)|and (?:the like|similar|others?\b|so on)|"
    r"or equivalents?|and/or (?:similar|other|equivalent)|similar|equivalent|\.\.\.|and other similar)"
)
_GAP = re.compile(
    r"(?:\s(?:methods|approaches|techniques|tools|models|frameworks|libraries|databases|systems|platforms|"
    r"services|skills|"
    r"development|programming|scripting|languages?|experience|architectures?|"
    r"patterns))?(?P<shut>\)?)\s*(?P<mark>,|;|/|\||\+|&|•)?\s*(?P<word>and/or|and|or|&|plus|as well as|"
    r"vs\.?)?\s*(?P<fill>(?:[\w#+.'-]+\s+){0,2}?)(?P<open>\(?)\s*"
)
_STOP_FILL = re.compile(
    r"\b(?:with|for|using|experience|in|on|to|knowledge|ability|strong|including|such|like|via|by|from|of|as|"
    r"is|are|into|through|within|across|understanding|proficiency|familiarity|expertise|skills|e\.g|i\.e|"
    r"years?|building|developing|deploying|plus|preferably|ideally|at)\b"
)
#: A remark in parentheses between two items: "Go (our main language), Java".
_ASIDE = re.compile(r"\s\([^()]{1,60}\)")
_MARKED = re.compile(r"\s*[,/|;]\s*(?:and |or )?|\s+(?:and|or)\s+")
_OR_SIMILAR = re.compile(
    r"\s*[(,]?\s*or (?:any )?(?:a )?(?:similar|equivalent|comparable|other|another|"
    r"alternative)\w*[^()]{0,50}?(?:such as|like|e\.g\.,?|including|:|,|\()\s*"
)
_KIND = re.compile(r"\b(?:similar|equivalent|comparable|related)\b")
_WIDEST = 140
#: The joint of "A, B or an equivalent C": the whole list is examples.
_SIMILAR = "or similar"
_NUMBERS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_COMPLEMENTS = {frozenset(("html", "css")), frozenset(("html", "javascript")), frozenset(("css", "javascript"))}


@dataclass(slots=True)
class _Run:
    """A list as written: its items and, before each but the first, how it is joined (",", "and", "or", "/")."""

    opened_at: int
    in_parenthesis: bool = False
    items: list[Named] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Alternatives:
    """Named skills of which ``at_least`` will do."""

    items: list[Named]
    at_least: int = 1
    #: examples of a kind, or joined by slashes: none of them is asked by itself
    examples: bool = False
    #: what stands among them and the book does not have
    unlisted: list[Unlisted] = field(default_factory=list)


def alternatives(flat: str, start: int, end: int, names: list[Named]) -> list[Alternatives]:
    """The any-of groups among the skills that a segment names."""
    if len(names) < 2:
        return []
    groups = [(run, group) for run in _runs(flat, start, names) for group in _groups(flat, start, end, run)]
    grouped = {id(item) for _, group in groups for item in group.items}
    for run, group in groups:
        head = _head(flat, run, names) if group.examples and run.in_parenthesis else None
        if head is not None and id(head) not in grouped:
            group.items.insert(0, head)
    return [group for _, group in groups]


def _head(flat: str, run: _Run, names: list[Named]) -> Named | None:
    """The platform that a parenthesis right after it takes apart ("AWS (EC2, S3)"); a language is asked by itself."""
    before = [name for name in names if name.end <= run.opened_at]
    if not before or flat[before[-1].end : run.opened_at].strip():
        return None
    head = before[-1]
    return head if head.skill.kind is Kind.TOOL and "language" not in head.skill.family else None


def _runs(flat: str, start: int, names: list[Named]) -> Iterator[_Run]:
    """Lists of the segment; a parenthesis opens a list of its own and the outer one goes on after it."""
    stack = [_Run(start, items=[names[0]])]
    if flat.rfind("(", max(start, names[0].start - 30), names[0].start) > flat.rfind(")", start, names[0].start):
        stack[0].in_parenthesis = True
        stack[0].opened_at = flat.rfind("(", start, names[0].start)
    for before, name in zip(names, names[1:], strict=False):
        gap = _gap(flat[before.end : name.start])
        if gap is None:
            yield from _broken(flat, stack, before, name)
            continue
        if gap.joint == ";" and not stack[-1].in_parenthesis:
            yield from reversed(stack)
            stack[:] = [_Run(name.start, items=[name])]
            continue
        if gap.shut and len(stack) > 1:
            yield stack.pop()
        elif gap.shut and stack[0].in_parenthesis and not gap.opened:
            yield stack.pop()
            stack.append(_Run(name.start, items=[name]))
            continue
        if gap.opened:
            stack.append(_Run(flat.rfind("(", before.end, name.start), True, [name]))
        elif gap.joint:
            stack[-1].items.append(name)
            stack[-1].joints.append(gap.joint)
        else:
            yield stack.pop()
            stack.append(_Run(name.start, items=[name]))
    yield from reversed(stack)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two names of a list: how it joins them, and parentheses that end or begin in it."""

    joint: str
    shut: bool = False
    opened: bool = False


@lru_cache(maxsize=8192)
def _gap(between: str) -> _Gap | None:
    """Read a gap; None where the list breaks off. The same few gaps fill most postings, so they are remembered."""
    if len(between) > _WIDEST:
        return None
    plain = _ASIDE.sub(" ", between)
    gap = _GAP.fullmatch(plain)
    if gap is None or _STOP_FILL.search(gap["fill"]):
        joint = _joint_over_unknown(plain)
        return _Gap(joint) if joint else None
    similar = (gap["word"] in ("or", "and/or") and _KIND.search(gap["fill"])) or (
        gap["word"] in ("and", "or", "and/or", "&") and gap["fill"].startswith("other ")
    )
    joint = _SIMILAR if similar else _joint(gap["mark"], _last_joining(gap["fill"]) or gap["word"])
    return _Gap(joint, bool(gap["shut"]), bool(gap["open"]))


def _last_joining(fill: str) -> str | None:
    """The "or" or "and" after an item that the book does not have: ", Frobnicator or "."""
    words = fill.split()
    return words[-1] if words and words[-1] in ("or", "and", "and/or") else None


def _joint(mark: str | None, word: str | None) -> str:
    if word in ("or", "and/or", "vs", "vs."):
        return "or"
    return "and" if word else mark or ""


def _joint_over_unknown(between: str) -> str:
    """How two names are joined when what stands between them are list items that the book does not know."""
    if _OR_SIMILAR.fullmatch(between):
        return _SIMILAR
    if len(between) > 70 or "(" in between or ")" in between or not between.strip().startswith((",", "/", "|")):
        return ""
    items = _MARKED.split(between)
    if len(items) < 3 or any(len(item.split()) > 3 or _STOP_FILL.search(item) for item in items):
        return ""
    return "or" if re.search(r"\bor\b", between) else "/" if between.strip()[0] == "/" else ","


def _broken(flat: str, stack: list[_Run], before: Named, name: Named) -> Iterator[_Run]:
    """The list ends here; what follows starts anew, inside a parenthesis if one opened meanwhile."""
    yield from reversed(stack)
    stack.clear()
    opened = flat.rfind("(", before.end, name.start)
    inside = opened >= 0 and flat.find(")", opened, name.start) < 0
    near = inside and name.start - opened < 30
    stack.append(_Run(opened if inside else name.start, near, items=[name]))


def _groups(flat: str, start: int, end: int, run: _Run) -> Iterator[Alternatives]:
    if len(run.items) < 2:
        return
    lead = flat[max(start, run.items[0].start - 90) : run.items[0].start]
    at_least = _counted(lead)
    if at_least:
        yield Alternatives(run.items, at_least)
    elif _offered_whole(flat, end, run, lead):
        yield Alternatives(run.items, examples=True)
    elif "or" in run.joints or "/" in run.joints:
        slashed = "/" in run.joints
        yield from (Alternatives(items, examples=slashed) for items in _joined_by_or(run))


_OFFERS = (" of", "either", "following", "any ", "at least", "one ")


def _counted(lead: str) -> int:
    """How many a lead such as "at least two of the following:" wants; 0 if it counts nothing."""
    if not any(word in lead for word in _OFFERS):
        return 0
    counted = _COUNTED.search(lead)
    return _NUMBERS.get(counted[1], 1) if counted and _COUNTED_STRICT.search(counted[0]) else 0


def _offered_whole(flat: str, end: int, run: _Run, lead: str) -> bool:
    """Whether the whole list is examples: introduced so, closed so, or explaining a head in parentheses."""
    if _SIMILAR in run.joints or (any(word in lead for word in _HINTS) and _EXAMPLES.search(lead)):
        return True
    closed = _AFTER.match(flat, run.items[-1].end, min(end, run.items[-1].end + 40))
    if closed and ("and" not in run.joints or "or" in closed[0] or _INCLUDING.search(lead) or run.in_parenthesis):
        return True
    if run.in_parenthesis and "and" not in run.joints:
        return True
    return False


def _joined_by_or(run: _Run) -> Iterator[list[Named]]:
    """The stretches of a list that "or" or a slash makes alternatives."""
    if "or" in run.joints:
        last = len(run.joints) - 1 - run.joints[::-1].index("or")
        first = last
        while first > 0 and run.joints[first - 1] in (",", "or", "/", ";"):
            first -= 1
        yield run.items[first : last + 2]
        return
    at = 0
    while at < len(run.joints):
        if run.joints[at] != "/":
            at += 1
            continue
        stop = at
        while stop < len(run.joints) and run.joints[stop] == "/":
            stop += 1
        pair = run.items[at : stop + 1]
        if _exchangeable(pair):
            yield pair
        at = stop


def _exchangeable(items: list[Named]) -> bool:
    """Whether a slash between these means "or". HTML/CSS go together, and so do a language and its framework."""
    return not any(_belong_together(a, b) for a, b in zip(items, items[1:], strict=False))


def _belong_together(one: Named, other: Named) -> bool:
    if frozenset((one.skill.id, other.skill.id)) in _COMPLEMENTS:
        return True
    languages = ("language" in one.skill.family) + ("language" in other.skill.family)
    return languages == 1 and one.skill.kind is Kind.TOOL and other.skill.kind is Kind.TOOL
