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
    "deliver", "deploy", "develop", "enable", "engineer", "enhance", "execute", "evolve", "expand", "extend",
    "facilitate", "fine-tune", "follow", "forecast", "generate", "handle", "harden", "implement", "ingest",
    "install", "integrate", "launch", "make", "manage", "model", "onboard", "operate", "optimise", "optimize",
    "organise", "organize", "plan", "process", "produce", "program", "protect", "provide", "publish", "query",
    "redesign", "release", "scale", "secure", "select", "serve", "set", "ship", "solve", "standardise",
    "standardize", "streamline", "structure", "support", "train", "turn", "use", "utilise", "utilize", "work",
)  # fmt: skip
_LARGE = (
    "accelerate", "act", "advance", "advise", "architect", "assist", "attend", "be", "become", "bring",
    "challenge", "champion", "coach", "collaborate", "communicate", "consult", "contribute", "coordinate",
    "define", "design", "determine", "direct", "drive", "educate", "embed", "engage", "ensure", "escalate",
    "establish", "evangelise", "evangelize", "formulate", "foster", "grow", "guide", "help", "hire",
    "influence", "initiate", "innovate", "interface", "invent", "join", "keep", "lead", "learn", "leverage",
    "liaise", "mentor", "negotiate", "orchestrate", "oversee", "own", "participate", "partner", "pick",
    "pioneer", "present", "propose", "push", "raise", "re-think", "rethink", "sell", "shape", "spearhead",
    "stay", "steer", "supervise", "tackle", "take", "teach", "think", "uphold",
)  # fmt: skip
_VERBS = {verb: size for size, verbs in enumerate((_SMALL, _MIDDLE, _LARGE)) for verb in verbs}
#: Work that is done with others or all the time: no project can be made of it.
_NO_PROJECT = frozenset((
    "accelerate", "act", "advance", "advise", "apply", "assist", "attend", "be", "become", "bring", "challenge",
    "champion", "coach", "collaborate", "communicate", "consult", "contribute", "coordinate", "drive",
    "educate", "embed", "enable", "engage", "ensure", "escalate", "evangelise", "evangelize", "follow",
    "foster", "grow", "guide", "help", "hire", "influence", "innovate", "interface", "join", "keep", "lead",
    "learn", "leverage", "liaise", "make", "manage", "mentor", "negotiate", "oversee", "own", "participate",
    "partner", "pick", "pioneer", "present", "propose", "protect", "provide", "push", "raise", "sell", "serve",
    "set", "shape", "source", "spearhead", "stay", "steer", "supervise", "support", "take", "teach", "think",
    "uphold", "use", "utilise", "utilize", "work",
))  # fmt: skip
#: Objects of work that has no end.
_NO_END = re.compile(
    r"\b(?:alignment|trends?|best practices|culture|roadmaps?|strateg(?:y|ies|ic)|lead|state[- ]of[- ]the[- ]art|"
    r"latest|emerging|stakeholders?|team members|e2e|thought leadership|requirements of|community events|compliance|"
    r"up[- ]to[- ]date|abreast|relationships?|your (?:own )?work|areas of responsib\w+|problems|industry|meetings|"
    r"stand-?ups|other duties|as needed|as assigned|policies|initiatives)\b",
    re.IGNORECASE,
)
#: Work that comes when one's own is in hand.
_LEADS = frozenset((
    "champion", "coach", "direct", "evangelise", "evangelize", "hire", "lead", "mentor", "oversee", "spearhead",
    "steer", "supervise",
))  # fmt: skip
_LEAD_IN = re.compile(
    r"^(?:in this role,? |as (?:an?|our|the) [^,]{3,60}, |on a (?:daily|day-to-day) basis,? )?(?:(?:you(?: will|'ll|"
    r"’ll|'d|’d| would| get to)|you|we need you to|(?:the|this) (?:[\w/&-]+ ){1,6}(?:will|shall)(?: also)?|will|to|"
    r"your (?:job|role|task) is to|be (?:responsible|accountable) for|responsible for|accountable for|"
    r"responsibility for|and|by)\s+)+",
    re.IGNORECASE,
)
#: Sentences that begin like a duty and say something of the employer or the work instead.
_TELLS = re.compile(
    r"^(?:join (?:us|our)\b|learn more\b|(?:to|by) [^.]{3,90}, (?:we|our|you|the)\b|"
    r"[A-Z][a-z]+ing\b[^.]{3,70}\b(?:takes|is|are|was|means|requires|has)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Z][\w&/,' -]{2,48}(?::| [-–—]) +(?=[A-Z])")
_ADVERB = re.compile(
    r"^(?:(?:also|actively|closely|regularly|proactively|continuously|independently|effectively|hands-on) )+", re.I
)
#: What stands before the work itself.
_SHARED = re.compile(r"^(?:help(?: to)?|own and|drive and|support and|assist (?:in|with)) ", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z-]+")
_JOINED_GERUND = re.compile(r"((?:\band|,) )([a-z-]{2,}ing)\b")
_ENDS = re.compile(
    r"(?:,? (?:including|ensuring|such as|leveraging|utilizing|using|enabling|allowing|helping|making|while|"
    r"in order to|so that|that|which|where|whenever|as well as|by|to (?:be able|ensure|support|improve|drive|enable|"
    r"meet|deliver|maintain|achieve))\b|, [a-z]+ing |; |—| [-–] |: | \(|\. )"
)
_ENOUGH, _LONG_ENOUGH, _MOST = 24, 44, 100


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


def is_duty(words: str) -> bool:
    """Whether a line says what somebody does all day: it begins with a verb of work, or with "you will"."""
    lead = _LEAD_IN.match(words)
    rest = _bare(words)
    first = _WORD.match(rest)
    if not first or not verb_of(first[0]) or _TELLS.match(words) or words.startswith("to "):
        return False
    return lead is not None or words[:1].isupper()


def commands(words: str) -> bool:
    """Whether a line begins with its verb, as an item of a list does."""
    bare = _LABEL.sub("", words)
    first = _WORD.match(_ADVERB.sub("", bare))
    return bool(first and bare[:1].isupper() and verb_of(first[0]))


def leads(words: str) -> bool:
    """Whether it is about guiding others."""
    return _first_verb(words) in _LEADS


def can_be_a_project(words: str) -> bool:
    """Whether a piece with an end can be cut out of it."""
    verb = _first_verb(_piece(words))
    slogan = all(word[0].isupper() or len(word) < 4 for word in words.split())
    return bool(verb) and verb not in _NO_PROJECT and not slogan and not _NO_END.search(words[: _LONG_ENOUGH * 2])


def size(words: str) -> int:
    """0 for what somebody new can finish soon, 1 for what takes a while, 2 for what should not come first."""
    large = re.search(r"\b(?:end[- ]to[- ]end|architectures?|strateg\w+|roadmap|at scale|platforms?)\b", words, re.I)
    return min(2, _VERBS.get(_first_verb(words), 1) + bool(large))


def _first_verb(words: str) -> str:
    first = _WORD.match(_bare(words))
    return verb_of(first[0]) if first else ""


def _bare(words: str) -> str:
    """Without "You will", a label and adverbs at its beginning."""
    words = _LABEL.sub("", words.strip(" -*•"))
    words = _LEAD_IN.sub("", words)
    return _ADVERB.sub("", words)


def _piece(words: str) -> str:
    """The work of which a piece can be cut: "evolve the engine" in "Own and evolve the engine"."""
    bare = _bare(words)
    rest = _SHARED.sub("", bare)
    first = _WORD.match(rest)
    return rest if first and verb_of(first[0]) else bare


def clause(words: str) -> str:
    """A duty as a short thing to do, beginning with its verb; "" where it cannot be put so.

    >>> clause("You will be responsible for designing, building and testing data pipelines, including Airflow jobs.")
    'design, build and test data pipelines'
    """
    bare = _piece(words)
    first = _WORD.match(bare)
    verb = verb_of(first[0]) if first else ""
    if not first or not verb:
        return ""
    rest = bare[first.end() :]
    if first[0].lower() != verb:
        gerund = first[0].lower().endswith("ing")
        rest = _plain_verbs(rest, gerund=gerund)
        if gerund and re.match(r"(?:(?:, and|, or|,| and| or| &) [\w-]+)*?(?:, and|, or|,| and| or| &) \w+ing\b", rest):
            return ""
    return _short(verb + rest)


def _plain_verbs(rest: str, *, gerund: bool) -> str:
    """The verbs that stand in one list with the first, plain like it."""
    listed = re.match(r"(?:(?:, and|, or|,| and| or| &) [\w-]+)*", rest)
    end = listed.end() if listed else 0
    head = re.sub(r"[\w-]+", lambda word: verb_of(word[0]) or word[0], rest[:end])
    tail = rest[end:]
    return head + (
        _JOINED_GERUND.sub(lambda found: found[1] + (verb_of(found[2]) or found[2]), tail) if gerund else tail
    )


def _before_a_joint(words: str) -> int:
    """Where a long line can be cut without losing the noun that a phrase ends with."""
    joints = [
        found.start() for found in re.finditer(r" (?:of|for|in|with|across|to|and|on|from|into|at) ", words[:_MOST])
    ]
    return next((at for at in reversed(joints) if at >= _ENOUGH), words.rfind(" ", 0, _MOST))


def _short(words: str) -> str:
    """Up to where examples and purposes begin, without a full stop."""
    words = re.sub(r"\s*\([^()]{1,60}\)", "", words).strip(" .;,")
    cut = next((m.start() for m in _ENDS.finditer(words) if m.start() >= _ENOUGH), len(words))
    words = words[:cut]
    if len(words) > _MOST:
        comma = words.find(", ", _LONG_ENOUGH, _MOST)
        words = words[:comma] if comma > 0 else words[: _before_a_joint(words)]
    return re.sub(r"[\s,;]*(?:\b(?:and|or|of|the|a|an|for|with|to|in|on|across|both))?[\s.,;]*$", "", words)
