"""Tools that do the same job, all demanded."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule, promises
from fledge.facts import Fact
from fledge.posting import SOME_ARE_ENOUGH, Mention


def check(case: Case) -> Iterator[Finding]:
    """Gather demanded tools that the skill book holds to be substitutes and that no "or" joins."""
    if promises(case, SOME_ARE_ENOUGH):
        return
    musts = _first_of_each(case)
    taken: set[str] = set()
    for skill in musts:
        if skill in taken:
            continue
        reasons = case.book.substitutes_of(skill)
        rivals = [
            other
            for other in musts
            if other in reasons and other not in taken and _rivals(case, musts[skill], musts[other])
        ]
        if not rivals:
            continue
        taken |= {skill, *rivals}
        yield _finding(case, [musts[skill], *(musts[r] for r in rivals)], reasons[rivals[0]])


def _first_of_each(case: Case) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for m in case.must_tools:
        if m.in_book:
            found.setdefault(m.skill, m)
    return found


def _rivals(case: Case, one: Mention, other: Mention) -> bool:
    """Not joined by an "or", and not one product under two names (".NET" and ".NET Core", Spark and PySpark)."""
    if one.group is not None and one.group == other.group:
        return False
    a, b = case.book[one.skill], case.book[other.skill]
    related = {*case.book.wholes_of(a.id), *case.book.needs_of(a.id)}
    backwards = {*case.book.wholes_of(b.id), *case.book.needs_of(b.id)}
    kin = b.id in related or a.id in backwards
    names = sorted((a.name.lower(), b.name.lower()), key=len)
    same_vendor = names[0].split()[0] == names[1].split()[0] and " " in names[0]
    return not kin and names[0] not in names[1] and not same_vendor


def _finding(case: Case, mentions: list[Mention], reason: str) -> Finding:
    names = [case.book[m.skill].name for m in mentions]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    all_of_them = "both" if len(names) == 2 else "all"
    return Finding(
        interchangeable_tools.id,
        Grade.COSTLY,
        f"{listed} do the same job, and {all_of_them} are required. Whoever knows one can learn another.",
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
