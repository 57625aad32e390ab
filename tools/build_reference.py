"""Write what the documentation generates: the reference pages, and the output under every command it shows.

    python tools/build_reference.py             write what changed
    python tools/build_reference.py --check     only say what would change; exit status 1 if anything would
    python tools/build_reference.py --picture   draw docs/images/audit.png again (needs Chromium and Playwright)

Nothing here is typed twice: rules come from their Rule objects and their example files, commands from the
command line itself, evidence from its YAML, panels from their files, the shape of the JSON from its schema. In
tutorials and how-to guides a block `text title="posting.txt"` is a file, and a block `console` is a session: every
line after `$ ` is run in a folder that holds those files, and what it prints is written under it. A comment
`<!-- shown: first 9 lines -->` before a session keeps it short. Panels that a session builds go into that folder.
"""

from __future__ import annotations

import ast
import contextlib
import html
import importlib
import importlib.util
import inspect
import io
import json
import os
import re
import shlex
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typer
import yaml

from fledge import shipped_panels
from fledge.audit import RULES, Finding, Grade, Rule, ages, check
from fledge.cli import main as command_line
from fledge.facts import Birth, BirthKind, Fact, FactBook, Kind, Law, PartialDate, Skill, Spread, laws
from fledge.facts.load import load
from fledge.pool import Panel, count, name_of, needs_named
from fledge.posting import read
from fledge.publish import as_json, audit_schema, pool_json, pool_schema, ramp_schema, repair_schema, rewrite_schema
from fledge.publish.impact_json import impact_schema
from fledge.publish.kit_json import kit_schema
from fledge.publish.match_json import match_schema
from fledge.publish.near_json import near_schema
from fledge.publish.scorecards_json import scorecards_schema
from fledge.publish.second_look_json import second_look_schema
from fledge.surveys import kaggle
from fledge.surveys.survey import known

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CASES = ROOT / "tests/cases/audit"
_BY_HAND = "<!-- Written by tools/build_reference.py; change the code or the knowledge, not this page. -->"
_DAY = date(2025, 6, 1)


def pages() -> dict[Path, str]:
    """Every page with something generated in it, as it should be."""
    whole = {
        "rules.md": _rules(),
        **{f"rules/{rule.id}.md": _rule(rule, load()) for rule in RULES},
        "commands.md": _commands(),
        "settings.md": _settings(),
        "rights.md": _rights(),
        "api.md": _api(),
        "evidence.md": _evidence(),
        "skills.md": _skills(),
        "panels.md": _panels(),
        "audit-json.md": _audit_json(),
        "pool-json.md": _pool_json(),
        "repair-json.md": _repair_json(),
        "rewrite-json.md": _rewrite_json(),
        "near-json.md": _near_json(),
        "ramp-json.md": _ramp_json(),
        "match-json.md": _match_json(),
        "impact-json.md": _impact_json(),
        "kit-json.md": _kit_json(),
        "scorecards-json.md": _scorecards_json(),
        "laws.md": _laws(),
        "second-look-json.md": _second_look_json(),
    }
    found = {DOCS / "reference" / name: text for name, text in whole.items()}
    return found | {page: with_output(page.read_text(encoding="utf-8")) for page in session_pages()}


def session_pages() -> list[Path]:
    """The pages whose commands are run."""
    return sorted([*DOCS.glob("tutorial/*.md"), *DOCS.glob("how-to/*.md")])


# Rules


def _rules() -> str:
    rows = [f"| [{r.id}](rules/{r.id}.md) | {r.looks_for} | {', '.join(grades(r))} |" for r in RULES]
    head = f"""# Rules

{_BY_HAND}

Each rule looks at a posting and at dated facts. It never sees a person. What it finds has a grade:

| Grade | What it means |
|---|---|
| impossible | Nobody can meet the line; a date that was read says so. |
| practically nobody | Somebody might, but hardly anybody does. |
| costly | It turns away people who could do the work. |
| worth a look | Perhaps it is meant so; look at it once more. |

| Rule | What it looks for | Grades it can give |
|---|---|---|
"""
    return head + "\n".join(rows) + "\n"


def grades(rule: Rule) -> list[str]:
    """The grades that a rule's file can give, heaviest first."""
    named = {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(_module_of(rule))))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Grade"
    }
    return [str(grade) for grade in Grade if grade.name in named]


def _module_of(rule: Rule) -> Any:
    return importlib.import_module(rule.check.__module__)


def _rule(rule: Rule, book: FactBook) -> str:
    lines = [
        f"# {rule.id}",
        "",
        _BY_HAND,
        "",
        f"{rule.looks_for}.",
        "",
        rule.why,
        "",
        f"Grades: {', '.join(grades(rule))}.",
        "",
    ]
    facts = [f"[{_words(name)}](../evidence.md#{_anchor(name)})" for name in _constants_of(rule, book)]
    lines += [f"Evidence: {', '.join(facts)}.", ""] if facts else []
    lines += _examples(rule, book)
    where = _module_of(rule).__name__.replace(".", "/")
    lines += [f"Its code is `src/{where}.py`, its examples are `{_cases_file(rule).relative_to(ROOT)}`.", ""]
    return "\n".join(lines)


def _cases_file(rule: Rule) -> Path:
    return CASES / f"{rule.id.replace('-', '_')}.yaml"


def _constants_of(rule: Rule, book: FactBook) -> list[str]:
    """The constants that a rule's file names, or the file about ages if the rule reckons with those."""
    source = inspect.getsource(_module_of(rule))
    if hasattr(_module_of(rule), "age"):
        source += inspect.getsource(ages)
    return [name for name in book.constants if f'"{name}"' in source]


def _examples(rule: Rule, book: FactBook) -> list[str]:
    """One example that makes the rule speak and one that leaves it silent, from its own cases."""
    if not _cases_file(rule).exists():
        return []
    cases = yaml.safe_load(_cases_file(rule).read_text(encoding="utf-8"))["cases"]
    cases = [case for case in cases if "known_gap" not in case]
    lines: list[str] = []
    for case in [c for c in cases if c["finds"] != "none"][:1]:
        lines += _shown("It speaks", case)
        lines += [f"> **{f.grade}.** {f.says}\n>\n> Do: {f.do}\n" for f in _findings(case, rule, book)]
    for case in [c for c in cases if c["finds"] == "none"][:1]:
        lines += _shown("It is silent", case)
    return lines


def _shown(heading: str, case: dict[str, Any]) -> list[str]:
    where = ", ".join(
        words
        for words in (
            f'title "{case["title"]}"' if case.get("title") else "",
            f"judged by {case['date']}" if case.get("date") else "",
            f"compared with postings that ask for {', '.join(map(str, case['compared_with']))} tools"
            if case.get("compared_with")
            else "",
        )
        if words
    )
    return [
        f"{heading}: {case['say']}{f' ({where})' if where else ''}.",
        "",
        "```text",
        case["text"].rstrip(),
        "```",
        "",
    ]


def _findings(case: dict[str, Any], rule: Rule, book: FactBook) -> list[Finding]:
    if "compared_with" in case:
        fact = Fact("tools asked", f"n = {len(case['compared_with'])}", "this example", "D")
        spread = Spread("tech", (), tuple(sorted(case["compared_with"])), fact)
        book = FactBook(book.skills.values(), book.relations, book.constants, book.words, {"tech": spread})
    posting = read(case["text"], book, title=case.get("title", ""), company=case.get("company", ""))
    return [f for f in check(posting, book, case.get("date", _DAY)).findings if f.rule == rule.id]


# Commands


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, groups included, as the command line has them."""
    yield from _below("fledge", typer.main.get_command(command_line.app))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for word, inner in getattr(command, "commands", {}).items():
        yield from _below(f"{name} {word}", inner)


def _commands() -> str:
    head = f"""# Commands

{_BY_HAND}

Exit status: 0 when done, 2 when something needs mending. What needs mending is one line on standard error that says
what is wrong, where, and how to mend it. `-` stands for standard input. Colour appears on a terminal only; the
environment variable `NO_COLOR` turns it off.

"""
    return head + "\n".join(_command(name, command) for name, command in commands())


def _command(name: str, command: Any) -> str:
    about = (command.help or "").strip()
    said, _, example = about.partition("Example:")
    lines = [f"## {name}", "", *(" ".join(p.split()) + "\n" for p in said.strip().split("\n\n") if p.strip())]
    if example.strip():
        lines += ["```sh", " ".join(example.split()), "```", ""]
    rows = [_parameter(p) for p in command.params if p.name != "help"]
    if rows:
        lines += ["| | Default | What it is |", "|---|---|---|", *rows, ""]
    inner = getattr(command, "commands", {})
    if inner:
        links = [f"[{word}](#{_anchor(f'{name} {word}')})" for word in inner]
        lines += [f"Commands: {', '.join(links)}.", ""]
    return "\n".join(lines)


def _parameter(parameter: Any) -> str:
    is_option = parameter.opts[0].startswith("-")
    called = ", ".join(f"`{o}`" for o in parameter.opts) if is_option else f"`{parameter.metavar or parameter.name}`"
    default, help_ = parameter.default, parameter.help or ""
    if isinstance(default, Enum):
        help_ += f" One of {', '.join(f'`{choice.value}`' for choice in type(default))}."
        default = default.value
    shown = "required" if parameter.required else f"`{default}`" if default else ""
    return f"| {called} | {shown} | {_cell(help_)} |"


# Evidence


def _rights() -> str:
    """The page of rights is written by the file beside this one, which alone needs the workspace."""
    return str(_beside("rights_reference").rights_page(_BY_HAND))


def _api() -> str:
    """The page of the API, likewise."""
    return str(_beside("api_reference").api_page(_BY_HAND))


def _beside(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _evidence() -> str:
    book = load()
    head = f"""# Evidence

{_BY_HAND}

Every number that Fledge quotes or reckons with, besides dates of birth. What grades and tags mean is told in
[Facts and their grades](../explanation/facts-and-grades.md).

| Grade | What it rests on |
|---|---|
| A | meta-analysis, experiment or official statistics |
| B | one large or peer-reviewed study, or the maker's own record |
| C | industry survey |
| D | assumption, anecdote or memory |

"""
    entries = {name: (entry, file) for file, page in _evidence_files() for name, entry in page.items()}
    parts = [_constant(name, entry, file) for name, (entry, file) in entries.items()]
    return head + "\n".join(parts) + "\n" + _distributions(book)


def _evidence_files() -> Iterator[tuple[str, dict[str, Any]]]:
    folder = files("fledge.knowledge") / "evidence"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            yield file.name, yaml.safe_load(file.read_text(encoding="utf-8"))


def _constant(name: str, entry: dict[str, Any], file: str) -> str:
    value = f"{entry['value']} {entry['unit']}".strip()
    users = [f"[{r.id}](rules/{r.id}.md)" for r in RULES if name in _constants_of(r, load())]
    users += [link for link, sources in _OTHER_USERS.items() if f'"{name}"' in _source(sources)]
    rows = {
        "Value": value,
        "Source": entry["source"],
        "Date": entry["date"],
        "Grade": entry["grade"],
        "Tag": entry["tag"],
        "Used by": ", ".join(users) or "nothing yet",
        "File": f"`src/fledge/knowledge/evidence/{file}`",
    }
    table = "\n".join(f"| {key} | {_cell(str(words))} |" for key, words in rows.items())
    about = entry["about"]
    return f"## {_words(name)}\n\n{about[0].upper()}{about[1:]}.\n\n| | |\n|---|---|\n{table}\n"


#: What besides rules rests on facts: the page that tells of it, and its files.
_OTHER_USERS = {
    "[prices in money](../explanation/what-a-requirement-costs.md#in-money)": ("pool/money.py",),
    "[the count](../explanation/how-the-pool-is-counted.md#when-somebody-meets-a-line)": ("audit/count.py",),
    "[repairs](../explanation/what-a-requirement-costs.md#a-repair)": ("audit/repair/*.py",),
    "[rewrites](../how-to/rewrite-a-posting.md)": ("audit/rewrite/**/*.py",),
    "[ramps](../explanation/the-ramp-and-its-range.md)": ("ramp/*.py",),
    "[adverse impact](../explanation/adverse-impact-and-its-limits.md)": ("match/impact/*.py",),
    "[interviews](../explanation/what-an-interview-tells.md)": ("match/interview/*.py",),
}


@cache
def _source(patterns: tuple[str, ...]) -> str:
    """The text of files under src/fledge."""
    found = [file for pattern in patterns for file in sorted((ROOT / "src/fledge").glob(pattern))]
    return "\n".join(file.read_text(encoding="utf-8") for file in found)


def _distributions(book: FactBook) -> str:
    lines = ["## Distributions", ""]
    if not book.distributions:
        return "\n".join([*lines, "None is packaged: a posting's tool load is counted, and compared with nothing.", ""])
    lines += [
        "How many separate tools comparable postings ask for, alternatives counted once. A posting is compared with",
        "the first kind of which its title holds a word. A quarter of the postings ask for at most the lower number,",
        "half for at most the middle one, and a quarter for at least the upper one.",
        "",
        "| Kind of posting | Title words | Postings | Lower | Middle | Upper | Source |",
        "|---|---|---|---|---|---|---|",
    ]
    for spread in book.distributions.values():
        low, middle, high = statistics.quantiles(spread.counts, n=4, method="inclusive")
        told = ", ".join(spread.title_words) or "any other"
        lines.append(
            f"| {spread.name} | {_cell(told)} | {len(spread.counts):,} | {low:g} | {middle:g} | {high:g} "
            f"| {_cell(spread.fact.source)} [{spread.fact.grade}] |"
        )
    return "\n".join([*lines, ""])


# Skills


def _skills() -> str:
    book = load()
    skills = list(book.skills.values())
    tools = [s for s in skills if s.kind is Kind.TOOL]
    guarded = sum(len(s.guarded) for s in skills)
    names = sum(1 + len(s.also) + len(s.guarded) for s in skills)
    known = Counter(known_birth(tool) for tool in tools)
    convicting = " or ".join(kind.value for kind in bounding())
    relations = {kind: sum(r.kind == kind for r in book.relations) for kind in ("substitutes", "part_of", "needs")}
    head = f"""# The skill book

{_BY_HAND}

{len(skills):,} skills under {names:,} names. {guarded:,} of the names are also ordinary words and count only in the
right company. To see one skill with its births and their sources:

```sh
fledge skills show langchain
```

## Kinds

| Kind | Skills |
|---|---|
"""
    kinds = "\n".join(f"| {kind.value} | {sum(s.kind is kind for s in skills):,} |" for kind in Kind)
    births = f"""

## Births of tools

Only a verified date that bounds a tool's birth ({convicting}) can make a line
[impossible](rules/years-exceed-age.md). Any other date, and one that is known from memory, can only acquit a line.

| Known of the tool's birth | Tools |
|---|---|
| a verified date that bounds it | {known["verified"]:,} |
| a bounding date, from memory only | {known["memory"]:,} |
| only dates that do not bound it | {known["other"]:,} |
| nothing | {known["nothing"]:,} |

## Relations

| Relation | Pairs |
|---|---|
| either does the job (substitutes) | {relations["substitutes"] // 2:,} |
| belongs to (part of) | {relations["part_of"]:,} |
| cannot be practised without (needs) | {relations["needs"]:,} |

## Packs

| Pack | Skills | Tools | Tools with a verified bounding date |
|---|---|---|---|
"""
    packs = "\n".join(
        f"| {pack} | {len(inside):,} | {sum(s.kind is Kind.TOOL for s in inside):,} | {_bounded_tools(inside):,} |"
        for pack, inside in _by(skills, "pack")
    )
    families = "\n\n## Families\n\n| Family | Pack | Skills | Tools | Tools with a verified bounding date |\n"
    families += "|---|---|---|---|---|\n"
    families += "\n".join(
        f"| {family} | {', '.join(sorted({s.pack for s in inside}))} | {len(inside):,} "
        f"| {sum(s.kind is Kind.TOOL for s in inside):,} | {_bounded_tools(inside):,} |"
        for family, inside in _by(skills, "family")
    )
    return head + kinds + births + packs + families + "\n"


@cache
def bounding() -> tuple[BirthKind, ...]:
    """The kinds of birth that bound a tool's age, found out by asking for the age of a tool that has no other."""
    sole = {kind: Birth(PartialDate.parse("2020"), kind, "") for kind in BirthKind}
    tools = {k: Skill(f"only {k}", "", Kind.TOOL, "", "", births=(birth,)) for k, birth in sole.items()}
    found = {kind: ages.age(tool, load(), _DAY) for kind, tool in tools.items()}
    return tuple(kind for kind, how_old in found.items() if how_old is not None and how_old.certain)


def known_birth(skill: Skill) -> str:
    """What is known of a skill's birth: a verified date that bounds it, one from memory, another date, or nothing."""
    dates = [b for b in skill.births if b.kind in bounding()]
    if dates:
        return "verified" if any(b.verified for b in dates) else "memory"
    return "other" if skill.births else "nothing"


def _bounded_tools(skills: list[Skill]) -> int:
    return sum(s.kind is Kind.TOOL and known_birth(s) == "verified" for s in skills)


def _by(skills: list[Skill], key: str) -> list[tuple[str, list[Skill]]]:
    found: dict[str, list[Skill]] = {}
    for skill in skills:
        found.setdefault(getattr(skill, key), []).append(skill)
    return sorted(found.items())


# Panels


def _panels() -> str:
    head = f"""# Panels

{_BY_HAND}

The people whom Fledge counts unless you [bring your own](../how-to/bring-your-own-people.md). They are synthetic: drawn
from models that were fitted to the respondents of a survey, so that nobody's row is in them.
[How the pool is counted](../explanation/how-the-pool-is-counted.md) says how they were made and how far to trust them.

"""
    return head + "\n".join(_panel(panel, load()) for panel in shipped_panels())


def _panel(panel: Panel, book: FactBook) -> str:
    about = panel.about
    made = f"{len(panel):,} synthetic people, fitted to {about.respondents:,} real respondents"
    rows = {
        "Who": about.population,
        "Year": about.year,
        "People": made if about.synthetic else f"{about.respondents:,} respondents",
        "Worth, for intervals": f"{about.effective:,.0f} freely drawn people",
        "Attribution": about.source,
        "Licence": about.licence,
        "Years": about.years_mean,
        **{f"Years of {of}, in steps": ", ".join(f"{s:g}" for s in steps) for of, steps in panel.steps.items()},
        "Stands for": "; ".join(f"{f.value}: {f.about} ({f.source}) [{f.grade}]" for f in about.base)
        or "no official number",
        "Also asked": ", ".join(_also_asked(panel)),
    }
    table = "\n".join(f"| {key} | {_cell(str(words))} |" for key, words in rows.items())
    questions = "\n".join(
        f"| {_asks(question)} | {n} | {panel.answered[question].mean():.0%} |"
        for question, n in Counter(panel.question_of.values()).items()
    )
    skills = sorted((_said(skill, panel, book) for skill in panel.ticks), key=str.lower)
    through = {_said(c, panel, book): [_said(t, panel, book) for t in tools] for c, tools in panel.through.items()}
    shown = "\n".join(f"| {_cell(c)} | {_cell(', '.join(t))} |" for c, t in sorted(through.items()))
    return f"""## {about.name}

{about.title}.

| | |
|---|---|
{table}

### Questions of {about.name}

A skill that was an option of two questions counts as answered by whoever answered either.

| Question | Skills | Answered by |
|---|---|---|
{questions}

### Skills of {about.name}

{len(panel.ticks):,} skills were asked about. What is not here is not measured by this panel.

<details><summary>All {len(panel.ticks):,}</summary>
<p>{html.escape(", ".join(skills))}</p>
</details>

### Concepts of {about.name}

Nobody was asked about these. They show in tools: who ticked one of them is counted.

| Concept | Shows in |
|---|---|
{shown}
"""


def _also_asked(panel: Panel) -> list[str]:
    asked = {"degree": panel.degree, "field of business": panel.industry, "role": panel.role, "country": panel.country}
    told = [
        f"{question} ({len(choice.labels)} answers, given by {(choice.codes >= 0).mean():.0%})"
        for question, choice in asked.items()
        if choice is not None
    ]
    return told or ["nothing"]


def _asks(question: str) -> str:
    """A question by what it asks, where it goes by a number only."""
    numbered = known(kaggle.SURVEY).questions
    return " + ".join(numbered.get(part, part) for part in question.split(" + "))


def _said(skill: str, panel: Panel, book: FactBook) -> str:
    """A skill's usual name; the survey's own words for one that the book does not have."""
    words = {named: said for said, named in panel.names.items()}
    return name_of(skill, book) if skill in book.skills else words.get(skill, skill)


# What comes out as JSON


def _audit_json() -> str:
    said = """`fledge audit --format json` prints this shape, one object for one posting; for several postings one
object a line. `pool` and `repair` have shapes of their own: [The pool as JSON](pool-json.md),
[The repair as JSON](repair-json.md).

Places are counted in Unicode characters of `posting.text`, from 0; `end` is the character after the last."""
    return _json_page("audit", audit_schema(), "fledge.publish.audit_schema()", said) + _finding_as_json()


def _pool_json() -> str:
    said = """`fledge pool --format json` prints this shape; with `--needs` one object a line, each with the
`id` that it was asked with. In an audit it stands under `pool`.

Shares lie between 0 and 1. `low` and `high` hold nine of ten samples of `sample` people; of a price, 90 per cent.
Counts are in real respondents, so that those of a synthetic panel are no whole numbers. Where `fewer_than` is set, show
that and not the count."""
    return _json_page("pool", pool_schema(), "fledge.publish.pool_schema()", said) + _price_as_json()


def _repair_json() -> str:
    said = """`fledge repair --format json` prints this shape. In an audit it stands under `repair`.

Lines go by their labels, as in [the pool](pool-json.md). The edits of a step are one set: its gain is not the product
of theirs."""
    return _json_page("repair", repair_schema(), "fledge.publish.repair_schema()", said).rstrip("\n") + "\n"


def _match_json() -> str:
    said = """`fledge match --format json` prints an array of this shape: one object for each person, in the order in
which the people were given unless an order was asked for.
[What a match means](../explanation/what-a-match-means.md) says how to read it."""
    return _json_page("match", match_schema(), "fledge.publish.match_schema()", said).rstrip("\n") + "\n"


def _impact_json() -> str:
    said = """`fledge impact --format json` prints this shape.

Rates lie between 0 and 1. Each group is compared with the reference, the group with the highest rate; the reference is
compared with itself. Of groups under 30 people numbers are given and the verdict is `cannot_tell`.
[Adverse impact and its limits](../explanation/adverse-impact-and-its-limits.md) says how to read them."""
    page = _json_page("hiring round", impact_schema(), "fledge.publish.impact_schema()", said)
    return page.rstrip("\n") + "\n"


def _kit_json() -> str:
    said = """`fledge interview --format json` prints this shape. `fledge scorecards` reads it with `--kit`: criteria
are the questions and the criteria of the work sample, each by its `id`."""
    return _json_page("kit", kit_schema(), "fledge.publish.kit_schema()", said).rstrip("\n") + "\n"


def _scorecards_json() -> str:
    said = """`fledge scorecards --format json` prints this shape. People stand in the order of the table.
[What an interview tells](../explanation/what-an-interview-tells.md) says how to read it."""
    page = _json_page("scorecards", scorecards_schema(), "fledge.publish.scorecards_schema()", said)
    return page.rstrip("\n") + "\n"


def _laws() -> str:
    head = f"""# Laws

{_BY_HAND}

What some laws and guidelines ask where people are chosen, as far as it was read. The page and the JSON of
`fledge impact` show it. None of it is legal advice, and no report says that a law is kept. A threshold stands only
where the text itself has one. Tags: *read* in the source, *secondary* in somebody's summary, *memory* not checked.
[Facts and their grades](../explanation/facts-and-grades.md) explains the grades. The file is
`src/fledge/knowledge/laws/laws.yaml`.

"""
    return head + "\n".join(map(_law, laws()))


def _law(law: Law) -> str:
    rows = {
        "Where": law.place,
        "In force from": str(law.in_force) if law.in_force else "not read",
        "Asks": "; ".join(law.asks),
        "Threshold": law.threshold or "none",
        "Note": law.note,
        "Source": law.source,
        "Date": law.date,
        "Grade": law.grade,
        "Tag": law.tag,
    }
    table = "\n".join(f"| {key} | {_cell(words)} |" for key, words in rows.items())
    return f"## {law.name}\n\n| | |\n|---|---|\n{table}\n"


def _second_look_json() -> str:
    said = """`fledge second-look --format json` prints an array of this shape: one object for each person, the oldest
decision first."""
    return (
        _json_page("second look", second_look_schema(), "fledge.publish.second_look_schema()", said).rstrip("\n") + "\n"
    )


def _rewrite_json() -> str:
    said = """`fledge rewrite --format json` prints this shape.

A line with equal `before` and `after` was left alone. Blank lines may be left out of `changes`; `text` has them."""
    page = _json_page("rewrite", rewrite_schema(), "fledge.publish.rewrite_schema()", said)
    return page.rstrip("\n") + "\n"


def _near_json() -> str:
    said = """`fledge near --format json` prints this shape; with `--haves` one object a line, each with the `id` that
it was asked with and `near`. [What adjacency means](../explanation/what-adjacency-means.md) says how to read it."""
    return _json_page("near", near_schema(), "fledge.publish.near_schema()", said).rstrip("\n") + "\n"


def _ramp_json() -> str:
    said = """`fledge ramp --format json` prints this shape.

Chances are for somebody who stays. Wherever a number of it is shown, `caution` is shown beside it, unless it is empty.
Months are numbers however many they are; beyond 60 show "more than 60"."""
    page = _json_page("ramp", ramp_schema(), "fledge.publish.ramp_schema()", said)
    return page.rstrip("\n") + "\n"


def _json_page(word: str, schema: dict[str, Any], given_by: str, said: str) -> str:
    """A page about a shape: what prints it, and every key of every part."""
    name = schema["properties"]["schema"]["const"]
    head = f"""# The {word} as JSON

{_BY_HAND}

{said}

The shape is called `{name}`. Its number rises when a reader of it would break. A key that is not described here does
not occur. The JSON Schema itself (draft 2020-12) is packaged: `{given_by}` gives it.

## {word}

{schema["description"]}

"""
    parts = [_properties(schema)]
    parts += [
        f"## {part_name}\n\n{part.get('description') or part.get('title', '')}\n\n{_properties(part)}"
        for part_name, part in schema["$defs"].items()
    ]
    return head + "\n".join(parts) + "\n"


def _properties(part: dict[str, Any]) -> str:
    if "enum" in part:
        return f"One of {', '.join(f'`{v}`' for v in part['enum'])}.\n"
    rows = [
        f"| `{key}` | {_type(value)} | {_cell(value.get('description', ''))} |"
        for key, value in part.get("properties", {}).items()
    ]
    return "\n".join(["| Key | Type | What it is |", "|---|---|---|", *rows, ""])


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        word = value["$ref"].rsplit("/", 1)[1]
        return f"[{word}](#{word})"
    if "anyOf" in value:
        return " or ".join(_type(choice) for choice in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    kind = value.get("type", "")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _finding_as_json() -> str:
    book = load()
    posting = read("Requirements:\n- 5+ years of LangChain", book, title="AI Engineer")
    finding = as_json(check(posting, book, date(2024, 6, 1)), book)["findings"][0]
    shown = json.dumps(finding, indent=2, ensure_ascii=False)
    return f"## Example\n\nOne finding, from a posting of two lines:\n\n```json\n{shown}\n```\n"


def _price_as_json() -> str:
    book, panel = load(), shipped_panels()[0]
    needs = needs_named(["python", "pytorch|tensorflow"], book, panel)
    price = pool_json(count(needs, panel))["prices"][1]
    shown = json.dumps(price, indent=2, ensure_ascii=False)
    return f"## Example\n\nOne price of a pool of two lines, without money:\n\n```json\n{shown}\n```\n"


# Settings of the workspace

_KINDS = {
    "text": "text",
    "number": "whole number",
    "count": "whole number, 0 included",
    "switch": "0 or 1",
    "list": "names with commas between",
}


def _settings() -> str:
    from fledge.web.options import OPTIONS

    rows = [
        f"| `{one.name}` | {f'`{one.default}`' if one.default else ''} | {_KINDS[one.kind]} | {_cell(one.about)}"
        f"{' Never printed.' if one.secret else ''} |"
        for one in OPTIONS
    ]
    said = (
        "Settings of the workspace are environment variables, read once when one of its commands starts:\n"
        "`fledge serve`, `fledge migrate`, `fledge worker`, `fledge check`, `fledge backup`\n"
        "and `fledge restore`. None has to be set.\n"
        "Every wrong one is named at once and nothing starts; so is a name that begins with `FLEDGE_` and is not in\n"
        "this table.\n"
    )
    return "\n".join(
        ["# Settings", "", _BY_HAND, "", said, "| Name | Default | Kind | What it is |", "|---|---|---|---|", *rows, ""]
    )


# Sessions

_BLOCK = re.compile(
    r"(?P<shown><!-- shown: first (?P<lines>\d+) lines -->\n)?^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.M | re.S
)
_TITLE = re.compile(r'title="([^"]+)"')


def with_output(text: str) -> str:
    """A page with what its sessions print."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return played(text)


def played(text: str) -> str:
    """The same, leaving the files that the page shows and its commands write in the current folder."""
    return _BLOCK.sub(_filled, text)


def _filled(block: re.Match[str]) -> str:
    if title := _TITLE.search(block["info"]):
        Path(title[1]).parent.mkdir(parents=True, exist_ok=True)
        Path(title[1]).write_text(block["body"], encoding="utf-8")
    if block["info"].strip() != "console":
        return block[0]
    limit = int(block["lines"]) if block["lines"] else None
    return (block["shown"] or "") + f"```console\n{_session(block['body'], limit)}```"


def _session(body: str, limit: int | None) -> str:
    shown = []
    for line in body.splitlines():
        if line.startswith("$ "):
            said = printed(line[2:]).splitlines()
            if limit is not None and len(said) > limit:
                said = [*said[:limit], "…"]
            shown += [line, *said]
    return "\n".join(shown) + "\n"


def printed(command: str) -> str:
    """What a `fledge` command prints, standard error included."""
    words = shlex.split(command)
    assert words[0] == "fledge", f"only fledge commands stand in a session: {command}"
    sink, argv = io.StringIO(), sys.argv
    sys.argv = words
    try:
        with (
            contextlib.redirect_stdout(sink),
            contextlib.redirect_stderr(sink),
            contextlib.suppress(SystemExit),
            _own_shelf(Path.cwd() / "panels"),
        ):
            command_line.run()
    finally:
        sys.argv = argv
    return sink.getvalue().rstrip("\n")


@contextlib.contextmanager
def _own_shelf(folder: Path) -> Iterator[None]:
    """Panels that somebody built on this computer are neither seen nor touched by a session."""
    before = os.environ.get("FLEDGE_PANELS")
    os.environ["FLEDGE_PANELS"] = str(folder)
    try:
        yield
    finally:
        del os.environ["FLEDGE_PANELS"]
        if before is not None:
            os.environ["FLEDGE_PANELS"] = before


# The picture


def picture() -> None:
    """The top of the page that `fledge demo` writes, drawn by Chromium, scrolled to what the findings quote."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page_file = Path(folder) / "demo.html"
        printed(f"fledge demo --out {shlex.quote(str(page_file))}")
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1400}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.screenshot(path=DOCS / "images/audit.png")
        browser.close()


# Small things


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _anchor(heading: str) -> str:
    """The address of a heading inside its page."""
    return re.sub(r"[^\w\- ]", "", heading.lower().replace("_", " ")).replace(" ", "-")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(wanted: list[str]) -> int:
    """Write, or only say what would be written."""
    if "--picture" in wanted:
        picture()
        print("docs/images/audit.png drawn")
        return 0
    stale = [(p, text) for p, text in pages().items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for page, text in stale:
        print(("would change " if "--check" in wanted else "written ") + str(page.relative_to(ROOT)))
        if "--check" not in wanted:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in wanted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
