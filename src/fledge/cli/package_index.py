"""First uploads of packages, read from whatever index pip is configured for."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from fledge.problem import Problem

_LINK = re.compile(r"<a\s([^>]*)>([^<]*)</a>", re.I)
_TIME = re.compile(r'data-upload-time="([^"]+)"')
_SDIST = re.compile(r"-(\d[^-]*?)(?:\.tar\.\w+|\.zip|\.tgz)$")
_ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"


@dataclass(frozen=True, slots=True)
class FirstUpload:
    """The earliest file that an index still lists for a package: ``date`` as YYYY-MM-DD."""

    package: str
    version: str
    date: str


def index_address() -> str:
    """The simple index that pip would ask: its environment first, then its files, else its own default."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    settings = dict(line.split("=", 1) for line in listed.splitlines() if "=" in line)
    for key in (":env:.index-url", "install.index-url", "global.index-url"):
        if key in settings:
            return settings[key].strip("'\"").rstrip("/")
    from pip._internal.models.index import PyPI

    return str(PyPI.simple_url).rstrip("/")


def first_upload(package: str, index: str, *, timeout_seconds: float = 30.0) -> FirstUpload | None:
    """The first upload of a package; None if the index has no such package or states no times."""
    if not index.startswith(("http://", "https://")):
        raise Problem(f"pip is configured for {index!r}, which is not a web index", mend="set one with `pip config`")
    request = urllib.request.Request(f"{index}/{package.lower()}/", headers={"Accept": _ACCEPT})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=timeout_seconds) as page:  # noqa: S310
            body, kind = page.read().decode(), page.headers.get_content_type()
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise Problem(f"the index answered {error.code} for {package}", mend="try again later") from error
    except OSError as error:
        raise Problem(f"the index could not be reached ({error})", mend="check `pip config list`") from error
    uploads = sorted(_uploads_json(body) if kind.endswith("json") else _uploads_html(body))
    if not uploads:
        return None
    time, file = uploads[0]
    return FirstUpload(package, version_of(file), time[:10])


def _uploads_json(body: str) -> Iterator[tuple[str, str]]:
    try:
        files = json.loads(body)["files"]
        return iter([(f["upload-time"], f["filename"]) for f in files if f.get("upload-time")])
    except (ValueError, KeyError, TypeError) as error:
        raise Problem(
            f"the index sent something that is not its own format ({error})", mend="try again later"
        ) from error


def _uploads_html(body: str) -> Iterator[tuple[str, str]]:
    for attributes, name in _LINK.findall(body):
        if time := _TIME.search(attributes):
            yield time[1], html.unescape(name).strip()


def version_of(file: str) -> str:
    """The version that a file's name carries.

    >>> version_of("langchain-0.0.1-py3-none-any.whl"), version_of("jax-0.0.tar.gz")
    ('0.0.1', '0.0')
    """
    if file.endswith((".whl", ".egg")):
        return file.split("-")[1].removesuffix(".egg")
    found = _SDIST.search(file)
    return found[1] if found else "first file"
