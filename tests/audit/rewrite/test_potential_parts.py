"""The parts of a posting for potential: titles, verbs, projects, promises about lines."""

from __future__ import annotations

import pytest

from fledge.audit.rewrite.potential import Offer
from fledge.audit.rewrite.potential.clauses import clause, piece_of_work
from fledge.audit.rewrite.potential.learning import in_a_row
from fledge.audit.rewrite.potential.moves import Old, Written, changes
from fledge.audit.rewrite.potential.outline import plain
from fledge.audit.rewrite.potential.own_words import without_praise
from fledge.audit.rewrite.potential.projects import chosen, projects
from fledge.audit.rewrite.potential.retitled import retitled
from fledge.audit.rewrite.potential.role import role
from fledge.audit.rewrite.potential.verbs import commands, is_duty, leads
from fledge.audit.rewrite.rewritten import Change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Senior AI Engineer", "Engineer learning AI"),
        ("Lead Generative AI Engineer (Remote)", "Engineer learning AI"),
        (
            "Staff Machine Learning Engineer, Rider Pricing",
            "Machine Learning Engineer, learning on the job (Rider Pricing)",
        ),
        ("AI Product Manager", "Product Manager, learning AI"),
        ("Senior Data Scientist - Fraud", "Data Scientist, learning Kafka and Rust (Fraud)"),
        ("Sr. Backend Engineer II", "Backend Engineer, learning Kafka and Rust"),
        ("SENIOR FRONTEND DEVELOPER", "Frontend Developer, learning Kafka and Rust"),
        ("Staff Software Engineer - AI", "Software engineer, learning AI"),
        ("Member of Technical Staff, Machine Learning", "Member of Technical Staff, new to machine learning"),
        ("Manager, Data and Analytics", "Data and Analytics Manager, learning Kafka and Rust"),
        ("Harbour Lane | Senior Go Engineer | Leeds | ONSITE", "Go Engineer, learning Kafka and Rust"),
        ("Kafka Engineer", "Kafka Engineer, learning Rust"),
        ("Junior ML Engineer", "Junior ML Engineer, learning on the job"),
        ("Data Analyst (m/f/d)", "Data Analyst, learning Kafka and Rust"),
        ("Harbour Lane | Remote | Full-time", "[title of the role]"),
        ("Applied AI Engineer, Senior/Staff Devops/SRE", "DevOps engineer, learning AI"),
        ("Staff Engineer, AI Security and Product Security", "Security engineer, learning AI"),
        ("(Copy of) UNIX Engineer Job in Leeds", "UNIX Engineer, learning Kafka and Rust"),
        ("AI Research/ML Engineer", "AI Research/ML Engineer, learning on the job"),
        ("ML Engineer - Remote", "ML Engineer, learning on the job"),
        ("Data Engineer (AI, ML, and Data Science)", "Data Engineer, new to machine learning"),
        ("Deep Learning Engineer", "Deep Learning Engineer, learning on the job"),
    ],
)
def test_a_title_keeps_its_role_and_says_what_is_learned(old: str, new: str) -> None:
    assert role(old, ("Kafka", "Rust"), mostly_ai=False).title == new


def test_a_text_without_title_about_ai_is_for_an_engineer_learning_ai() -> None:
    assert role("", (), mostly_ai=True).title == "Engineer learning AI"


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Designing, building, and shipping models to shops", "design, build, and ship models to shops"),
        (
            "You will maintain the pipelines of the shop (in Airflow), ensuring quality",
            "maintain the pipelines of the shop, ensuring quality",
        ),
        ("Develops and tests web applications of bakers.", "develop and test web applications of bakers"),
        ("Model Work: Fine-tune language models using old letters", "fine-tune language models using old letters"),
        ("The analyst will also prepare monthly reports for buyers", "prepare monthly reports for buyers"),
        ("A builder at heart", ""),
        ("Finding and reaching customers in Ghent", ""),
        ("Build pipelines for cleaning, weighing and", ""),
        ("Build high-impact solutions used", ""),
        ("Translate the wishes of bakers into practical", ""),
        ("Build ovens", ""),
        ("Design and development of new ovens", ""),
        ("Report to an Oven Manager, you'll collaborate with some bakers", ""),
        ("Deliver robust recommendations of bread is critical", ""),
        ("Running an online bakery today means wearing many hats", ""),
        ("To build the future of predictive baking", ""),
        ("Solve the 'Unbaked'! Debug ovens with us", ""),
        ("Write the weekly list of orders Continuously explore new ovens for us", ""),
        ("Integrate these warm loaves into shops", ""),
        ("Reviews the weekly orders and identifies gaps in them", ""),
        ("Defines new recipes and aligns them with old ones", ""),
        ("Compiles, writes, and submits reports to the baker", ""),
        ("Training and inference of bread services in Ghent", ""),
    ],
)
def test_a_duty_becomes_a_short_thing_to_do(words: str, short: str) -> None:
    assert clause(words) == short


@pytest.mark.parametrize(
    ("words", "duty"),
    [
        ("Build ovens", True),
        ("You'll answer questions", True),
        ("Join us and bake", False),
        ("To help our staff grow, we pay for books", False),
        ("Our team builds ovens", False),
        ("Finding good people takes time", False),
    ],
)
def test_a_line_that_begins_with_work_is_a_duty(words: str, *, duty: bool) -> None:
    assert is_duty(words) is duty


def test_guiding_others_is_told_from_doing() -> None:
    assert [leads("Mentor juniors"), leads("You will lead a team"), leads("Build leads lists")] == [True, True, False]
    assert leads("Set the technical direction of the shop")
    assert leads("Serve as the technical owner of all ovens")
    assert not leads("Set up the ovens of a new shop")


def test_work_without_an_end_is_no_project() -> None:
    duties = ["Stay up to date", "Collaborate with sales", "Ensure alignment", "Build A Safer World For Bakers"]
    assert chosen(duties) == ("", "", "")


def test_a_long_duty_ends_at_a_joint_and_nowhere_else() -> None:
    joined = (
        "Build the importer of orders for all eleven shops, ensuring that " + "every order is right and " * 6 + "warm"
    )
    assert piece_of_work(joined) == "build the importer of orders for all eleven shops"
    listed = "Build the importer of orders for " + ", ".join(f"shop number {n}" for n in range(20))
    assert piece_of_work(listed) == ""


def test_nobody_begins_with_publishing_or_scaling() -> None:
    duties = ["Publish a paper on ovens each year", "Scale the oven to eleven shops", "Write tests for every oven door"]
    assert chosen(duties)[0] == "write tests for every oven door"


def test_what_is_said_twice_is_one_project() -> None:
    duties = ["Build the importer of orders", "Build and test the importer of orders", "Write a list of open orders"]
    assert chosen(duties) == ("write a list of open orders", "build the importer of orders", "")


def test_what_the_duties_do_not_have_is_a_blank() -> None:
    words = [project.words for project in projects(["Test the new importer", "Help others"], Offer())]
    assert "help test the new importer. Your own part of it: [the first piece" in words[0]
    assert words[1].endswith("[the second piece: larger, with somebody waiting for it].")
    assert words[2].endswith("[the third piece: yours from beginning to end].")


@pytest.mark.parametrize(
    "words",
    [
        "Hiring Manager Video Call",
        "Engineers are assessed twice a year",
        "Working at Harbour Lane",
        "Learning and development stipend",
        "Check out our ovens",
        "To build the future of baking",
    ],
)
def test_what_looks_like_a_verb_is_not_always_one(words: str) -> None:
    assert (commands(words), is_duty(words), without_praise(words)) == (False, False, "")


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Proven ability to plan routes by hand", "You can plan routes by hand."),
        ("Ability to lead large teams of bakers", ""),
        ("Ability to own large problems of others", ""),
        ("Ability to planning of routes by hand", ""),
        ("Hands-on: Write code that bakes bread", ""),
        ("WHY IT MATTERS: Bread is eaten daily", ""),
        ("Strong experience in the planning of deliveries", "Some experience with the planning of deliveries."),
        ("Experience with night baking is a plus", ""),
        ("Experience with night baking is not required", ""),
        ("Good knowledge of local labour law", "Some knowledge of local labour law."),
        ("Monitors and checks the ovens of all shops", ""),
        ("Excellent team spirit and a positive attitude", ""),
    ],
)
def test_a_demand_is_said_anew_only_in_forms_that_cannot_go_wrong(words: str, plain: str) -> None:
    assert without_praise(words) == plain


def test_without_duties_the_projects_are_blanks() -> None:
    assert all("[" in project.words for project in projects([], Offer()))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A Senior AI Engineer, that is you.", "An engineer learning AI, that is you."),
        ("We seek a highly skilled Lead GenAI Engineer now.", "We seek an engineer learning AI now."),
        ("Our AI Engineers are kind.", "Our AI Engineers are kind."),
        ("As an AI Engineer you build.", "As an engineer learning AI you build."),
    ],
)
def test_the_role_is_named_anew_with_its_article(line: str, expected: str) -> None:
    assert retitled(line, "Senior AI Engineer", "AI Engineer", "Engineer learning AI") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This is a senior individual contributor role.", "This is an individual contributor role."),
        ("As a Senior member of the team, you bake.", "As a member of the team, you bake."),
        ("We seek an experienced, senior engineer.", "We seek an engineer."),
        ("We seek an experienced Senior Unix Engineer.", "We seek a Unix Engineer."),
        ("Your mentors are senior engineers.", "Your mentors are senior engineers."),
        ("We are seniors at baking.", "We are seniors at baking."),
        ("We seek passionate and experienced bread engineers.", "We seek bread engineers."),
    ],
)
def test_level_and_praise_go_from_before_any_role(line: str, expected: str) -> None:
    assert retitled(line, "", "", "[title of the role]") == expected


def test_praise_that_is_joined_to_other_words_stays_with_them() -> None:
    line = "We seek an independent and motivated Bread Scientist."
    assert retitled(line, "Bread Scientist III", "Bread Scientist", "Bread Scientist, learning on the job") == line


def test_somebody_elses_role_keeps_its_name() -> None:
    line = "They built Oven One, the first AI software engineer."
    assert retitled(line, "AI Test Engineer", "AI Test Engineer", "Test Engineer, learning AI") == line
    beside = "As a Senior Software Engineer, Applied AI you bake."
    assert (
        retitled(beside, "", "Software Engineer", "Software engineer, learning AI")
        == "As a software engineer you bake."
    )


def test_the_role_goes_by_one_name_however_the_text_put_it() -> None:
    new = "Software engineer, new to machine learning"
    assert retitled("As a Staff AI/ML Engineer you bake.", "Senior ML Engineer", "ML Engineer", new) == (
        "As a software engineer you bake."
    )


def test_other_titles_lose_their_level_only() -> None:
    new = "Data Engineer, learning Spark"
    assert retitled("We need a Senior Data Engineer.", "Senior Data Engineer", "Data Engineer", new) == (
        "We need a Data Engineer."
    )


def test_alternatives_in_a_list_cannot_be_misread() -> None:
    assert in_a_row(("Kubernetes", "Docker or Podman")) == "Kubernetes; Docker or Podman"


def test_marks_that_nobody_sees_are_taken_out() -> None:
    assert plain("\u202d • **Plan\u200bning** ") == "Planning"


def test_a_moved_line_stands_at_both_places_and_says_so() -> None:
    old = [Old("- a", "gone"), Old("- b", "gone"), Old("- c", "gone")]
    new = [Written("b", unit=1, bullet=True), Written("a", unit=0, bullet=True), Written("d", "new")]
    found = changes(old, new)
    assert [(c.before, c.after) for c in found] in (
        [("- a", None), ("- b", "- b"), ("- c", None), (None, "- a"), (None, "d")],
        [(None, "- b"), ("- a", "- a"), ("- b", None), ("- c", None), (None, "d")],
    )
    assert Change("- c", None, "gone") in found
    assert all(change.because for change in found if change.before != change.after)
