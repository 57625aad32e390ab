from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from fledge.charts import Spec, near_miss_rows, near_misses
from fledge.pool import Pool
from fledge.publish import svg

MakePool = Callable[..., Pool]
TEXT = "{http://www.w3.org/2000/svg}text"


def words(spec: Spec, width: int) -> list[str]:
    drawn = ElementTree.fromstring(svg(spec, name="x", width=width, heading=False))
    return ["".join(text.itertext()) for text in drawn.iter(TEXT)]


def test_rows_have_most_people_first(pool: Pool) -> None:
    assert [(row.line, row.people, row.in_hundredths) for row in near_miss_rows(pool)] == [
        ("PyTorch or TensorFlow", "2,200", "26%"),
        ("a cloud platform", "100", "1.2%"),
        ("Docker or Kubernetes", "62", "0.73%"),
        ("Python", "37", "0.44%"),
        ("5 years of work with code", "fewer than 3", "0.019%"),
    ]


def test_people_counted_one_by_one_are_given_exactly(pool: Pool) -> None:
    real = replace(pool, about=replace(pool.about, synthetic=False))
    assert near_miss_rows(real)[0].people == "2,203"


def test_the_chart_says_in_words_what_it_shows(pool: Pool) -> None:
    spec = near_misses(pool)
    assert spec is not None
    assert spec["description"] == (
        "310 meet all of it; 2,200 more lack only “PyTorch or TensorFlow”; 100 “a cloud platform”; "
        "62 “Docker or Kubernetes”; 37 “Python”; fewer than 3 “5 years of work with code”."
    )


@pytest.mark.parametrize("width", [560, 250])
def test_full_matches_stand_first_and_every_line_beneath(pool: Pool, width: int) -> None:
    spec = near_misses(pool)
    assert spec is not None
    counts = ["310", "2,200 more", "100 more", "62 more", "37 more", "fewer than 3 more"]
    lines = ["All of it", *(f"All but {row.line}" for row in near_miss_rows(pool))]
    assert words(spec, width) == [*counts, *lines]


def test_no_lines_are_no_chart(make_pool: MakePool) -> None:
    assert near_misses(make_pool((), (), (), ())) is None


def test_nobody_near_is_drawn_too(make_pool: MakePool) -> None:
    spec = near_misses(make_pool(["Python"], [0.0], [1.0], [0.0]))
    assert spec is not None
    assert words(spec, 250) == ["fewer than 3", "fewer than 3 more", "All of it", "All but Python"]
