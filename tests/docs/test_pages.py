"""What every page keeps: links that lead somewhere, a place in the contents, and words that fit the house."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.M)
_IN_REPOSITORY = re.compile(r"(?:src|tests|docs|tools|bench|requirements)(?:/[\w./-]*\w)?")
_NEVER = ("unbiased", "debias", "best candidate", "predicts success", "fair hire")
_REGISTRY = re.compile(r"\b(?:pypi|npmjs|pythonhosted|rubygems|crates|anaconda|nuget|docker|ghcr)\.(?:org|com|io)\b")
_MACHINE = re.compile(r"(?<![\w.:/])(?:/(?:work|tmp|root|home|Users|usr|opt|var|mnt)/|[A-Z]:\\)")
_RUN_LINE = (
    "python3 -m venv .venv && .venv/bin/python -m pip install -q -c requirements/core.txt . && .venv/bin/fledge demo"
)
_WORKSPACE_LINE = 'python3 -m venv .venv && .venv/bin/python -m pip install -q -c requirements/web.txt ".[web]"'
_TEST_LINE = (
    'python3 -m venv .venv && .venv/bin/python -m pip install -q -c requirements/dev.txt -e ".[test]"'
    " && .venv/bin/python -m pytest -q -n 2"
)


def test_relative_links_lead_to_a_file_and_a_heading(page: Any) -> None:
    broken = []
    for link in _LINK.findall(page.prose):
        address, _, anchor = link.partition("#")
        if "://" in address:
            continue
        target = (page.path.parent / address).resolve() if address else page.path
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert broken == []


def test_links_of_the_site_stay_inside_it(page: Any, root: Path) -> None:
    if not page.name.startswith("docs/"):
        return
    addresses = [link.partition("#")[0] for link in _LINK.findall(page.prose) if "://" not in link]
    outside = [a for a in addresses if a and not (page.path.parent / a).resolve().is_relative_to(root / "docs")]
    assert outside == []


def test_files_that_are_named_exist(page: Any, root: Path) -> None:
    named = re.findall(r"`([^`\n]+)`", page.prose)
    named += [word for block in page.blocks if block.language == "sh" for word in block.body.split()]
    paths = {name.rstrip("/") for name in named if _IN_REPOSITORY.fullmatch(name.rstrip("/"))}
    assert sorted(path for path in paths if not (root / path).exists()) == []


def test_words_fit_the_house(page: Any) -> None:
    text = page.text
    if page.name == "docs/reference/glossary.md":
        text, _, said_why = text.partition("## Words we do not use")
        assert [word for word in _NEVER if word not in said_why] == []
    assert [word for word in _NEVER if word in text.lower()] == []
    assert _REGISTRY.findall(text.lower()) == []
    assert _MACHINE.findall(text) == []


def test_nothing_is_left_to_fill_in(page: Any) -> None:
    assert re.findall(r"\b(?:TODO|TBD|FIXME|XXX|lorem ipsum)\b", page.text) == []


def test_contents_list_every_page_once(root: Path, pages: dict[str, Any]) -> None:
    site = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = [f"docs/{path}" for path in _listed(site["nav"])]
    assert sorted(listed) == sorted(name for name in pages if name.startswith("docs/"))


def test_each_explanation_says_how_it_could_be_wrong(pages: dict[str, Any]) -> None:
    last = {name: _HEADING.findall(p.prose)[-1] for name, p in pages.items() if name.startswith("docs/explanation/")}
    assert set(last.values()) == {"How we could be wrong"}, last


def test_each_decision_has_context_decision_and_consequences(pages: dict[str, Any]) -> None:
    records = {name: p for name, p in pages.items() if name.startswith("docs/decisions/")}
    assert {tuple(_HEADING.findall(p.prose)[1:]) for p in records.values()} == {("Context", "Decision", "Consequences")}
    assert [name.rsplit("/", 1)[1][:4] for name in sorted(records)] == [f"{n:04d}" for n in range(1, len(records) + 1)]


def test_readme_has_its_lines_and_one_picture(pages: dict[str, Any], root: Path) -> None:
    readme = pages["README.md"]
    lines = [line for block in readme.blocks for line in block.body.splitlines() if line.startswith("python3 -m venv")]
    assert lines == [_RUN_LINE, _TEST_LINE, _WORKSPACE_LINE]
    assert re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme.text) == ["docs/images/audit.png"]
    picture = (root / "docs/images/audit.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 1280
    assert len(picture) < 400_000


def test_measurements_say_how_and_show_the_figures(pages: dict[str, Any]) -> None:
    sections = pages["docs/measurements.md"].text.split("\n## ")[1:]
    assert [s.partition("\n")[0] for s in sections] == [
        "Reader",
        "Speed and memory",
        "The workspace",
        "Impossible verdicts",
        "Pool",
        "Rewrites",
        "Matches",
        "Adjacency",
    ]
    assert [("```sh" in s, "Measured on" in s, "\n|---|---" in s) for s in sections] == [(True, True, True)] * 8


def test_excerpts_in_contributing_stand_in_their_files(pages: dict[str, Any], root: Path) -> None:
    excerpts = [block for block in pages["CONTRIBUTING.md"].blocks if block.title]
    assert len(excerpts) >= 4
    gone = [b.title for b in excerpts if b.body not in (root / b.title).read_text(encoding="utf-8")]
    assert gone == []


def test_hooks_are_local(root: Path) -> None:
    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert {hook["language"] for repo in hooks["repos"] for hook in repo["hooks"]} == {"system"}


def _anchors(page: Path) -> set[str]:
    """The addresses of a page's headings, as sites that show Markdown make them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    bare = (re.sub(r"[`*]", "", heading).lower() for heading in _HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in bare}


def _listed(contents: Any) -> list[str]:
    if isinstance(contents, str):
        return [contents]
    if isinstance(contents, dict):
        return [path for inner in contents.values() for path in _listed(inner)]
    return [path for item in contents for path in _listed(item)]
