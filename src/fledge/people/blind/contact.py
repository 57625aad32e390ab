"""How to reach somebody: mail, web and street addresses, telephone numbers, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BEFORE_AT = re.compile(r"[\w.+%-]{1,64}\s?$")
_AFTER_AT = re.compile(r"\s?[\w-]{1,63}(?:(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)[\w-]{1,63}){1,5}", re.I)
_AT = re.compile(r"@|[\[(]\s?at\s?[\])]", re.I)
_PLACEHOLDER = re.compile(r"<(?:EMAIL|PHONE|URL|ADDRESS|NAME)>")
_SITE = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.I)
_PAGE = re.compile(
    r"\.(?:com|org|net|edu|gov|io|dev|me|co|ai|app|info|site|page|tech|xyz|ly|in|uk|de|fr|eu|us|nl|ch|ca|au|pk|br|es|it|"
    r"pl|se)/[^\s,;)<>\"]*"
)
_HOST = re.compile(r"(?<![\w@./-])(?!(?:asp|vb|ado|socket)$)[\w.-]{1,80}$", re.I)
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(\+?|00)?\d[\d() ./\t-]{6,24}\d(?![\w/]|[.,]\d)")
_FLAT = re.compile(
    r"(?<![\w.,-])(?:flat|apt|apartment|unit|suite|plot|house|door|h\.? ?no|no)\b\.?\s*(?:no\.?)?\s*#?"
    r"(?:\w{1,4},?\s)?$",
    re.I,
)
_STREET = re.compile(
    r"(?:\d{1,5}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)?,? (?:[A-Z][\w.'-]{0,30} ){1,4}"
    r"(?:[Ss]t(?:reet)?|[Aa]ve(?:nue)?|[Rr](?:oa)?d|[Ll](?:ane|n)|[Dd]r(?:ive)?|[Bb](?:oulevard|lvd)|[Cc](?:ourt|t)|[Ww]ay|[Pp]l(?:ace)?|[Ss]q(?:uare)?|[Tt]errace|"
    r"[Cc]lose|[Cc]rescent|[Hh](?:ighway|wy)|[Pp](?:arkway|kwy)|[Nn]agar|[Cc]olony|[Mm]arg|[Ll]ayout|[Ss]ector|[Cc]ross|[Cc]ircle|"
    r"[Gg]ardens|[Gg]rove|[Hh]ill|[Pp]ark|[Rr]ow|[Ww]alk|[Mm]ews)\b\.?"
    r"(?:,?\s*(?:[Aa]pt|[Aa]partment|[Ss]uite|[Uu]nit|[Ff]lat|[Ff]loor|#)\.?\s*#?\w{1,5})?"
    r"(?:,[^\n|;:•]{0,60}?\b\d{4,6}(?:-\d{4})?\b)?)(?<!\d\.)|\bP\.?\s?O\.? Box:?\s*\d{1,6}"
)
_POSTCODE = re.compile(
    r"\b[A-Z]{2}[.,]?\s+\d{5}(?:-\d{4})?\b"
    r"|\b[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d(?!(?:GB|TB|PB))[ABD-HJLNP-UW-Z]{2}\b"
    r"|\b(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)[\s,]+\d{4}\b"
    r"|\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b"
    r"|\b[A-Z]{1,2}-\d{4,5}\b(?= [A-Z][a-z])"
)
_PIN = re.compile(r"(?<=[a-z])\s?[-–]\s?\d{3}\s?\d{3}\b")
_TOWN = re.compile(r"[A-Z][\w.'-]{1,25}(?: [A-Z][\w.'-]{1,25})?,\s*$")
_MONTHS_OF_YEARS = re.compile(r"\d{1,2}/\d{2} ?- ?\d{1,2}/\d{2}")
_DIGITS = re.compile(r"\d+")


def mails(text: str) -> list[tuple[int, int]]:
    """Where mail addresses stand, those with "[at]" and "[dot]" too."""
    found = []
    for at in _AT.finditer(text) if "@" in text or "at]" in text.lower() or "at)" in text.lower() else ():
        before = _BEFORE_AT.search(text, max(0, at.start() - 66), at.start())
        after = _AFTER_AT.match(text, at.end())
        if before and after:
            found.append((before.start(), after.end()))
    return found


def _pages(text: str) -> list[tuple[int, int]]:
    """Where pages on the web are named without "https://"."""
    found = []
    for page in _PAGE.finditer(text):
        host = _HOST.search(text, max(0, page.start() - 82), page.start())
        if host:
            found.append((host.start(), page.end()))
    return found


def without(text: str, stretches: Iterable[tuple[int, int]], cut: str) -> str:
    """The text with one mark for each of these stretches, which stand in order."""
    kept: list[str] = []
    reach = 0
    for start, end in stretches:
        if start >= reach and end > start:
            kept += (text[reach:start], cut)
            reach = end
    return "".join(kept) + text[reach:] if kept else text


def without_contact(text: str, cut: str) -> str:
    """The text without the ways to reach somebody.

    >>> without_contact("Ring +44 20 7946 0958 or write to a.b@example.org (2015 - 2018)", "…")
    'Ring … or write to … (2015 - 2018)'
    """
    text = without(text, mails(text), cut)
    text = _PLACEHOLDER.sub(cut, text) if "<" in text else text
    if "://" in text or "www." in text.lower():
        text = _SITE.sub(cut, text)
    text = without(text, _pages(text), cut) if "/" in text else text
    text = _PHONE.sub(lambda found: cut if _is_phone(found[0]) else found[0], text)
    return _without_postcodes(without(text, _streets(text), cut), cut)


def _streets(text: str) -> Iterator[tuple[int, int]]:
    """Where street addresses stand, with the flat before the number."""
    for found in _STREET.finditer(text):
        flat = _FLAT.search(text, max(0, found.start() - 24), found.start())
        yield flat.start() if flat else found.start(), found.end()


def _without_postcodes(text: str, cut: str) -> str:
    """The text without postcodes, each with the town before it."""
    stretches = []
    for found in sorted((*_POSTCODE.finditer(text), *_PIN.finditer(text)), key=re.Match[str].start):
        town = _TOWN.search(text, max(0, found.start() - 60), found.start())
        stretches.append((town.start() if town else found.start(), found.end()))
    return without(text, stretches, cut)


def _is_phone(words: str) -> bool:
    """Whether digits are a telephone number, not years, dates, or a number grouped in thousands."""
    if _MONTHS_OF_YEARS.fullmatch(words):
        return False
    groups = _DIGITS.findall(words)
    digits = sum(map(len, groups))
    if not 8 <= digits <= 16:
        return False
    years = sum(len(g) == 4 and g[:2] in ("19", "20") for g in groups)
    if years and all(len(g) <= 2 or (len(g) == 4 and g[:2] in ("19", "20")) for g in groups):
        return False
    if len(groups) == 1:
        return digits >= 10 and not words.endswith("00000")
    if not words.startswith(("+", "(", "0")) and all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3:
        return digits in (9, 10) and "-" in words
    return digits >= 9 or words.startswith(("+", "(", "0"))
