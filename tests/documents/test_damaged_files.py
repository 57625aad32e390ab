"""Damage anywhere in a file: what can be read is read, the rest is a sentence, and nothing breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import read_bytes
from fledge.problem import Problem


@pytest.fixture(scope="session")
def whole(pdf_of, word_of) -> dict[str, bytes]:
    """One good file of each kind that is not plain text."""
    lines = [(72, 720 - 20 * n, text) for n, text in enumerate(("We hire an engineer", "Requirements", "Python, SQL"))]
    return {
        "role.pdf": pdf_of(lines),
        "role.docx": word_of(lambda document: document.add_paragraph("We hire", "List Bullet")),
    }


@pytest.mark.parametrize("name", ["role.pdf", "role.docx"])
@given(data=st.data())
def test_damage_anywhere_is_read_or_refused_with_a_sentence(
    whole: dict[str, bytes], name: str, data: st.DataObject
) -> None:
    damaged = bytearray(whole[name])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=8)):
        damaged[place] = data.draw(st.integers(0, 255))

    text, refused = _read_or_refused(bytes(damaged), name)
    assert text.strip() or refused.startswith(f"{name}: ")


def _read_or_refused(data: bytes, name: str) -> tuple[str, str]:
    try:
        return read_bytes(data, name=name).text, ""
    except Problem as problem:
        return "", str(problem)
