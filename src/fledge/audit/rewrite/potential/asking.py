"""Who speaks in a line: the employer of itself and the work, or somebody who demands."""

from __future__ import annotations

import re

#: How lines begin in which the employer speaks of itself, of the place or of what follows an application.
_EMPLOYER = re.compile(
    r"(?:we(?:['’](?:re|ve|ll|d))?|our|us|at [A-Z][\w&.]+|here(?: at|,)|join(?:ing)?|"
    r"by (?:joining|applying|submitting)|if you|please|all (?!candidates|applicants (?:must|should))\w+|"
    r"employees|team members|applicants?|"
    r"individuals|qualified|the (?:company|team|base|salary|pay|annual|total|expected|position|role|successful "
    r"applicant)|this (?:role|position|job|opportunity|is|range|posting|site|information)|these|those|they|he|she|"
    r"you(?:['’]ll| will)|in addition|additionally|as part|to (?:learn|view|see|apply|request|ensure|protect|help|"
    r"support|perform|all)|click|learn more|explore|check out|for (?:more|further|applicants|roles|information|"
    r"candidates)|visit|see|notes?|not sure|don['’]t|even if|in (?:your|compliance|accordance|order)|your|"
    r"it(?:['’]s| is)?|that['’]s|there|what(?:['’]s)?|why|how|because|every|each|everyone|while|when|since|"
    r"pursuant|under (?!graduate)|consistent|recruit\w*|unsolicited|agenc\w+|notice|disclaimer|legal|thank\w*|apply|"
    r"come|let['’]s|ready|interested|powered by|posted|job (?:id|req\w*|code|type|family|"
    r"function|level)|req\w* (?:id|number|#)|department|division|category|location|locations|salary|compensation|pay|"
    r"benefits?|schedule|shift|work (?:shift|hours|location|week|model)|hours|start date|duration|contract|"
    r"reports? to|reporting to|openings?|vacanc\w+|employment|seniority|industry|website|contact|phone|address|"
    r"deadline|closing date|relocation|visa|sponsorship)\b",
    re.IGNORECASE,
)
#: What the employer says of the person that it wants, in its own voice.
_WANTS = re.compile(
    r"\b(?:(?:we(?:['’]re| are)?|is|are) (?:currently |always |actively )?(?:looking|searching|seeking)(?: for)?|we "
    r"(?:seek|need|require|want)|ideal(?:ly)?|candidates?\b[^.]{0,40}\b(?:must|should|will|has|have|possess\w*|"
    r"demonstrates?|brings?)|(?:role|position|job) (?:requires?|demands?|needs)|you (?:must|need|should|have|are|"
    r"bring|"
    r"know|possess|thrive|love|enjoy|can)|you(?:['’]re|['’]ve)|must (?:have|be|possess))\b",
    re.IGNORECASE,
)
#: Nouns of a demand, wherever in the line.
_DEMANDS = re.compile(
    r"\b(?:experienced?|skills?|skilled|abilit(?:y|ies)|able to|knowledge|understanding|proficien\w+|familiar\w*|"
    r"expertise|background|degree|track record|certifi(?:ed|cations?)|fluen(?:t|cy)|mastery|aptitude|capab\w+|"
    r"required|must|mindset|passion\w*|comfortable|willing\w*|demonstrat\w+|exposure|attitude|self-?\w+|curious|"
    r"curiosity|team player|work ethic|plus|preferred|desirable|interest in)\b",
    re.IGNORECASE,
)
#: How a sentence about the person begins.
_PERSON = re.compile(
    r"(?:you\b(?!['’]ll| will)|someone|somebody|a (?:person|passion\w*|strong|proven|deep|solid|good|self\S*)|are|is|"
    r"has|have|having|loves?|enjoys?|wants?|values?|cares?|thrives?|believes?|understands?|knows?|can|able|"
    r"not afraid|be (?!part\b)\w+)\b",
    re.IGNORECASE,
)
_ENDS_LIKE_PROSE = (".", "!", "?", "…")
_MOST_WORDS, _SMALL = 14, 4


def employer_speaks(words: str, company: str = "") -> bool:
    """Whether the employer speaks of itself, the place, the pay or the way in, and not of what somebody must be.

    >>> employer_speaks("We offer a culture of trust."), employer_speaks("We are looking for strong writers.")
    (True, False)
    """
    name = company.split(" ")[0] if company else ""
    named = len(name) > 2 and re.match(rf"(?:the )?{re.escape(name)}\b", words, re.IGNORECASE)
    return bool(named or _EMPLOYER.match(words)) and not _WANTS.search(words)


def demands(words: str, company: str = "") -> bool:
    """Whether a line under a heading for demands is one; prose that demands nothing is the employer's own.

    >>> demands("Strong written communication"), demands("Bold ideas create real-world impact here.")
    (True, False)
    """
    if employer_speaks(words, company):
        return False
    if _WANTS.search(words) or _DEMANDS.search(words) or _PERSON.match(words):
        return True
    return not words.endswith(_ENDS_LIKE_PROSE) and len(words.split()) <= _MOST_WORDS


def is_a_name(words: str) -> bool:
    """Whether an item is a name of something, capitalised throughout, and no work.

    >>> is_a_name("Program Synthesis Group"), is_a_name("Program a robot")
    (True, False)
    """
    parts = words.split()
    return len(parts) > 1 and all(not part[0].isalpha() or part[0].isupper() or len(part) < _SMALL for part in parts)


def wants_a_person(words: str) -> bool:
    """Whether a line among duties says what somebody is, loves or values instead of what they do.

    >>> wants_a_person("Love hard problems"), wants_a_person("Build ovens")
    (True, False)
    """
    return bool(_TRAIT.match(words))


_TRAIT = re.compile(
    r"(?:you (?:are|love|enjoy|have|want|value|care|thrive|bring|believe)|you(?:['’]re|['’]ve)|are|have|has|loves?|"
    r"enjoys?|wants? to|values?|cares? (?:about|deeply)|thrives?|believes?|comfort(?:able)? with|not afraid|"
    r"exhibits?|demonstrates?|possess(?:es)?|be (?:an?|able|comfortable|willing|proactive|creative)|ready to|excited|"
    r"fascinated)\b",
    re.IGNORECASE,
)
