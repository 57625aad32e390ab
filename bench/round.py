"""How quickly a round of ten thousand people answers, with 100 roles and 50 people reading: every page of it.

    python bench/round.py [--database postgres] [--people 10000] [--requests 60] [--look]

The workspace of bench/workspace.py, and in its first role ten thousand applicants whose papers have been read and
matched, seven thousand of them rejected under an earlier version and looked at again, a ledger of as many lines and a
file of groups. Fifty visitors open the pages over the loopback with two seconds of reading in between, on average.
Prints p50 and p95 against 150 ms and exits with 1 where one is above. ``--look`` says instead what each page costs
alone: milliseconds of processor in this process, and its queries. Importing a thousand résumés meanwhile is
bench/applicants_import.py, matching everybody with a changed posting bench/matching.py.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import timedelta

import workspace
from matching import varied

PEOPLE, TEXTS = 10_000, 400
_REJECTED = 0.7
_STAGES = ("applied", "review", "interview", "offer")


def main() -> None:
    """Build, serve, drive, print."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    told.add_argument("--people", type=int, default=PEOPLE)
    told.add_argument("--requests", type=int, default=60, help="of each kind of page")
    told.add_argument("--visitors", type=int, default=workspace.VISITORS)
    told.add_argument("--reading", type=float, default=2.0, help="seconds between two pages of a visitor, on average")
    told.add_argument("--look", action="store_true")
    given = told.parse_args()
    worst = 0.0
    with workspace.home_with(given.database) as (home, ends):
        began = time.perf_counter()
        sessions = workspace.build(workspace.ROLES)
        drawn = a_round(given.people)
        print(
            f"{given.people:,} people in a round, {workspace.ROLES} roles: built in {time.perf_counter() - began:.0f} s"
        )
        if given.look:
            looked_at(sessions, drawn)
        else:
            worst = workspace.drive(sessions, workspace.serve(home, ends), given, pages(), drawn)
    sys.exit(worst > 1)


def pages() -> dict[str, tuple[str, ...]]:
    """Every kind of page of a round with the seats that open it."""
    here, decide = "/o/bench/roles/{role}/round/", ("owner", "talent", "manager")
    return {
        here: decide,
        f"{here}more/?stage=applied&from=60": decide,
        f"{here}list/": decide,
        f"{here}list/?page={{deep}}": decide,
        f"{here}list/?standing=rejected&page=20": decide,
        f"{here}list/?q=person+12": decide,
        f"{here}list/?tag=payments&stage=review": decide,
        f"{here}review/{{applicant}}/": decide,
        f"{here}review/{{applicant}}/?standing=active": decide,
        f"{here}compare/?{{crowd}}": decide,
        f"{here}second-look/": decide,
        f"{here}impact/": ("owner", "talent"),
        f"{here}ledger/": decide,
        f"{here}ledger/?page=40": decide,
        "/o/bench/roles/": decide,
        "/o/bench/roles/{role}/history/": ("owner", "talent", "auditor"),
        "/o/bench/history/": ("owner", "auditor"),
        "/o/bench/kept/": ("owner", "talent"),
        "/o/bench/letters/": ("owner", "talent"),
        "/o/bench/tasks/": decide,
    }


def a_round(many: int):
    """Ten thousand people in the first role; gives what draws the places of an address."""
    from fledge.web.store.models import Member, Role

    role, member = Role.objects.get(pk=1), Member.objects.select_related("user").get(user__email="owner@bench.example")
    applicants = _applied(role, many)
    _matched(role, applicants)
    _decided(role, member, applicants[: int(many * _REJECTED)])
    _in_groups(role, member, many)
    _at_rest()
    keys = [one.pk for one in applicants]

    def drawn(dice: random.Random) -> dict[str, object]:
        some = dice.sample(keys, 25)
        crowd = "&".join(f"who={pk}" for pk in some)
        return {"role": role.pk, "applicant": dice.choice(keys), "crowd": crowd, "deep": dice.randint(100, 190)}

    return drawn


def _at_rest() -> None:
    """What PostgreSQL does by itself a minute after so much has come in."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _applied(role, many: int) -> list:
    from django.utils import timezone

    from fledge.web.computed import made_by
    from fledge.web.computed.papers import as_kept, read_papers
    from fledge.web.store.models import Applicant, Paper, Person, Reading

    now, texts, found = timezone.now(), varied(TEXTS), []
    kept = [as_kept(read_papers([text], today=now.date())) for text in texts]
    for start in range(0, many, 1000):
        some = range(start, min(start + 1000, many))
        people = Person.objects.bulk_create(
            Person(organisation=role.organisation, name=f"Person {n}", email=f"a{n}@people.example") for n in some
        )
        Reading.objects.bulk_create(
            Reading(person=p, made_by=made_by(), kept=kept[n % TEXTS]) for n, p in zip(some, people, strict=True)
        )
        Paper.objects.bulk_create(
            Paper(person=p, name="cv.txt", kind="text", file=b"-", text=texts[n % TEXTS], digest=str(n))
            for n, p in zip(some, people, strict=True)
        )
        rows = (_row(role, p, n, many, now) for n, p in zip(some, people, strict=True))
        found += Applicant.objects.bulk_create(rows)
    Applicant.history.bulk_history_create(found)
    return found


def _row(role, person, n: int, many: int, now):
    from fledge.web.store.models import Applicant

    back = timedelta(days=90 - 60 * n / many)
    tags = ["payments"] if n % 9 == 0 else []
    stage = "applied" if n < many * _REJECTED else _STAGES[n % 4 if n % 5 == 0 else n % 2]
    return Applicant(role=role, person=person, stage=stage, applied=(now - back).date(), since=now - back, tags=tags,
                     source=("Careers page", "Job board", "Referral")[n % 3])  # fmt: skip


def _matched(role, applicants) -> None:
    from fledge.web.computed import made_by
    from fledge.web.computed.matched import brought
    from fledge.web.computed.papers import from_kept
    from fledge.web.store.models import Matched, Reading
    from fledge.web.store.queries.postings import asked_of

    posting = role.postings.get(number=workspace.VERSIONS)
    people = [one.person_id for one in applicants[:TEXTS]]
    readings = Reading.objects.in_bulk(people)
    found = brought(asked_of(posting), [from_kept(readings[pk].kept, name=str(pk)) for pk in people], posting.judged_by)
    Matched.objects.bulk_create(
        (_numbers(posting, one, found[n % TEXTS], made_by()) for n, one in enumerate(applicants)), batch_size=1000
    )


def _numbers(posting, applicant, found, made_by: str):
    from fledge.web.store.models import Matched

    months = found.months
    ranges = {"low": found.low, "mid": found.mid, "high": found.high}
    ranges |= {"months_low": months.low, "months_mid": months.mid, "months_high": months.high}
    return Matched(applicant=applicant, posting=posting, made_by=made_by, credits=list(found.credits), **ranges)


def _decided(role, member, applicants) -> None:
    """Rejections in a chained ledger, and everybody of them in the queue of the version in force."""
    from django.utils import timezone

    from fledge.web.computed.papers import from_kept
    from fledge.web.computed.second_look import looked_again
    from fledge.web.store.models import Applicant, Decision, Reading
    from fledge.web.store.queries import decisions, second_looks
    from fledge.web.store.queries.postings import asked_of

    before, posting = role.postings.get(number=3), role.postings.get(number=workspace.VERSIONS)
    first, lines, last = timezone.now() - timedelta(days=25), [], ""
    for n, one in enumerate(applicants):
        at = first + timedelta(minutes=4 * n)
        made = Decision(
            role=role, applicant=one, posting=before, what="reject", from_stage="applied", to_stage="applied",
            reason="missing-must", shown={"page": "review", "lines": 9, "quotes": ["0123456789abcdef"] * 9},
            by=member.user, at=at, counts_from=at + timedelta(hours=1), before=last,
        )  # fmt: skip
        made.digest = last = decisions.digest_of(made)
        lines.append(made)
        one.standing, one.decided, one.since, one.reason = "rejected", at, at, "missing-must"
    Decision.objects.bulk_create(lines, batch_size=1000)
    Applicant.objects.bulk_update(applicants, ["standing", "decided", "since", "reason"], batch_size=500)
    people = {one.person_id: n for n, one in enumerate(applicants[:TEXTS])}
    papers = [from_kept(r.kept, name=str(people[r.pk])) for r in Reading.objects.filter(pk__in=people)]
    looks = {int(one.person): one for one in looked_again(asked_of(before), asked_of(posting), papers)}
    found = {one.pk: looks[n % min(TEXTS, len(applicants))] for n, one in enumerate(applicants)}
    for start in range(0, len(lines), 500):
        second_looks.filled(posting, lines[start : start + 500], found)


def _in_groups(role, member, many: int) -> None:
    from fledge.web.store.queries import groups

    dice = random.Random(7)
    rows = (
        f"a{n}@people.example,{dice.choice(('Female', 'Male'))},{dice.choice(('White', 'Asian'))}" for n in range(many)
    )
    data = "\n".join(("email,sex,race_ethnicity", *rows)).encode()
    groups.used(groups.brought(role, member=member, name="groups.csv", data=data), member=member)


def looked_at(sessions, drawn) -> None:
    """What every page costs alone: processor time of the third visit, its queries, and the slowest of them."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, dice = Client(), random.Random(7)
    client.cookies["fledge"] = sessions["talent"][0]
    for page in pages():
        for _ in range(3):
            path = page.format(**drawn(dice))
            with CaptureQueriesContext(connection) as asked:
                began = time.process_time()
                answer = client.get(path, HTTP_HOST="localhost")
                took = (time.process_time() - began) * 1000
        slow = max(asked.captured_queries, key=lambda one: float(one["time"]), default={"time": "0", "sql": ""})
        size = len(getattr(answer, "content", b""))
        print(f"{answer.status_code} {took:7.1f} ms {len(asked):3} queries {size // 1024:4} kB {page}")
        print(f"      slowest {float(slow['time']) * 1000:6.0f} ms: {slow['sql'][:230]}")


if __name__ == "__main__":
    main()
