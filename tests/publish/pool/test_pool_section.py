from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from fledge.audit.repair import Repair
from fledge.facts import Fact
from fledge.pool import Pool
from fledge.publish.audit_html import templates
from fledge.publish.pool_figures import pool_figures
from fledge.publish.pool_section import pool_section
from fledge.publish.sources import GRADES

MakePool = Callable[..., Pool]


def rendered(pool: Pool, repair: Repair | None = None) -> LexborHTMLParser:
    html = templates().get_template("_pool.html").render(evidence=GRADES, **pool_section(pool, repair))
    return LexborHTMLParser(html)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_the_section_has_a_heading_figures_and_three_charts(pool: Pool, repair: Repair) -> None:
    page = rendered(pool, repair)
    assert texts(page, "h2") == ["How many people could you hire?"]
    assert texts(page, "h3") == [
        "Who is left, line by line",
        "Who has everything but one line",
        "What so many changes do to the pool",
        "What would bring people back",
    ]
    assert texts(page, ".value") == ["310 of 8,480", "60,000", "2,200 more", "× 6.3", "2,000"]
    assert (len(page.css(".wide svg")), len(page.css(".narrow svg"))) == (3, 3)


def test_every_price_stands_in_the_table_with_its_range_and_money(pool: Pool) -> None:
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rendered(pool).css(".wares tr")]
    assert rows == [
        ["Line", "Pool without it", "Nine of ten", "Part of the loss", "A year, per hire"],
        ["Python", "× 1.1", "1.0 to 1.2", "20%", "$4,000 to $31,000"],
        ["PyTorch or TensorFlow", "× 6.3", "5.7 to 6.9", "20%", "$4,000 to $31,000"],
        ["a cloud platform", "× 1.2", "1.1 to 1.4", "20%", "$4,000 to $31,000"],
        ["Docker or Kubernetes", "× 1.1", "1.0 to 1.3", "20%", "$4,000 to $31,000"],
        ["5 years of work with code", "× 1.3", "1.2 to 1.5", "20%", "$4,000 to $31,000"],
    ]


def test_steps_say_what_is_new_in_them(pool: Pool, repair: Repair) -> None:
    (_, table) = rendered(pool, repair).css(".wares table")
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in table.css("tbody tr")]
    assert rows == [
        ["Any change"],
        ["1", "move PyTorch or TensorFlow to nice to have", "2,000", "23% (18 to 28%)", "× 6.3"],
        ["2", "and ask for 3 years of work with code instead of 5 years of work with code", "2,600", "31% (25 to 37%)",
         "× 8.4"],
        ["Every line stays a must"],
        ["1", "accept any deep-learning framework for PyTorch or TensorFlow", "760", "9.0% (7.2 to 11%)", "× 2.5"],
    ]  # fmt: skip


def test_every_number_can_be_asked_who_says_so(pool: Pool) -> None:
    facts = texts(rendered(pool), ".facts strong")
    panel, base, pay = "synthetic, fitted to 8,480 real respondents", "1,654,440 people", "133080 USD a year"
    assert facts == [panel, base, panel, pay]


def test_official_numbers_that_were_added_up_are_one_fact(pool: Pool) -> None:
    assert pool.people is not None
    other = Fact("data scientists in the US", "233,440 people", "BLS", "B", "2023")
    both = replace(pool.people, base=1887880, because=(*pool.people.because, other))
    assert pool_figures(replace(pool, people=both))[1].because == Fact(
        "software developers in the US; data scientists in the US",
        "1,887,880 people",
        "https://www.bls.gov/oes/; BLS",
        "B",
        "2023",
    )


def test_what_a_posting_says_stays_text(make_pool: MakePool) -> None:
    hostile = "<script>alert(1)</script>"
    page = rendered(make_pool([hostile], [0.1], [2.0], [3.0], [hostile]))
    assert [node.tag for node in page.css("script")] == []
    assert texts(page, ".wares tbody th") == [hostile]


@pytest.mark.parametrize("missing", [(), ("LangChain",)])
def test_without_lines_there_are_no_figures_and_no_tables(make_pool: MakePool, missing: tuple[str, ...]) -> None:
    page = rendered(make_pool((), (), (), (), missing))
    assert (texts(page, ".value"), texts(page, ".wares"), len(page.css("figure"))) == ([], [], len(missing))


def test_no_id_stands_twice(pool: Pool, repair: Repair) -> None:
    ids = [node.attributes["id"] for node in rendered(pool, repair).css("[id]")]
    assert len(ids) == len(set(ids))


def test_fifteen_lines_have_fifteen_prices(make_pool: MakePool) -> None:
    many = [f"line {n}" for n in range(15)]
    page = rendered(make_pool(many, [0.01] * 15, [1.2] * 15, [3.0] * 15))
    assert texts(page, ".wares tbody th") == many
