"""What a posting asks for by kind: tools that come and go, beside what stays."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.audit.tool_load import collapsed_count
from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.facts import Kind
from fledge.posting import Posting, Status

_KINDS = {
    Kind.TOOL: ("tool", "tools"),
    Kind.CONCEPT: ("practice", "practices"),
    Kind.FUNDAMENTAL: ("fundamental", "fundamentals"),
    Kind.DOMAIN: ("business field", "business fields"),
}
#: Pixels to the right of the longest bar, for its words.
_ROOM = 110
#: Room for the names in any font, because the reader's own may be wider than the one the drawing was measured with.
_NAMES = {"title": None, "labelOpacity": 1, "minExtent": 100}


@dataclass(frozen=True, slots=True)
class AskedOfKind:
    """How many separate things of one kind are must-haves, and how many more would be nice; alternatives once."""

    kind: Kind
    must: int
    nice: int

    @property
    def noun(self) -> str:
        """What the kind is called: "tools"."""
        return _KINDS[self.kind][1]

    def named(self, count: int) -> str:
        """The count with its noun: "1 tool", "3 tools"."""
        one, many = _KINDS[self.kind]
        return f"{count} {one if count == 1 else many}"

    @property
    def words(self) -> str:
        """What is asked of this kind: "9 must, 2 nice"."""
        return ", ".join(f"{n} {word}" for n, word in ((self.must, "must"), (self.nice, "nice")) if n) or "none"


def asked_by_kind(posting: Posting) -> tuple[AskedOfKind, ...]:
    """What the posting asks of each kind of thing; kinds that it does not ask for stay, with nothing."""
    return tuple(_of_kind(posting, kind) for kind in _KINDS)


def _of_kind(posting: Posting, kind: Kind) -> AskedOfKind:
    if kind is Kind.DOMAIN:
        must = {d.domain for d in posting.domains if d.status is Status.MUST}
        asked = {d.domain for d in posting.domains if d.status.asked}
        return AskedOfKind(kind, len(must), len(asked - must))
    mentions = posting.asked(kind)
    musts = collapsed_count(tuple(m for m in mentions if m.status is Status.MUST))
    return AskedOfKind(kind, musts, max(collapsed_count(mentions) - musts, 0))


def asked(posting: Posting) -> Spec | None:
    """What the posting is made of: must-haves in full colour, welcome things in grey, one bar a kind.

    Counted by kind because tools are learned in weeks and fundamentals in years; None if nothing is asked.
    """
    rows = asked_by_kind(posting)
    if not any(row.must + row.nice for row in rows):
        return None
    values = [
        {"kind": row.noun, "from": start, "to": start + n, "asked": asked, "words": row.words}
        for row in rows
        for start, n, asked in ((0, row.must, "must-have"), (row.must, row.nice, "nice to have"))
    ]
    said = "; ".join(f"{row.noun}: {row.words}" for row in rows)
    return chart(
        "What is asked, by kind",
        f"Separate things asked, alternatives counted once. {said[0].upper()}{said[1:]}.",
        width=560,
        height={"step": 30},
        data={"values": values},
        encoding={"y": {"field": "kind", "type": "nominal", "sort": None, "axis": _NAMES}},
        layer=[_bars(max(row.must + row.nice for row in rows)), _words()],
    )


def _bars(longest: int) -> Spec:
    scale = {"domain": [0, longest], "nice": False, "range": [0, {"expr": f"width - {_ROOM}"}]}
    colours = {"domain": ["must-have", "nice to have"], "range": [LOUD, QUIET]}
    return {
        "mark": {"type": "bar", "height": 14, "cornerRadiusEnd": 2},
        "encoding": {
            "x": {"field": "from", "type": "quantitative", "axis": None, "scale": scale},
            "x2": {"field": "to"},
            "color": {"field": "asked", "type": "nominal", "scale": colours, "legend": None},
        },
    }


def _words() -> Spec:
    return {
        "transform": [{"filter": "datum.asked == 'nice to have'"}],
        "mark": {"type": "text", "align": "left", "dx": 8, "color": TEXT},
        "encoding": {"x": {"field": "to", "type": "quantitative"}, "text": {"field": "words"}},
    }
