"""The loader: every mistake in the knowledge folder is named, with its place, and all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fledge.facts import BirthKind, Kind
from fledge.facts.load import read_book
from fledge.problem import Problem, Problems

_FAMILY = """\
family: test tools
pack: test
kind: tool
skills:
  - name: Alpha
    also: [Alef]
    born: [{date: "2020-05", kind: "first public release", source: "a page that was read"}]
  - name: Beta
    born: [{date: "2019", kind: "announced", source: "from memory, unverified", memory: true}]
  - name: Gamma
    guarded: [{name: Gamma, after: [ray]}]
  - Delta
"""


def _write(folder: Path, **files: str) -> Path:
    """A knowledge folder: ``skills__tools="…"`` becomes skills/tools.yaml."""
    for name, words in files.items():
        file = folder.joinpath(*name.split("__")).with_suffix(".yaml")
        file.parent.mkdir(exist_ok=True)
        file.write_text(words, encoding="utf-8")
    return folder


def _problems(folder: Path) -> list[str]:
    with pytest.raises(Problems) as raised:
        read_book(folder)
    return [str(problem) for problem in raised.value.problems]


def test_a_small_knowledge_folder_becomes_a_book(tmp_path: Path) -> None:
    book = read_book(_write(
        tmp_path,
        skills__tools=_FAMILY,
        births__machine='alpha: [{date: "2020-06-01", kind: "public no later than", source: "an index"}]\n',
        relations__all='substitutes: [{skills: [Alef, Beta], because: "for this test"}]\n',
        evidence__all="a_study: {about: a, value: 3, unit: years, source: s, date: '2020', grade: A, tag: read}\n",
        words__cues="asks: [experience, knowledge]\n",
    ))  # fmt: skip

    assert list(book.skills) == ["alpha", "beta", "gamma", "delta"]
    assert [(str(b.date), b.kind, b.verified) for b in book["alpha"].births] == [
        ("2020-05", BirthKind.RELEASED, True),
        ("2020-06-01", BirthKind.NO_LATER_THAN, True),
    ]
    assert [b.verified for b in book["beta"].births] == [False]
    assert book.named("alef").id == "alpha"
    assert book["delta"].kind is Kind.TOOL
    assert dict(book.substitutes_of("beta")) == {"alpha": "for this test"}
    assert book.constants["a_study"].value == "3 years"
    assert book.words["cues"]["asks"] == ("experience", "knowledge")


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        skills__one="""\
family: one
pack: test
skills:
  - {name: Odd key, brith: 2020}
  - {name: Odd date, born: [{date: "May 2020", kind: announced, source: s}]}
  - {name: Odd kind of birth, born: [{date: "2020", kind: baptised, source: s}]}
  - {name: No source, born: [{date: "2020", kind: announced}]}
  - {name: Bare date, born: [{date: 2020, kind: announced, source: s}]}
  - {name: Odd kind, kind: gadget}
  - {name: Odd package, package_is: lost}
  - {name: Empty spelling, also: [""]}
  - {name: 1984}
  - {also: [Nameless]}
  - {name: Alpha, also: [Alef]}
  - {name: Truth, on: 1}
""",
        skills__three="family: three\nskills: [A]\n",
        skills__two="""\
family: two
pack: test
skills:
  - Alef
  - {name: Omega, id: alpha}
  - {name: Psi, guarded: [{name: alef, befour: [the]}]}
""",
        births__machine="""\
unheard-of: [{date: "2020", kind: "announced", source: s}]
alpha: [{date: "20", kind: "announced", source: s}]
""",
        relations__all="""\
likes: []
needs: [{skills: [Alef], need: [Nobody], because: b}, {skills: [Alef], need: [Omega]}]
""",
    )  # fmt: skip

    keys = "['also', 'born', 'guarded', 'id', 'kind', 'name', 'package', 'package_is']"
    guards = "['after', 'before', 'exact_case', 'lone', 'name', 'not_after', 'not_before']"
    assert _problems(folder) == [
        "machine.yaml: alpha: ValueError: '20' is not a date; write 2022, 2022-10 or 2022-10-25",
        f"one.yaml: Odd key: ValueError: unknown key 'brith'; the keys are {keys}",
        "one.yaml: Odd date: ValueError: 'May 2020' is not a date; write 2022, 2022-10 or 2022-10-25",
        "one.yaml: Odd kind of birth: ValueError: 'baptised' is not a valid BirthKind",
        "one.yaml: No source: KeyError: 'source'",
        "one.yaml: Bare date: TypeError: 2020 should be text; put it in quotes",
        "one.yaml: Odd kind: ValueError: 'gadget' is not a valid Kind",
        "one.yaml: Odd package: ValueError: package_is is one of ['born_there', 'client', 'later']",
        "one.yaml: Empty spelling: TypeError: '' should be text; put it in quotes",
        "one.yaml: 1984: TypeError: 1984 should be text; put it in quotes",
        "one.yaml: {'also': ['Nameless']}: KeyError: 'name'",
        f"one.yaml: Truth: ValueError: unknown key 'True'; the keys are {keys}",
        "three.yaml: a family file has the keys ['family', 'kind', 'pack', 'skills']",
        f"two.yaml: Psi: ValueError: unknown key 'befour'; the keys are {guards}",
        "the name 'alef' stands for alpha and alef; keep one, or guard both",
        "two skills have the id 'alpha'",
        "machine.yaml: births of 'unheard-of', a skill the book does not have",
        "all.yaml: unknown kind of relation 'likes'; use ('substitutes', 'part_of', 'needs')",
        "all.yaml: needs: no such skill or key: 'nobody'",
        "all.yaml: needs: no such skill or key: 'because'",
    ]


def test_a_name_of_two_skills_is_a_problem_unless_both_guard_it(tmp_path: Path) -> None:
    page = """\
family: f
pack: test
skills:
  - {{name: Mercury alloy, {one}: [Mercury]}}
  - {{name: Mercury planet, {other}: [mercury]}}
"""
    clash = ["the name 'mercury' stands for mercury-alloy and mercury-planet; keep one, or guard both"]

    for one, other, wanted in (("also", "also", clash), ("also", "guarded", clash), ("guarded", "also", clash)):
        assert _problems(_write(tmp_path, skills__f=page.format(one=one, other=other))) == wanted
    assert len(read_book(_write(tmp_path, skills__f=page.format(one="guarded", other="guarded")))) == 2


def test_evidence_without_a_source_is_a_problem(tmp_path: Path) -> None:
    study = "a_study: {about: a, value: 3, unit: years, date: '2020', grade: A, tag: read}\n"
    folder = _write(tmp_path, skills__tools=_FAMILY, evidence__all=study)

    assert _problems(folder) == ["all.yaml: a_study: a piece of evidence lacks 'source'"]


_NO_KEYS = "a.yaml: the page is not made of keys and values"


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"skills__a": ""}, _NO_KEYS),
        ({"skills__a": "[]"}, _NO_KEYS),
        ({"skills__a": "family: f\npack: p\nskills:\n"}, "a.yaml: skills is not a list"),
        (
            {"skills__a": "family: f\npack: p\nskills: [[]]\n"},
            "a.yaml: []: AttributeError: 'list' object has no attribute 'get'",
        ),
        ({"births__a": "[1, 2]"}, _NO_KEYS),
        ({"births__a": "alpha: 2020\n"}, "a.yaml: alpha: TypeError: 'int' object is not iterable"),
        ({"relations__a": ""}, _NO_KEYS),
        ({"relations__a": "needs: 1"}, "a.yaml: needs is not a list"),
        (
            {"relations__a": "needs: [1]"},
            "a.yaml: needs: no such skill or key: 'int' object is not subscriptable",
        ),
        ({"evidence__a": ""}, _NO_KEYS),
        (
            {"evidence__a": "a_study: 3"},
            "a.yaml: a_study: a piece of evidence lacks 'int' object is not subscriptable",
        ),
        ({"words__a": ""}, _NO_KEYS),
        ({"words__a": "asks: experience\n"}, "a.yaml: asks is not a list of wordings"),
        ({"distributions__a": "[]"}, _NO_KEYS),
    ],
)
def test_a_page_of_another_shape_is_a_problem_and_no_traceback(
    tmp_path: Path, files: dict[str, str], problem: str
) -> None:
    assert _problems(_write(tmp_path, skills__tools=_FAMILY, **files)) == [problem]


@pytest.mark.parametrize("folder", ["skills", "births", "relations", "evidence", "words", "distributions"])
def test_a_page_that_is_not_yaml_is_a_problem_beside_the_others(tmp_path: Path, folder: str) -> None:
    files = {f"{folder}__a": "family: [", "skills__b": "family: f\npack: p\nskills: [{name: 7}]\n"}

    first, last = sorted(_problems(_write(tmp_path, **files)))
    assert first.startswith("a.yaml: not YAML: ")
    assert last == "b.yaml: 7: TypeError: 7 should be text; put it in quotes"


@pytest.mark.parametrize("page", ["kinds: 1", "kinds: {tech: {}}"])
def test_a_distribution_of_another_shape_is_a_problem_and_no_traceback(tmp_path: Path, page: str) -> None:
    with pytest.raises(Problem):
        read_book(_write(tmp_path, distributions__a=page))
