"""The client against a real server, from an empty organisation to a published posting; and against broken ones."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from tests.web.api.program import TEXT, program_of
from tests.web.workspace import committed, peopled

from fledge.client import Client, Refused
from fledge.problem import Problem
from fledge.web.jobs.carrying import carry_out

__all__ = ["committed"]
EXPORT = json.dumps(
    {"jobs": [{"id": 1, "title": "Data Engineer", "content": "<p>Requirements</p><ul><li>Python</li></ul>",
               "location": {"name": "Lisbon"}, "updated_at": "2025-06-01T00:00:00Z"}]}
).encode()  # fmt: skip


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def client(committed: str) -> Iterator[Client]:
    token = program_of(peopled().alice).secret
    with make_server("127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Client(f"http://127.0.0.1:{server.server_port}", token)
        server.shutdown()
        thread.join()


def test_a_program_brings_a_posting_from_nothing_to_published(client: Client) -> None:
    assert (client.organisation().name, client.organisation().seat) == ("Harbour Bank", "owner")
    role = client.add_role("Data Engineer", openings=2)
    posting = client.add_posting(role.id, TEXT, company="Harbour Bank", judged_by=date(2025, 6, 1))
    assert (posting.number, posting.judged_by, posting.text) == (1, date(2025, 6, 1), TEXT)
    assert client.audit(role.id, 1)["findings"][0]["rule"] == "years-exceed-age"
    lines = client.what_if(role.id, 1)["lines"]
    tried = client.what_if(role.id, 1, waive=[line["label"] for line in lines if line["price"]][-1:])
    assert tried["after"]["share"] > tried["before"]["share"]
    proposal = client.propose(role.id, 1, "repaired", edits=1)
    with pytest.raises(Problem, match="not decided yet"):
        client.make_version(role.id, 1, "repaired")
    client.sign_off(role.id, 1, "repaired", agree=proposal.keys)
    made = client.make_version(role.id, 1, "repaired")
    assert (made.number, made.made_from, client.publish(role.id, 2).published is not None) == (2, 1, True)
    file = client.file(role.id, 2, "text")
    assert (file.name, file.media, b"Python" in file.content) == ("data-engineer-2.txt", "text/plain", True)
    link = client.share(role.id, 2, "Dana", days=3)
    assert ("/shared/" in link.link, [one.link for one in client.shares(role.id, 2)]) == (True, [""])
    client.withdraw_share(role.id, 2, link.id)
    assert [bool(one.withdrawn) for one in client.shares(role.id, 2)] == [True]
    role = client.change_role(client.role(role.id), location="Lisbon")
    assert (role.location, [one.published for one in client.roles(words="data")]) == ("Lisbon", [2])
    assert [one.number for one in client.postings(role.id)] == [2, 1]
    assert len(list(client.history(role.id))) > 4
    assert len(list(client.members())) == 9


def test_a_program_uploads_a_file_and_brings_in_an_export(client: Client) -> None:
    role = client.add_role("Data Engineer")
    posting = client.upload_posting(role.id, "posting.txt", TEXT.encode(), title="Engineer of data")
    assert (posting.title, posting.origin) == ("Engineer of data", "read from posting.txt")
    work = client.import_postings("greenhouse.json", EXPORT)
    assert (work.total, work.is_over, client.work(work.id).about) == (1, False, "greenhouse.json")
    assert (client.stop(work.id).state, [one.id for one in client.works()]) == ("stopped", [work.id])
    assert list(client.results(work.id)) == []


def test_a_refusal_is_a_problem_that_says_where_and_how_to_mend_it(client: Client) -> None:
    with pytest.raises(Refused) as caught:
        client.add_role("Data Engineer", openings=0)
    assert (caught.value.status, caught.value.where) == (422, "openings")
    role = client.add_role("Data Engineer")
    client.change_role(role, location="Lisbon")
    with pytest.raises(Refused, match="Alice Amari changed this role"):
        client.change_role(role, location="Porto")


def test_a_long_list_is_walked_through_once(client: Client) -> None:
    titles = [f"Role {n}" for n in range(103)]
    for title in titles:
        client.add_role(title)
    assert [role.title for role in client.roles()] == titles[::-1]


@contextmanager
def _answering(*answers: tuple[int, dict[str, str], bytes]) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers in turn and keeps the keys under which it was asked."""
    left, keys = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            keys.append(self.headers["Idempotency-Key"])
            status, head, body = left.pop(0)
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if not status:
                return
            self.send_response(status)
            for name, value in {**head, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", keys
        server.shutdown()


def test_a_write_whose_connection_broke_is_sent_again_under_the_same_key() -> None:
    link = {
        "id": 1,
        "whom": "Dana",
        "made": "2026-02-04T00:00:00Z",
        "ends": "2026-02-05T00:00:00Z",
        "withdrawn": None,
        "seen": 0,
    }
    with _answering((0, {}, b""), (200, {}, json.dumps(link).encode())) as (address, keys):
        assert Client(address, "fledge_x").share(1, 1, "Dana").whom == "Dana"
    assert (len(keys), len(set(keys))) == (2, 1)


def test_a_program_that_asks_too_often_waits_as_long_as_it_is_told() -> None:
    with _answering((429, {"Retry-After": "1"}, b"{}"), (200, {}, b'{"items": [], "next": null}')) as (address, keys):
        assert list(Client(address, "fledge_x").roles()) == []
    assert len(keys) == 2


@pytest.mark.parametrize(("status", "body"), [(500, b"<html>"), (302, b""), (404, b"[]")])
def test_an_answer_that_is_not_from_a_workspace_is_a_problem(status: int, body: bytes) -> None:
    with (
        _answering((status, {"Location": "http://127.0.0.1:1/"}, body)) as (address, _),
        pytest.raises(Refused) as caught,
    ):
        Client(address, "fledge_x").organisation()
    assert caught.value.status == status


def test_a_workspace_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(Problem, match="cannot be reached"):
        Client("http://127.0.0.1:9", "fledge_x").organisation()
    with pytest.raises(Problem, match="no address of a workspace"):
        Client("file:///etc/passwd", "fledge_x").organisation()


def test_the_program_of_the_how_to_runs_as_it_stands(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    code = page.partition('```python title="from_pasted_to_published.py"\n')[2].partition("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, "from_pasted_to_published.py", "exec"), names)
    assert "/shared/" in names["publish"](client._asking.address, client._asking.token)
    assert "years-exceed-age\n" in capsys.readouterr().out
    assert [role.published for role in client.roles()] == [2]


def test_the_round_of_the_how_to_runs_as_it_stands(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    code = page.partition('```python title="second_look.py"\n')[2].partition("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, "second_look.py", "exec"), names)
    role = client.add_role("Data Engineer")
    client.add_posting(role.id, "Data Engineer\n\nRequirements:\n- Python\n- 5 years of Spark\n")
    names["bring_in"](client._asking.address, client._asking.token, role.id)
    assert "Python" in capsys.readouterr().out
    [one] = client.applicants(role.id, who=True)
    assert (one.stage, one.who.name if one.who else "") == ("review", "Ines Invented")
    made = client.decide(one, "reject", reason="evidence-thin")
    assert [line.what for line in client.ledger(role.id)] == ["reject", "move"]
    client.undo(role.id, made.id)
    names["look_again"](client._asking.address, client._asking.token, role.id)
    assert (client.applicant(one.id).standing, list(client.interviews(role.id))) == ("active", [])


def test_the_import_of_the_how_to_runs_as_it_stands(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    code = page.partition('```python title="bring_in_applicants.py"\n')[2].partition("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, "bring_in_applicants.py", "exec"), names)
    role = client.add_role("Data Engineer").id
    work = names["bring_in"](client._asking.address, client._asking.token, role)
    assert capsys.readouterr().out.startswith("2 in interview \nInes Invented.txt in \nbroken.pdf not ")
    carry_out.call(work)
    assert [item.came for item in client.results(work)] == ["in", "not", "in", "in"]
    assert [(one.who.name if one.who else "", one.stage) for one in client.applicants(role, who=True)] == [
        ("Ines Invented", "interview")
    ]


def test_a_program_explains_an_upload_and_throws_it_away(client: Client) -> None:
    role = client.add_role("Data Engineer").id
    made = client.upload_applicants(role, [("people.csv", b"Name,Stage\nInes,Kaffeerunde\n")], system="ashby")
    assert (made.system, [one.about for one in made.questions], bool(made.hinders)) == ("Ashby", ["Kaffeerunde"], True)
    told = client.explain_upload(role, made.id, words={"Kaffeerunde": "interview"})
    assert (told.hinders, told.rows, client.upload(role, made.id)) == ("", {"in": 1, "there": 0, "not": 0}, told)
    assert [one.id for one in client.uploads(role)] == [made.id]
    client.forget_upload(role, made.id)
    assert list(client.uploads(role)) == []
    assert client.applicants_template().content.startswith(b"\xef\xbb\xbfName,")


def test_a_program_talks_writes_and_keeps_within_its_seat(client: Client) -> None:
    posting = "Data Engineer\n\nRequirements:\n- Python\n"
    role = client.add_role("Data Engineer")
    client.add_posting(role.id, posting)
    me = role.people[0].id if role.people else next(client.members()).person.id
    one = client.add_applicant(role.id, "Ines Invented", "ines@people.example")
    other = client.add_applicant(role.id, "Bo Invented", "bo@people.example")
    planned = client.plan_interview(one.id, "2026-12-02T15:30", [me], zone="Europe/Lisbon")
    moved = client.change_interview(planned, begins="2026-12-03T10:00", place="Room 4")
    assert (moved.place, client.interview(moved.id), list(client.interviews(role.id))) == ("Room 4", moved, [moved])
    assert b"Room 4" in client.calendar(moved.id, whose="applicant").content
    assert client.cancel_interview(moved).cancelled
    many = client.decide_for_many(role.id, [one.id, other.id], "task", task="Ask for a sample", who=me)
    assert (many.done, many.left_out, many.work) == (2, (), None)
    assert client.add_starters() == len(list(client.letters()))
    letter = client.add_letter("Short", "Hello", "Dear {name},\n{link}\n")
    message = client.write_letter(one.id, letter.id)
    words = client.words_to_send(message.id)
    assert ("{link}" in words, f"{client._asking.address}/" in words) == (False, True)
    assert client.mark_as_sent(message.id).state == "sent"
    written = client.write_to_many(role.id, [one.id, other.id], letter.id)
    assert {client.stop_letter(number).state for number in written.letters} == {"stopped"}
    hold = client.hold_everybody(client.legal_hold(), "A dispute")
    assert (hold.legal_hold, list(client.passed(which="waiting"))) == ("A dispute", [])
    with pytest.raises(Refused, match="legal hold"):
        client.erase_applicant(one.id)
    assert client.hold_everybody(hold, "").legal_hold == ""
