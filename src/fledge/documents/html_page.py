"""A saved web page: its JobPosting block where it has a whole one, what a reader sees otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fledge.documents.document import Document
from fledge.documents.html_lines import parse, text_of_tree
from fledge.documents.job_posting import JobPosting, postings_in
from fledge.documents.tidy import letters_alone
from fledge.problem import Problem

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TEASER_CHARACTERS = 600
_TEASER_RATIO = 3
_MISSING_ITEMS = 3
_WORDS_OF_AN_ITEM = 4
_ITEMS_LOOKED_AT = 500


def read_html(text: str, *, name: str, notes: tuple[str, ...] = ()) -> Document:
    """The posting on a page. A Problem where the page shows no text at all, as when a script would have filled it."""
    tree = parse(text, name=name)
    postings, broken = postings_in(_blocks(tree))
    page = text_of_tree(tree)
    posting, chosen = _chosen(postings, tree)
    body, better = _whole(posting, page, tree) if posting else (page, ())
    if not body.strip():
        mend = "open it in a browser, select the posting's text and paste it"
        raise Problem("the page holds no text, as when a script fills it in the browser", where=name, mend=mend)
    all_notes = (*notes, *broken, *chosen, *(posting.notes if posting else ()), *better)
    return Document(body, all_notes, "html", posting.facts if posting else None)


def read_job_posting(text: str, *, notes: tuple[str, ...] = ()) -> Document | None:
    """A JobPosting that stands alone in a JSON file, or None where the file holds no text of one."""
    postings, _ = postings_in([text])
    if not postings or not postings[0].text:
        return None
    posting = postings[0]
    return Document(posting.text, (*notes, *_several(postings), *posting.notes), "html", posting.facts)


def postings_on_page(text: str, *, name: str) -> tuple[tuple[JobPosting, ...], tuple[str, ...]]:
    """Every different JobPosting block of a page, and notes on broken ones."""
    return postings_in(_blocks(parse(text, name=name)))


def _blocks(tree: LexborHTMLParser) -> list[str]:
    scripts = tree.css("script[type]")
    return [node.text() for node in scripts if "ld+json" in (node.attributes.get("type") or "").lower()]


def _chosen(postings: tuple[JobPosting, ...], tree: LexborHTMLParser) -> tuple[JobPosting | None, tuple[str, ...]]:
    """The posting that the page is about: the one its main heading names, or the one that says most."""
    if not postings:
        return None, ()
    heading = tree.css_first("h1")
    about = heading.text().casefold() if heading else ""
    best = max(postings, key=lambda one: (bool(one.facts.title) and one.facts.title.casefold() in about, len(one.text)))
    return best, _several(postings, best)


def _several(postings: tuple[JobPosting, ...], best: JobPosting | None = None) -> tuple[str, ...]:
    if len(postings) < 2:
        return ()
    title = (best or postings[0]).facts.title or "one without a title"
    return (f"the page carries {len(postings)} postings; read: {title}",)


def _whole(posting: JobPosting, page: str, tree: LexborHTMLParser) -> tuple[str, tuple[str, ...]]:
    """The block's text, or the page's where the block is only a part of it, and then a note."""
    if not posting.text:
        return page, ("the page's JobPosting block has no description; the page itself was read",)
    if _is_teaser(posting.text, page):
        return page, ("the page's JobPosting block is only a teaser; the page itself was read",)
    if _lacks_items(posting.text, tree):
        return page, ("the page's JobPosting block leaves out list items; the page itself was read",)
    return posting.text, ()


def _is_teaser(block: str, page: str) -> bool:
    """Whether a block far shorter than the page is short in itself or breaks off."""
    is_far_shorter = len(page) > _TEASER_RATIO * len(block)
    return is_far_shorter and (len(block) < _TEASER_CHARACTERS or block.endswith(("…", "...")))


def _lacks_items(block: str, tree: LexborHTMLParser) -> bool:
    """Whether most of the page's list items, those with links aside, are not in the block."""
    items = [item.text() for item in tree.css("li")[:_ITEMS_LOOKED_AT] if item.css_first("a, button, ul, ol") is None]
    items = [letters_alone(item) for item in items if len(item.split()) >= _WORDS_OF_AN_ITEM]
    said = letters_alone(block)
    missing = sum(item not in said for item in items)
    return missing >= _MISSING_ITEMS and 2 * missing > len(items)
