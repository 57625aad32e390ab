"""A rewritten posting as schema.org JobPosting: what is known, in properties that exist, and safe inside a page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from fledge.audit.rewrite import Purpose, Rewrite
from fledge.documents.job_posting import postings_in
from fledge.facts import FactBook
from fledge.posting import read
from fledge.publish.job_posting_jsonld import as_script_block, as_text, description, job_posting_jsonld

DAY = date(2026, 6, 1)
#: What schema.org defines for a JobPosting and this may use.
DEFINED = {
    *("title", "description", "datePosted", "hiringOrganization", "jobLocation", "jobLocationType", "baseSalary"),
    *("experienceRequirements", "experienceInPlaceOfEducation", "educationRequirements", "skills", "responsibilities"),
}


def made(rewrite: Rewrite, book: FactBook, location: str = "") -> dict[str, object]:
    asked = read(rewrite.text, book, title=rewrite.title, company=rewrite.company)
    return job_posting_jsonld(rewrite, asked, book, posted=DAY, location=location)


def repaired(text: str, title: str = "Engineer") -> Rewrite:
    return Rewrite(Purpose.REPAIRED, title, "Trust & Sons", text, (), (), ())


def test_only_defined_properties_stand_in_it(new: Rewrite, book: FactBook) -> None:
    data = made(new, book, "Leeds, UK; remote")
    assert set(data) <= DEFINED | {"@context", "@type"}
    assert (data["@context"], data["@type"], data["datePosted"]) == ("https://schema.org/", "JobPosting", "2026-06-01")
    assert data["hiringOrganization"] == {"@type": "Organization", "name": "Trust & Sons"}


def test_the_place_and_remote_work_are_told_apart(new: Rewrite, book: FactBook) -> None:
    data = made(new, book, "Leeds, UK; remote")
    assert data["jobLocation"] == {"@type": "Place", "address": "Leeds, UK"}
    assert data["jobLocationType"] == "TELECOMMUTE"
    assert "jobLocation" not in made(new, book)
    assert "jobLocation" not in made(new, book, "Remote")


def test_pay_is_given_in_its_currency_and_period(new: Rewrite, book: FactBook) -> None:
    assert made(new, book)["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "minValue": 100000, "maxValue": 120000, "unitText": "YEAR"},
    }


def test_years_become_months_and_experience_may_stand_in_for_a_degree(book: FactBook) -> None:
    data = made(repaired("Requirements\n- 3 years of Java\n- Bachelor's degree or equivalent experience\n"), book)
    assert data["experienceRequirements"] == {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 36,
    }
    assert data["educationRequirements"] == {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "bachelor degree",
    }
    assert data["experienceInPlaceOfEducation"] is True
    assert data["skills"] == "Java"


def test_a_degree_alone_says_that_nothing_stands_in_for_it(book: FactBook) -> None:
    assert made(repaired("Requirements\n- PhD in statistics\n- R\n"), book)["experienceInPlaceOfEducation"] is False


def test_a_posting_for_potential_demands_no_months(new: Rewrite, book: FactBook) -> None:
    assert made(new, book)["experienceRequirements"] == "no requirements"
    assert "experienceRequirements" not in made(repaired("Requirements\n- R\n"), book)


def test_duties_are_the_responsibilities_without_the_plan_for_the_year(new: Rewrite, book: FactBook) -> None:
    text = new.text.replace(
        "What we promise", "First projects\n\nSmall and bounded first. Then more.\n\nWhat we promise"
    )
    assert made(replace(new, text=text), book)["responsibilities"] == "Build *ovens* in code\nMend them"


def test_the_description_is_simple_escaped_html(new: Rewrite) -> None:
    assert description(new).split("\n")[:3] == [
        "<p>We bake &lt;b&gt;bread&lt;/b&gt; &amp; [cake](javascript:alert(1)).</p>",
        "<h3>What you'll do</h3>",
        "<ul><li>Build *ovens* in code</li><li>1. Mend them</li></ul>",
    ]


def test_nothing_in_it_can_end_the_script_block(new: Rewrite, book: FactBook) -> None:
    data = made(replace(new, title="</script><script>alert(1)</script>"), book)
    block = as_script_block(data)
    assert block.count("</script>") == 1
    assert "<!--" not in block
    assert json.loads(as_text(data)) == data


def test_what_is_written_can_be_read_back(new: Rewrite, book: FactBook) -> None:
    (found,), notes = postings_in([as_text(made(new, book, "Leeds"))])
    assert notes == ()
    assert (found.facts.title, found.facts.company, found.facts.date) == (new.title, "Trust & Sons", "2026-06-01")
    assert (found.facts.location, found.facts.pay) == ("Leeds", "100000 to 120000 USD per year")
    assert "- Build *ovens* in code" in found.description


def test_a_sentence_that_opens_the_degree_counts(book: FactBook) -> None:
    text = "Requirements\n- You should be a B.Tech\n- SQL\n\nExperience counts as much as the degree."
    assert made(repaired(text), book)["experienceInPlaceOfEducation"] is True
