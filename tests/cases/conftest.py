"""Every YAML file beside this one is a list of examples; each example becomes one test.

`known_gap: why` on an example says that Fledge does not manage it yet. The example must then fail: as soon as
it passes, the test run asks for the line to be taken out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

_HERE = Path(__file__).parent
_PAGE_KEYS = {"reading": {"about", "cases"}, "audit": {"rule", "cases"}, "people": {"about", "cases"}}
_CASE_KEYS = {
    "reading": {
        "say", "text", "title", "company", "known_gap",
        "must", "nice", "context", "absent", "any_of", "years", "degrees", "domains", "unread",
    },
    "people": {
        "say", "text", "known_gap", "work", "project", "course", "listed", "bare", "absent", "roles", "months",
        "signals", "instead", "studies", "quotes", "quote_lacks", "unread", "note_has",
    },
    "audit": {"say", "text", "title", "company", "date", "finds", "says_has", "quotes", "compared_with", "known_gap"},
}  # fmt: skip


def case_files(folder: str) -> list[Path]:
    return sorted((_HERE / folder).glob("*.yaml"))


def _page(file: Path, folder: str) -> dict[str, Any]:
    page = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert set(page) == _PAGE_KEYS[folder], f"{file.name}: a case file has the keys {sorted(_PAGE_KEYS[folder])}"
    for case in page["cases"]:
        where = f"{file.name}: {case.get('say', case)!r}"
        assert {"say", "text"} <= set(case), f"{where}: an example has at least `say` and `text`"
        odd = set(case) - _CASE_KEYS[folder]
        assert not odd, f"{where}: unknown keys {sorted(map(str, odd))}; the keys are {sorted(_CASE_KEYS[folder])}"
    says = [case["say"] for case in page["cases"]]
    twice = {say for say in says if says.count(say) > 1}
    assert not twice, f"{file.name}: said twice: {sorted(twice)}"
    return page


def _parameters(folder: str) -> list[Any]:
    found = []
    for file in case_files(folder):
        page = _page(file, folder)
        for case in page["cases"]:
            gap = case.get("known_gap")
            marks = [pytest.mark.xfail(reason=gap, strict=True, raises=AssertionError)] if gap else []
            whole = {**case, "rule": page["rule"]} if folder == "audit" else case
            found.append(pytest.param(whole, id=f"{file.stem}: {case['say']}", marks=marks))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for folder in _CASE_KEYS:
        if f"{folder}_case" in metafunc.fixturenames:
            metafunc.parametrize(f"{folder}_case", _parameters(folder))


@pytest.fixture(scope="session")
def ruled_files() -> dict[str, Path]:
    """The case files of audit rules, by the rule's id."""
    return {_page(file, "audit")["rule"]: file for file in case_files("audit")}


@pytest.fixture(scope="session")
def case_count() -> dict[str, int]:
    """How many examples of reading each file holds."""
    return {file.stem: len(_page(file, "reading")["cases"]) for file in case_files("reading")}


@pytest.fixture(scope="session")
def audit_counts() -> dict[str, tuple[int, int]]:
    """For each rule, how many examples make it speak and how many leave it silent."""
    pages = [_page(file, "audit") for file in case_files("audit")]
    return {
        page["rule"]: (
            sum(case["finds"] != "none" for case in page["cases"]),
            sum(case["finds"] == "none" for case in page["cases"]),
        )
        for page in pages
    }
