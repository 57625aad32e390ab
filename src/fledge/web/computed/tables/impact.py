"""How groups went on at each stage, as a table of the same counts as the page's: nobody's group stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.match.impact import Impact, Standing
from fledge.publish.impact_sentences import VERDICTS, by_words
from fledge.publish.table_csv import Table

_HEAD = (
    "by", "stage", "group", "people", "went_on", "rate", "verdict", "because", "impact_ratio", "gap_low", "gap_high",
    "fisher_mid_p", "chance_that_ratio_is_under_four_fifths", "short_people", "needed_each",
)  # fmt: skip
_EVERYBODY = "everybody"


def impact(found: Impact | None, *, about: str = "") -> Table:
    """Everybody by stage, then each group by stage; stages that are withheld on the page are withheld here."""
    return Table("impact", _HEAD, tuple(_rows(found)) if found else (), f"{about} impact".strip())


def _rows(found: Impact) -> Iterator[tuple[object, ...]]:
    blank = ("",) * (len(_HEAD) - 6)
    for stage, tally in found.counts:
        yield (_EVERYBODY, stage, _EVERYBODY, tally.n, tally.selected, round(tally.rate, 4), *blank)
    for one in found.breakdowns:
        for group in one.groups:
            yield (by_words(one.by), one.stage, *_group(group))


def _group(one: Standing) -> tuple[object, ...]:
    tally, is_first = one.tally, one.is_reference
    said = "reference" if is_first and not one.verdict.than else VERDICTS[one.verdict.said.value]
    ratio = None if one.impact_ratio is None else round(one.impact_ratio, 4)
    told = (one.group, tally.n, tally.selected, round(tally.rate, 4), said, one.verdict.because, ratio)
    if is_first:
        return (*told, None, None, None, None, None, None)
    gap = (-one.difference.high, -one.difference.low, one.mid_p, one.below)
    return (*told, *(round(n, 4) for n in gap), round(one.shortfall, 1), one.n_needed)
