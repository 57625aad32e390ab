"""What the pages show is true: commands parse, sessions print what stands under them, code runs."""

from __future__ import annotations

import contextlib
import doctest
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import typer

from fledge.cli.main import app

_INLINE = re.compile(r"`(fledge [^`\n]+)`")
_BETWEEN = re.compile(r"\s+(?:\|\|?|&&)\s+|\s*;\s+")


def test_commands_parse(page: Any) -> None:
    assert {line: wrong for line in _commands(page) if (wrong := _wrong(line))} == {}


def test_commands_in_sentences_parse(page: Any) -> None:
    wrong = {line: _wrong(line) for line in _INLINE.findall(page.prose)}
    assert {line: why for line, why in wrong.items() if why and not why.startswith("MissingParameter")} == {}


def test_wrong_commands_are_noticed() -> None:
    assert _wrong("fledge audit posting.txt --formt html").startswith("NoSuchOption")
    assert _wrong("fledge audit posting.txt --format docx").startswith("BadParameter")
    assert _wrong("fledge adit posting.txt").startswith("no such command")
    assert _wrong("fledge audit").startswith("MissingParameter")


def test_code_in_pages_runs(coded_page: Any, reference: ModuleType, tmp_path: Path) -> None:
    source = "\n".join(block.body for block in coded_page.blocks if block.language == "pycon")
    with contextlib.chdir(tmp_path), _importable(tmp_path):
        reference.played(coded_page.text)
        example = doctest.DocTestParser().get_doctest(source, {}, coded_page.name, str(coded_page.path), 0)
        said: list[str] = []
        results = doctest.DocTestRunner(verbose=False).run(example, out=said.append)
    assert results.failed == 0, "".join(said)


def test_code_without_prompts_is_a_file(page: Any) -> None:
    assert [block.body for block in page.blocks if block.language == "python" and not block.title] == []


def _commands(page: Any) -> Iterator[str]:
    """Every fledge command in a block of commands, one by one where several are chained."""
    for block in page.blocks:
        for line in block.body.splitlines():
            if block.language == "sh" or (block.language == "console" and line.startswith("$ ")):
                parts = _BETWEEN.split(line.removeprefix("$ "))
                yield from (p for p in parts if p.split()[:1] and p.split()[0].rpartition("/")[2] == "fledge")


def _wrong(line: str) -> str:
    """Why a command would be refused before it begins; empty if it would not."""
    words = shlex.split(line.split(" > ")[0])[1:]
    command = typer.main.get_command(app)
    while words and not words[0].startswith("-") and hasattr(command, "commands"):
        if words[0] not in command.commands:
            return f"no such command: {words[0]}"
        command = command.commands[words.pop(0)]
    if words in (["--help"], ["--version"]):
        return ""
    try:
        command.make_context("fledge", words)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


@contextlib.contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let code import the modules that a page tells its reader to save."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", "") or "").startswith(str(folder)):
                del sys.modules[name]
