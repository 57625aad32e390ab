"""The adapters against answers of real people, where they are at hand; none of them is kept here."""

from __future__ import annotations

from pathlib import Path

import pytest

from fledge.facts import FactBook
from fledge.surveys import kaggle, stack_overflow

_SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "survey"


def rows_of(file: str) -> tuple[list[str], list[list[str]]]:
    """Columns and rows as text, as a CSV file would have them."""
    source = _SHARED / file
    if not source.is_file():
        pytest.skip("the survey's answers are not at hand (../shared)")
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(source)
    return frame.columns, [["" if cell is None else str(cell) for cell in row] for row in frame.rows()]


def test_the_reference_query_counts_what_the_text_of_the_answers_says(book: FactBook) -> None:
    header, rows = rows_of("so2023_us.parquet")
    panel = stack_overflow.panel_of(header, rows, book, cut_to="us")
    have = panel.ticks
    meets = (
        have["python"]
        & (have["pytorch"] | have["tensorflow"])
        & (have["aws"] | have["azure"] | have["google-cloud"])
        & (have["docker"] | have["kubernetes"])
        & (panel.years["work"] >= 5)
    )

    def said(row: list[str], column: str, *options: str) -> bool:
        return any(option in row[header.index(column)].split(";") for option in options)

    by_text = sum(
        said(row, "LanguageHaveWorkedWith", "Python")
        and said(row, "MiscTechHaveWorkedWith", "Torch/PyTorch", "TensorFlow")
        and said(row, "PlatformHaveWorkedWith", "Amazon Web Services (AWS)", "Microsoft Azure", "Google Cloud")
        and said(row, "ToolsTechHaveWorkedWith", "Docker", "Kubernetes")
        and float(row[header.index("YearsCodePro")] or 0) >= 5
        for row in rows
    )
    assert int(meets.sum()) == by_text
    assert 0.03 < meets.mean() < 0.045


def test_every_tick_of_the_kaggle_survey_finds_its_column(book: FactBook) -> None:
    header, rows = rows_of("kaggle2022.parquet")
    panel = kaggle.panel_of(header, rows, book)
    workers = [row for row in rows if row[header.index("Q5")] == "No"]

    assert len(panel) == len(workers)
    for column, skill in (
        ("Q12_1", "python"),
        ("Q17_4", "pytorch"),
        ("Q31_1", "aws"),
        ("Q18_7", "convolutional-neural-networks"),
    ):
        assert int(panel.ticks[skill].sum()) == sum(row[header.index(column)] not in ("", "nan") for row in workers)
    assert {value for value in panel.years["work"] if value == value} == set(panel.steps["work"])
