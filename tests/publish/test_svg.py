from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from fledge.audit import ToolLoad
from fledge.charts import Spec, tool_load
from fledge.publish import svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def spec() -> Spec:
    found = tool_load(ToolLoad(named=9, asked=7, must=5, percentile=None, compared_with=None), range(12))
    assert found is not None
    return found


def test_svg_scales_with_what_holds_it(spec: Spec) -> None:
    root = ElementTree.fromstring(svg(spec, name="load"))
    assert root.get("viewBox")
    assert (root.get("width"), root.get("height")) == (None, None)


def test_svg_says_what_it_shows(spec: Spec) -> None:
    root = ElementTree.fromstring(svg(spec, name="load"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "load-title load-desc"
    assert [root.findtext(f"{SVG}{part}") for part in ("title", "desc")] == [spec["title"], spec["description"]]


def test_svg_keeps_text_as_text(spec: Spec) -> None:
    drawn = ElementTree.fromstring(svg(spec, name="load"))
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert {"this posting: 7", "separate tools asked", "share of postings", spec["title"]} <= set(texts)


def test_svg_draws_no_heading_where_the_page_has_one(spec: Spec) -> None:
    drawn = ElementTree.fromstring(svg(spec, name="load", heading=False))
    assert spec["title"] not in [text.text for text in drawn.iter(f"{SVG}text")]


def test_svg_of_fewer_pixels_is_narrower(spec: Spec) -> None:
    wide, narrow = (ElementTree.fromstring(svg(spec, name="x", width=width)).get("viewBox", "") for width in (520, 250))
    assert float(narrow.split()[2]) == float(wide.split()[2]) - 270


def test_svg_ids_carry_the_name(spec: Spec) -> None:
    drawn = svg(spec, name="load")
    assert all(found.startswith("load-") for found in re.findall(r'\bid="([^"]+)"', drawn))
    assert all(found.startswith("load-") for found in re.findall(r"url\(#([^)]+)", drawn))


def test_svg_asks_nothing_of_any_host(spec: Spec) -> None:
    assert set(re.findall(r"https?://[^\"' )]+", svg(spec, name="load"))) == {"http://www.w3.org/2000/svg"}
