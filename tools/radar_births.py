"""Write "public no later than" dates from a table of technology radar volumes.

    python tools/radar_births.py ../shared/data/skills/radar_first_seen.csv

The table has the columns name, first_volume and first_date ("Nov 2018"). Only facts are taken: which
volume named a tool first. A radar's names are matched with the skill book's; ambiguous ones are left out.
"""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from pathlib import Path

import yaml

from fledge.facts import Kind
from fledge.facts.load import load

OUT = Path(__file__).parent.parent / "src/fledge/knowledge/births/radar.yaml"
#: Rows of the table that name another thing than the skill book does.
OTHERS = ("OpenTelemetry",)  # the volume of 2017 spoke of OpenTracing
HEAD = "# First naming in a volume of the Thoughtworks Technology Radar, written by tools/radar_births.py.\n"


def main(table: str) -> None:
    """Read the table, match its names and write the births."""
    book = load()
    found: dict[str, list[dict[str, str]]] = {}
    with Path(table).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["name"] in OTHERS or not book.knows(row["name"]) or book.named(row["name"]).kind is not Kind.TOOL:
                continue
            skill = book.named(row["name"])
            day = datetime.strptime(row["first_date"], "%b %Y")
            source = f"Thoughtworks Technology Radar, volume {row['first_volume']} ({row['first_date']})"
            birth = {"date": f"{day:%Y-%m}", "kind": "public no later than", "source": source}
            found.setdefault(skill.id, []).append(birth)
    earliest = {skill: [min(births, key=lambda b: b["date"])] for skill, births in sorted(found.items())}
    OUT.write_text(HEAD + yaml.safe_dump(earliest, sort_keys=False, allow_unicode=True), encoding="utf-8")
    print(f"{len(earliest)} skills named by a radar, written to {OUT}")


if __name__ == "__main__":
    main(sys.argv[1])
