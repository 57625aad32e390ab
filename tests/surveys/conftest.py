"""Small invented files in the form of the official ones."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

PROFESSIONAL = "I am a developer by profession"
LEARNING = "I am learning to code"

_TOOLS = ("Language", "Database", "Platform", "Webframe")
_SO = {
    2023: (*_TOOLS, "MiscTech", "ToolsTech", "AISearch"),
    2024: (*_TOOLS, "Embedded", "MiscTech", "ToolsTech", "AISearchDev"),
    2025: (*_TOOLS, "DevEnvs", "SOTags", "CommPlatform", "AIModels"),
}
_OF_A_PERSON = ("ResponseId", "MainBranch", "Age", "EdLevel", "DevType", "Country", "CompTotal")

Person = Mapping[str, str]
Rows = tuple[list[str], list[list[str]]]


def so_header(year: int) -> list[str]:
    """The columns of a year's file that matter here, in an order of their own."""
    years = ["WorkExp"] if year == 2025 else ["YearsCodePro"]
    return [*_OF_A_PERSON, *years, *(f"{tool}HaveWorkedWith" for tool in _SO[year]), "Industry"]


def so(*people: Person, year: int = 2023) -> Rows:
    """Stack Overflow's file of a year; who does not say otherwise is a professional, and tools go by short names."""
    header = so_header(year)
    rows = []
    for n, person in enumerate(people):
        told = {"ResponseId": str(n + 1), "MainBranch": PROFESSIONAL}
        told |= {_column(name, header): value for name, value in person.items()}
        assert set(told) <= set(header), set(told) - set(header)
        rows.append([told.get(column, "") for column in header])
    return header, rows


def _column(name: str, header: Sequence[str]) -> str:
    return name if name in header else f"{name}HaveWorkedWith"


KAGGLE_TEXTS = {
    "Duration (in seconds)": "Duration (in seconds)",
    "Q2": "What is your age (# years)?",
    "Q4": "In which country do you currently reside?",
    "Q5": "Are you currently a student? (high school, university, or graduate)",
    "Q8": "What is the highest level of formal education that you have attained or plan to attain?",
    "Q11": "For how many years have you been writing code and/or programming?",
    "Q12_1": "What programming languages do you use? (Select all that apply) - Selected Choice - Python",
    "Q12_2": "What programming languages do you use? (Select all that apply) - Selected Choice - Julia",
    "Q12_14": "What programming languages do you use? (Select all that apply) - Selected Choice - None",
    "Q16": "For how many years have you used machine learning methods?",
    "Q17_1": "Which machine learning frameworks do you use? (Select all) - Selected Choice -   Scikit-learn ",
    "Q17_4": "Which machine learning frameworks do you use? (Select all) - Selected Choice -  PyTorch ",
    "Q18_7": "Which ML algorithms do you use? (Select all): - Selected Choice - Convolutional Neural Networks",
    "Q18_10": "Which ML algorithms do you use? - Selected Choice - Transformer Networks (BERT, gpt-3, etc)",
    "Q23": "Select the title most similar to your current role: - Selected Choice",
    "Q24": "In what industry is your current employer/contract? - Selected Choice",
    "Q28_4": "Select any activities: (Select all) - Build and/or run a machine learning service that operationally "
    "improves my product or workflows",
    "Q31_1": "Which cloud computing platforms do you use? - Selected Choice -  Amazon Web Services (AWS) ",
    "Q35_1": "Do you use any of the following data products? - Selected Choice - MySQL ",
    "Q37_7": "Do you use managed machine learning products? - Selected Choice -  Alteryx ",
    "Q36_9": "Do you use business intelligence tools? - Selected Choice - Alteryx ",
}


def kaggle(*people: Person, texts: bool = True) -> Rows:
    """Kaggle's file; options are given by their column's code."""
    header = list(KAGGLE_TEXTS)
    rows = [list(KAGGLE_TEXTS.values())] if texts else []
    for person in people:
        told = {"Q5": "No"} | dict(person)
        assert set(told) <= set(header), set(told) - set(header)
        rows.append([told.get(column, "") for column in header])
    return header, rows


Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A CSV file of a header and rows."""

    def write(table: Rows, name: str = "survey.csv", delimiter: str = ",") -> Path:
        file = tmp_path / name
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=delimiter).writerows([table[0], *table[1]])
        return file

    return write
