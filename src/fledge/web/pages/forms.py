"""How a form meets a question of the store: its problems stand beside the fields that they are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from fledge.web.store.queries.problems import Field

Answer = TypeVar("Answer")


def kept(form: forms.BaseForm, change: Callable[..., Answer], **more: Any) -> Answer | None:
    """What the change gives, asked with the form's values; None where something has to be mended, as the form says."""
    if not form.is_valid():
        return None
    try:
        return change(**form.cleaned_data, **more)
    except Field as problem:
        where = problem.where if problem.where in form.fields else None
        form.add_error(where, f"{problem.what}; {problem.mend}" if problem.mend else problem.what)
        return None
