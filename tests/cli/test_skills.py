"""``fledge skills``: ask the book, and read its dates again through the index that pip is configured for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

_FILES = (
    ("langchain-0.0.2-py3-none-any.whl", "2022-10-26T08:00:00.000000Z"),
    ("langchain-0.0.1.tar.gz", "2022-10-25T22:00:00.000000Z"),
    ("langchain-0.1.0-py3-none-any.whl", "2024-01-06T01:00:00.000000Z"),
)


class _Index(ThreadingHTTPServer):
    """A package index of one package on this machine, in the form it is told to speak."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.form = "json"
        self.files: tuple[tuple[str, str], ...] = _FILES
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/simple"


class _Answer(BaseHTTPRequestHandler):
    server: _Index

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, kind, body = self._answer()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[int, str, bytes]:
        files = self.server.files
        match self.server.form:
            case "json":
                rows = [{"filename": name, "url": f"../{name}", "upload-time": time} for name, time in files]
                page = json.dumps({"meta": {"api-version": "1.1"}, "name": "langchain", "files": rows})
                return 200, "application/vnd.pypi.simple.v1+json", page.encode()
            case "html":
                rows = [
                    f'<a href="../{name}#sha256=0" data-upload-time="{time}">{name}</a><br>' for name, time in files
                ]
                return 200, "text/html; charset=utf-8", f"<html><body>{''.join(rows)}</body></html>".encode()
            case "html without times":
                return 200, "text/html", "".join(f'<a href="../{n}">{n}</a>' for n, _ in files).encode()
            case "nonsense":
                return 200, "application/vnd.pypi.simple.v1+json", b"{"
            case "missing":
                return 404, "text/plain", b"not here"
        return 503, "text/plain", b"come back later"

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@pytest.fixture
def index() -> Iterator[_Index]:
    server = _Index()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


#: A world in which this machine's own index can be reached and no other.
_ALONE: dict[str, str | None] = {
    **dict.fromkeys(("PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_EXTRA_INDEX_URL")),
    **dict.fromkeys(
        ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"), "http://127.0.0.1:9"
    ),
    **dict.fromkeys(("NO_PROXY", "no_proxy"), "127.0.0.1"),
}


def _settings(file: Path, address: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[global]\nindex-url = {address}\n", encoding="utf-8")
    return str(file)


def _configured(tmp_path: Path, address: str) -> dict[str, str | None]:
    """An environment in which the person's own pip configuration names the index."""
    _settings(tmp_path / ".config" / "pip" / "pip.conf", address)
    return _ALONE | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / ".config")}


def test_a_skill_is_shown_by_any_of_its_names(fledge) -> None:
    said = fledge("skills", "show", "k8s")

    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.splitlines()[0] == "Kubernetes (tool, containers and orchestration)"
    assert "k8s" in said.stdout.splitlines()[1]
    assert any(line.startswith("  announced: 2014-06") for line in said.stdout.splitlines())
    assert "  part of: container orchestration" in said.stdout


def test_a_date_that_nobody_read_is_shown_as_such(fledge) -> None:
    said = fledge("skills", "show", "Python").stdout

    assert "  first public release: 1991-02 (from memory, unverified)\n" in said
    assert "not verified" not in said


def test_an_unknown_skill_gets_near_names(fledge) -> None:
    said = fledge("skills", "show", "Kubernettes")

    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("fledge: the skill book has no 'Kubernettes'; did you mean Kubernetes")
    assert said.stderr.endswith("?\n")


def test_an_unknown_skill_without_near_names_gets_a_sentence(fledge) -> None:
    said = fledge("skills", "show", "zzzzqqqq")

    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "fledge: the skill book has no 'zzzzqqqq'; try another name\n"


@pytest.mark.parametrize("form", ["json", "html"])
def test_dates_that_the_index_confirms_are_no_change(fledge, index: _Index, tmp_path: Path, form: str, book) -> None:
    index.form = form
    said = fledge("skills", "refresh", "--only", "langchain", env=_configured(tmp_path, index.address), cwd=tmp_path)

    assert said.returncode == 0, said.stderr
    assert said.stdout == f"1 skills read, 0 changed, {len(book)} in the book.\n"
    assert index.asked == ["/simple/langchain/"]
    assert not (tmp_path / "package_index.yaml").exists()


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_date_that_the_index_corrects_is_shown_as_a_difference(
    fledge, index: _Index, tmp_path: Path, form: str, book
) -> None:
    index.form, index.files = form, (*_FILES, ("langchain-0.0.0-py3-none-any.whl", "2022-10-17T05:00:00.000000Z"))
    said = fledge("skills", "refresh", "--only", "LangChain", env=_configured(tmp_path, index.address), cwd=tmp_path)

    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines() == [
        "- LangChain: 2022-10-25 PyPI: langchain 0.0.1",
        "+ LangChain: 2022-10-17 PyPI: langchain 0.0.0",
        f"1 skills read, 1 changed, {len(book)} in the book.",
    ]


@pytest.mark.parametrize("form", ["missing", "html without times"])
def test_a_package_without_dates_is_named(fledge, index: _Index, tmp_path: Path, form: str) -> None:
    index.form = form
    said = fledge("skills", "refresh", "--only", "langchain", env=_configured(tmp_path, index.address), cwd=tmp_path)

    assert said.returncode == 0, said.stderr
    assert "Not in the index, or without times: LangChain (langchain)" in said.stderr


def test_an_index_that_is_out_of_order_gets_a_sentence(fledge, index: _Index, tmp_path: Path) -> None:
    index.form = "out of order"
    said = fledge("skills", "refresh", "--only", "langchain", env=_configured(tmp_path, index.address), cwd=tmp_path)

    assert said.returncode == 2
    assert said.stderr.splitlines()[-1] == "fledge: the index answered 503 for langchain; try again later"


def test_an_index_that_speaks_nonsense_gets_a_sentence(fledge, index: _Index, tmp_path: Path) -> None:
    index.form = "nonsense"
    said = fledge("skills", "refresh", "--only", "langchain", env=_configured(tmp_path, index.address), cwd=tmp_path)

    assert said.returncode == 2
    assert "Traceback" not in said.stderr


def test_an_index_that_cannot_be_reached_gets_a_sentence(fledge, index: _Index, tmp_path: Path) -> None:
    address = index.address
    index.server_close()
    said = fledge("skills", "refresh", "--only", "langchain", env=_configured(tmp_path, address), cwd=tmp_path)

    assert said.returncode == 2
    assert said.stderr.splitlines()[-1].startswith("fledge: the index could not be reached (")
    assert said.stderr.endswith("; check `pip config list`\n")


@pytest.mark.parametrize("named_by", ["PIP_INDEX_URL", "PIP_CONFIG_FILE"])
def test_the_index_that_the_environment_names_is_asked(fledge, index: _Index, tmp_path: Path, named_by: str) -> None:
    settings = {"PIP_INDEX_URL": index.address, "PIP_CONFIG_FILE": _settings(tmp_path / "pip.conf", index.address)}
    env = _ALONE | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), named_by: settings[named_by]}
    said = fledge("skills", "refresh", "--only", "langchain", env=env, cwd=tmp_path)

    assert (said.returncode, index.asked) == (0, ["/simple/langchain/"])
