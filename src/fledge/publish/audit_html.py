"""An audit as one page that needs nothing but itself: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from fledge.audit import RULES, Audit, Finding, Grade
from fledge.charts import asked, asked_by_kind, tallies, tool_load
from fledge.facts import FactBook
from fledge.publish.drawn_twice import DrawnTwice, drawn_twice
from fledge.publish.figures import comparable, figures
from fledge.publish.marked import inside, marked
from fledge.publish.plain import fit, in_words, shortened
from fledge.publish.pool_figures import pool_figures
from fledge.publish.pool_section import pool_section
from fledge.publish.reading import STATUSES, reading
from fledge.publish.sources import GRADES, dated, parts
from fledge.publish.verdict import A_HUMAN_DECIDES, verdict

if TYPE_CHECKING:
    from jinja2 import Environment

#: Quotes that a card lists; further ones are marked in the posting only.
_LISTED = 40
_RULES = {rule.id: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it: its number, what it is called, why it matters, and where its quotes stand.

    ``further`` counts the quotes beyond those that are listed.
    """

    number: int
    finding: Finding
    name: str
    why: str
    quotes: tuple[tuple[str, int], ...]
    further: int


def as_html(audit: Audit, book: FactBook) -> str:
    """The posting with every finding in its place, the facts behind it, and what was read.

    Everything that comes from the posting is escaped. The page works without scripts, on a phone, on paper and
    in the dark, and it asks nothing of any host.
    """
    return templates().get_template("audit.html").render(contents(audit, book))


def contents(audit: Audit, book: FactBook) -> dict[str, Any]:
    """Everything that the templates of an audit show, by the names that they have there."""
    from fledge import __version__

    posting = audit.posting
    groups = reading(posting, book)
    cards = tuple(_card(n, finding, posting.text) for n, finding in enumerate(audit.findings, 1))
    starts = {start for card in cards for _, start in card.quotes} | {row.at.start for g in groups for row in g.rows}
    places = frozenset(start for start in starts if 0 <= start < len(posting.text))
    return {
        "audit": audit,
        "judged_by": in_words(audit.today),
        "verdict": verdict(audit),
        "figures": (*figures(audit), *(pool_figures(audit.pool)[:1] if audit.pool else ())),
        "cards": cards,
        "grades": [grade for grade in Grade if any(card.finding.grade is grade for card in cards)],
        "lines": marked(posting, audit.findings, places),
        "statuses": STATUSES,
        "groups": groups,
        "places": places,
        "charts": tuple(_charts(audit, book)),
        "evidence": GRADES,
        "a_human_decides": A_HUMAN_DECIDES,
        "version": __version__,
        **(pool_section(audit.pool, audit.repair) if audit.pool else {"pool": None, "pool_charts": ()}),
    }


def _card(number: int, finding: Finding, text: str) -> Card:
    rule = _RULES.get(finding.rule)
    quotes = list(inside(text, finding.quotes))
    listed = tuple((shortened(quote.of(text)), quote.start) for quote in quotes[:_LISTED])
    name, why = (rule.looks_for, rule.why) if rule else (finding.rule, "")
    return Card(number, finding, name, why, listed, max(len(quotes) - _LISTED, 0))


def _charts(audit: Audit, book: FactBook) -> Iterator[DrawnTwice]:
    spread = comparable(audit, book)
    counts = spread.counts if spread and not audit.posting.unread else ()
    load = tool_load(audit.load, counts)
    if load:
        rows = tuple((t.words, f"{t.postings:,}", f"{t.share:.1%}") for t in tallies(counts, audit.load.asked))
        yield drawn_twice("tool-load", load, ("Separate tools", "Postings", "Share"), rows)
    kinds = asked(audit.posting)
    if kinds:
        numbers = tuple((row.noun, str(row.must), str(row.nice)) for row in asked_by_kind(audit.posting))
        yield drawn_twice("asked", kinds, ("Kind", "Must-have", "Nice to have"), numbers)


@cache
def templates() -> Environment:
    """Templates that escape everything; a value that is missing is a mistake, not an empty place."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("fledge.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: fit(value) if type(value) is str else value,
    )
    environment.filters |= {"drawing": Markup, "parts": parts, "dated": dated}
    return environment
