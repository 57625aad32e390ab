"""What a line says of scale and ownership: led, designed, built, ran, and for how many."""

from __future__ import annotations

import re

from fledge.people.evidence import Signal
from fledge.people.words import Cue

_COUNTED = (
    r"(?:users?|customers?|clients?|requests?|transactions?|messages?|events?|rows?|records?|orders?|payments?|visitors?|"
    r"visits|downloads?|devices?|nodes?|servers?|queries|documents?|images?|calls|merchants?|accounts?|subscribers?|"
    r"players?|sensors?|page ?views|members?|employees?|stores|sites|vehicles?|patients?|jobs|pods|instances)"
)
_SCALE = re.compile(
    rf"\b\d[\d.,]*\s?(?:k|m|mm|mn|bn|b|million|billion|thousand|lakh|crore)\+?\b(?:[ /-]?\w+){{0,3}}?[ /]"
    rf"(?:{_COUNTED}|per|a day|rps|qps|tps|a second|daily|monthly)\b"
    rf"|\b\d{{1,3}}(?:[,.]\d{{3}})+\+?(?:\s\w+){{0,2}}?\s{_COUNTED}\b|\b\d{{4,}}\+?(?:\s\w+){{0,2}}?\s{_COUNTED}\b"
    r"|\b\d[\d.,]*\s?[kmb]?\+?\s?(?:rps|qps|tps|requests? (?:per|a|/) ?s\w*|tb|pb|terabytes?|petabytes?)\b"
    r"|\b99\.\d{1,3}\s?(?:%|per ?cent)|\bfive nines\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
_BY_NAME = {signal.value: signal for signal in Signal}
_OWN = (Signal.DESIGNED, Signal.BUILT, Signal.RAN, Signal.LED)


def signals(flat: str, cues: list[Cue]) -> tuple[Signal, ...]:
    """What a flattened line signals, each once, in the order of the list of signals."""
    found = {_BY_NAME[cue.name] for cue in cues if cue.page == "resume_cues"}
    if Signal.SCALE not in found and scale(flat):
        found.add(Signal.SCALE)
    return tuple(signal for signal in Signal if signal in found)


def scale(flat: str) -> str:
    """The words of scale in numbers, "" if none.

    >>> scale("rebuilt the ledger for 5 million users"), scale("2m users"), scale("version 2")
    ('5 million users', '2m users', '')
    """
    found = _SCALE.search(flat) if _DIGIT.search(flat) else None
    return found[0] if found else ""


def at_scale(flat: str, found: tuple[Signal, ...], cues: list[Cue]) -> str:
    """The words of scale of a line that also says what was done at it, else ""."""
    if Signal.SCALE not in found or not any(signal in found for signal in _OWN):
        return ""
    worded = next((flat[c.start : c.end] for c in cues if c.page == "resume_cues" and c.name == "scale"), "")
    return scale(flat) or worded
