"""How a workspace is asked: one request, its answer, and a Problem where it was refused."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from fledge.problem import Problem

_ATTEMPTS = 3
_LONGEST_WAIT = 61
#: A file by its name and content.
Sent = tuple[str, bytes]


class Refused(Problem):
    """What a workspace answered instead; ``status`` is that of HTTP."""

    def __init__(self, what: str, *, status: int, where: str = "", mend: str = "") -> None:
        super().__init__(what, where=where, mend=mend)
        self.status = status


class _NoRedirect(HTTPRedirectHandler):
    """A token is sent to one address and nowhere else."""

    def redirect_request(self, *args: Any, **more: Any) -> None:  # noqa: ARG002 - the library says what it takes
        """Nobody is followed."""
        return


@dataclass(frozen=True, slots=True)
class Answered:
    """The headers and the bytes of an answer."""

    headers: Message
    content: bytes

    @property
    def data(self) -> Any:
        """The answer as data."""
        return json.loads(self.content) if self.content else None


@dataclass(frozen=True, slots=True)
class Asking:
    """Where a workspace is, with which token it is asked, and how long to wait for it."""

    address: str
    token: str
    seconds: float = 60.0

    def ask(
        self, method: str, path: str, body: Any = None, *, file: Sent | None = None, files: Sequence[Sent] = ()
    ) -> Answered:
        """One answer. A connection that broke is tried again, a write under the same key so that it is done once.

        With a file, or several, ``body`` are the fields of a form.
        """
        head = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        if method != "GET":
            head["Idempotency-Key"] = uuid.uuid4().hex
        sent = [("file", *file)] if file else [("files", *one) for one in files]
        data, kind = _parts(body or {}, sent) if sent else _json(body)
        if kind:
            head["Content-Type"] = kind
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._once(method, path, data, head)
            except HTTPError as error:
                _wait_or_raise(error, attempt)
            except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
                if attempt == _ATTEMPTS:
                    raise _unreachable(self.address, error) from error
                time.sleep(0.2 * attempt)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, method: str, path: str, data: bytes | None, head: Mapping[str, str]) -> Answered:
        asked = Request(_whole(self.address, path), data=data, headers=dict(head), method=method)  # noqa: S310 - _whole looks
        with build_opener(_NoRedirect).open(asked, timeout=self.seconds) as answer:
            return Answered(answer.headers, answer.read())


def _whole(address: str, path: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Problem("this is no address of a workspace", where=address, mend="give one such as http://localhost:8000")
    return f"{parts.scheme}://{parts.netloc}{path}"


def _json(body: Any) -> tuple[bytes | None, str]:
    return (None, "") if body is None else (json.dumps(body).encode(), "application/json")


def _parts(fields: Mapping[str, str], sent: Sequence[tuple[str, str, bytes]]) -> tuple[bytes, str]:
    """A form with files, each under the name of its field."""
    edge = uuid.uuid4().hex
    found = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
             for key, value in fields.items()]  # fmt: skip
    for field, name, content in sent:
        called = name.replace("\\", "_").replace('"', "_").replace("\r", "_").replace("\n", "_")
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{called}"\r\n'
        found.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    return b"".join([*found, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"


def _wait_or_raise(error: HTTPError, attempt: int) -> None:
    """Slow down as asked; everything else is a Problem."""
    wait = error.headers.get("Retry-After", "")
    if error.code == 429 and attempt < _ATTEMPTS and wait.isdigit() and int(wait) <= _LONGEST_WAIT:
        time.sleep(int(wait))
        return
    raise _refused(error) from error


def _refused(error: HTTPError) -> Refused:
    try:
        said = json.loads(error.read())
        return Refused(said["title"], status=error.code, where=said.get("where", ""), mend=said.get("mend", ""))
    except (ValueError, KeyError, TypeError):
        return Refused(f"the workspace answered {error.code}", status=error.code, mend="look at its address")


def _unreachable(address: str, error: Exception) -> Problem:
    reason = getattr(error, "reason", error)
    return Problem(f"the workspace cannot be reached ({reason})", where=address, mend="look at its address, try later")
