"""A long list in pages: which rows stand on a page is found by their keys alone, and only those rows are read."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class LongList(Paginator[Row]):
    """Pages of a query; the rows before a page are passed over without reading who and what stands in them."""

    def __init__(self, rows: QuerySet[Row], per_page: int) -> None:
        super().__init__(rows, per_page)
        self._rows = rows

    def page(self, number: Any) -> Page[Row]:
        """The rows of one page, in the order of the list; a row that went meanwhile is left out."""
        number = self.validate_number(number)
        begin = (number - 1) * self.per_page
        keys = list(self._rows.values_list("pk", flat=True)[begin : begin + self.per_page])
        rows = {one.pk: one for one in self._rows.filter(pk__in=keys)}
        return Page([rows[key] for key in keys if key in rows], number, self)
