"""Duties as things to do: the verb a line begins with, and how large the work is that it names."""

from __future__ import annotations

import re

#: What somebody new can finish soon, what takes a while, and what nobody should begin with.
_SMALL = (
    "analyse", "analyze", "annotate", "answer", "assess", "audit", "author", "automate", "benchmark",
    "brainstorm", "catalogue", "check", "clean", "collect", "compile", "conduct", "configure", "convert",
    "curate", "debug", "document", "evaluate", "examine", "experiment", "explore", "extract", "find", "fix",
    "gather", "identify", "improve", "instrument", "investigate", "label", "log", "maintain", "map", "measure",
    "migrate", "monitor", "perform", "prepare", "profile", "prototype", "recommend", "record", "refactor",
    "refine", "report", "research", "resolve", "respond", "review", "run", "schedule", "simplify", "source",
    "summarise", "summarize", "tailor", "test", "track", "transform", "translate", "triage", "troubleshoot",
    "tune", "update", "upgrade", "validate", "verify", "visualise", "visualize", "write",
)  # fmt: skip
_MIDDLE = (
    "adapt", "add", "apply", "bootstrap", "build", "calculate", "code", "connect", "construct", "create",
    "deliver", "deploy", "develop", "enable", "engineer", "enhance", "evolve", "execute", "expand", "extend",
    "facilitate", "fine-tune", "follow", "forecast", "generate", "handle", "harden", "harness", "implement",
    "ingest", "install", "integrate", "iterate", "launch", "make", "manage", "model", "onboard", "operate",
    "optimise", "optimize", "organise", "organize", "plan", "process", "produce", "program", "protect",
    "provide", "publish", "query", "redesign", "reduce", "release", "remove", "replace", "scale", "secure",
    "select", "serve", "set", "ship", "solve", "standardise", "standardize", "streamline", "structure",
    "support", "train", "turn", "use", "utilise", "utilize", "work",
)  # fmt: skip
_LARGE = (
    "accelerate", "act", "advance", "advise", "architect", "assist", "attend", "be", "become", "bring",
    "challenge", "champion", "coach", "collaborate", "communicate", "consult", "contribute", "coordinate",
    "define", "design", "determine", "direct", "drive", "educate", "embed", "engage", "ensure", "escalate",
    "establish", "evangelise", "evangelize", "formulate", "foster", "grow", "guide", "help", "hire",
    "influence", "initiate", "innovate", "interface", "invent", "join", "keep", "lead", "learn", "leverage",
    "liaise", "mentor", "negotiate", "orchestrate", "oversee", "own", "participate", "partner", "pick",
    "pilot", "pioneer", "present", "propose", "push", "raise", "recruit", "re-think", "rethink", "sell",
    "share", "shape", "spearhead",
    "stay", "steer", "supervise", "tackle", "take", "teach", "think", "uphold",
)  # fmt: skip
_VERBS = {verb: size for size, verbs in enumerate((_SMALL, _MIDDLE, _LARGE)) for verb in verbs}
#: Work that comes when one's own is in hand.
_LEADS = frozenset((
    "champion", "coach", "direct", "evangelise", "evangelize", "hire", "lead", "mentor", "oversee",
    "recruit", "spearhead", "steer", "supervise",
))  # fmt: skip
_GUIDES = re.compile(
    r"\b(?:guide|support|develop|train|coach|inspire|motivate|manage)(?:,? and|,| &|/) ?(?:mentor|coach|lead|"
    r"guide)\b|"
    r"\bguide(?:,? and \w+)? (?:more )?(?:junior|team|other|less)|\b\w+(?:,? and|,| &|/) (?:coach|mentor)\b|"
    r"\b(?:set(?:ting)?|defin(?:e|ing)|shap(?:e|ing)|driv(?:e|ing)|own(?:ing)?|establish(?:ing)?|provid(?:e|ing)|"
    r"giv(?:e|ing)|"
    r"guid(?:e|ing))\b[^.,;]{0,40}\b(?:direction|vision|leadership|"
    r"(?:technical|engineering|architectural) (?:strategy|roadmaps?|decisions)|"
    r"mentorship|mentoring|coaching)\b|\b(?:act|serve|working?) as (?:an?|the) [^.,;]{0,30}\b(?:lead|leader|owner|"
    r"mentor|authority|co-?founder)\b|\bmanage (?:an?|the|our) [^.,;]{0,30}\bteams?\b|\b(?:build|grow|recruit|hire) "
    r"(?:and \w+ )?(?:an?|the|our) [^.,;]{0,24}\bteams?\b(?! of agents)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:in this role,? |as (?:an?|our|the) [^,]{3,60}, |on a (?:daily|day-to-day) basis,? )?(?:(?:you(?: will|'ll|"
    r"’ll|'d|’d| would| get to)|you|we need you to|(?:the|this) (?:[\w/&-]+ ){1,6}(?:will|shall)(?: also)?|will|to|"
    r"your (?:job|role|task) is to|be (?:responsible|accountable) for|responsible for|accountable for|"
    r"responsibility for|and|by)\s+)+",
    re.IGNORECASE,
)
#: Sentences that begin like a duty and say something of the employer or the work instead.
_TELLS = re.compile(
    r"^(?:join (?:us|our|the)\b|learn more\b|learning and development\b|check out\b|find out\b|"
    r"work(?:ing)? (?:at|for) [A-Z]|hands-on\b|to (?!be responsible)\w|by [^.]{3,90}, (?:we|our|you|the)\b|"
    r"[A-Z][a-z]+ing\b[^.]{3,70}\b(?:takes|is|are|was|means|requires|has)\b)",
    re.IGNORECASE,
)
#: Plurals of nouns that look like a verb with an s ("Engineers are assessed").
_NOUNS = frozenset((
    "audits", "catalogues", "challenges", "checks", "coaches", "designs", "documents", "engineers", "experiments",
    "guides", "labels", "logs", "maps", "mentors", "models", "monitors", "partners", "plans", "processes", "profiles",
    "programs", "projects", "prototypes", "queries", "records", "releases", "reports", "reviews", "scales",
    "schedules", "schedules", "sets", "sources", "structures", "supports", "teams", "tests", "tracks", "trains",
    "updates", "upgrades", "uses", "works",
))  # fmt: skip
_DONE = frozenset(("built", "drove", "led", "made", "ran", "taken", "taught", "took", "worked", "wrote"))
#: Adjectives that look like a deed.
_ADJECTIVES = frozenset((
    "accelerated", "advanced", "applied", "automated", "connected", "distributed", "embedded", "experienced",
    "integrated",
    "managed", "optimised", "optimized", "related", "scaled", "structured", "tested", "trained",
))  # fmt: skip
_LABEL = re.compile(r"^[A-Z][\w&/,' -]{2,48}(?::| [-–—]) +(?=[A-Z])")
_ADVERB = re.compile(
    r"^(?:(?:also|actively|closely|regularly|proactively|continuously|independently|effectively|hands-on) )+", re.I
)
_WORD = re.compile(r"[A-Za-z-]+(?![A-Za-z-]*['’]s\b)")
_SMALL_WORD = 4


def verb_of(word: str) -> str:
    """The plain verb behind "Designing", "Designs" or "design"; "" if it is no verb of work.

    >>> verb_of("Designing"), verb_of("Ships"), verb_of("Python")
    ('design', 'ship', '')
    """
    word = word.lower()
    return next((form for form in _forms(word) if form in _VERBS), "")


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith("ing"):
        stem = word[:-3]
        doubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
        return (stem, stem + "e", *doubled)
    if word.endswith("s"):
        return (word, word[:-1], word[:-2], word[:-3] + "y")
    return (word,)


def is_past(word: str) -> bool:
    """Whether a word tells a deed that is done ("Created", "Built"), and is no adjective ("Distributed").

    >>> is_past("Created"), is_past("Distributed"), is_past("Built")
    (True, False, True)
    """
    word = word.lower()
    if word in _DONE:
        return True
    stems = (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()
    return word not in _ADJECTIVES and any(stem in _VERBS for stem in stems)


def is_infinitive(word: str) -> bool:
    """Whether a word is a plain verb of work, as "You can …" needs it."""
    return word.lower() in _VERBS


def is_duty(words: str) -> bool:
    """Whether a line says what somebody does all day: it begins with a verb of work, or with "you will"."""
    lead = _LEAD_IN.match(words)
    if not first_verb(words) or _TELLS.match(words):
        return False
    return lead is not None or (words[:1].isupper() and not _is_name(words))


def commands(words: str) -> bool:
    """Whether a line begins with its verb, as an item of a list does.

    >>> [commands(words) for words in ("Write tests", "Engineers are kind", "Hiring Manager Video Call")]
    [True, False, False]
    """
    plain = _LABEL.sub("", words)
    first = _WORD.match(_ADVERB.sub("", plain))
    if not first or _TELLS.match(plain) or _is_name(plain):
        return False
    return plain[:1].isupper() and bool(verb_of(first[0]))


def _is_name(words: str) -> bool:
    """A plural, or a step or link in capitals: it looks like a verb and is a thing."""
    first = _WORD.match(words)
    if first and first[0].lower() in _NOUNS:
        return True
    rest = [word for word in words.split()[1:] if len(word) >= _SMALL_WORD]
    return bool(first) and words.split()[0].endswith("ing") and len(rest) > 1 and all(w[0].isupper() for w in rest)


def leads(words: str) -> bool:
    """Whether it is about guiding others.

    >>> [leads(words) for words in ("Mentor juniors", "You will set the technical direction", "Build a service")]
    [True, True, False]
    """
    return first_verb(words) in _LEADS or bool(_GUIDES.match(bare(words)))


def size(words: str) -> int:
    """0 for what somebody new can finish soon, 1 for what takes a while, 2 for what should not come first."""
    large = re.search(r"\b(?:end[- ]to[- ]end|architectures?|strateg\w+|roadmap|at scale|platforms?)\b", words, re.I)
    return min(2, _VERBS.get(first_verb(words), 1) + bool(large))


def first_verb(words: str) -> str:
    """The plain verb that a duty begins with; "" if it begins otherwise."""
    first = _WORD.match(bare(words))
    return verb_of(first[0]) if first else ""


def bare(words: str) -> str:
    """Without "You will", a label and adverbs at its beginning.

    >>> bare("Data: You will also build pipelines")
    'build pipelines'
    """
    words = _LABEL.sub("", words.strip(" -*•"))
    words = _LEAD_IN.sub("", words)
    return _ADVERB.sub("", words)
