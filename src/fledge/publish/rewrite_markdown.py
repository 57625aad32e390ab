"""A rewritten posting as Markdown: the text ready to copy, then what to fill in, what to expect and every change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fledge.audit.rewrite import Rewrite
from fledge.publish.laid_out import Part, in_runs, laid_out
from fledge.publish.plain import fit
from fledge.publish.rewrite_sentences import A_HUMAN_DECIDES, KINDS, changed, in_short

#: What would act as markup anywhere, and what would at the beginning of a line.
_ACTS = re.compile(r"([\\`*_\[\]<|~]|&(?=#?\w+;))")
_LEADS = re.compile(r"^(?:([#+=>-])|(\d{1,9})([.)]))")


def rewrite_markdown(rewrite: Rewrite) -> str:
    """The posting as Markdown; below a line the reasons. Whatever comes from the posting is escaped."""
    blocks = [*_posting(rewrite), "---", f"## {KINDS[rewrite.purpose]}", in_short(rewrite)]
    blocks += _list("Fill in before you post it", rewrite.blanks)
    blocks += _list("What to expect", rewrite.expect)
    blocks += _changes(rewrite)
    return fit("\n\n".join([*blocks, f"---\n\n{A_HUMAN_DECIDES}"])) + "\n"


def posting_markdown(rewrite: Rewrite) -> str:
    """The posting alone, to paste into a job board that reads Markdown."""
    return fit("\n\n".join(_posting(rewrite))) + "\n"


def _posting(rewrite: Rewrite) -> Iterator[str]:
    marks = {Part.TITLE: "# ", Part.HEADING: "## ", Part.WORDS: ""}
    for part, lines in in_runs(laid_out(rewrite.text, rewrite.title)):
        if part is Part.ITEM:
            yield "\n".join(f"- {_words(line)}" for line in lines)
        else:
            yield marks[part] + _words(lines[0])


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {_words(item)}" for item in items]
    if lines:
        yield f"### {heading}"
        yield "\n".join(lines)


def _changes(rewrite: Rewrite) -> Iterator[str]:
    rows = [f"| {_lines(one.before)} | {_lines(one.after)} | {_words(one.because)} |" for one in changed(rewrite)]
    if rows:
        yield "### What changed, and why"
        yield "\n".join(["| It said | It says | Why |", "| --- | --- | --- |", *rows])


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(_words(line) for line in lines)


def _words(text: str) -> str:
    """Any words as Markdown that shows exactly them, on one line."""
    line = _ACTS.sub(r"\\\1", " ".join(text.split()))
    return _LEADS.sub(lambda lead: f"\\{lead[1]}" if lead[1] else f"{lead[2]}\\{lead[3]}", line)
