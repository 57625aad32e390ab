"""Whether one file holds the papers of two people."""

from __future__ import annotations

import re

from fledge.people.blind.contact import mails

_OWN = re.compile(
    r"^\W*(?:\w+ )?(?:experience|employment(?: history)?|work history|education|skills|technical skills)\W*$",
    re.I | re.M,
)


def several_people(text: str) -> str:
    """Why the papers are those of more than one person, "" where they seem to be one person's.

    Each person is told by a mail address that stands before headings of their own.
    """
    found = {text[start:end].lower(): start for start, end in reversed(mails(text))}
    if len(found) < 2:
        return ""
    starts = sorted(found.values())
    headed = [
        len({heading[0].strip().lower() for heading in _OWN.finditer(text, start, end)}) > 1
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    if sum(headed) < 2:
        return ""
    return (
        f"the text seems to hold the papers of {sum(headed)} people, who cannot be told apart; give one file for each"
    )
