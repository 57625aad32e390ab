"""A demand in the employer's own words, as something that is learned here: without years, praise and proof."""

from __future__ import annotations

import re

from fledge.audit.rewrite.potential.learning import capital
from fledge.audit.rewrite.potential.verbs import commands, is_infinitive, is_past, leads

_PRAISE = (
    r"(?:(?:essential|functional|proven|demonstrated|demonstrable|strong|excellent|extensive|deep(?! learning)|solid|"
    r"exceptional|outstanding|expert(?:-level)?|"
    r"advanced|great|good|significant|superior|thorough|in-depth|broad|sound|working|basic|general|some|previous|"
    r"prior|"
    r"relevant|practical|hands[- ]on|professional|very|real[- ]world|high|clear|direct|substantial|considerable|"
    r"robust|"
    r"comprehensive|fundamental|foundational|industry|recent|commercial|enterprise(?= experience)|firm|at least|"
    r"minimum|preferably|ideally|"
    r"production(?=[- ](?:level )?experience)|level|technical(?= (?:expertise|proficiency))|intermediate|genuine|"
    r"rich|"
    r"highly|deeply|fluent|first-hand|working-level|related|overall|core|current|existing|well-rounded|"
    r"conceptual|theoretical|high-level|full(?![ -]stack)|total|successful|additional|track record and|"
    r"track record of),? "
    r"(?:and |or |/ ?)?)*"
)
_PROOF = (
    r"(?:experience[sd]?|expertise|proficien(?:cy|t)|familiar(?:ity)?|knowledge(?! with)(?:able)?|understanding|"
    r"command|grasp|"
    r"exposure|background|fluency|fluent|competen(?:ce|cy|t)|mastery|skill(?:s|ed)|comfort(?:able)?|track record|"
    r"awareness|foundation|grounding|capability|history|expert|know-how|versed|adept)"
)
_YEARS = (
    r"(?:(?:a )?(?:minimum|min\.?)(?: of)? |at least |over |around )?(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|"
    r"six|seven|eight|ten)"
    r"(?: ?\(\d+\+?\))? ?\+?(?: ?(?:-|–|—|to) ?\d{1,2})? ?\+? ?(?:or more |plus )?"
    r"(?:years?|yrs?|months?)(?:\(s\))?['’]?(?:(?: |s )of)?(?=[ ,:;.)]|$) ?"
)
#: A name of a kind of proof with what stands around it, wherever in the line.
_PROVEN = re.compile(
    rf"(?:\b(?:an?|the|your|have|has|having|had) )?\b{_PRAISE}\b{_PROOF}(?:,? (?:and|or|/|&) {_PRAISE}{_PROOF})*"
    r"(?: (?:working|dealing|developing with|coding))?"
    r" (?P<of>with(?:in)?|in|of|on|using|from|at|across|around|for)\b(?: (?:the )?(?:use|usage) of)? ?",
    re.IGNORECASE,
)
#: Proof directly before what is done: "experience building ovens".
_DONE = re.compile(
    rf"(?:\b(?:an?|the|your|have|has|with|with an?) )?\b{_PRAISE}\b(?:experience|expertise|comfortable|experienced|"
    rf"background|skilled|"
    r"adept)\s+(?=[a-z-]+ing\b)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:(?:(?:success in )?(?:this|the) (?:role|position|job) (?:also )?(?:requires?|calls for|needs|demands)|"
    r"are|be|you(?: will| should| must)? (?:have|are|possess|bring|need)|you['’]ve|you['’]re|must have|must be|"
    r"have|has|having|"
    r"we (?:require|need|want|expect)|(?:required|preferred|mandatory|essential|must[- ]have)s?:|to have|"
    r"possess(?:es)?|"
    r"(?:the )?(?:ideal |successful )?candidates? (?:must|should|will|needs? to)?(?: ?(?:have|has|be|possess|"
    r"possesses))?) )+",
    re.IGNORECASE,
)
_ABLE = re.compile(
    rf"^(?:an? |the )?(?:{_PRAISE})(?:ability|able|capable|capability|capacity|skilled|comfortable) (?:to|of|at|"
    rf"in) (?=[a-z])",
    re.IGNORECASE,
)
_SKILLS = re.compile(
    rf"^(?:{_PRAISE})((?:[\w/+#.-]+ ){{1,4}}?)(?:skills?|knowledge|experience|expertise|proficiency|abilities|"
    rf"fundamentals|"
    r"background|ability)(?=[.,;)]|$| \(| (?:in|with|using|and|including|across|such)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:,? (?:would|will|is|are)(?: be)? (?:an? )?(?:added |big |huge |definite |strong )?(?:advantage|plus|bonus)|"
    r",? (?:is|are)? ?(?:strongly |highly |an? )?(?:required|preferred|a must|must|essential|mandatory|desired|"
    r"desirable|"
    r"needed|a plus|bonus|big plus|strong plus|must-have|(?:a )?nice to have)| ?\((?:required|preferred|a must|"
    r"must|must[- ]have|"
    r"essential|mandatory|a plus|nice to have)\)|,? or (?:equivalent|similar) experience)[.!]?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<label>(?!you\b)[A-Z][\w&/,+# '’()-]{1,48}: |(?!you\b)(?:[\w&/,+#]+ ){1,3}[-–—] )(?=\S)")
#: What a line must not hold that is to be learned: measures, rank, proof that only a past can give.
_LEFT = re.compile(
    r"\bfollowing\b|\.with\b|^(?:not?|never|already|understands|involvement|relevant|statistical|team|consulting|"
    r"founding|start-?up|collaborative|adaptable|responsible|communication|collaboration|"
    r"interpersonal|organi[sz]ational|teamwork|verbal|written|"
    r"analytical|problem[- ]solving)\b|\bB\.?Sc?\b\.?|\bM\.?Sc?\b\.?|\brelated (?:field|discipline)|\b(?:years?|yrs|"
    r"degrees?|ph\.?d|bachelor\w*|master(?:['’]?s|y)|expert\w*|senior|proven|track record|experienced?|must|"
    r"required|preferred|a plus|publi(?:cations|shed)|certifi\w+|seasoned|elite|top-tier|first-author\w*|"
    r"proficien\w+|"
    r"familiar\w*|demonstrated|skilled|passion\w*|background|candidates?|equivalent (?:experience|degree|work)|"
    r"\d{1,2}\+|bonus|minimum|"
    r"you(?:['’]\w+)?|your|history of|others|willing\w*|eager\w*|comfortable|mindset|hands-on|exposure to|"
    r"fluen\w+|we|our|us|who|them|thriv\w+|love|able to|ability to|thought leader\w*|roles?|"
    r"individual contributor|or interest|apply|encouraged|"
    r"attitude|fast-paced|leadership|decision[- ]maker|"
    r"office|offices)\b|"
    r"[?!]",
    re.IGNORECASE,
)
#: Praise before a thing that has no proof in it.
_FIRST = re.compile(
    r"^(?:(?:expert(?:-level)?|proven|strong|solid|excellent|deep(?! learning)|extensive|hands-on|working|"
    r"advanced|good|great),? (?:and )?)+",
    re.IGNORECASE,
)
#: What a label calls the proof of a thing ("CI/CD familiarity: …").
_KIND = re.compile(r" (?:exposure|awareness|familiarity|experience|expertise|proficiency)(\W*)$", re.IGNORECASE)
#: A past that is told ("You have built …"), and two items that lost what stood between them.
_PAST = re.compile(
    r"^(?:you(?: have|['’]ve)|have|has) (?:\w+ly )?(?:\w+ed|built|led|written|taken|run|made|done|spent|been|gone|"
    r"seen)\b",
    re.IGNORECASE,
)
MOOD = re.compile(
    r"(?:you(?: are|['’]re| have)? |is |are |have )?(?:an? )?(?:strong |deep |genuine |real |keen )?"
    r"(?:motivated|excited|interest(?:ed)?|depth|sense|desire|drive|driven|curious|curiosity|comfort\w*|bias|"
    r"willing\w*|passion\w*|love|enjoy\w*|excite\w*|thriv\w*|eager|obsess\w*)\b",
    re.I,
)
_GLUED = re.compile(
    r"[a-z0-9)] (?:Experienced?|Familiar(?:ity)?|Proficien(?:t|cy)|Knowledge|Understanding|Ability|Strong|Have|"
    r"Can|Comfort|Must|Excellent|Deep|Proven|Solid)\b"
)
#: A second number of years, with what it counts.
_MEASURED = re.compile(rf"(?:,? (?:with|and|including|plus|of which))? (?:at least )?{_YEARS}[^,;]*", re.IGNORECASE)
_WISHED = re.compile(r",? \(?(?:ideally|preferably)\b[^;)]*\)?", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:and|or|with|plus|including|as|both|to|in|of)$", re.IGNORECASE)
_GLUE = re.compile(
    r"^(?:and|or|with|of|in|to|on|for|as|both|using|within|a|an|the|at(?! least)|level)\b[ ,]*", re.IGNORECASE
)
_LOOSE = re.compile(
    r"[ ,;:(/-]*\b(?:and|or|with|of|in|to|on|for|as|using|a|an|the|at|including|by|both|vs|like|such as)$",
    re.IGNORECASE,
)
_SHORT, _LONG = 2, 210
_YOU = re.compile(r"^you (?=[a-z])", re.IGNORECASE)


def taught(words: str) -> str:
    """What a demand is about, as an item of what will be learned; "" where it cannot be said so without guessing.

    >>> taught("5+ years of hands-on experience building ovens in Rust")
    'Building ovens in Rust'
    >>> taught("Strong programming skills in Python and familiarity with testing")
    'Programming in Python and testing'
    >>> taught("You write back-end code in Go."), taught("A PhD and 12 years of baking")
    ('How to write back-end code in Go', '')
    """
    words = " ".join(words.replace("‑", "-").split()).lstrip(" ;,").rstrip(" .;,")
    words = re.sub(r" ?\([^()]*\b(?:level|expected|required|preferred)\b[^()]*\)", "", words)
    if re.search(r"\)\.\w|\bnot (?:required|needed|necessary)\b", words):
        return ""
    if _PAST.match(words) or MOOD.match(words) or _GLUED.search(words):
        return ""
    label = _LABEL.match(words)
    if label and not _LEFT.search(label["label"]):
        rest, name = _said(words[label.end() :]), capital(_KIND.sub(r"\1", _FIRST.sub("", label["label"])))
        return f"{name}{capital(rest)}" if rest and len(rest) + label.end() <= _LONG else ""
    return _said(words[label.end() :] if label else words)


def _said(words: str) -> str:
    told = _without_proof(_ENDS.sub("", words).lstrip(" ;,").rstrip(" .;,"))
    told = _LOOSE.sub("", told).lstrip(" ;,:–—-").rstrip(" .;,:–—-")
    return capital(told) if _can_be_said(told) else ""


def _without_proof(words: str) -> str:
    """The thing itself: what is done, what is used, or how something is done."""
    words = re.sub(rf"^{_YEARS}", "", _BEGINS.sub("", words), flags=re.IGNORECASE)
    if found := _ABLE.match(words):
        return _how(words[found.end() :])
    if found := _YOU.match(words):
        return _how(words[found.end() :])
    first = re.match(r"[A-Za-z-]+", words)
    if first and (is_infinitive(first[0]) and commands(words)):
        return _how(words[:1].lower() + words[1:])
    if first and first[0].lower().endswith("s") and commands(words) and not words.endswith("s"):
        return ""
    if re.match(
        r"as an? |this |it |there |in return|may |authority |occasional|"
        r"(?:is|has|uses|operates|practices|can|will|recognized)\b",
        words,
        re.IGNORECASE,
    ):
        return ""
    words = _PROVEN.sub(_joined, _DONE.sub(_done, _WISHED.sub("", _MEASURED.sub("", words))))
    if found := _SKILLS.match(words):
        rest = words[found.end() :]
        words = f"{found[1].strip()}{rest}"
    words = _FIRST.sub("", words)
    while (shorter := _GLUE.sub("", words)) != words:
        words = shorter
    return re.sub(r",? with (?=(?:build|develop|deploy|design|work|deliver)ing\b)", ", ", _FIRST.sub("", words))


def _done(found: re.Match[str]) -> str:
    """Nothing before what is done, unless another noun names the proof ("start-up experience building")."""
    before = found.string[: found.start()].rstrip()
    free = not before or before.endswith((",", ";", ":", "(", "/", "&", "-", "–", "—")) or _JOINT.search(before)
    return "" if free else found[0]


def _joined(found: re.Match[str]) -> str:
    """Nothing after a joint; after another noun ("research experience in") the small word that binds them."""
    before = found.string[: found.start()].rstrip()
    free = not before or before.endswith((",", ";", ":", "(", "/", "&", "-", "–", "—")) or _JOINT.search(before)
    return "" if free else f"{found['of']} "


def _how(rest: str) -> str:
    first = re.match(r"[\w-]+", rest)
    if re.match(r"[\w-]+ (?:or|and) [\w-]+(?:ing|ence|ment)\b", rest) or re.search(r"\band are\b", rest):
        return ""
    if first and first[0].lower().endswith("ing"):
        return rest
    return (
        f"how to {_PROVEN.sub(_joined, rest)}"
        if first and is_infinitive(first[0]) and not leads(rest.capitalize())
        else ""
    )


def _is_done(verb: str, after: str) -> bool:
    """Whether "how to" is followed by something to do: "model orders" and not "model fine-tuning"."""
    return is_infinitive(verb) and after != "of" and not (after.endswith("ing") and len(after) > len("bring"))


def _can_be_said(told: str) -> bool:
    if (
        not _SHORT <= len(told) <= _LONG
        or _LEFT.search(told)
        or re.search(r"(?<!e\.g)(?<!i\.e)(?<!etc)(?<!vs)\. ", told)
    ):
        return False
    first = re.match(r"[A-Za-z-]+", told)
    how = re.match(r"how to ([\w-]+) ?([\w-]*)", told)
    if (first and is_past(first[0])) or (how and not _is_done(how[1], how[2])):
        return False
    return told.count("(") == told.count(")") and not leads(told[:1].upper() + told[1:])
