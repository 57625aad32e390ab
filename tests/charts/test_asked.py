from __future__ import annotations

from fledge.charts import AskedOfKind, asked, asked_by_kind
from fledge.facts import Kind
from fledge.posting import DomainAsked, Mention, Posting, Status, Words

AT = Words(0, 1)


def mention(skill: str, kind: Kind, status: Status, group: int | None = None) -> Mention:
    return Mention(skill, kind, AT, status, group)


POSTING = Posting(
    "x",
    "",
    "",
    mentions=(
        mention("python", Kind.TOOL, Status.MUST),
        mention("aws", Kind.TOOL, Status.MUST, 1),
        mention("azure", Kind.TOOL, Status.MUST, 1),
        mention("rust", Kind.TOOL, Status.NICE),
        mention("slack", Kind.TOOL, Status.CONTEXT),
        mention("algorithms", Kind.FUNDAMENTAL, Status.MUST),
    ),
    domains=(DomainAsked("payments", AT, Status.NICE),),
)


def test_alternatives_count_once_and_what_is_only_named_not_at_all() -> None:
    assert asked_by_kind(POSTING) == (
        AskedOfKind(Kind.TOOL, must=2, nice=1),
        AskedOfKind(Kind.CONCEPT, must=0, nice=0),
        AskedOfKind(Kind.FUNDAMENTAL, must=1, nice=0),
        AskedOfKind(Kind.DOMAIN, must=0, nice=1),
    )


def test_a_thing_both_demanded_and_welcome_is_demanded() -> None:
    twice = (mention("python", Kind.TOOL, Status.NICE), mention("python", Kind.TOOL, Status.MUST))
    assert asked_by_kind(Posting("x", "", "", mentions=twice))[0] == AskedOfKind(Kind.TOOL, must=1, nice=0)


def test_asked_says_in_words_what_it_shows() -> None:
    spec = asked(POSTING)
    assert spec is not None
    assert spec["description"] == (
        "Separate things asked, alternatives counted once. "
        "Tools: 2 must, 1 nice; practices: none; fundamentals: 1 must; business fields: 1 nice."
    )


def test_nothing_asked_is_no_chart() -> None:
    assert asked(Posting("x", "", "")) is None


def test_nouns_agree_with_their_number() -> None:
    tools = AskedOfKind(Kind.TOOL, must=1, nice=0)
    assert (tools.named(1), tools.named(3)) == ("1 tool", "3 tools")
