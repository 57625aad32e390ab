"""What somebody says about a draft, kept in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fledge.documents import Order
from fledge.problem import Problem
from fledge.web.computed.arrivals import FIELDS, Question, Said, guess, questions_of
from fledge.web.computed.arrivals.questions import MEANINGS
from fledge.web.pages.applicants_import.reading import kept_sheet, sheet_of, without_groups_under
from fledge.web.store.models import Incoming
from fledge.web.store.queries import incoming


def headings_said(draft: Incoming, sent: Mapping[str, Any]) -> None:
    """Another sheet or another row of headings; the columns are suggested anew."""
    at = min(_number(sent.get("sheet")), len(draft.sheets) - 1)
    sheet = sheet_of(draft.sheets[at])
    is_other_sheet = at != Said.of(draft.said).sheet
    header = None if is_other_sheet else min(max(_number(sent.get("header")) - 1, 0), len(sheet.rows) - 1)
    said = guess(sheet, at=at, header=header)
    kept = kept_sheet(without_groups_under(sheet, said.header))
    sheets = [kept if n == at else one for n, one in enumerate(draft.sheets)]
    incoming.said_of(draft, said=said.kept(), sheets=sheets)


def columns_said(draft: Incoming, sent: Mapping[str, Any]) -> str:
    """What each column is; the sentence where that cannot be, else empty."""
    said = Said.of(draft.said)
    sheet = sheet_of(draft.sheets[said.sheet])
    width = max(map(len, sheet.rows), default=0)
    chosen = {n: name for n in range(width) if (name := sent.get(f"column-{n}", "")) in FIELDS}
    if wrong := _wrong(chosen):
        return wrong
    told = replace(said, columns=chosen, is_mapped=True)
    try:
        questions_of(sheet, told)
    except Problem as problem:
        return f"{problem.what}; {problem.mend}".capitalize()
    incoming.said_of(draft, said=told.kept())
    return ""


def _wrong(chosen: Mapping[int, str]) -> str:
    twice = [FIELDS[name] for name, count in Counter(chosen.values()).items() if count > 1]
    if twice:
        return f"Two columns are said to be “{twice[0]}”; leave one of them out."
    if not {"name", "first", "last", "email"} & set(chosen.values()):
        return "Say which column holds the names, or at least the e-mail addresses."
    return ""


def answered(draft: Incoming, asked: tuple[Question, ...], sent: Mapping[str, Any]) -> bool:
    """Keep the answers that were given; whether all are."""
    said = Said.of(draft.said)
    given = {number: sent.get(f"answer-{number}", "") for number in range(len(asked))}
    told = {asked[number]: answer for number, answer in given.items() if answer in _answers(asked[number])}
    means = {one.about: answer for one, answer in told.items() if one.kind == "word"}
    orders = {one.about: answer for one, answer in told.items() if one.kind == "days"}
    incoming.said_of(draft, said=replace(said, words=means, orders=orders).kept())
    return len(told) == len(asked)


def _answers(question: Question) -> set[str]:
    return set(MEANINGS) if question.kind == "word" else {order.value for order in Order}


def is_whole(draft: Incoming) -> bool:
    """Whether nothing is left to be said."""
    if not draft.sheets:
        return True
    said = Said.of(draft.said)
    return said.is_mapped and not any(one.is_open for one in questions_of(sheet_of(draft.sheets[said.sheet]), said))


def _number(text: Any) -> int:
    try:
        return max(0, int(text))
    except (TypeError, ValueError):
        return 0
