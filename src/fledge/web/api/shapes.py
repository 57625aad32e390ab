"""What stands in many bodies: words, days, people, and how strictly all of it is read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Field as Said
from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, StringConstraints

from fledge.web.store.models import User

#: One line of text; no table takes the character nought.
Line = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]
#: Words that say something.
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]
#: Words of any length that a posting can have.
Words = Annotated[str, StringConstraints(max_length=100_000, pattern=r"^[^\x00]*$")]
Id = Annotated[int, Said(ge=1, lt=2**63)]
Edition = Annotated[int, Said(ge=1, lt=2**31, description="The edition that you saw; If-Match may say it instead.")]


def _day(value: Any) -> Any:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError as error:
        raise ValueError("this is no day; write it as 2026-02-04") from error


#: A day, written as 2026-02-04 and in no other way.
Day = Annotated[date, BeforeValidator(_day)]


class Given(Schema):
    """A body that somebody sends: types are not guessed, and a field that is not known is a mistake that is said."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Person(Schema):
    """Somebody who sits or sat in the organisation."""

    id: Id
    name: str


def person(user: User | None) -> Person | None:
    """Somebody by id and name, or nobody."""
    return Person(id=user.pk, name=str(user)) if user else None
