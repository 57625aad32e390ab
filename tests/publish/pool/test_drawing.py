from __future__ import annotations

import json
from pathlib import Path

import pytest

from fledge.audit.repair import Repair
from fledge.charts import pool_funnel
from fledge.pool import Pool
from fledge.problem import Problem
from fledge.publish.drawing import VEGA_LITE, Drawing, chart_of


def drawing(pool: Pool) -> Drawing:
    found = chart_of(pool, "funnel")
    assert found is not None
    return found


def test_charts_go_by_name(pool: Pool, repair: Repair) -> None:
    shown = [chart_of(pool, "funnel"), chart_of(pool, "near-misses"), chart_of(repair, "frontier")]
    assert [chart and chart.spec["title"] for chart in shown] == [
        "Who is left, line by line",
        "Who has everything but one line",
        "What so many changes do to the pool",
    ]


def test_a_chart_that_does_not_exist_is_said(pool: Pool) -> None:
    with pytest.raises(Problem, match="no chart 'frontier' of this result; ask for funnel or near-misses"):
        chart_of(pool, "frontier")


def test_a_notebook_gets_specification_drawing_and_words(pool: Pool) -> None:
    found = drawing(pool)
    bundle = found._repr_mimebundle_(include=None)
    assert list(bundle) == [VEGA_LITE, "image/svg+xml", "text/plain"]
    assert bundle[VEGA_LITE] == pool_funnel(pool)
    assert bundle["image/svg+xml"] == found.svg()
    assert bundle["text/plain"] == found.spec["description"]


def test_a_drawing_is_saved_as_what_its_name_says(pool: Pool, tmp_path: Path) -> None:
    for ending in ("svg", "png", "json"):
        drawing(pool).save(tmp_path / f"funnel.{ending}")
    assert (tmp_path / "funnel.svg").read_text(encoding="utf-8") == drawing(pool).svg()
    assert (tmp_path / "funnel.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert json.loads((tmp_path / "funnel.json").read_text(encoding="utf-8")) == drawing(pool).spec


def test_other_endings_are_refused(pool: Pool, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"cannot be written as \.pdf; end its name in \.svg, \.png or \.json"):
        drawing(pool).save(tmp_path / "funnel.pdf")


def test_a_picture_has_two_points_to_a_pixel(pool: Pool) -> None:
    across = [int.from_bytes(drawing(pool).png(width)[16:20], "big") for width in (300, 400)]
    assert across[1] - across[0] == 200
