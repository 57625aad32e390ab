from __future__ import annotations

import math
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from fledge.charts import FunnelRow, Spec, funnel_rows, pool_funnel
from fledge.pool import Pool
from fledge.publish import svg

MakePool = Callable[..., Pool]
LONG = "Amazon SageMaker or an equivalent MLOps platform that we have used for years"
TEXT = "{http://www.w3.org/2000/svg}text"


def words(spec: Spec, width: int) -> list[str]:
    drawn = ElementTree.fromstring(svg(spec, name="x", width=width, heading=False))
    return ["".join(text.itertext()) for text in drawn.iter(TEXT)]


def test_rows_are_the_lines_in_order_and_what_was_not_measured_last(pool: Pool) -> None:
    rows = funnel_rows(pool)
    assert [(row.line, row.left, row.priced, row.bounds) for row in rows] == [
        ("Python", "51%", "× 1.1", "1.0 to 1.2"),
        ("PyTorch or TensorFlow", "6.1%", "× 6.3", "5.7 to 6.9"),
        ("a cloud platform", "4.9%", "× 1.2", "1.1 to 1.4"),
        ("Docker or Kubernetes", "4.3%", "× 1.1", "1.0 to 1.3"),
        ("5 years of work with code", "3.7%", "× 1.3", "1.2 to 1.5"),
        ("LangChain", "not measured", "", ""),
        ("vector databases", "not measured", "", ""),
    ]
    assert [row.before for row in rows[:5]] == [1.0, 0.51, 0.061, 0.049, 0.043]


def test_the_chart_says_in_words_what_it_shows(pool: Pool) -> None:
    spec = pool_funnel(pool)
    assert spec is not None
    assert spec["description"] == (
        "Bars show who is left after each line and all before it. Python: 51%; PyTorch or TensorFlow: 6.1%; "
        "a cloud platform: 4.9%; Docker or Kubernetes: 4.3%; 5 years of work with code: 3.7%; LangChain: not measured; "
        "vector databases: not measured. Without “PyTorch or TensorFlow” the pool would be 6.3 times as large."
    )


@pytest.mark.parametrize("width", [560, 250])
def test_every_line_stands_in_the_drawing_with_its_share_and_price(pool: Pool, width: int) -> None:
    spec = pool_funnel(pool)
    assert spec is not None
    drawn = words(spec, width)
    expected = ["Everybody asked", "100%", "left after each line", "pool without it"]
    expected += [part for row in funnel_rows(pool) for part in (row.line, row.left, row.priced) if part]
    assert sorted(drawn) == sorted(expected)


def test_long_names_are_cut_where_the_price_stands(make_pool: MakePool) -> None:
    spec = pool_funnel(make_pool([LONG] * 1, [0.00002], [12000.0], [3.0], ()))
    assert spec is not None
    (name,) = (text for text in words(spec, 250) if text.startswith("Amazon"))
    assert (name.endswith("…"), len(name) < len(LONG)) == (True, True)
    assert [text for text in words(spec, 250) if text in ("0.002%", "× 12,000")] == ["0.002%", "× 12,000"]


def test_no_lines_are_no_chart(make_pool: MakePool) -> None:
    assert pool_funnel(make_pool((), (), (), (), ())) is None


def test_lines_that_nobody_measured_are_never_nought(make_pool: MakePool) -> None:
    spec = pool_funnel(make_pool((), (), (), ()))
    assert funnel_rows(make_pool((), (), (), (), ["LangChain"])) == (FunnelRow("LangChain", None),)
    assert spec is not None
    assert words(spec, 560) == [
        *("100%", "not measured", "not measured"),
        *("Everybody asked", "LangChain", "vector databases", "left after each line"),
    ]


@pytest.mark.parametrize("gain", [1.0, math.inf, 1e9])
@pytest.mark.parametrize("share", [0.0, 1e-9, 1.0])
def test_numbers_of_any_size_are_drawn(make_pool: MakePool, gain: float, share: float) -> None:
    many = [f"line {n}" for n in range(15)]
    spec = pool_funnel(make_pool(many, [share] * 15, [gain] * 15, [0.0] * 15))
    assert spec is not None
    assert [text for text in words(spec, 250) if text.startswith("line ")] == many
