"""The role by its new name in kept lines, without the words of level and praise that stood before it."""

from __future__ import annotations

import re

from fledge.audit.rewrite.potential.role import TOPIC_WORDS
from fledge.audit.rewrite.potential.titles import lowered

#: What stands before the name of a role and says nothing of the work.
_LEVEL = (
    r"(?:senior|snr\.?|sr\.?|staff|principal|lead(?= (?:[\w/]+ ){0,3}(?:engineer|developer|scientist|architect)\b)|"
    r"(?:very |highly |deeply )?(?:experienced|talented|skilled|motivated|qualified)|exceptional|seasoned|"
    r"passionate|accomplished|strong|expert|proven|dynamic|driven|self-motivated|detail-oriented|results-driven|"
    r"mid-level|mid-senior|senior-level|staff-level|highly|visionary|hands-on|innovative|top-tier|top|world-class|"
    r"junior|founding|outstanding|brilliant|ambitious|veteran|rockstar|stellar)"
)
_PRAISE = rf"(?:(?<![-\w]){_LEVEL}[ ,/]+(?:and |or |to (?=senior|staff))?)*"
_NOUN = (
    r"(?:engineer|developer|scientist|architect|analyst|consultant|designer|manager|researcher|specialist|"
    r"administrator|programmer|individual contributor|professional|contributor|technologist|practitioner|person|"
    r"member|role|position|individual|hire|generalist|builder)"
)
#: How a line comes to speak of whoever is looked for.
_CUE = (
    r"(?:\b(?:looking for|seeking|seeks?|hiring|hire|need|needs|want|wants|searching for|find|recruiting|as|is|are|"
    r"you(?:'|’)re|be|being|become|for|join (?:us|our team|the team) as|about)\s+|"
    r"^(?=an? |our |this |senior |sr\b|staff |principal ))"
)
_LEVELLED = re.compile(
    rf"(?P<cue>{_CUE})(?P<article>(?:an?|the|our|this|another|one|multiple)\s+)?(?P<praise>(?:{_LEVEL}[ ,/]+"
    rf"(?:and |or |to )?){{1,5}})(?=(?:[\w/&+.-]+ ){{0,4}}?{_NOUN}(?P<many>s?)\b)",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"(?:[aeio]|u(?!ni|s[ei]|x))", re.IGNORECASE)
_SPOKEN_VOWEL = re.compile(r"(?:[AEFHILMNORSX][A-Z]|ML\b|R&)")
#: Praise that is joined to other words cannot go without them ("an independent and motivated baker").
_ALONE = r"(?<! and )(?<! or )(?<!, )"
#: A topic that stood behind the role: "Software Engineer, Applied AI".
_TOPIC_BESIDE = (
    r"(?:(?:,| [-–—])? \(?(?:applied |gen)?ai(?:/ml)?\)?(?=[,.!]?(?: (?:is|you|to|in|will|at|who|for)\b|$)))?"
)
#: Cues after which even several people are those looked for.
_SEEKS = re.compile(r"(?:looking for|seek\w*|hir\w+|need\w*|want\w*|find|recruit\w*)\s*$", re.IGNORECASE)
#: What follows whoever is looked for and can only be had from a past.
_PAST = re.compile(
    r",? (?:with|who (?:has|have|brings?|possess(?:es)?)|bringing|having) (?:an? |"
    r"at least )?(?:(?:[\w+-]+,? (?:and )?){0,3})?"
    r"(?:experience|expertise|background|track record|knowledge|understanding|proficiency|skills|mastery|"
    r"ability)\b[^.!?;]*",
    re.IGNORECASE,
)
#: Praise of what the reader is taken to know already.
_YOUR_PAST = re.compile(
    r"\byour (?:deep|extensive|proven|strong|vast|significant|advanced|"
    r"expert)(?: and \w+)? (?=(?:[\w/-]+ ){0,3}?(?:expertise|"
    r"experience|knowledge|skills)\b)",
    re.IGNORECASE,
)
_SAID_TWICE = re.compile(r"\b(?:back|front)-?end (?=(?:back|front)-end)|\bfull[- ]?stack (?=full-stack)", re.IGNORECASE)
_SOUGHT = re.compile(
    r"\b(?:looking for|seeking|seeks?|hiring|searching for|in search of|recruiting)\b|\bwe need\b", re.IGNORECASE
)
#: A job board's tag that says where the work is.
_TAG = re.compile(r"^#?\s?LI-(hybrid|remote|on-?site)\W*$", re.IGNORECASE)
_FEWEST_LETTERS = 4


def retitled(words: str, old: str, core: str, new: str) -> str:
    """The line with the role named as in the new title, without level and praise, its article mended.

    >>> retitled("We want a skilled Senior AI Engineer.", "Senior AI Engineer", "AI Engineer", "Engineer learning AI")
    'We want an engineer learning AI.'
    >>> retitled("This is a senior individual contributor role.", "", "", "[title of the role]")
    'This is an individual contributor role.'
    """
    if len(core) >= _FEWEST_LETTERS and not new.startswith("["):
        words = _renamed(words, old, core, new)
    words = _YOUR_PAST.sub("your ", _LEVELLED.sub(_unlevelled, words))
    return _open(words) if _SOUGHT.search(words) else _TAG.sub(r"\1", words)


def _open(words: str) -> str:
    """A sentence that looks for somebody, without the past it wants.

    >>> _open("We seek a baker with deep experience in rye bread. We bake.")
    'We seek a baker. We bake.'
    """
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", words)
    return " ".join(_PAST.sub(_unproven, part) if _SOUGHT.search(part) else part for part in parts)


def _unproven(found: re.Match[str]) -> str:
    return "" if found.start() > _FEWEST_LETTERS else found[0]


def _renamed(words: str, old: str, core: str, new: str) -> str:
    named = [re.escape(name) for name in dict.fromkeys((old, lowered(old), core)) if " " in name]
    if not named:
        return words
    noun = core.split()[-1].capitalize()
    level = rf"{_PRAISE[:-1]}+(?-i:(?:(?:[A-Z][\w/&-]*|\([^)]*\)) ){{0,4}}{re.escape(noun)})"
    pattern = rf"{_ALONE}\b(?:(an?) )?(?:{named[0]}|{_PRAISE}(?:{'|'.join(named)})|{level})(?!\w|s\b){_TOPIC_BESIDE}"
    words = re.sub(pattern, lambda found: _with_article(found, new), words, flags=re.IGNORECASE)
    words = _SAID_TWICE.sub("", words)
    if not TOPIC_WORDS.search(core) or noun not in ("Engineer", "Developer") or _inside(new) in words:
        return words
    otherwise = rf"\b(an?) {_PRAISE}(?:{TOPIC_WORDS.pattern}[ /&-]+(?:and )?){{1,4}}(?:software )?{noun}(?!\w)"
    return re.sub(otherwise, lambda found: _with_article(found, new), words, flags=re.IGNORECASE)


def _with_article(found: re.Match[str], new: str) -> str:
    """The new name as a sentence uses it: what is learned stays with "engineer learning", not after a comma."""
    inside = _inside(new)
    if not found[1]:
        return inside if found.start() else inside[:1].upper() + inside[1:]
    return f"{_article(inside, capital=found[1][0].isupper())} {inside}"


def _inside(new: str) -> str:
    """A title as it stands within a sentence."""
    inside = re.split(r", (?:learning|new to) | \(", new)[0]
    small = inside[1:].islower() or inside.startswith("Engineer learning")
    return inside[0].lower() + inside[1:] if small else inside


def _article(following: str, *, capital: bool) -> str:
    an = _SPOKEN_VOWEL.match(following) or (_VOWEL.match(following) and not following[:3].isupper())
    article = "an" if an else "a"
    return article.capitalize() if capital else article


def _unlevelled(found: re.Match[str]) -> str:
    """What stood before a level, its article fitting what now follows; others than those looked for keep theirs."""
    cue, article = found["cue"] or "", found["article"] or ""
    if found["many"] and not _SEEKS.search(cue):
        return found[0]
    after = found.string[found.end() :]
    if article.strip().lower() in ("a", "an"):
        article = _article(after, capital=article[0].isupper()) + " "
    return cue + article
