"""Stack Overflow's official file, of each year, becomes the people who are counted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.surveys.conftest import LEARNING, PROFESSIONAL, so, so_header

from fledge.facts import FactBook
from fledge.problem import Problem
from fledge.surveys import stack_overflow
from fledge.surveys.country import placed
from fledge.surveys.survey import known


def ticked(panel, skill: str) -> list[bool]:
    return panel.ticks[skill].tolist()


def test_only_professional_developers_are_counted(book: FactBook) -> None:
    table = so({"Language": "Python"}, {"MainBranch": LEARNING, "Language": "Python;COBOL"}, {"Language": "Go"})
    panel = stack_overflow.panel_of(*table, book)

    assert (len(panel), panel.about.respondents, panel.about.effective) == (2, 2, 2.0)
    assert ticked(panel, "python") == [True, False]
    assert panel.about.population == "professional developers"


def test_an_option_that_nobody_counted_ticked_is_measured_as_nobody(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"Language": "Python"}, {"MainBranch": LEARNING, "Language": "Cobol"}), book)

    assert ticked(panel, "cobol") == [False]


def test_the_surveys_own_words_lead_to_the_books_skills(book: FactBook) -> None:
    person = {
        "Language": "HTML/CSS;Bash/Shell (all shells);Visual Basic (.Net)",
        "Platform": "Amazon Web Services (AWS);Google Cloud;Digital Ocean",
        "MiscTech": ".NET (5+) ;Torch/PyTorch;Opencv",
        "ToolsTech": "Maven (build tool);LLVM's Clang",
    }
    panel = stack_overflow.panel_of(*so(person), book)

    assert set(panel.ticks) == {
        "html", "css", "bash", "shell-scripting", "visual-basic", "aws", "google-cloud", "digitalocean", ".net",
        ".net-core", "pytorch", "opencv", "maven", "clang",
    }  # fmt: skip
    assert panel.names["Torch/PyTorch"] == "pytorch"
    assert panel.names[".NET (5+)"] == ".net"
    assert panel.names["LLVM's Clang"] == "clang"


def test_an_option_that_the_book_lacks_keeps_an_id_of_its_own(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"ToolsTech": "Homebrew;Visual Studio Solution"}), book)

    assert panel.names == {"Homebrew": "homebrew", "Visual Studio Solution": "visual-studio-solution"}


def test_an_option_is_taken_for_a_tool_only(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"Platform": "Railway;Colocation;Render"}, year=2024), book)

    assert book.named("Railway").id == "transportation"
    assert list(panel.ticks) == ["railway", "colocation", "render"]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters=";\r\n", codec="utf-8"), min_size=1), min_size=1, max_size=4)
    )
)
def test_nothing_ticked_is_lost(book: FactBook, people: list[list[str]]) -> None:
    table = so({"Language": "Python"}, *({"Language": ";".join(options)} for options in people))
    panel = stack_overflow.panel_of(*table, book)
    dropped = {word.lower() for word in known("stack_overflow").dropped}

    for row, options in enumerate(people, 1):
        if ";".join(options).strip().lower() in ("", "na", "nan"):
            continue
        for option in options:
            plain = " ".join(option.replace("’", "'").split())
            if plain and plain.lower() not in dropped:
                assert panel.ticks[panel.names[option.strip()]][row]


def test_other_is_no_skill_but_answers_the_question(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"Language": "Other (please specify):"}, {"Language": ""}), book)

    assert dict(panel.ticks) == {}
    assert panel.answered["LanguageHaveWorkedWith"].tolist() == [True, False]


@pytest.mark.parametrize("blank", ["", "NA", "nan", " "])
def test_a_blank_is_not_an_answer(book: FactBook, blank: str) -> None:
    panel = stack_overflow.panel_of(*so({"Language": "Python"}, {"Language": blank, "Database": "MySQL"}), book)

    assert panel.answered["LanguageHaveWorkedWith"].tolist() == [True, False]
    assert panel.answered["DatabaseHaveWorkedWith"].tolist() == [False, True]
    assert panel.question_of["python"] == "LanguageHaveWorkedWith"


def test_a_skill_of_two_questions_is_one_column_answered_by_either(book: FactBook) -> None:
    table = so({"Database": "Supabase"}, {"Platform": "Supabase;Heroku"}, {"Platform": "Heroku"}, {"Language": "Go"})
    panel = stack_overflow.panel_of(*table, book)
    question = panel.question_of["supabase"]

    assert ticked(panel, "supabase") == [True, True, False, False]
    assert question == "DatabaseHaveWorkedWith + PlatformHaveWorkedWith"
    assert panel.answered[question].tolist() == [True, True, True, False]
    assert panel.question_of["heroku"] == "PlatformHaveWorkedWith"


def test_years_are_read_in_the_surveys_words(book: FactBook) -> None:
    said = ["Less than 1 year", "More than 50 years", "7", "10.0", "", "NA", "long"]
    panel = stack_overflow.panel_of(*so(*({"YearsCodePro": years} for years in said)), book)

    assert list(panel.years) == ["work"]
    np.testing.assert_array_equal(panel.years["work"], [0.5, 51, 7, 10, np.nan, np.nan, np.nan])


def test_years_of_2025_are_of_any_work_and_say_so(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"WorkExp": "12", "Platform": "Docker"}, year=2025), book)

    assert (panel.years["work"].tolist(), panel.about.years_mean) == ([12.0], "years of work of any kind")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_degrees_are_levels_in_long_and_in_short_wording(book: FactBook, apostrophe: str) -> None:
    said = [
        f"Bachelor{apostrophe}s degree (B.A., B.S., B.Eng., etc.)",
        f"Master{apostrophe}s degree",
        "Professional degree (JD, MD, Ph.D, Ed.D, etc.)",
        "Other doctoral degree (Ph.D., Ed.D., etc.)",
        "Associate degree (A.A., A.S., etc.)",
        "Some college/university study without earning a degree",
        "Something else",
        "",
    ]
    panel = stack_overflow.panel_of(*so(*({"EdLevel": degree} for degree in said)), book)

    assert panel.degree is not None
    labels = [panel.degree.labels[code] if code >= 0 else None for code in panel.degree.codes]
    assert labels == ["bachelor", "master", "phd", "phd", "associate", "none", None, None]


def test_industry_role_and_country_are_kept(book: FactBook) -> None:
    panel = stack_overflow.panel_of(
        *so(
            {"Industry": "Insurance", "DevType": "Developer, back-end", "Country": "Germany"},
            {"Industry": "Advertising Services"},
            {"Industry": "Beekeeping"},
        ),
        book,
    )
    assert panel.industry is not None
    assert (panel.industry.labels, panel.industry.codes.tolist()) == (
        ("insurance", "advertising", "beekeeping"),
        [0, 1, 2],
    )
    assert panel.role is not None
    assert (panel.role.labels, panel.role.codes.tolist()) == (("Developer, back-end",), [0, -1, -1])
    assert panel.country is not None
    assert panel.country.labels == ("Germany",)


def test_age_pay_and_the_like_are_never_looked_at(book: FactBook) -> None:
    class Watched(list[str]):
        seen: set[int] = set()  # noqa: RUF012

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            self.seen.add(at)
            return super().__getitem__(at)

    header, rows = so({"Age": "25-34 years old", "CompTotal": "90000", "Language": "Python"})
    stack_overflow.panel_of(header, [Watched(row) for row in rows], book)

    assert {"Age", "CompTotal", "ResponseId"}.isdisjoint(header[at] for at in Watched.seen)


def test_concepts_show_in_the_tools_that_were_asked(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"MiscTech": "Torch/PyTorch;TensorFlow", "ToolsTech": "Docker"}), book)

    assert panel.through["deep-learning"] == ("pytorch", "tensorflow")
    assert panel.through["containerization"] == ("docker",)
    assert "nosql-databases" not in panel.through


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_year_is_told_from_the_columns(book: FactBook, year: int) -> None:
    panel = stack_overflow.panel_of(*so({"Language": "Python"}, year=year), book)

    assert (panel.about.year, panel.about.name) == (year, f"stack-overflow-{year}")
    assert panel.about.title == f"Stack Overflow Developer Survey {year}"
    assert panel.about.source.endswith(f"/{year}")


def test_communities_that_people_read_are_no_tools(book: FactBook) -> None:
    panel = stack_overflow.panel_of(
        *so({"CommPlatform": "YouTube;Reddit", "AIModels": "Mistral AI models"}, year=2025), book
    )

    assert list(panel.ticks) == ["mistral"]


def test_missing_columns_are_each_named(book: FactBook) -> None:
    header = [column for column in so_header(2023) if column not in ("PlatformHaveWorkedWith", "YearsCodePro")]
    with pytest.raises(Problem) as problem:
        stack_overflow.panel_of(header, [], book)

    assert str(problem.value) == (
        "fits no year of the Stack Overflow Developer Survey that Fledge knows; for 2023, the nearest, the columns "
        "PlatformHaveWorkedWith and YearsCodePro are missing; use the official file of the Stack Overflow Developer "
        "Survey 2023, with all its columns"
    )


def test_a_file_of_an_older_year_is_refused_by_its_columns(book: FactBook) -> None:
    with pytest.raises(Problem, match=r"the columns LanguageHaveWorkedWith, .* and YearsCodePro are missing"):
        stack_overflow.panel_of(["MainBranch", "Country", "LanguageWorkedWith"], [], book)
    without_sign = [column for column in so_header(2023) if not column.startswith("AI")]
    sentence = "for 2023, the nearest, the column AISearchHaveWorkedWith or AIDevHaveWorkedWith is missing"
    with pytest.raises(Problem, match=sentence):
        stack_overflow.panel_of(without_sign, [], book)


def test_a_year_that_is_said_is_held_against_the_columns(book: FactBook) -> None:
    header, rows = so({"Language": "Python"})
    at = header.index("AISearchHaveWorkedWith")
    shorter = [column for n, column in enumerate(header) if n != at]
    panel = stack_overflow.panel_of(
        shorter, [[c for n, c in enumerate(row) if n != at] for row in rows], book, year=2023
    )
    assert panel.about.year == 2023

    with pytest.raises(Problem, match=r"is not the .* of 2025: the column WorkExp is missing"):
        stack_overflow.panel_of(header, rows, book, year=2025)
    with pytest.raises(Problem, match=r"does not know the .* of 2019; it reads 2023, 2024 and 2025"):
        stack_overflow.panel_of(header, rows, book, year=2019)


@pytest.mark.parametrize("asked", ["us", "US", "United States of America", "united states of america"])
def test_one_country_is_kept_by_its_name_or_its_code(book: FactBook, asked: str) -> None:
    table = so(
        {"Country": "United States of America", "Language": "Python"},
        {"Country": "Germany", "Language": "Go"},
        {"Country": "United States of America"},
    )
    panel = stack_overflow.panel_of(*table, book, country=asked)

    assert (len(panel), panel.about.respondents, panel.about.effective) == (2, 2, 2.0)
    assert (panel.about.country, panel.about.name) == ("us", "stack-overflow-2023-us")
    assert [fact.value for fact in panel.about.base] == ["2154370 people", "233440 people", "38480 people"]
    assert ticked(panel, "go") == [False, False]
    assert panel.country is not None
    assert (panel.country.labels, panel.country.codes.tolist()) == (("United States of America",), [0, 0])


def test_saying_the_country_twice_changes_nothing(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"Country": "Germany"}, {"Country": "France"}), book, country="de")

    assert placed(panel.about, "de", known("stack_overflow"), named=False) == panel.about


def test_other_countries_have_no_official_number(book: FactBook) -> None:
    panel = stack_overflow.panel_of(*so({"Country": "Viet Nam"}), book, country="viet nam")

    assert (panel.about.country, panel.about.name, panel.about.base) == ("Viet Nam", "stack-overflow-2023-viet-nam", ())


def test_a_country_where_nobody_lives_gets_near_ones_named(book: FactBook) -> None:
    with pytest.raises(Problem, match=r"nobody in the file lives in 'Germny'; did you mean Germany\?"):
        stack_overflow.panel_of(*so({"Country": "Germany"}), book, country="Germny")


def test_a_name_that_is_given_stays(book: FactBook) -> None:
    table = so({"Country": "Germany"})

    assert stack_overflow.panel_of(*table, book, name="ours", country="Germany").about.name == "ours"


def test_rows_cut_to_one_countrys_professionals_are_all_counted(book: FactBook) -> None:
    header, rows = so({"MainBranch": LEARNING, "Language": "Python"})
    panel = stack_overflow.panel_of(header, rows, book, cut_to="us")

    assert (len(panel), panel.about.country, panel.about.respondents) == (1, "us", 1)
    assert len(panel.about.base) == 3


def test_a_file_without_professionals_is_a_problem(book: FactBook) -> None:
    with pytest.raises(Problem, match="holds no professional developers; use the whole official file"):
        stack_overflow.panel_of(*so({"MainBranch": LEARNING}), book)


def test_without_the_column_that_tells_who_is_professional_everybody_counts(book: FactBook) -> None:
    header, rows = so({"MainBranch": LEARNING, "Language": "Python"}, {"MainBranch": PROFESSIONAL})
    at = header.index("MainBranch")
    panel = stack_overflow.panel_of(
        [c for n, c in enumerate(header) if n != at], [[c for n, c in enumerate(r) if n != at] for r in rows], book
    )
    assert (len(panel), panel.about.population) == (2, "people who answered")
