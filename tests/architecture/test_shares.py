"""Shares are nowhere multiplied: people are counted together, because skills hang together."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "fledge"
#: The one module that may: it multiplies by shares among people already counted, and says so.
ALLOWED = {SOURCE / "pool" / "chain.py"}
SHARES = ("share", "chance", "probability", "proportion", "marginal")


def multiplied_shares(tree):
    """Lines in which one share is multiplied by another, or shares are folded into a product."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Mult)
            and is_share(node.left)
            and is_share(node.right)
        ):
            yield node.lineno
        if (
            isinstance(node, ast.AugAssign)
            and isinstance(node.op, ast.Mult)
            and is_share(node.target)
            and is_share(node.value)
        ):
            yield node.lineno
        if isinstance(node, ast.Call) and called(node) in ("prod", "cumprod") and any(is_share(a) for a in node.args):
            yield node.lineno


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def is_share(node):
    """Whether any name in the expression speaks of a share."""
    names = [
        n.attr if isinstance(n, ast.Attribute) else n.id
        for n in ast.walk(node)
        if isinstance(n, ast.Attribute | ast.Name)
    ]
    return any(word in name.lower() for name in names for word in SHARES)


@pytest.mark.parametrize("path", sorted({*SOURCE.rglob("*.py")} - ALLOWED), ids=lambda path: path.stem)
def test_no_module_multiplies_shares(path):
    assert list(multiplied_shares(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("code", ["share_a * share_b", "x.share * y.share", "np.prod(shares)", "share *= left.share"])
def test_the_guard_sees_a_product_of_shares(code):
    assert list(multiplied_shares(ast.parse(code))) == [1]


def test_the_allowed_module_exists():
    assert all(path.is_file() for path in ALLOWED)
