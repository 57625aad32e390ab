"""A Panel ↔ one ``.panel`` file: packed bits, numbers and a page about them, compressed; nothing that can run."""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fledge.facts import Fact
from fledge.pool.panel import About, Bools, Choice, Panel
from fledge.problem import Problem

#: The form of the file. A panel of another form is refused, and built again.
FORMAT = 1

_CHOICES = ("degree", "industry", "role", "country")
_NOT_ONE = "is not a panel that Fledge has built"
_BUILD = "build it again with: fledge panel build FILE"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, TypeError, NotImplementedError)


def write(panel: Panel, file: Path) -> None:
    """Keep a panel in a file. The file is there whole or not at all."""
    content = BytesIO()
    np.savez_compressed(content, allow_pickle=False, **_arrays(panel))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _at_once(content.getvalue(), file)
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(file), mend="choose another place") from error


def _at_once(content: bytes, file: Path) -> None:
    """Write beside the file and put it in place in one step."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _arrays(panel: Panel) -> dict[str, NDArray[Any]]:
    meta = json.dumps(_meta(panel), ensure_ascii=False).encode()
    years = {f"years_{n}": years for n, years in enumerate(panel.years.values())}
    choices = {name: choice.codes for name in _CHOICES if (choice := getattr(panel, name)) is not None}
    return {
        "meta": np.frombuffer(meta, dtype=np.uint8),
        "ticks": _packed(panel.ticks, len(panel)),
        "answered": _packed(panel.answered, len(panel)),
        "weights": panel.weights,
        **years,
        **choices,
    }


def _packed(columns: Mapping[str, Bools], people: int) -> NDArray[np.uint8]:
    """One row a column, eight people a byte."""
    stacked = np.array(list(columns.values()), dtype=np.bool_).reshape(len(columns), people)
    return np.packbits(stacked, axis=1)


def _meta(panel: Panel) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "about": asdict(panel.about),
        "people": len(panel),
        "ticks": list(panel.ticks),
        "answered": list(panel.answered),
        "question_of": dict(panel.question_of),
        "names": dict(panel.names),
        "through": dict(panel.through),
        "years": list(panel.years),
        "steps": dict(panel.steps),
        "labels": {name: choice.labels for name in _CHOICES if (choice := getattr(panel, name)) is not None},
    }


def read(content: bytes, where: str) -> Panel:
    """The panel that was written; a Problem says what is wrong with the file, named by ``where``."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as kept:
            meta = json.loads(kept["meta"].tobytes())
            _check(meta, where)
            return _panel(meta, kept)
    except _DAMAGE as error:
        what = "is damaged or cut off" if content[:2] == b"PK" else _NOT_ONE
        raise Problem(what, where=where, mend=_BUILD) from error


def _check(meta: Any, where: str) -> None:
    found = meta.get("format") if isinstance(meta, dict) else None
    if not isinstance(found, int):
        raise Problem(_NOT_ONE, where=where, mend=_BUILD)
    if found != FORMAT:
        which = "an older" if found < FORMAT else "a newer"
        mend = _BUILD if found < FORMAT else "renew Fledge, or build the panel again with: fledge panel build FILE"
        raise Problem(f"was built by {which} version of Fledge", where=where, mend=mend)


def _panel(meta: dict[str, Any], kept: Mapping[str, NDArray[Any]]) -> Panel:
    people = meta["people"]
    choices = {name: Choice(tuple(labels), kept[name]) for name, labels in meta["labels"].items()}
    return Panel(
        about=_about(meta["about"]),
        ticks=_unpacked(meta["ticks"], kept["ticks"], people),
        question_of=meta["question_of"],
        answered=_unpacked(meta["answered"], kept["answered"], people),
        weights=kept["weights"],
        names=meta["names"],
        through={concept: tuple(tools) for concept, tools in meta["through"].items()},
        years={of: kept[f"years_{n}"] for n, of in enumerate(meta["years"])},
        steps={of: tuple(values) for of, values in meta["steps"].items()},
        **choices,
    )


def _about(told: dict[str, Any]) -> About:
    return About(**told | {"base": tuple(Fact(**fact) for fact in told["base"])})


def _unpacked(names: list[str], packed: NDArray[np.uint8], people: int) -> dict[str, Bools]:
    columns = np.unpackbits(packed, axis=1, count=people).view(np.bool_)
    return dict(zip(names, columns, strict=True))
