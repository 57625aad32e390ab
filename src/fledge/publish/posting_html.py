"""A posting as a page of its own: what applicants read, and nothing of what was found in it."""

from __future__ import annotations

from fledge.publish.audit_html import templates
from fledge.publish.job_posting_jsonld import Json, as_text
from fledge.publish.laid_out import Part, in_runs, laid_out
from fledge.publish.rewrite_sentences import pieces


def posting_html(text: str, title: str = "", *, company: str = "", location: str = "", data: Json | None = None) -> str:
    """The page; it works without scripts, on a phone, on paper and in the dark, and asks nothing of any host.

    ``data`` is the posting as schema.org JobPosting, which search engines read from the page's head. Everything that
    comes from the posting is escaped.
    """
    shown = {"title": title, "company": company, "location": location, "body": posting_body(text, title)}
    return templates().get_template("posting.html").render(shown | {"data": as_text(data) if data else ""})


def posting_body(text: str, title: str = "", *, blanks: tuple[str, ...] = ()) -> str:
    """The text as headings, lists and paragraphs for a page that has a frame and a title of its own.

    Its headings are of the second level. ``blanks`` are the places to fill in; they are marked.
    """
    runs = [
        (part.value, [pieces(line, blanks) for line in lines])
        for part, lines in in_runs(laid_out(text, title))
        if part is not Part.TITLE
    ]
    return templates().get_template("_posting_body.html").render({"runs": runs}).strip()
