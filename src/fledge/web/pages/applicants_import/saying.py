"""What somebody says about a draft in the forms of the wizard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fledge.documents import Order
from fledge.web.computed.arrivals import FIELDS, Question, Said
from fledge.web.computed.arrivals.questions import MEANINGS
from fledge.web.jobs.arriving import saying
from fledge.web.jobs.arriving.reading import sheet_of
from fledge.web.store.models import Incoming
from fledge.web.store.queries.problems import Field


def headings_said(draft: Incoming, sent: Mapping[str, Any]) -> None:
    """Another sheet, or another row of headings of this one; the columns are suggested anew."""
    at = min(_number(sent.get("sheet")), len(draft.sheets) - 1)
    is_other_sheet = at != Said.of(draft.said).sheet
    header = None if is_other_sheet else _number(sent.get("header")) - 1
    saying.headings_said(draft, sheet=at, header=header)


def columns_said(draft: Incoming, sent: Mapping[str, Any]) -> str:
    """What each column is; the sentence where that cannot be, else empty."""
    sheet = sheet_of(draft.sheets[Said.of(draft.said).sheet])
    width = max(map(len, sheet.rows), default=0)
    chosen = {n: name for n in range(width) if (name := sent.get(f"column-{n}", "")) in FIELDS}
    try:
        saying.columns_said(draft, chosen)
    except Field as problem:
        words = "; ".join(filter(None, (problem.what, problem.mend)))
        return f"{words[:1].upper()}{words[1:]}."
    return ""


def answered(draft: Incoming, asked: tuple[Question, ...], sent: Mapping[str, Any]) -> bool:
    """Keep the answers that were given; whether all are."""
    given = {number: sent.get(f"answer-{number}", "") for number in range(len(asked))}
    told = {asked[number]: answer for number, answer in given.items() if answer in _answers(asked[number])}
    words = {one.about: answer for one, answer in told.items() if one.kind == "word"}
    orders = {one.about: answer for one, answer in told.items() if one.kind == "days"}
    saying.meanings_said(draft, words=words, orders=orders)
    return len(told) == len(asked)


def _answers(question: Question) -> set[str]:
    return set(MEANINGS) if question.kind == "word" else {order.value for order in Order}


def _number(text: Any) -> int:
    try:
        return max(0, int(text))
    except (TypeError, ValueError):
        return 0
