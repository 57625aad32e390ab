"""A posting as plain text, for a mail or a form that takes nothing else."""

from __future__ import annotations

from fledge.publish.laid_out import Part, laid_out
from fledge.publish.plain import fit


def posting_text(text: str, title: str = "", *, company: str = "", location: str = "") -> str:
    r"""The title, who hires and where, and the text as it was written.

    >>> posting_text("- Bake\n", "Baker", company="Trust & Sons", location="Leeds")
    'Baker\nTrust & Sons, Leeds\n\n- Bake\n'
    """
    lines = laid_out(text, title)
    has_title = bool(lines) and lines[0].part is Part.TITLE
    about = ", ".join(words for words in (company, location) if words)
    if has_title or not (title or about):
        return fit(text.strip("\n") + "\n")
    head = "\n".join(words for words in (title, about) if words)
    return fit(f"{head}\n\n{text.strip(chr(10))}\n")
