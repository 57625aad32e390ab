"""Laws as dated facts: each with its source, none with a threshold that its text has not."""

from __future__ import annotations

from datetime import date

from fledge.facts import laws


def test_every_law_has_source_grade_and_tag() -> None:
    assert [law.id for law in laws() if not (law.source and law.grade in "ABCD" and law.asks)] == []
    assert {law.tag for law in laws()} <= {"read", "secondary", "memory"}


def test_only_the_guidelines_of_1978_have_a_threshold() -> None:
    assert [law.id for law in laws() if law.threshold] == ["us_uniform_guidelines"]


def test_the_day_says_what_is_in_force() -> None:
    today = date(2026, 11, 1)
    assert {law.id: law.since(today) for law in laws()} == {
        "nyc_local_law_144": "in force since 2023-07-05",
        "us_uniform_guidelines": "in force since 1978-09-25",
        "eu_ai_act_annex_3_4": "from 2027-12-02",
        "colorado_sb_26_189": "from 2027-01-01",
        "illinois_hb_3773": "in force since 2026-01-01",
        "california_feha_ccpa": "since when was not read",
        "gdpr_article_22": "in force since 2018-05-25",
    }
