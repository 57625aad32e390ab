"""Duties as pieces of work: whole and in their own words, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.potential.verbs import bare, first_verb, is_infinitive, verb_of

#: Work that is done with others or all the time: no project can be made of it.
_NO_PROJECT = frozenset((
    "accelerate", "act", "advance", "advise", "apply", "assist", "attend", "be", "become", "bring", "challenge",
    "champion", "coach", "collaborate", "communicate", "consult", "contribute", "coordinate", "drive",
    "educate", "embed", "enable", "engage", "ensure", "escalate", "evangelise", "evangelize", "follow",
    "foster", "grow", "guide", "help", "hire", "influence", "innovate", "interface", "join", "keep", "lead",
    "learn", "leverage", "liaise", "make", "manage", "mentor", "negotiate", "operate", "oversee", "own", "participate",
    "partner", "pick", "pioneer", "present", "propose", "protect", "provide", "push", "raise", "respond", "sell",
    "serve", "set", "shape", "source", "spearhead", "stay", "steer", "supervise", "support", "tackle", "take", "teach",
    "think", "uphold", "use", "utilise", "utilize", "work",
))  # fmt: skip
#: Objects of work that has no end.
_NO_END = re.compile(
    r"\b(?:alignment|trends?|best practices|culture|roadmaps?|strateg(?:y|ies|ic)|lead|state[- ]of[- ]the[- ]art|"
    r"latest|emerging|stakeholders?|team members|e2e|thought leadership|requirements of|community events|compliance|"
    r"up[- ]to[- ]date|abreast|relationships?|your (?:own )?work|areas of responsib\w+|problems|equivalent|industry|"
    r"meetings|stand-?ups|other duties|as needed|as assigned|policies|initiatives|"
    r"understanding|perspectives?|awareness|mindset|standards|thought leader\w*|"
    r"quickly|rapid\w*|partner(?:ing)? with|collaborat\w+|cross-functional\w*|complex|enterprise|mission[- ]critical|"
    r"organi[sz]ation-wide|company-wide|large[- ]scale|massive|millions|world[- ]class|novel|cutting[- ]edge|"
    r"from scratch|"
    r"expertise|vision|skills|knowledge of|ideas|excellence|decisions|assignments|duties|tasks|careers?)\b",
    re.IGNORECASE,
)
#: Joints at which a long duty can end without losing what its last words need.
_JOINTS = re.compile(
    r"(?:, (?:including|ensuring|such as|leveraging|utili[sz]ing|using|enabling|allowing|helping|making|"
    r"while|which|where|collaborating|working|providing|focusing|contributing|resulting|driving|so that|"
    r"as well as|in order to|from \w+)\b| in order to | so that | to ensure |; |: | — | – | - )"
)
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.!?](?: |$)")
#: What a piece of work never holds: talk to the reader, a question, words of somebody else.
_TALK = re.compile(
    r"[!?…:;\"“”|•→@]|\b(?:you(?:'|’)?(?:ll|re|ve)?|etc|e\.g|i\.e|the following|following:|not just|rather than|"
    r"as (?:well|needed)|is critical)\b(?!-)",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|means|takes|requires|has|will|must|should)\b", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:that|which|who|whose|what|how|where|when|whether|if|why|ensure|so)\b", re.IGNORECASE)
#: An object that says nothing ("create solutions based on …").
_EMPTY = re.compile(
    r"^[\w-]+(?:,? and [\w-]+)? (?:(?:(?:the|new|great|innovative) )?(?:solutions?|results?|things)|"
    r"(?:[\w-]+ )?(?:value|impact)|these|this|those|them|it)\b|"
    r"^(?:report to|track record)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()\[\]{}]")
#: Words after which something must follow.
_OPEN_END = re.compile(
    r"(?:^|[\s/-])(?:an?|the|of|for|with|to|in|on|at|by|from|into|onto|across|over|under|between|among|through|"
    r"via|per|"
    r"as|than|and|or|but|nor|both|some|any|various|multiple|our|your|their|its|this|these|those|such|that|which|who|"
    r"within|without|against|about|around|towards?|upon|up|out|off|new|other|key|complex|robust|scalable|modern|"
    r"large|small|high|low|internal|external|global|local|existing|innovative|strategic|sr|jr|dr|mr|ms|inc|vs|"
    r"incl|deep|real|daily|"
    r"(?!(?:feed|seed|speed|need|shed|bed|embed)$)[a-z]+ed|"
    r"(?!(?:table|cable|variable|deliverable|timetable|executable)$)[a-z]+(?:able|ible)|[a-z]+ful|[a-z]+ous|"
    r"[a-z]+less|"
    r"(?!(?:initiative|objective|narrative|archive|drive|alternative|executive|perspective|incentive|"
    r"live)$)[a-z]+ive|"
    r"(?!professional$)[a-z]+(?:ional|ical|ential|ental)|[a-z]+-(?:driven|based|ready|first|facing|grade))$",
    re.IGNORECASE,
)
#: A noun that looks like the verb it is made of ("Design and development of the shop").
_NOUN_FIRST = re.compile(
    r"[\w-]+(?:,? (?:and|or|&) [\w-]+)* of\b|[\w-]+,? (?:and|or|&) (?!(?:implement|document|experiment|enhance|"
    r"finance|"
    r"function|position|question|supplement|instrument|augment)\b)[\w-]+(?:ment|tion|ance)\b"
)
#: A second duty that runs on without a stop.
_GLUED = re.compile(r"(?<=[a-z]) ([A-Z][a-z]+)(?= [a-z])")
_SHARED = re.compile(r"^(?:help(?: to)?|own and|drive and|support and|assist (?:in|with)) ", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z-]+(?![A-Za-z-]*['’]s\b)")
_LISTED = re.compile(r"(?:(?:, and|, or|,| and| or| &) [\w-]+)*")
#: A later verb of "Reviews orders and identifies gaps", which would have to be made plain too.
_SECOND = re.compile(
    r"(?:,|,? and|,? or) (?:\w+ly )?(?:identif|verif|appl|quer|simplif)ies\b|(?:,|,? and|,? or) (?:\w+ly )?[a-z]+s "
    r"(?:the|an?|them|it|its|our|their|his|her|all|any|new|to|with|on|in|for|that|as|findings|reports?|results?|"
    r"data)\b"
)
_JOINED_GERUND = re.compile(r"((?:\band|,) )([a-z-]{2,}ing)\b")
_MOST, _FEWEST_THINGS, _SMALL_WORD = 160, 3, 3


def clause(words: str) -> str:
    """A duty as a thing to do, whole and beginning with its verb; "" where it cannot be put so.

    >>> clause("You will be responsible for designing, building and testing data pipelines for the two shops.")
    'design, build and test data pipelines for the two shops'
    >>> clause("Build pipelines for cleaning, normalization and")
    ''
    """
    return next(_things(words), "")


def piece_of_work(words: str) -> str:
    """The duty as a project with an end; "" where no such thing can be made of it."""
    able = (thing for thing in _things(words) if not _NO_END.search(thing) and not _is_slogan(thing))
    return next((thing for thing in able if thing.startswith("set up ") or _begins(thing) not in _NO_PROJECT), "")


def _is_slogan(thing: str) -> bool:
    """Whether all its longer words begin with capitals, as headings and slogans are written."""
    return all(word[0].isupper() for word in thing.split()[1:] if len(word) > _SMALL_WORD)


def _begins(thing: str) -> str:
    return first_verb(thing.capitalize())


def _things(words: str) -> Iterator[str]:
    """What can stand by itself: the whole duty, and the same up to a joint where it may end."""
    plain = _sentence(_plain(_piece(words)))
    whole, joint = _whole(plain), _JOINTS.search(plain)
    head = plain[: joint.start()].strip(" .;,") if joint else whole
    yield from (thing for thing in dict.fromkeys((whole, head)) if thing and len(thing) <= _MOST and _stands(thing))


def _piece(words: str) -> str:
    """The work itself: "evolve the engine" in "Own and evolve the engine", without remarks in brackets."""
    words = re.sub(r"\s*\([^()]{1,80}\)", "", words)
    whole = bare(words) if not words.startswith("To ") else ""
    rest = _SHARED.sub("", whole)
    first = _WORD.match(rest)
    return rest if first and verb_of(first[0]) else whole


def _plain(words: str) -> str:
    """With its first verbs as infinitives; "" where another of them cannot be made plain."""
    first = _WORD.match(words)
    verb = verb_of(first[0]) if first else ""
    if not first or not verb:
        return ""
    rest = words[first.end() :]
    if first[0].lower() == verb:
        return verb + rest
    gerund = first[0].lower().endswith("ing")
    if not _all_verbs(rest) or (not gerund and _SECOND.search(rest)):
        return ""
    return verb + _plain_verbs(rest, gerund=gerund)


def _all_verbs(rest: str) -> bool:
    """Whether everything joined to a first verb is one too: not so in "Training and inference services"."""
    listed = _LISTED.match(rest)
    return all(verb_of(word) for word in _WORD.findall(listed[0] if listed else "") if word not in ("and", "or"))


def _plain_verbs(rest: str, *, gerund: bool) -> str:
    """The verbs that stand in one list with the first, plain like it."""
    listed = _LISTED.match(rest)
    end = listed.end() if listed else 0
    head = re.sub(r"[\w-]+", lambda word: verb_of(word[0]) or word[0], rest[:end])
    tail = rest[end:]
    return head + (
        _JOINED_GERUND.sub(lambda found: found[1] + (verb_of(found[2]) or found[2]), tail) if gerund else tail
    )


def _sentence(words: str) -> str:
    """The first of several sentences."""
    ends = _SENTENCE.search(words)
    return (words[: ends.start()] if ends else words).strip(" .;,")


def _whole(words: str) -> str:
    """A duty as it is; a long one up to a joint where it may end; "" if it has none."""
    if len(words) <= _MOST and not re.search(r"[:;—–]| - ", words):
        return words
    joint = _JOINTS.search(words)
    return words[: joint.start()].strip(" .;,") if joint and joint.start() <= _MOST else ""


def _stands(thing: str) -> bool:
    """Whether it reads as a thing to do and says enough: a verb, an object, an end."""
    things = [word for word in _WORD.findall(thing) if not is_infinitive(word) and word not in ("and", "or")]
    return is_whole(thing) and len(things) >= _FEWEST_THINGS


def is_whole(thing: str) -> bool:
    """Whether words that begin with a verb come to an end, and are no sentence about something else.

    >>> is_whole("bake bread for the shop"), is_whole("bake bread for the"), is_whole("bake bread is critical")
    (True, False, False)
    """
    finite = _FINITE.search(thing)
    if finite and not _OPENS.search(thing[: finite.start()]):
        return False
    if any(broken.search(thing) for broken in (_TALK, _OPEN_END, _BRACKET, _EMPTY)) or _NOUN_FIRST.match(thing):
        return False
    return not any(is_infinitive(found[1]) or found[1].endswith("ly") for found in _GLUED.finditer(thing))
