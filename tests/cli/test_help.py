"""Every command explains itself, with an example to copy."""

from __future__ import annotations

import re

import pytest

from fledge import __version__


def _commands(page: str) -> list[str]:
    listed = page.partition("Commands:\n")[2]
    return re.findall(r"^  (\w[\w-]*)  ", listed, re.MULTILINE)


def test_every_command_has_a_help_page_with_an_example(fledge) -> None:
    root = fledge("--help")
    assert root.returncode == 0
    assert "fledge audit posting.txt" in " ".join(root.stdout.split())

    waiting = [[command] for command in _commands(root.stdout)]
    assert {"audit", "demo", "read", "skills"} <= {command[0] for command in waiting}
    while waiting:
        command = waiting.pop()
        page = fledge(*command, "--help")
        assert (page.returncode, page.stderr) == (0, "")
        inside = _commands(page.stdout)
        waiting += [[*command, name] for name in inside]
        if not inside:
            assert re.search(rf"Example: fledge {' '.join(command)} ", " ".join(page.stdout.split())), page.stdout


def test_help_is_also_called_h(fledge) -> None:
    assert fledge("audit", "-h").stdout == fledge("audit", "--help").stdout


def test_without_a_command_the_help_is_shown(fledge) -> None:
    assert "Commands:" in (said := fledge()).stdout + said.stderr


def test_version_is_printed(fledge) -> None:
    said = fledge("--version")
    assert (said.returncode, said.stdout) == (0, f"fledge {__version__}\n")


@pytest.mark.parametrize("words", [("adit",), ("audit",), ("audit", "--format", "pdf", "x"), ("skills", "shw")])
def test_a_command_written_wrongly_ends_with_status_2_and_no_traceback(fledge, words: tuple[str, ...]) -> None:
    said = fledge(*words)
    assert (said.returncode, said.stdout) == (2, "")
    assert "Traceback" not in said.stderr
