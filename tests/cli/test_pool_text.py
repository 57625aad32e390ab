from __future__ import annotations

from dataclasses import replace

import pytest

from fledge.audit.repair import Edit, EditKind, Repair, Step
from fledge.cli.pool_text import pool_text, repair_text
from fledge.pool import About, Estimate, HasSkill, Left, NearMiss, NotMeasured, Pool, Price

ABOUT = About("made-up", "Survey of Makers 2023", 2023, 8480, 7000.0, True, "US developers", "Makers", "ODbL 1.0")
LONG = "Amazon SageMaker or an equivalent MLOps platform [bold] that we have used for years"


def skill(label: str) -> HasSkill:
    return HasSkill(label, (label,))


def estimate(share: float) -> Estimate:
    return Estimate(8480 * share, share, share * 0.8, share * 1.2, 8480, 2827, True, None, 0, share)


def made(labels: list[str], missing: list[str], share: float = 0.0365) -> Pool:
    needs = tuple(map(skill, labels))
    return Pool(
        ABOUT,
        needs,
        estimate(share),
        None,
        tuple(Left(need, share, 8480 * share) for need in needs),
        tuple(Price(need, 6.31, 5.6, 7.1, 0.61, 0.5, 0.7) for need in needs),
        tuple(NearMiss(need, 2203.0, 2203 / 8480) for need in needs),
        tuple(NotMeasured(skill(label), "the panel did not ask about it") for label in missing),
        notes=("years counted in steps",),
    )


REPAIR = Repair(
    estimate(0.0365),
    (Step((Edit(EditKind.NICE, (skill("Spark"),), None, "", 6.3),), estimate(0.23), 6.3),),
    (),
    (),
    (),
    (),
)


def test_a_pool_is_a_table_of_lines_and_sentences() -> None:
    assert pool_text(made(["Python", "Spark"], ["LangChain"])).splitlines() == [
        "About 310 of 8,480 surveyed US developers (3.6%; nine of ten samples of 2,827",
        "such people would show 2.9 to 4.4%) meet both lines that could be counted.",
        "",
        "                                               Part of  Only this",
        "Line               Left  Without  Nine of ten     loss    missing",
        "Python             3.6%    x 6.3   5.6 to 7.1      61%      2,200",
        "Spark              3.6%    x 6.3   5.6 to 7.1      61%      2,200",
        "LangChain  not measured",
        "",
        "About 2,200 more have everything but Python.",
        "Without Python the pool would be 6.3 times as large (5.6 to 7.1); the line",
        "carries 61% of the whole loss.",
        "Without the few who ticked nearly everything: 3.6%.",
        "Not measured: LangChain (the panel did not ask about it). It can only make the",
        "pool smaller.",
        "The people counted are synthetic, fitted to 8,480 real respondents of Survey of",
        "Makers 2023. Source: Makers. Licence: ODbL 1.0.",
        "Note: years counted in steps",
    ]


def test_a_repair_is_the_pool_as_it_is_then_sentences_and_a_table_of_changes() -> None:
    assert repair_text(made(["Spark"], []), REPAIR).splitlines()[-8:] == [
        "What would bring people back",
        "One change takes it from 310 to 2,000 (6.3 times as many): move Spark to nice to",
        "have.",
        "",
        "Any change",
        "                                                  Times",
        "  Change                         People  Share  as many",
        "  1: move Spark to nice to have   2,000    23%    x 6.3",
    ]


def test_a_repair_stands_beneath_its_pool() -> None:
    whole = pool_text(made(["Spark"], []), REPAIR).splitlines()
    assert whole[-8:] == repair_text(made(["Spark"], []), REPAIR).splitlines()[-8:]
    assert whole[:-9] == pool_text(made(["Spark"], [])).splitlines()


@pytest.mark.parametrize("lines", [1, 15])
def test_nothing_is_wider_than_eighty_columns_and_no_name_is_lost(lines: int) -> None:
    said = pool_text(made([f"{LONG} {n}" for n in range(lines)], [LONG]))
    assert max(map(len, said.splitlines())) <= 80
    assert said.count("[bold]") >= lines


def test_nothing_to_count_is_no_table() -> None:
    assert pool_text(replace(made([], []), notes=())).splitlines() == [
        "The posting demands nothing that people could be counted by.",
        "The people counted are synthetic, fitted to 8,480 real respondents of Survey of",
        "Makers 2023. Source: Makers. Licence: ODbL 1.0.",
    ]


def test_pipes_get_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in pool_text(made(["Python"], ["LangChain"]), REPAIR)
