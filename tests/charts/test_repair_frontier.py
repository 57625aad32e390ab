from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from fledge.audit.repair import Edit, EditKind, Repair, Step
from fledge.charts import Spec, frontier_rows, repair_frontier
from fledge.charts.repair_frontier import short
from fledge.pool import HasSkill
from fledge.publish import svg

PARTS = "{http://www.w3.org/2000/svg}"


def words(spec: Spec, width: int) -> list[str]:
    drawn = ElementTree.fromstring(svg(spec, name="x", width=width, heading=False))
    texts = [text for text in drawn.iter(f"{PARTS}text") if text.get("opacity") != "0"]
    return [" ".join(part.text or "" for part in text.iter() if part.text) for text in texts]


def test_rows_are_the_posting_as_it_stands_and_either_series(repair: Repair) -> None:
    assert [(row.changes, row.kind, row.lately, row.in_words) for row in frontier_rows(repair)] == [
        (0, "any change", "as it stands", "3.7% (2.9 to 4.4%)"),
        (1, "any change", "PyTorch or TensorFlow: nice to have", "23% (18 to 28%)"),
        (2, "any change", "3 years of work with code", "31% (25 to 37%)"),
        (1, "every line stays a must", "any deep-learning framework", "9.0% (7.2 to 11%)"),
    ]


def test_the_chart_says_in_words_what_it_shows(repair: Repair) -> None:
    spec = repair_frontier(repair)
    assert spec is not None
    assert spec["description"] == (
        "As the posting stands, 3.7% meet all of it. With any change, 1 change (PyTorch or TensorFlow: nice to have): "
        "23%; 2 changes (3 years of work with code): 31%. If every line stays a must, 1 change (any deep-learning "
        "framework): 9.0%."
    )


def test_points_are_named_where_there_is_room(repair: Repair) -> None:
    spec = repair_frontier(repair)
    assert spec is not None
    wide, narrow = words(spec, 560), words(spec, 250)
    assert {"PyTorch or TensorFlow: nice to have 23%", "9.0% any deep-learning framework"} <= set(wide)
    assert {"3.7%", "23%", "31%", "9.0%"} <= set(narrow)
    assert [text for text in narrow if "PyTorch" in text] == []


def test_a_point_that_both_series_have_is_named_once(repair: Repair) -> None:
    same = replace(repair, keeping_musts=repair.steps)
    spec = repair_frontier(same)
    assert spec is not None
    assert [value["words"] for value in spec["data"]["values"] if not value["above"]] == [[], []]


def test_long_changes_are_cut_and_all_columns_stay_apart(repair: Repair) -> None:
    needs = [HasSkill(f"Amazon SageMaker or an equivalent MLOps platform, version {n}", ("x",)) for n in range(8)]
    edits = tuple(Edit(EditKind.NICE, (need,), None, "", 1.1) for need in needs)
    steps = tuple(Step(edits[: n + 1], repair.now, 1.1) for n in range(8))
    spec = repair_frontier(replace(repair, steps=steps, keeping_musts=()))
    assert spec is not None
    lines = [value["words"][:-1] for value in spec["data"]["values"] if value["changes"]]
    assert {len(shown) for shown in lines} == {4}
    assert max(len(line) for shown in lines for line in shown) * 6.4 <= 460 / 9
    assert [value["number"] for value in spec["data"]["values"]] == [["3.7%"], *[[]] * 7, ["3.7%"]]


def test_nothing_to_change_is_no_chart(repair: Repair) -> None:
    assert repair_frontier(replace(repair, steps=(), keeping_musts=())) is None


@pytest.mark.parametrize("share", [0.0, 2e-5, 1.0])
def test_shares_of_any_size_are_drawn(repair: Repair, share: float) -> None:
    now = replace(repair.now, share=share, low=share, high=share)
    steps = tuple(replace(step, estimate=now) for step in repair.steps)
    spec = repair_frontier(replace(repair, now=now, steps=steps, keeping_musts=()))
    assert spec is not None
    assert words(spec, 250)[-4:] == [*[{0.0: "0%", 2e-5: "0.002%", 1.0: "100%"}[share]] * 3, "any change"]


def test_every_kind_of_change_has_few_words() -> None:
    one, other = HasSkill("Airflow", ("airflow",)), HasSkill("any scheduler", ("x",))
    assert {kind.name: short(Edit(kind, (one,), other, "")) for kind in EditKind} == {
        "EXPERIENCE": "Airflow, or experience",
        "ONE_OF": "any scheduler",
        "CONCEPT": "any scheduler",
        "FEWER_YEARS": "any scheduler",
        "NICE": "Airflow: nice to have",
        "DROP": "without Airflow",
    }
