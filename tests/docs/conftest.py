"""The documentation as data: its pages, its fenced blocks, and the tool that writes the generated part."""

from __future__ import annotations

import importlib.util
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.M | re.S)
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its language, the file it shows if any, and what is in it."""

    language: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file of the documentation."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        """The text without fenced blocks."""
        return _FENCE.sub("", self.text)

    @property
    def blocks(self) -> list[Block]:
        found = []
        for fence in _FENCE.finditer(self.text):
            title = _TITLE.search(fence["info"])
            found.append(Block(fence["info"].partition(" ")[0], title[1] if title else "", fence["body"]))
        return found


PAGES = [Page(ROOT / name) for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += [Page(path) for path in sorted((ROOT / "docs").rglob("*.md"))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    coded = [page for page in PAGES if any(block.language == "pycon" for block in page.blocks)]
    for fixture, chosen in (("page", PAGES), ("coded_page", coded)):
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, chosen, ids=lambda page: page.name)


@pytest.fixture(scope="session")
def pages() -> dict[str, Page]:
    """Every page by its path from the root."""
    return {page.name: page for page in PAGES}


@pytest.fixture(scope="session")
def root() -> Path:
    """Where the project stands."""
    return ROOT


@pytest.fixture(scope="session")
def reference() -> ModuleType:
    """``tools/build_reference.py``, loaded as a module."""
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "tools/build_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
