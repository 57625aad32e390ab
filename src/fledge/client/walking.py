"""Answers of a workspace as data, and its lists walked through as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar
from urllib.parse import urlencode

from fledge.client.answers import File, read
from fledge.client.asking import Asking

V1 = "/api/v1"
Answer = TypeVar("Answer")


class Walking:
    """Somebody who asks a workspace."""

    def __init__(self, address: str, token: str, *, seconds: float = 60.0) -> None:
        self._asking = Asking(address, token, seconds)

    def _data(self, method: str, path: str, body: Any = None) -> Any:
        return self._asking.ask(method, V1 + path, body).data

    def _file(self, path: str, name: str) -> File:
        """A file, under the name that the workspace gives it or else this one."""
        found = self._asking.ask("GET", V1 + path)
        return File(found.headers.get_filename() or name, found.headers.get_content_type(), found.content)

    def _all(self, kind: type[Answer], path: str, **wanted: str) -> Iterator[Answer]:
        following: str | None = f"{V1}{path}?{urlencode({'limit': 100, **wanted})}"
        while following:
            part = self._asking.ask("GET", following).data
            yield from (read(kind, one) for one in part["items"])
            following = part["next"]
