"""A rewritten posting as one page: the new text ready to copy, beside it every change with its reason."""

from __future__ import annotations

from typing import Any

from fledge.audit.rewrite import Rewrite
from fledge.publish.audit_html import templates
from fledge.publish.laid_out import in_runs, laid_out
from fledge.publish.rewrite_sentences import A_HUMAN_DECIDES, KINDS, WHAT_IT_IS, changed, in_short, pieces


def rewrite_html(rewrite: Rewrite) -> str:
    """The page; it works without scripts, on a phone, on paper and in the dark, and asks nothing of any host.

    Everything that comes from the posting is escaped.
    """
    return templates().get_template("rewrite.html").render(_contents(rewrite))


def _contents(rewrite: Rewrite) -> dict[str, Any]:
    from fledge import __version__

    runs = [
        (part.value, [pieces(line, rewrite.blanks) for line in lines])
        for part, lines in in_runs(laid_out(rewrite.text, rewrite.title))
    ]
    return {
        "rewrite": rewrite,
        "kind": KINDS[rewrite.purpose],
        "what_it_is": WHAT_IT_IS[rewrite.purpose],
        "in_short": in_short(rewrite),
        "runs": runs,
        "changes": changed(rewrite),
        "a_human_decides": A_HUMAN_DECIDES,
        "version": __version__,
    }
