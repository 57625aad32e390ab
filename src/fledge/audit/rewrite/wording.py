"""How a changed line is put so that it reads as if it had always been so."""

from __future__ import annotations

import re

#: What no line should have that did not have it before.
_UGLY = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\(\s*\)|\[\s*\]",
        r"\S  +\S",
        r"\b(?:e\.g|i\.e)(?:\s|,? and\b)",
        r"\s[,.;:)](?!\w)",
        r",\s*[,.;:)]|\(\s*[,;]",
        r"[,;]\s*$",
        r"\b(?:and|or|with|of|in|as|using|the|an|a|for|to|and/or|including|like|by|both|either|&)\s*[.,;)]*\s*$",
        r"\b(?:such as|e\.g\.,?|i\.e\.,?|for example)\s*[.,;)]*\s*$",
        r"\b(with|of|in|and|or|the|an?)\s+\1\b",
        r"\b(?:and|or)\s+(?:and|or)\b|\b(?:with|of|in)\s+(?:and|or)\b|\b(?:with|of)\s+(?:with|of|in)\b",
        r"\(\s*(?:and|with)\b|\b(?:and|or|with|of)\s*[(]\s*[)]",
        r",\s*(?:with|in|of)\s*,|:\s*(?:and|or|,)",
        r"\b(?:one|any|either)(?: of)?,? (?:at least )?(?:one|any|either) of\b",
        r"\bor\W*\(or\b|\bor,\s+or\b|\bknowledge of [^.;,]{1,40} skills\b",
        r"equivalent experience\)?\. (?-i:[a-z])",
        r"not required\)[^.;,]{0,30}\b(?:required|needed|preferred|essential)\b",
        r"^\W*(?:experience|skills|knowledge|proficiency)\W*$",
        r"\bexperience(?: with| of| in)?,? (?-i:experience)\b|\bexperience with (?:focused|dedicated|spent)\b",
        r"^\W*(?:experience|background), ideally\b",
        r"\bexperience with (?:[^\s.;,()]+ ){1,9}experience\b",
        r"\bexperience\s+and\s*$|\ba experience\b|\ban? working\s+knowledge\b",
        r"\(a plus\)\W*\(a plus\)|\(a plus\)[-)]|\(a plus\) (?!(?:and|or|for|in|to)\b)[a-z]",
        r"\balong\W*$|\b(?:like|such as|including) the\b|\bworking knowledge in\b|\bof to\b",
        r"\b(?:one|any|either) of\b[^.;]*\b(?:one|any|either) of\b|\beither\b[^.;]*\beither\b",
        r"(?:such as|like|e\.g\.,?|i\.e\.,?|particularly|including|one or more)(?: of)? (?:one of|any one of|either)\b",
        r"(?-i:[a-z]{3}(?:Familiarity|Proficiency|Experience|Knowledge|Ability|Strong)\b)",
        r"\bknowledge of (?:knowledge|level|in|with|on)\b|\bworking knowledge (?:level|knowledge)\b",
    )
)
_MARKER = re.compile(r"^\W*(?:o\s+)?")


def reads_well(line: str, before: str) -> bool:
    """Whether a line has no loose end that it did not have before.

    >>> reads_well("- Experience with", "- Experience with Rust")
    False
    """
    if not any(c.isalnum() for c in line):
        return not any(c.isalnum() for c in before)
    if before and line.rstrip().endswith(":") and not before.rstrip().endswith(":"):
        return False
    if line.count("(") != line.count(")") and before.count("(") == before.count(")"):
        return False
    if _starts_small(line) and before and not _starts_small(before):
        return False
    line, before = (_MARKER.sub(" ", words).rstrip() for words in (line, before))
    return not any(ugly.search(line) and not ugly.search(before) for ugly in _UGLY)


def _starts_small(line: str) -> bool:
    """Whether a line begins with a small letter; a name such as "iOS" or "dbt" is a name."""
    word = re.match(r"\W*([a-z]+)(?![\w.+#/-])", line)
    return bool(word) and len(word[1]) > 4 if word else False


def listed(items: list[str], joint: str) -> str:
    """Items with commas and a last "and" or "or".

    >>> listed(["Go", "Rust", "C"], "or")
    'Go, Rust or C'
    """
    return f" {joint} ".join([", ".join(items[:-1]), items[-1]] if items[1:] else items)


def capitalised(words: str) -> str:
    """The words as a line begins; a name that is written small on purpose ("dbt") stays so.

    >>> capitalised("hands-on experience"), capitalised("pandas"), capitalised("iOS")
    ('Hands-on experience', 'Pandas', 'iOS')
    """
    return words if any(c.isupper() for c in words.split(" ", 1)[0]) else words[:1].upper() + words[1:]
