"""A panel is kept in a file and read back the same, or a sentence says what is wrong with the file."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import Fact
from fledge.pool.panel import About, Choice, Panel
from fledge.problem import Problem
from fledge.surveys import store

_WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
_NUMBERS = st.floats(0, 100, allow_nan=False)


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Any panel."""
    people = draw(st.integers(0, 20))

    def bools():  # type: ignore[no-untyped-def]
        return np.array(draw(st.lists(st.booleans(), min_size=people, max_size=people)), dtype=np.bool_)

    def floats():  # type: ignore[no-untyped-def]
        return np.array(draw(st.lists(_NUMBERS | st.just(np.nan), min_size=people, max_size=people)), dtype=np.float64)

    def choice() -> Choice | None:
        labels = draw(st.none() | st.lists(_WORDS, min_size=1, max_size=3, unique=True))
        if labels is None:
            return None
        codes = draw(st.lists(st.integers(-1, len(labels) - 1), min_size=people, max_size=people))
        return Choice(tuple(labels), np.array(codes, dtype=np.int16))

    fact = st.builds(Fact, _WORDS, _WORDS, _WORDS, st.sampled_from("ABCD"), _WORDS)
    about = st.builds(
        About, name=_WORDS, title=_WORDS, year=st.integers(2000, 2100), respondents=st.integers(0, 10**6),
        effective=_NUMBERS, synthetic=st.booleans(), population=_WORDS, source=_WORDS, licence=_WORDS,
        checksum=_WORDS, base=st.lists(fact, max_size=2).map(tuple), country=_WORDS,
    )  # fmt: skip
    skills = draw(st.lists(_WORDS, max_size=12, unique=True))
    questions = draw(st.lists(_WORDS, min_size=1, max_size=3, unique=True))
    return Panel(
        about=draw(about),
        ticks={skill: bools() for skill in skills},
        question_of=dict.fromkeys(skills, questions[0]),
        answered={question: bools() for question in questions},
        weights=np.array(draw(st.lists(_NUMBERS, min_size=people, max_size=people)), dtype=np.float64),
        names=draw(st.dictionaries(_WORDS, _WORDS, max_size=3)),
        through=draw(st.dictionaries(_WORDS, st.lists(_WORDS, max_size=2).map(tuple), max_size=2)),
        years={of: floats() for of in draw(st.lists(_WORDS, max_size=2, unique=True))},
        steps=draw(st.dictionaries(_WORDS, st.lists(_NUMBERS, max_size=3).map(tuple), max_size=2)),
        degree=choice(),
        industry=choice(),
        role=choice(),
        country=choice(),
    )


def same(one: Panel, other: Panel) -> bool:
    """Whether two panels say the same of the same people."""
    plain = ("about", "question_of", "names", "through", "steps")
    assert all(getattr(one, name) == getattr(other, name) for name in plain)
    for name in ("ticks", "answered", "years"):
        mine, others = getattr(one, name), getattr(other, name)
        assert list(mine) == list(others)
        for key in mine:
            np.testing.assert_array_equal(mine[key], others[key])
            assert mine[key].dtype == others[key].dtype
    for name in ("degree", "industry", "role", "country"):
        mine, others = getattr(one, name), getattr(other, name)
        assert (mine is None) == (others is None)
        if mine is not None:
            assert mine.labels == others.labels
            np.testing.assert_array_equal(mine.codes, others.codes)
    np.testing.assert_array_equal(one.weights, other.weights)
    return True


def small() -> Panel:
    about = About("p", "P", 2023, 3, 3.0, False, "people", "somewhere", "free")
    tick = np.array([True, False, True])
    return Panel(about, {"python": tick}, {"python": "q"}, {"q": tick}, np.ones(3))


@given(panels())
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, panel: Panel) -> None:
    file = tmp_path_factory.mktemp("shelf") / "p.panel"
    store.write(panel, file)

    assert same(store.read(file.read_bytes(), "p.panel"), panel)


@pytest.mark.parametrize("content", [b"", b"x", b"hello, this is no panel", b"\x80\x04\x95", b"\x93NUMPY"])
def test_what_is_no_panel_is_refused(content: bytes) -> None:
    with pytest.raises(Problem) as problem:
        store.read(content, "p.panel")

    assert str(problem.value) == (
        "p.panel: is not a panel that Fledge has built; build it again with: fledge panel build FILE"
    )


def test_every_truncated_panel_is_refused(tmp_path: Path) -> None:
    store.write(small(), tmp_path / "p.panel")
    whole = (tmp_path / "p.panel").read_bytes()

    for end in range(4, len(whole), 7):
        with pytest.raises(Problem, match=r"p.panel: is damaged or cut off; build it again with: fledge panel build"):
            store.read(whole[:end], "p.panel")


def kept_with(**changed: object) -> bytes:
    """A panel's file whose page about it says something else."""
    content = BytesIO()
    page = json.dumps({"format": store.FORMAT} | changed).encode()
    np.savez_compressed(content, meta=np.frombuffer(page, dtype=np.uint8))
    return content.getvalue()


def test_a_panel_of_an_older_version_is_refused_and_how_to_build_it_is_said() -> None:
    with pytest.raises(Problem) as problem:
        store.read(kept_with(format=store.FORMAT - 1), "p.panel")

    assert str(problem.value) == (
        "p.panel: was built by an older version of Fledge; build it again with: fledge panel build FILE"
    )


def test_a_panel_of_a_newer_version_is_refused() -> None:
    with pytest.raises(Problem, match="was built by a newer version of Fledge; renew Fledge"):
        store.read(kept_with(format=store.FORMAT + 1), "p.panel")


@pytest.mark.parametrize("changed", [{}, {"format": "1"}, {"format": None}])
def test_a_panel_whose_page_is_wrong_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(Problem):
        store.read(kept_with(**changed), "p.panel")


def test_nothing_that_can_run_is_read(tmp_path: Path) -> None:
    content = BytesIO()
    np.savez_compressed(content, meta=np.array([object()], dtype=object))

    with pytest.raises(Problem, match="is damaged or cut off"):
        store.read(content.getvalue(), "p.panel")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "p.panel"
    store.write(small(), file)
    before = file.read_bytes()

    def fails(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(Problem, match=r"p.panel: cannot be written \(No space left on device\)"):
        store.write(small(), file)
    assert ([f.name for f in tmp_path.iterdir()], file.read_bytes()) == (["p.panel"], before)


def test_the_same_panel_makes_the_same_file(tmp_path: Path) -> None:
    store.write(small(), tmp_path / "a.panel")
    store.write(small(), tmp_path / "b.panel")

    assert (tmp_path / "a.panel").read_bytes() == (tmp_path / "b.panel").read_bytes()
