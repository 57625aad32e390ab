"""Tools that do the same job, all demanded."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.facts import Fact, Kind
from fledge.posting import Mention, Status


def check(case: Case) -> Iterator[Finding]:
    """Gather demanded tools that the skill book holds to be substitutes and that no "or" joins."""
    musts = _first_of_each(case)
    taken: set[str] = set()
    for skill in musts:
        if skill in taken:
            continue
        reasons = case.book.substitutes_of(skill)
        rivals = [
            other for other in musts if other in reasons and other not in taken and _apart(musts[skill], musts[other])
        ]
        if not rivals:
            continue
        taken |= {skill, *rivals}
        yield _finding(case, [musts[skill], *(musts[r] for r in rivals)], reasons[rivals[0]])


def _first_of_each(case: Case) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for m in case.posting.asked(Kind.TOOL):
        if m.status is Status.MUST:
            found.setdefault(m.skill, m)
    return found


def _apart(one: Mention, other: Mention) -> bool:
    return one.group is None or one.group != other.group


def _finding(case: Case, mentions: list[Mention], reason: str) -> Finding:
    names = [case.book[m.skill].name for m in mentions]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    all_of_them = "both" if len(names) == 2 else f"all {len(names)}"
    return Finding(
        interchangeable_tools.id,
        Grade.COSTLY,
        f"{listed} stand in for each other, yet {all_of_them} are demanded.",
        f'Write "{" or ".join(names)}", or name what they are for.',
        tuple(m.at for m in mentions),
        (Fact(f"{listed}: substitutes", reason, "Fledge skill book, curated", "D"),),
    )


interchangeable_tools = Rule(
    "interchangeable-tools",
    "Substitutes that are all demanded",
    "Whoever has one is useful in the other in weeks; demanding both keeps only those who have used both.",
    check,
)
