"""How to reach somebody: mail, web and street addresses, telephone numbers, postcodes."""

from __future__ import annotations

import re

_MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:\s?@\s?|\s?[\[(]\s?at\s?[\])]\s?)[\w-]{1,63}"
    r"(?:(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)[\w-]{1,63}){1,5}|<(?:EMAIL|PHONE|URL|ADDRESS|NAME)>",
    re.I,
)
_SITE = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w@.])(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}/[^\s,;)<>\"]*")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(\+?|00)?\d[\d() ./\t-]{6,24}\d(?![\w/]|[.,]\d)")
_STREET = re.compile(
    r"(?<![\w.,-])(?:(?:flat|apt|apartment|unit|suite|plot|house|door|h\.? ?no|no)\b\.?\s*(?:no\.?)?\s*#?)?\s*"
    r"#?\d{1,5}[a-z]?(?:[/-]\d{1,4}[a-z]?)?,?\s(?:[A-Z][\w.'-]{0,30}\s){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|"
    r"boulevard|blvd|court|ct|way|place|square|sq|terrace|close|crescent|highway|hwy|parkway|pkwy|nagar|colony|marg|"
    r"layout|sector|cross|circle|gardens|grove|hill|park|row|walk|mews)\b\.?"
    r"(?:,?\s*(?:apt|apartment|suite|unit|flat|floor|#)\.?\s*#?\w{1,5})?(?:,[^\n|;:•]{0,60}?\b\d{4,6}(?:-\d{4})?\b)?"
    r"|\bP\.?\s?O\.? Box:?\s*\d{1,6}",
    re.I,
)
_POSTCODE = re.compile(
    r"(?:[A-Z][\w.'-]{1,25}(?: [A-Z][\w.'-]{1,25})?,\s*)?\b[A-Z]{2}[.,]?\s+\d{5}(?:-\d{4})?\b"
    r"|\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d(?!(?:GB|TB|PB))[ABD-HJLNP-UW-Z]{2})\b"
    r"|\b(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)[\s,]+\d{4}\b"
    r"|\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b"
    r"|(?<=[a-z])\s?[-–]\s?\d{3}\s?\d{3}\b|\b[A-Z]{1,2}-\d{4,5}\b(?= [A-Z][a-z])"
)
_DIGITS = re.compile(r"\d+")


def mails(text: str) -> list[re.Match[str]]:
    """Where mail addresses stand."""
    return list(_MAIL.finditer(text)) if "@" in text or "<" in text or "at]" in text or "at)" in text else []


def without_contact(text: str, cut: str) -> str:
    """The text without the ways to reach somebody.

    >>> without_contact("Ring +44 20 7946 0958 or write to a.b@example.org (2015 - 2018)", "…")
    'Ring … or write to … (2015 - 2018)'
    """
    if "@" in text or "<" in text or "at]" in text or "at)" in text:
        text = _MAIL.sub(cut, text)
    if "/" in text or "www." in text:
        text = _SITE.sub(cut, text)
    text = _PHONE.sub(lambda found: cut if _is_phone(found[0]) else found[0], text)
    text = _STREET.sub(cut, text)
    return _POSTCODE.sub(cut, text)


def _is_phone(words: str) -> bool:
    """Whether digits are a telephone number, not years, dates, or a number grouped in thousands."""
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
