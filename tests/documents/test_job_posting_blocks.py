"""schema.org JobPosting blocks, whole, escaped, nested, broken."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import Document, PostingFacts, read_bytes

Wrap = Callable[[dict[str, object]], object]
DESCRIPTION = "<p>We build platforms.</p><h3>You bring</h3><ul><li>5+ years of Python</li><li>SQL &amp; dbt</li></ul>"
TEXT = "We build platforms.\n\nYou bring\n\n- 5+ years of Python\n- SQL & dbt"


def posting(**fields: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "JobPosting", "description": DESCRIPTION, **fields}


def page(*blocks: object, body: str = "<p>Apply now</p>") -> Document:
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>'
        for block in blocks
    )
    return read_bytes(
        f"<!doctype html><html><head>{scripts}</head><body>{body}</body></html>".encode(), name="role.html"
    )


def facts(**fields: object) -> PostingFacts:
    found = page(posting(**fields)).posting
    assert found is not None
    return found


def test_block_is_used_instead_of_the_page() -> None:
    document = page(
        posting(
            title="Data Engineer &amp; Lead",
            hiringOrganization={"@type": "Organization", "name": "Acme"},
            datePosted="2026-05-01T08:00:00+02:00",
            jobLocation={"@type": "Place", "address": {"addressLocality": "Berlin", "addressCountry": "DE"}},
            baseSalary={"currency": "EUR", "value": {"minValue": 70000, "maxValue": 90000.0, "unitText": "YEAR"}},
        )
    )
    expected = PostingFacts("Data Engineer & Lead", "Acme", "2026-05-01", "Berlin, DE", "70000 to 90000 EUR per year")
    assert document == Document(TEXT, (), "html", expected)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: [{"@type": "WebSite"}, one],
        lambda one: {"@graph": [{"@type": "Organization"}, one]},
        lambda one: {"@type": "WebPage", "mainEntity": {"item": one}},
        lambda one: {**one, "@type": ["Thing", "JobPosting"]},
        lambda one: {**one, "@type": "http://schema.org/JobPosting"},
    ],
    ids=["list", "graph", "nested", "several types", "address as type"],
)
def test_block_is_found_wherever_it_stands(wrap: Wrap) -> None:
    document = page(wrap(posting(title="Data Engineer")))
    assert (document.text, document.posting) == (TEXT, PostingFacts("Data Engineer"))


@pytest.mark.parametrize("times", [1, 2])
def test_escaped_description_is_read_as_html(times: int) -> None:
    description = DESCRIPTION
    for _ in range(times):
        description = description.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert page(posting(description=description)).text == TEXT


def test_plain_description_keeps_its_lines() -> None:
    assert (
        page(posting(description="You bring\n• Python\n• SQL &amp; dbt\n\nTea")).text
        == "You bring\n- Python\n- SQL & dbt\n\nTea"
    )


def test_description_with_bold_only_keeps_its_lines() -> None:
    assert page(posting(description="<b>You bring</b>\n- Python\n- SQL")).text == "You bring\n\n- Python\n- SQL"


def test_description_with_written_out_line_ends_keeps_its_lines() -> None:
    assert page(posting(description="You bring\\n- Python\\n- SQL")).text == "You bring\n- Python\n- SQL"


def test_other_fields_are_added_under_headings() -> None:
    document = page(
        posting(
            responsibilities="<ul><li>Own the warehouse</li></ul>",
            qualifications=["Degree in science", "5+ years of Python"],
            skills="Airflow, SQL",
            experienceRequirements={
                "@type": "OccupationalExperienceRequirements",
                "description": "Two years in banking",
            },
            educationRequirements={
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "bachelor degree",
            },
        )
    )
    assert document.text == (
        f"{TEXT}\n\nResponsibilities\n\n- Own the warehouse\n\nQualifications\n\n- Degree in science"
        "\n\nSkills\n\nAirflow, SQL"
        "\n\nExperience\n\nTwo years in banking"
    )


def test_fields_that_the_description_says_already_are_not_added() -> None:
    assert page(posting(skills="SQL, dbt, Python", qualifications="<p>5+ years of Python.</p>")).text == TEXT


def test_short_words_inside_longer_ones_are_not_taken_as_said() -> None:
    assert page(posting(skills="R, C")).text == f"{TEXT}\n\nSkills\n\nR, C"


@pytest.mark.parametrize(
    ("given_date", "date"),
    [
        ("2026-05-01", "2026-05-01"),
        ("2026/5/1", "2026-05-01"),
        ("May 1, 2026", "2026-05-01"),
        ("1 May 2026", "2026-05-01"),
        ("2026-05", "2026-05"),
    ],
)
def test_dates_become_iso_dates(given_date: str, date: str) -> None:
    assert facts(datePosted=given_date).date == date


@pytest.mark.parametrize("given_date", ["05/01/26", "2026-13-45", "yesterday"])
def test_date_that_cannot_be_read_gets_a_note(given_date: str) -> None:
    document = page(posting(datePosted=given_date))
    assert document.notes == (f"the page's date {given_date!r} could not be read",)
    assert document.posting == PostingFacts()


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        ("$100,000 a year", "$100,000 a year"),
        (95000, "95000"),
        ({"currency": "USD", "value": {"value": "$45", "unitText": "HOUR"}}, "$45 USD per hour"),
        ({"currency": "USD", "minValue": 1000, "maxValue": 1000, "unitText": "MONTH"}, "1000 USD per month"),
        ({"currency": "USD", "value": 5000, "unitText": "MONTH"}, "5000 USD per month"),
        ({"currency": "USD"}, ""),
        (None, ""),
    ],
)
def test_pay_is_given_with_the_pages_own_numbers(salary: object, pay: str) -> None:
    assert facts(baseSalary=salary).pay == pay


def test_places_are_listed_with_remote() -> None:
    places = [
        {"address": {"addressLocality": "Berlin", "addressCountry": {"name": "Germany"}}},
        {"address": "Paris"},
        "Rome",
    ]
    assert facts(jobLocation=places, jobLocationType="TELECOMMUTE").location == "Berlin, Germany; Paris; Rome; remote"


def test_employer_that_stands_elsewhere_in_the_block_is_found() -> None:
    graph = {
        "@graph": [
            posting(hiringOrganization={"@id": "#acme"}),
            {"@type": "Organization", "@id": "#acme", "name": "Acme"},
        ]
    }
    assert page(graph).posting == PostingFacts(company="Acme")


def test_teaser_gives_way_to_the_page() -> None:
    items = "".join(f"<li>Requirement number {n} of the role</li>" for n in range(20))
    document = page(
        posting(title="Data Engineer", description="<p>We hire. Read more…</p>"),
        body=f"<h1>Data Engineer</h1><ul>{items}</ul>",
    )
    assert document.text.count("\n- Requirement") == 20
    assert document.notes == ("the page's JobPosting block is only a teaser; the page itself was read",)
    assert document.posting == PostingFacts("Data Engineer")


def test_block_that_leaves_out_the_requirements_gives_way_to_the_page() -> None:
    prose = "<p>" + "We build platforms for banks. " * 30 + "</p>"
    items = "".join(f"<li>Requirement number {n} of the role</li>" for n in range(5))
    document = page(posting(description=prose), body=f"{prose}<ul>{items}</ul>")
    assert document.text.count("\n- Requirement") == 5
    assert document.notes == ("the page's JobPosting block leaves out list items; the page itself was read",)


def test_block_without_description_gives_way_to_the_page() -> None:
    document = page(posting(title="Data Engineer", description=None), body="<p>We hire</p>")
    assert (document.text, document.posting) == ("We hire", PostingFacts("Data Engineer"))
    assert document.notes == ("the page's JobPosting block has no description; the page itself was read",)


def test_other_postings_on_a_long_page_do_not_make_the_block_a_teaser() -> None:
    similar = "".join(f"<li><a>Similar job {n}: we look for somebody else entirely</a></li>" for n in range(100))
    description = "<p>" + "We build platforms for banks. " * 30 + "</p>"
    assert page(posting(description=description), body=similar).notes == ()


@pytest.mark.parametrize(
    "broken", ['{"@type": "JobPosting", "description": "We', "JobPosting {", "[" * 50_000 + "JobPosting"]
)
def test_malformed_block_gives_a_note_and_the_page(broken: str) -> None:
    document = page(broken, body="<p>We hire</p>")
    assert (document.text, document.posting) == ("We hire", None)
    assert document.notes == ("the page's JobPosting block is malformed and was not used",)


def test_malformed_block_of_another_kind_is_nobodys_business() -> None:
    assert page("{broken", body="<p>We hire</p>").notes == ()


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "JobPosting", "description": "We hire"} -->',
        '//<![CDATA[\n{"@type": "JobPosting", "description": "We hire"}\n//]]>',
        '{"@type": "JobPosting", "description": "We hire",};',
        '{"@type": "JobPosting", "description": "We\thire"}',
    ],
    ids=["comment", "cdata", "comma", "tab"],
)
def test_common_slips_are_forgiven(block: str) -> None:
    document = page(block)
    assert (document.text, document.notes, document.posting) == ("We hire", (), PostingFacts())


def test_several_postings_give_the_one_that_the_heading_names() -> None:
    others = [posting(title=f"Cook {n}", description="<p>We cook all day long, every day.</p>") for n in range(3)]
    document = page(
        [*others, posting(title="Data Engineer", description="<p>We hire</p>")], body="<h1>Data Engineer (m/f)</h1>"
    )
    assert document.text == "We hire"
    assert document.notes == ("the page carries 4 postings; read: Data Engineer",)


def test_same_posting_twice_is_one() -> None:
    assert page(posting(title="A"), posting(title="A")).notes == ()


def test_posting_in_a_json_file_is_read() -> None:
    document = read_bytes(json.dumps(posting(title="Data Engineer")).encode(), name="role.json")
    assert document == Document(TEXT, (), "html", PostingFacts("Data Engineer"))


def test_json_without_a_posting_stays_text() -> None:
    data = b'{"@type": "Person", "knows": "JobPosting"}'
    assert read_bytes(data, name="role.json") == Document(data.decode(), (), "text")


def test_lone_halves_of_characters_do_not_reach_the_text() -> None:
    document = page('{"@type": "JobPosting", "title": "A \\ud83d", "description": "We \\ud83d hire"}')
    assert (document.text, document.posting) == ("We \ufffd hire", PostingFacts("A \ufffd"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(DESCRIPTION),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "value",
                    "address",
                    "currency",
                    "minValue",
                    "unitText",
                    "@id",
                    "@type",
                    "addressCountry",
                    "description",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
FIELDS = [
    "title",
    "description",
    "hiringOrganization",
    "datePosted",
    "jobLocation",
    "jobLocationType",
    "baseSalary",
    "skills",
    "experienceRequirements",
]


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_odd_values_never_break_the_reader(fields: dict[str, object]) -> None:
    block = json.dumps({**fields, "@type": "JobPosting"}).replace("</", "<\\/")
    assert isinstance(page(block, body="<p>We hire</p>").posting, PostingFacts)
