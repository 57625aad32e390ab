"""Kaggle's official file of 2022 becomes the people who are counted."""

from __future__ import annotations

import numpy as np
import pytest
from tests.surveys.conftest import KAGGLE_TEXTS, kaggle

from fledge.facts import FactBook
from fledge.problem import Problem
from fledge.surveys import kaggle as kaggle_survey


def test_students_are_not_counted(book: FactBook) -> None:
    panel = kaggle_survey.panel_of(*kaggle({"Q12_1": "Python"}, {"Q5": "Yes", "Q12_1": "Python"}), book)

    assert (len(panel), panel.about.name, panel.about.year) == (1, "kaggle-2022", 2022)
    assert panel.about.licence == "Creative Commons Attribution 2.0 (CC BY 2.0): attribute Kaggle"


def test_the_row_of_question_texts_is_no_person_and_names_every_option(book: FactBook) -> None:
    with_texts = kaggle_survey.panel_of(*kaggle({"Q12_1": "Python"}), book)
    without = kaggle_survey.panel_of(*kaggle({"Q12_1": "Python"}, texts=False), book)

    assert (len(with_texts), len(without)) == (1, 1)
    assert list(without.ticks) == ["python"]
    assert {"python", "julia", "scikit-learn", "pytorch", "aws", "mysql"} <= set(with_texts.ticks)
    assert with_texts.ticks["julia"].tolist() == [False]


def test_options_with_stray_spaces_lead_to_the_books_skills(book: FactBook) -> None:
    person = {"Q17_1": "  Scikit-learn ", "Q31_1": " Amazon Web Services (AWS) ", "Q37_7": " Alteryx "}
    panel = kaggle_survey.panel_of(*kaggle(person, texts=False), book)

    assert panel.names == {"Scikit-learn": "scikit-learn", "Amazon Web Services (AWS)": "aws", "Alteryx": "alteryx"}


def test_an_algorithm_is_a_tick_of_its_concept(book: FactBook) -> None:
    person = {"Q18_7": "Convolutional Neural Networks", "Q18_10": "Transformer Networks (BERT, gpt-3, etc)"}
    panel = kaggle_survey.panel_of(*kaggle(person, texts=False), book)

    assert set(panel.ticks) == {"convolutional-neural-networks", "transformer-models", "neural-networks"}
    assert panel.through["deep-learning"] == ("convolutional-neural-networks", "transformer-models")


def test_an_option_offered_twice_is_one_column(book: FactBook) -> None:
    panel = kaggle_survey.panel_of(*kaggle({"Q36_9": "Alteryx "}, {"Q37_7": " Alteryx "}, {}, texts=False), book)

    assert panel.ticks["alteryx"].tolist() == [True, True, False]
    assert set(panel.question_of["alteryx"].split(" + ")) == {"Q36", "Q37"}


def test_none_is_an_answer_and_no_skill(book: FactBook) -> None:
    panel = kaggle_survey.panel_of(*kaggle({"Q12_14": "None"}, {"Q12_14": ""}, {"Q12_1": "nan"}, texts=False), book)

    assert dict(panel.ticks) == {}
    assert panel.answered["Q12"].tolist() == [True, False, False]


def test_years_are_lower_edges_and_their_steps_are_said(book: FactBook) -> None:
    coding = [
        "I have never written code",
        "< 1 years",
        "1-3 years",
        "3-5 years",
        "5-10 years",
        "10-20 years",
        "20+ years",
        "",
    ]
    panel = kaggle_survey.panel_of(*kaggle(*({"Q11": years} for years in coding)), book)

    np.testing.assert_array_equal(panel.years["work"], [0, 0.5, 1, 3, 5, 10, 20, np.nan])
    assert panel.steps["work"] == (0, 0.5, 1, 3, 5, 10, 20)
    assert panel.about.years_mean == "years of writing code"


def test_years_of_machine_learning_are_their_own(book: FactBook) -> None:
    said = [
        "I do not use machine learning methods", "Under 1 year", "1-2 years", "2-3 years", "3-4 years", "4-5 years",
        "5-10 years", "10-20 years", "20 or more years", "",
    ]  # fmt: skip
    panel = kaggle_survey.panel_of(*kaggle(*({"Q16": years} for years in said)), book)

    np.testing.assert_array_equal(panel.years["machine learning"], [0, 0.5, 1, 2, 3, 4, 5, 10, 20, np.nan])
    assert set(panel.years["machine learning"][:-1]) == set(panel.steps["machine learning"])


def test_degree_industry_and_role_are_kept(book: FactBook) -> None:
    table = kaggle(
        {"Q8": "Master’s degree", "Q24": "Accounting/Finance", "Q23": "Data Scientist"},
        {"Q8": "Doctoral degree", "Q24": "Medical/Pharmaceutical"},
        {"Q8": "I prefer not to answer"},
        {"Q8": "No formal education past high school"},
    )
    panel = kaggle_survey.panel_of(*table, book)

    assert panel.degree is not None
    assert (panel.degree.labels, panel.degree.codes.tolist()) == (("master", "phd", "none"), [0, 1, -1, 2])
    assert panel.industry is not None
    assert panel.industry.labels == ("financial-services", "healthcare")
    assert panel.role is not None
    assert panel.role.labels == ("Data Scientist",)


def test_americans_stand_for_the_official_number_of_data_people(book: FactBook) -> None:
    table = kaggle({"Q4": "India"}, {"Q4": "United States of America"})

    assert kaggle_survey.panel_of(*table, book).about.base == ()
    american = kaggle_survey.panel_of(*table, book, country="us").about
    assert (american.name, american.respondents) == ("kaggle-2022-us", 1)
    assert [fact.value for fact in american.base] == ["233440 people", "38480 people"]


def test_missing_columns_are_each_named(book: FactBook) -> None:
    header = [column for column in KAGGLE_TEXTS if column not in ("Q16", "Q31_1")]
    with pytest.raises(Problem, match=r"for 2022, the nearest, the columns Q16 and Q31_1 are missing"):
        kaggle_survey.panel_of(header, [], book)


def test_another_year_is_refused(book: FactBook) -> None:
    with pytest.raises(Problem, match=r"does not know the .* of 2021; it reads 2022"):
        kaggle_survey.panel_of(*kaggle({}), book, year=2021)


def test_a_file_without_people_is_a_problem(book: FactBook) -> None:
    with pytest.raises(Problem, match="holds no Kaggle users who are not students"):
        kaggle_survey.panel_of(*kaggle(), book)
