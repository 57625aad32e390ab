"""What keeps the house in order: who may import whom, how long things grow, which words are never used."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_SRC = _ROOT / "src"
_DOCS = _ROOT / "docs"
#: Words that promise what no audit and no match can hold. Only the page that forbids them may name them.
_NEVER = re.compile(
    r"\b(?:un-?biased|de-?bias\w*|best[ -]candidates?|predict(?:s|ed|ing)? success|fair[ -]hir(?:e|es|ing))\b",
    re.IGNORECASE,
)
_MAY_FORBID_THEM = ("glossary", "how-to-talk")
#: What draws, prints or opens files: it comes in when it is needed and not before.
_HEAVY = "vl_convert altair matplotlib jinja2 pypdfium2 docx selectolax"
_NO_ROOMS = {"utils", "util", "misc", "common", "helpers", "helper", "shared", "tools", "manager", "engine"}


@cache
def _modules() -> dict[str, str]:
    """Every module by its path, without the changes of tables that a command wrote."""
    written = (file for file in sorted(_SRC.rglob("*.py")) if not re.match(r"0\d{3}_", file.name))
    return {str(file.relative_to(_SRC)): file.read_text(encoding="utf-8") for file in written}


def _tracked() -> list[Path]:
    if not (_ROOT / ".git").exists():
        pytest.skip("not a git checkout, so there is no list of tracked files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=_ROOT, capture_output=True, text=True, check=True)
    return [file for name in listed.stdout.split("\0") if name and (file := _ROOT / name).is_file()]


def _at(text: str, found: re.Match[str]) -> str:
    return f"line {text.count(chr(10), 0, found.start()) + 1}: {found[0]!r}"


def test_every_room_imports_earlier_rooms_only() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    said = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert "0 broken" in said.stdout


def test_every_room_has_its_place_in_the_contract() -> None:
    """A room that the contract names but that is not built yet would switch the whole contract off."""
    import tomllib

    contract = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    placed = {room.strip("() ") for layer in contract["layers"] for room in re.split(r"[|:]", layer)}
    rooms = {path.parent.name for path in (_SRC / "fledge").glob("*/__init__.py")}

    assert contract["exhaustive"] is True
    assert placed | set(contract["exhaustive_ignores"]) >= rooms
    assert placed <= rooms


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("fledge", f"django rich typer yaml ahocorasick_rs numpy polars {_HEAVY}"),
        ("fledge.audit", f"django rich typer {_HEAVY}"),
        ("fledge.cli.main", f"django yaml ahocorasick_rs numpy polars {_HEAVY}"),
    ],
)  # fmt: skip
def test_importing_stays_light(module: str, forbidden: str) -> None:
    program = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=_ROOT, env=_with_src()
    )

    assert set(said.stdout.split()) & set(forbidden.split()) == set()


def _with_src() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(_SRC), os.environ.get("PYTHONPATH", ""))))}


def test_every_command_is_in_the_readme() -> None:
    readme = _ROOT / "README.md"
    if not readme.exists():
        pytest.skip("README.md is not written yet")
    from fledge.cli.main import app

    commands = [command.name or command.callback.__name__ for command in app.registered_commands]
    commands += [group.name for group in app.registered_groups]
    words = readme.read_text(encoding="utf-8")
    assert [command for command in commands if f"fledge {command}" not in words] == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    parts = {name: set(Path(name).with_suffix("").parts) for name in _modules()}

    assert {name for name, words in parts.items() if words & _NO_ROOMS} == set()


def test_functions_and_modules_stay_short() -> None:
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for text in _modules().values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    modules = [text.count("\n") for name, text in _modules().items() if not name.endswith("__init__.py")]

    assert statistics.median(functions) <= 10
    assert _percentile_95(functions) <= 45
    assert statistics.median(modules) <= 120
    assert _percentile_95(modules) <= 300


def _percentile_95(counts: list[int]) -> float:
    return statistics.quantiles(counts, n=20)[-1]


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, text in _modules().items() if text.strip() and not ast.get_docstring(ast.parse(text))]

    assert silent == []


def test_words_that_promise_too_much_are_never_used() -> None:
    kinds = {".py", ".md", ".yaml", ".yml", ".html", ".txt", ".json", ".toml", ".css", ".js"}
    files = [f for root in (_SRC, _DOCS, _ROOT / "README.md") for f in (root.rglob("*") if root.is_dir() else [root])]
    texts = {
        f: f.read_text(encoding="utf-8")
        for f in files
        if f.suffix in kinds
        and f.is_file()
        and f.name != "pages.json"
        and not any(page in f.name for page in _MAY_FORBID_THEM)
        if not f.is_relative_to(_SRC / "fledge" / "knowledge" / "skills")  # what employers call a skill is their word
    }
    used = {
        str(f.relative_to(_ROOT)): [_at(t, m) for m in _NEVER.finditer(t)] for f, t in texts.items() if _NEVER.search(t)
    }

    assert used == {}


def test_no_tracked_file_names_a_place_on_one_machine() -> None:
    place = re.compile(r"(?<![\w.~-])/(?:work|tmp/v|home/\w+|root|Users/\w+)/[\w.-]+")
    named = {}
    for file in _tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if found := [_at(text, m) for m in place.finditer(text)]:
            named[str(file.relative_to(_ROOT))] = found
    assert named == {}


def test_yaml_keys_are_never_words_that_yaml_reads_as_true_or_false() -> None:
    odd = re.compile(r"^[\s-]*(?:on|off|yes|no|y|n)\s*:(?=\s|$)", re.IGNORECASE | re.MULTILINE)
    named = {}
    for file in _tracked():
        if file.suffix in (".yaml", ".yml") and ".github" not in file.parts:
            text = file.read_text(encoding="utf-8")
            if found := [_at(text, m) for m in odd.finditer(text)]:
                named[str(file.relative_to(_ROOT))] = found
    assert named == {}


def test_every_audit_rule_is_a_file_of_its_own_named_like_it() -> None:
    from fledge.audit import RULES

    rule_files = {f.stem for f in (_SRC / "fledge" / "audit" / "rules").glob("*.py")} - {"__init__"}
    assert {rule.id.replace("-", "_") for rule in RULES} == rule_files
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not (rule.looks_for and rule.why.endswith("."))] == []
