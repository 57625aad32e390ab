"""Whether papers are in English; another language is named, not guessed at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
_FEW = 12


def unread_language(text: str, small_words: Mapping[str, tuple[str, ...]]) -> str:
    """Why the papers cannot be read for their language, "" where they are in English or too short to tell.

    >>> unread_language("und mit der die für bei im den und zur und von ein auf der das im", {"german": ("und", "der",
    ...     "die", "mit", "im", "das", "den", "für", "von", "zur", "bei", "ein", "auf"), "english": ("the", "and")})
    'these papers seem to be in German, and only English is read so far'
    """
    spoken = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, spoken))
    if letters and sum(len(w) for w in spoken if w[0] > "\u036f") > letters / 2:
        return "these papers are not in Latin letters, and only English is read so far"
    counts = Counter(spoken)
    shown = {name: sum(counts[w] for w in set(small)) for name, small in small_words.items()}
    english = shown.pop("english", 0)
    other = max(shown, key=lambda name: shown[name], default="")
    if not other or shown[other] < _FEW or shown[other] <= 2 * english or shown[other] < len(spoken) * 0.08:
        return ""
    return f"these papers seem to be in {other.capitalize()}, and only English is read so far"
