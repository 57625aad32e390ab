"""Panels are found by name, kept once, and forgotten only where they were built."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fledge.pool.panel import About, Panel
from fledge.problem import Problem
from fledge.surveys import shelf, store


def panel(name: str, people: int = 3) -> Panel:
    about = About(name, "P", 2023, people, float(people), False, "people", "somewhere", "free")
    tick = np.ones(people, dtype=np.bool_)
    return Panel(about, {"python": tick}, {"python": "q"}, {"q": tick}, np.ones(people))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty shelf."""
    folder = tmp_path / "shelf"
    monkeypatch.setenv("FLEDGE_PANELS", str(folder))
    return folder


def test_a_panel_is_kept_and_opened_by_its_name(place: Path) -> None:
    store.write(panel("ours"), shelf.place("ours"))

    assert shelf.place("ours", replace=True) == place / "ours.panel"
    assert shelf.panels()["ours"].shipped is False
    assert shelf.open_panel("ours").about.name == "ours"


def test_a_panel_can_be_opened_by_its_file(tmp_path: Path) -> None:
    store.write(panel("elsewhere"), tmp_path / "elsewhere.panel")

    assert shelf.open_panel(str(tmp_path / "elsewhere.panel")).about.name == "elsewhere"


def test_a_panel_is_read_once_until_its_file_changes(place: Path) -> None:
    store.write(panel("ours"), shelf.place("ours"))
    first = shelf.open_panel("ours")
    assert shelf.open_panel("ours") is first

    store.write(panel("ours", people=5), shelf.place("ours", replace=True))
    assert len(shelf.open_panel("ours")) == 5


def test_an_unknown_name_gets_near_ones_named() -> None:
    store.write(panel("stack-overflow-2024"), shelf.place("stack-overflow-2024"))

    with pytest.raises(Problem, match=r"there is no panel 'stack-overflow-2042'; did you mean .*stack-overflow-2024"):
        shelf.open_panel("stack-overflow-2042")


def test_a_name_that_is_taken_is_replaced_only_on_demand() -> None:
    store.write(panel("ours"), shelf.place("ours"))

    with pytest.raises(Problem, match="there is a panel 'ours' already; choose another --name, or say --replace"):
        shelf.place("ours")


@pytest.mark.parametrize("name", ["", "../ours", "a b", "Ours", ".ours", "a/b", "x" * 81, "ours\n"])
def test_a_name_that_is_no_plain_word_is_refused(name: str) -> None:
    with pytest.raises(Problem, match="cannot be the name of a panel; use small letters"):
        shelf.place(name)


def test_forgetting_removes_the_file(place: Path) -> None:
    store.write(panel("ours"), shelf.place("ours"))

    assert shelf.forget("ours") == place / "ours.panel"
    assert list(place.iterdir()) == []
    with pytest.raises(Problem, match="there is no panel 'ours'"):
        shelf.forget("ours")


def test_shipped_panels_can_be_neither_replaced_nor_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "package" / "panels"
    store.write(panel("shipped"), shipped / "shipped.panel")
    monkeypatch.setattr(shelf, "files", lambda package: tmp_path / "package")
    store.write(panel("shipped", people=9), tmp_path / "shelf" / "shipped.panel")

    assert [(s.name, s.shipped) for s in shelf.panels().values()] == [("shipped", True)]
    assert len(shelf.open_panel("shipped")) == 3
    with pytest.raises(Problem, match="ships with Fledge; only panels that were built here can be forgotten"):
        shelf.forget("shipped")
    with pytest.raises(Problem, match="is the name of a panel that ships with Fledge; choose another --name"):
        shelf.place("shipped", replace=True)


def test_panels_are_kept_where_the_system_keeps_a_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_data_path

    monkeypatch.delenv("FLEDGE_PANELS")
    assert shelf.own_shelf() == user_data_path("fledge", appauthor=False) / "panels"


def test_every_shipped_panel_can_be_read() -> None:
    for shelved in shelf.panels().values():
        assert shelf.open_panel(shelved.name).about.name == shelved.name
