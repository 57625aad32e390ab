"""An organisation's own table becomes a panel; only what is mapped is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from fledge.facts import FactBook
from fledge.pool.panel import Panel
from fledge.problem import Problem, Problems
from fledge.surveys import people
from fledge.surveys.mapping import Columns, mapping_of, read_mapping, template

_HEADER = ["Name", "Skills", "Years", "Degree", "Role", "Industry", "Country", "SQL"]
_ROWS = [
    ["Ada", "Python; PyTorch;sklearn", "7", "Master", "Data engineer", "Insurance", "US", "1"],
    ["Ben", "Java; Spring Boot; Frobnicator", "2,5 years", "B.Sc.", "Developer", "insurance", "DE", "0"],
    ["Cem", "", "", "", "", "", "US", ""],
]


def panel_of(book: FactBook, only: str = "", **mapped: object) -> Panel:
    columns = read_mapping({"skills": {"column": "Skills"}} | mapped, "mapping.yaml")
    return people.panel_of(_HEADER, _ROWS, book, columns, name="ours", year=2026, country=only)


def test_skills_are_found_by_any_of_their_names(book: FactBook) -> None:
    panel = panel_of(book)

    assert list(panel.ticks) == ["python", "pytorch", "scikit-learn", "java", "spring-boot", "frobnicator"]
    assert panel.names["sklearn"] == "scikit-learn"
    assert panel.ticks["python"].tolist() == [True, False, False]
    assert panel.answered["Skills"].tolist() == [True, True, False]
    assert (panel.about.respondents, panel.about.effective, panel.about.synthetic) == (3, 3.0, False)


def test_skills_that_the_book_lacks_are_kept_and_named(book: FactBook) -> None:
    panel = panel_of(book)

    assert people.unknown(panel, book) == ("Frobnicator",)
    assert panel.ticks["frobnicator"].tolist() == [False, True, False]


def test_a_concept_that_somebody_wrote_is_that_concept(book: FactBook) -> None:
    columns = Columns(many=("Skills",))
    panel = people.panel_of(["Skills"], [["deep learning; payments"]], book, columns, name="ours", year=2026)

    assert list(panel.ticks) == ["deep-learning", "payments"]


def test_a_column_can_be_a_skill_itself(book: FactBook) -> None:
    panel = panel_of(book, skills={"one_each": ["SQL"]})

    assert panel.ticks["sql"].tolist() == [True, False, False]
    assert panel.answered["SQL"].tolist() == [True, True, False]


def test_a_column_that_is_a_skill_holds_yes_or_no(book: FactBook) -> None:
    with pytest.raises(Problem, match="column 'Years' holds '7'; write 1 where a person has the skill, else 0"):
        panel_of(book, skills={"one_each": ["Years"]})


def test_years_degrees_fields_roles_and_countries_are_read(book: FactBook) -> None:
    panel = panel_of(
        book, years={"work": "Years"}, degree="Degree", role="Role", industry="Industry", country="Country"
    )

    np.testing.assert_array_equal(panel.years["work"], [7, 2.5, np.nan])
    assert panel.degree is not None
    assert (panel.degree.labels, panel.degree.codes.tolist()) == (("master", "bachelor"), [0, 1, -1])
    assert panel.industry is not None
    assert (panel.industry.labels, panel.industry.codes.tolist()) == (("insurance",), [0, 0, -1])
    assert panel.role is not None
    assert panel.role.labels == ("Data engineer", "Developer")
    assert panel.country is not None
    assert panel.country.labels == ("US", "DE")


def test_only_people_of_a_country_can_be_kept(book: FactBook) -> None:
    panel = panel_of(book, only="us", country="Country")
    assert (len(panel), panel.about.respondents, panel.about.name) == (2, 2, "ours")


def test_missing_columns_are_all_named_with_near_ones(book: FactBook) -> None:
    with pytest.raises(Problem) as problem:
        panel_of(book, skills={"column": "skils"}, years={"work": "Yeers"}, degree="Zzz")

    assert str(problem.value) == (
        "has no column 'skils' (did you mean 'Skills'?), 'Yeers' (did you mean 'Years'?), 'Zzz'; "
        "change the mapping, or the table"
    )


@pytest.mark.parametrize("column", ["Name", "E-Mail", "age", "Gender", "Salary", "Date of birth"])
def test_who_a_person_is_is_never_read(book: FactBook, column: str) -> None:
    columns = read_mapping({"skills": {"column": "Skills"}, "role": column}, "mapping.yaml")

    with pytest.raises(Problem, match=f"'{column}': Fledge does not read this of a person; take it out of the mapping"):
        people.panel_of(["Skills", column], [["SQL", "x"]], book, columns, name="ours", year=2026)


def test_a_table_without_people_is_a_problem(book: FactBook) -> None:
    with pytest.raises(Problem, match="holds no people; write one line a person"):
        people.panel_of(["Skills"], [], book, Columns(many=("Skills",)), name="ours", year=2026)


def test_the_template_works_for_the_table_that_it_shows(book: FactBook) -> None:
    text = template()
    shown = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#   ")]
    header, *rows = [line.split(",") for line in shown if "," in line]
    panel = people.panel_of(header, rows, book, read_mapping(yaml.safe_load(text), "it"), name="ours", year=1999)

    assert (panel.about.title, panel.about.year, len(panel)) == ("Our engineers", 2026, 2)
    assert people.unknown(panel, book) == ()
    assert panel.years["work"].tolist() == [7.0, 3.0]


def test_a_mapping_can_be_pairs(tmp_path: Path) -> None:
    pairs = mapping_of(
        ["skills=Tools", "separator=,", "years=Years", "machine learning=ML", "degree=Degree", "year=2025"]
    )

    assert pairs == Columns(
        year=2025, many=("Tools",), separator=",", years={"work": "Years", "machine learning": "ML"},
        singles={"degree": "Degree"},
    )  # fmt: skip
    assert mapping_of(["one_each=SQL, Go"]).one_each == ("SQL", "Go")


def test_a_mapping_can_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mapping.yaml"
    file.write_text("title: We\nskills:\n  column: [A, B]\n  separator: '|'\n", encoding="utf-8")

    assert mapping_of([str(file)]) == Columns(title="We", many=("A", "B"), separator="|")
    with pytest.raises(Problem, match="the columns are mapped twice"):
        mapping_of([str(file), "skills=Tools"])


@pytest.mark.parametrize(
    ("page", "sentences"),
    [
        ([], ["m: is not a mapping of columns"]),
        ({}, ["m: no column is named that holds skills"]),
        ({"skills": "Skills"}, ["m: 'Skills' stands where keys and columns should"]),
        (
            {"skills": {"colum": "A"}, "degre": "B", "years": {"wrok": "C"}},
            [
                "m: 'degre' is no key of a mapping; did you mean 'degree'?",
                "m: 'colum' is no key of a mapping; did you mean 'column'?",
                "m: 'wrok' is no key of a mapping; did you mean 'work'?",
                "m: no column is named that holds skills",
            ],
        ),
        (
            {"skills": {"column": 7, "separator": [";"]}, "title": 3, "year": "soon"},
            [
                "m: column: 7 is not text; put it in quotes",
                "m: separator: [';'] is not text; put it in quotes",
                "m: title: 3 is not text; put it in quotes",
                "m: year: 'soon' is not a year; write it as 2026",
            ],
        ),
    ],
)
def test_everything_wrong_with_a_mapping_is_named(page: object, sentences: list[str]) -> None:
    with pytest.raises(Problem) as raised:
        read_mapping(page, "m")

    said = str(raised.value).splitlines()
    assert len(said) == len(sentences)
    assert all(line.startswith(sentence) for line, sentence in zip(said, sentences, strict=True))


def test_a_mapping_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("skills: [", encoding="utf-8")

    with pytest.raises(Problem, match="cannot be read as YAML"):
        mapping_of([str(tmp_path / "m.yaml")])
    with pytest.raises(Problem, match="there is no such file; fledge panel template prints a mapping that works"):
        mapping_of([str(tmp_path / "missing.yaml")])
    assert issubclass(Problems, Problem)
