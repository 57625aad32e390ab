"""A program that asks the API in somebody's seat, as tests need it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Member, Role, Scope
from fledge.web.store.queries import postings, tokens

TEXT = (
    "Data Engineer\n\nRequirements:\n- 5+ years of LangChain\n- Python\n- Spark\n\nYou will:\n- build data pipelines\n"
)
ALL = tuple(Scope.values)
PROBLEM = "application/problem+json"


@dataclass
class Program:
    """Asks under a token; answers come as (status, data)."""

    secret: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    @property
    def head(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"} if self.secret else {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        more: dict[str, Any] = {"headers": {**self.head, **_named(headers)}}
        if body is not None:
            more |= {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.generic(method, f"/api/v1{path}", **more)

    def said(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        answer = self.ask(method, path, body, **headers)
        return answer.status_code, json.loads(answer.content) if answer.content else None


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def program_of(member: Member, *scopes: str) -> Program:
    """A program in somebody's seat; made past the check of rights, so that every seat can be tried."""
    from datetime import timedelta

    from django.utils import timezone

    from fledge.web.store.links import digest, fresh
    from fledge.web.store.models import Token

    secret = tokens.BEGINS + fresh()
    Token.objects.create(
        member=member, name="tests", scopes=list(scopes or ALL), ends=timezone.now() + timedelta(days=1),
        digest=digest(secret),
    )  # fmt: skip
    return Program(secret)


def browser_of(member: Member) -> Program:
    """The same by a browser in which somebody is signed in, for seats that have no tokens."""
    return Program("", signed_in(member, raise_request_exception=False))


def role_with_posting(place: Place, text: str = TEXT) -> Role:
    role = role_of(place)
    postings.add_posting(role, member=place.alice, text=text)
    return role
