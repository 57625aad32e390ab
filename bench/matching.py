"""Everybody in a round matched with a changed posting, as the job does it: how long for ten thousand people.

    python bench/matching.py [--people 10000] [--database postgres] [--old]

Invented people: the résumés that ship with Fledge with their lines shuffled and left out, read once; the same readings
are then given to many. The work is begun as publishing begins it, and done by a worker of this process with the
processes that it begins. ``--old`` marks a tenth of the readings as made by an earlier Fledge, so that their texts are
read again. Ends with 1 where it takes longer than a minute.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

CEILING_SECONDS, _TEXTS = 60, 400


def main() -> None:
    """Build, match, print."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--people", type=int, default=10_000)
    told.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    told.add_argument("--old", action="store_true")
    given = told.parse_args()
    home, stop = Path(tempfile.mkdtemp(prefix="fledge-bench-")), None
    os.environ |= {"FLEDGE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "fledge.web.settings"}
    try:
        if given.database == "postgres":
            from workspace import postgres

            os.environ["DATABASE_URL"], stop = postgres()
        seconds = measured(given.people, old=given.old)
    finally:
        if stop:
            stop()
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(seconds > CEILING_SECONDS)


def measured(people: int, *, old: bool) -> float:
    """Seconds from asking for the work until everybody's numbers are kept."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from fledge.web.jobs import worker
    from fledge.web.jobs.asking_matches import match_everybody
    from fledge.web.store.models import Matched, Reading

    began = time.perf_counter()
    member, posting = a_round(people)
    print(f"{people:,} people in a round, built in {time.perf_counter() - began:.0f} s")
    if old:
        Reading.objects.filter(pk__in=list(Reading.objects.values_list("pk", flat=True))[::10]).update(made_by="old")
    began = time.perf_counter()
    work = match_everybody(member, posting)
    worker.run(until_idle=True)
    seconds = time.perf_counter() - began
    work.refresh_from_db()
    many = Matched.objects.count()
    print(f"{work.state}: {many:,} people matched in {seconds:.1f} s, {seconds / people * 1e3:.2f} ms each")
    return seconds


def a_round(people: int):
    """An organisation with one role, its posting and so many people who applied."""
    from fledge.web.store.models import User
    from fledge.web.store.queries import members, postings, roles

    alice = User.objects.create(email="alice@harbour.example", name="Alice Amari")
    here = members.founded("Harbour Bank (invented)", owner=alice)
    member = here.members.get(user=alice)
    role = roles.added(member, title="Senior AI Engineer")
    text = files("fledge.knowledge").joinpath("samples/senior_ai_engineer.txt").read_text(encoding="utf-8")
    posting = postings.add_posting(role, member=member, text=text)
    applied(role, people)
    return member, posting


def applied(role, people: int) -> None:
    """So many invented people with papers that have been read."""
    from django.utils import timezone

    from fledge.web.computed import made_by
    from fledge.web.computed.papers import as_kept, read_papers
    from fledge.web.store.models import Applicant, Paper, Person, Reading

    texts, now = varied(_TEXTS), timezone.now()
    kept = [as_kept(read_papers([text], today=now.date())) for text in texts]
    for start in range(0, people, 1000):
        numbers = range(start, min(start + 1000, people))
        made = [
            Person(organisation=role.organisation, name=f"Person {n}", email=f"p{n}@people.example") for n in numbers
        ]
        persons = Person.objects.bulk_create(made)
        Applicant.objects.bulk_create(
            [Applicant(role=role, person=one, applied=now.date(), since=now) for one in persons]
        )
        Reading.objects.bulk_create(
            [Reading(person=one, made_by=made_by(), kept=kept[one.pk % _TEXTS]) for one in persons]
        )
        Paper.objects.bulk_create([_paper(one, texts[one.pk % _TEXTS]) for one in persons])


def _paper(person, text: str):
    from fledge.web.store.models import Paper

    return Paper(person=person, name="cv.txt", kind="text", file=b"", text=text, digest="0")


def varied(many: int) -> list[str]:
    """The shipped samples, each time with other lines left out and in another order within their jobs."""
    folder, dice = files("fledge.knowledge").joinpath("samples/resumes"), random.Random(7)
    samples = sorted(f.read_text(encoding="utf-8") for f in folder.iterdir() if f.name.endswith(".txt"))
    return [_varied(dice.choice(samples), dice) for _ in range(many)]


def _varied(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = [n for n, line in enumerate(lines) if line.lstrip().startswith("-")]
    shuffled = dice.sample(at, len(at))
    moved = dict(zip(at, shuffled, strict=True))
    return "\n".join(lines[moved.get(n, n)] for n in range(len(lines)) if n not in moved or dice.random() > 0.3)


if __name__ == "__main__":
    main()
