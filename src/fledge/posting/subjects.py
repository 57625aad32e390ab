"""What a stated duration is of: the tools right beside it, the discipline, or the posting's own words for it."""

from __future__ import annotations

import re

from fledge.facts import Kind
from fledge.posting.naming import Named

_FILLER = re.compile(
    r"^(?:['’\s,:()+-]+|of\b|in\b|with\b|as\b|an?\b|the\b|more\b|or\b|plus\b|total\b|overall\b|relevant\b|"
    r"professional\b|hands[ -]on\b|work(?:ing)?\b|industry\b|practical\b|full[ -]time\b|"
    r"progressive(?:ly)?\b|solid\b|proven\b|related\b|combined\b|experience[ds]?\b|exp\b|recent\b|strong\b|"
    r"direct\b|prior\b|previous\b|demonstrated\b|demonstrable\b|extensive\b|using\b|on[ -]the[ -]job\b|"
    r"commercial\b|applicable\b|real[ -]world\b|equivalent\b|required\b|minimum\b|post[ -]\w+\b|responsible\b|"
    r"significant\b|focused\b|on\b|at least\b|specific(?:ally)?\b)"
)
_DIRECT = re.compile(
    r"(?:['’\s,:()+/-]|of\b|in\b|with\b|as\b|an?\b|the\b|both\b|either\b|one or more\b|at least one\b|one\b|"
    r"all\b|any\b|each\b|most\b|following\b|modern\b|programming\b|programmer\b|coding\b|scripting\b|"
    r"develop(?:ing|ment|er)?\b|work(?:ing)?\b|"
    r"using\b|utilizing\b|leveraging\b|hands[ -]on\b|professional\b|relevant\b|practical\b|industry\b|"
    r"production\b|experience\b|exp\b|expertise\b|strong\b|solid\b|proven\b|recent\b|deep\b|extensive\b|"
    r"commercial\b|enterprise\b|"
    r"core\b|advanced\b|languages?\b|such\b|like\b|writing\b|code\b|including\b|e\.g\.?|full[ -]time\b|"
    r"on[ -]the[ -]job\b|direct\b|recognized\b|combined\b|demonstrated\b|technical\b|proficiency\b|expert\b|"
    r"level\b|research\b|specifically\b|building\b|applications?\b|software\b(?= (?:in|using|with))|"
    r"administering\b|managing\b|queries\b|complex\b)*"
)
#: What may stand between a skill and the number that is of it, and what may follow the number.
_OWNED = re.compile(
    r"(?:\s*(?:developer|programming|development|experience|minimum|at least|of|"
    r"with))*[\s:(\[,*_-]*(?:minimum|at least)?\s*"
)
_REMARK = re.compile(r"\b(?:of|experience|preferred|required|desired)\b|[()]")
#: What follows stands beside the years and is not what they are of.
_BESIDES = re.compile(r"experience\W*(?:, (?:with|including|plus)|\()|, with\b|exposure")
#: What stands between the items of a list.
_BETWEEN = re.compile(r"[\s,/&|()]*(?:and/or|and|or)?[\s,/]*")
_GENERIC = re.compile(
    r"(?:tool|framework|librar|technolog|language|platform|database|provider|service|system|software|stack|"
    r"package)\w*[\s,:]*(?:\(|such as|like|including|e\.g|:|examples)"
)


def owner(flat: str, start: int, names: list[Named], after: int, end: int) -> Named | None:
    """The skill that stands right before the number: "Python (5+ years)", "Java Developer: 3 years (required)"."""
    if _REMARK.sub("", flat[after:end]).strip(" .,;:)'+*_"):
        return None
    before = [n for n in names if n.end <= start and _OWNED.fullmatch(flat, n.end, start)]
    return before[-1] if before else None


def bound(flat: str, after: int, ahead: list[Named]) -> tuple[tuple[Named, ...], bool]:
    """What the years bind to, and whether it is a tool: tools they are directly of, or the first discipline named."""
    if not ahead or _BESIDES.search(flat, after, ahead[0].start):
        return (), False
    if _DIRECT.fullmatch(flat, ahead[0].start, ahead[0].end) and len(ahead) > 1:
        ahead = ahead[1:]
    first = ahead[0]
    if not _is_of(flat, after, first):
        return (), False
    if first.skill.kind is Kind.TOOL:
        return _listed(flat, ahead), True
    if len(ahead) > 1 and _examples_of_tools(flat, first, ahead):
        return tuple(ahead), True
    return _listed(flat, ahead), False


def _is_of(flat: str, after: int, first: Named) -> bool:
    """Whether a duration that ends at ``after`` is of the first skill that follows it."""
    direct = _DIRECT.fullmatch(flat, after, first.start)
    return bool(direct) or _counted_generic(flat, after, first) or _owns_experience(flat, after, first)


def _owns_experience(flat: str, after: int, first: Named) -> bool:
    """ "3+ years of product Rust experience" is of Rust, whatever stands before it."""
    follows = flat[first.end : first.end + 14].lstrip().startswith(("experience", "development", "programming"))
    return follows and len(flat[after : first.start].split()) <= 4


def _counted_generic(flat: str, after: int, first: Named) -> bool:
    """ "3+ years with most of the following technologies: PySpark, …" is of the tools that follow."""
    return bool(_GENERIC.search(flat, after, first.start + 1)) and first.start - after < 110


def _examples_of_tools(flat: str, first: Named, ahead: list[Named]) -> bool:
    """Whether a kind of tool is named first and tools follow as its examples."""
    second = next((name for name in ahead[1:] if name.skill.kind is Kind.TOOL), None)
    if second is None or second.start - first.end > 40 or " using " in flat[first.end : second.start]:
        return False
    return bool(_GENERIC.search(flat, first.start, second.start + 1))


def _listed(flat: str, ahead: list[Named]) -> tuple[Named, ...]:
    """The first skill and those that stand in one list with it."""
    listed = [ahead[0]]
    for name in ahead[1:]:
        between = flat[listed[-1].end : name.start]
        if "(" in between and listed[-1].skill.kind is Kind.TOOL:
            break
        if len(between) > 14 or not _BETWEEN.fullmatch(between):
            break
        listed.append(name)
    return tuple(listed)


def in_words(text: str, flat: str, after: int, end: int) -> str:
    """A few words for what the years are of, as the posting says it."""
    start = after
    while (filler := _FILLER.match(flat[start:end])) and filler.end():
        start += filler.end()
    words = text[start:end].split(" experience")[0]
    return " ".join(words.split())[:80].strip(" ,.;:()-*_")
