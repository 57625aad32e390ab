"""Webhooks: written down with the decision, signed, tried again, and never sent into a private network."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from tests.web.webhooks.https_server import https_server
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.jobs import reach
from fledge.web.jobs.reach import Refused, looked_at
from fledge.web.jobs.webhooks import webhooks_told
from fledge.web.store.models import Applicant, Delivery, Webhook, What
from fledge.web.store.queries import decisions, persons, webhooks
from fledge.web.store.queries.postings import add_posting, published
from fledge.web.store.queries.problems import Field, Stale


def somebody(place: Place) -> Applicant:
    role = place.organisation.roles.first() or role_of(place)
    return persons.applied(role, member=place.alice, name="Ines Ferreira", email="ines@people.example")[0]


def hook(place: Place, port: int = 443) -> Webhook:
    return webhooks.made(place.alice, address=f"https://hooks.example:{port}/told?a=1")


def now_due() -> None:
    Delivery.objects.filter(delivered=None, given_up=None).update(due=timezone.now() - timedelta(seconds=1))


def only() -> Delivery:
    return Delivery.objects.get()


@pytest.mark.parametrize(
    "address",
    ["http://a.example", "https://", "ftp://a.example", "https://me:secret@a.example/", "https://a.example/#x",
     "https://a.example/a b", "https://a.example:0/", "https://a.example:99999/", "https://ä.example/",
     "https://a.example/" + "x" * 500, "https://a.example/\r\nX: y", "javascript:alert(1)", "https://[::1"],
)  # fmt: skip
def test_only_plain_https_addresses_are_kept(place: Place, address: str) -> None:
    with pytest.raises(Field) as found:
        webhooks.made(place.alice, address=address)
    assert found.value.where == "address"


def test_what_is_told_is_signed_and_holds_nothing_by_which_anybody_could_be_known(place: Place, tmp_path: Path) -> None:
    with https_server(tmp_path) as told:
        one, to = somebody(place), hook(place, told.port)
        made = decisions.decide(one, member=place.alice, what=What.MOVE, to="review", words="Ines is kind")
        assert webhooks_told(told.way)
        assert not webhooks_told(told.way)
    [(head, body)] = told.asked
    expected = hmac.new(to.secret.encode(), head["Fledge-Timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert head["Fledge-Signature"] == f"sha256={expected}"
    said = json.loads(body)
    assert (said["kind"], said["decision"], said["id"]) == ("decision.made", made.pk, head["Fledge-Delivery"])
    assert [word for word in ("Ines", "ines@", "Alice", "kind is") if word in body.decode()] == []
    assert bool(only().delivered)


def test_a_decision_that_is_not_kept_is_not_told(place: Place) -> None:
    one = somebody(place)
    hook(place)
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
        assert Delivery.objects.count() == 1
        raise RuntimeError
    assert Delivery.objects.count() == 0


def test_a_rejection_is_told_when_it_can_no_longer_be_undone_and_never_when_it_was(place: Place) -> None:
    one = somebody(place)
    hook(place)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    assert only().due == made.counts_from
    decisions.undo(made, member=place.alice)
    assert (only().answer, bool(only().given_up)) == ("undone before anybody was told", True)
    with pytest.raises(Stale, match="undone before"):
        webhooks.send_again(place.organisation, only().pk)


def test_an_undone_decision_that_was_told_is_told_to_be_undone(place: Place, tmp_path: Path) -> None:
    with https_server(tmp_path) as told:
        one = somebody(place)
        hook(place, told.port)
        made = decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
        webhooks_told(told.way)
        decisions.undo(made, member=place.alice)
        webhooks_told(told.way)
    kinds = [(json.loads(body)["kind"], json.loads(body).get("undoes")) for _, body in told.asked]
    assert kinds == [("decision.made", None), ("decision.undone", made.pk)]


def test_somebody_brought_back_and_a_published_posting_are_told(place: Place) -> None:
    one = somebody(place)
    hook(place)
    with override_settings(UNDO_MINUTES=0):
        decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    decisions.decide(one, member=place.alice, what=What.REOPEN, words="We asked for too much.")
    published(add_posting(one.role, member=place.alice, text="Requirements:\n- Python\n"), member=place.alice)
    kinds = sorted(Delivery.objects.values_list("kind", flat=True))
    assert kinds == ["applicant.brought_back", "decision.made", "posting.published"]


def test_what_is_not_taken_is_tried_for_about_a_day_and_then_given_up(place: Place, tmp_path: Path) -> None:
    with https_server(tmp_path) as told:
        hook(place, told.port)
        webhooks.tell(place.organisation.pk, "posting.published", {"posting": 1})
        pauses = []
        for _ in range(len(webhooks.PAUSES) + 1):
            told.answers, now = [503], timezone.now()
            webhooks_told(told.way)
            pauses.append(round((only().due - now).total_seconds() / 60))
            now_due()
    assert (tuple(pauses[:-1]), only().answer, bool(only().given_up)) == (
        webhooks.PAUSES, "503: <b>an answer</b>", True,
    )  # fmt: skip
    assert 20 * 60 < sum(webhooks.PAUSES) < 26 * 60


@pytest.mark.parametrize(
    ("answer", "says", "is_over"),
    [(302, "302: it leads elsewhere, which is not followed", True), (410, "410: <b>an answer</b>", True),
     ("slow", "it did not answer within ten seconds", False), ("away", "it could not be reached", False)],
)  # fmt: skip
def test_other_answers_are_told_in_a_sentence(
    place: Place, tmp_path: Path, answer: int | str, says: str, is_over: bool
) -> None:
    with https_server(tmp_path) as told:
        hook(place, told.port)
        webhooks.tell(place.organisation.pk, "posting.published", {})
        told.answers = [answer]
        webhooks_told(told.way)
    assert (only().answer.startswith(says), bool(only().given_up), len(told.asked)) == (True, is_over, 1)


def test_an_endless_answer_is_read_no_further_than_it_may(place: Place, tmp_path: Path) -> None:
    with https_server(tmp_path) as told:
        hook(place, told.port)
        webhooks.tell(place.organisation.pk, "posting.published", {})
        told.answers = ["endless"]
        webhooks_told(told.way)
    assert bool(only().delivered)


def test_a_certificate_of_another_name_is_not_spoken_to(place: Place, tmp_path: Path) -> None:
    with https_server(tmp_path, "other.example") as told:
        hook(place, told.port)
        webhooks.tell(place.organisation.pk, "posting.published", {})
        webhooks_told(told.way)
    assert (told.asked, only().answer) == ([], "its certificate is not that of the name, or nobody vouches for it")


_PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "fec0::1", "198.18.0.1", "192.0.2.1", "240.0.0.1",
)  # fmt: skip


@pytest.mark.parametrize("address", _PRIVATE)
def test_no_private_address_is_reached_not_even_as_one_of_several(address: str) -> None:
    def resolve(host: str, port: int, **more: object) -> list[object]:
        return [(0, 0, 0, "", ("1.1.1.1", port)), (0, 0, 0, "", (address, port))]

    with pytest.raises(Refused, match="private network"):
        looked_at("hooks.example", 443, replace(reach.USUAL, resolve=resolve))


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost", "[::1]", "169.254.169.254"])
def test_loopback_written_in_other_ways_is_refused_by_the_usual_way(place: Place, host: str) -> None:
    webhooks.made(place.alice, address=f"https://{host}/")
    webhooks.tell(place.organisation.pk, "posting.published", {})
    webhooks_told()
    assert (only().answer, bool(only().given_up)) == (
        "the name leads into a private network, where nothing is sent", True,
    )  # fmt: skip


def test_a_name_that_leads_elsewhere_a_moment_later_changes_nothing(place: Place, tmp_path: Path) -> None:
    """A name is resolved once; the second answer, into the private network, is never asked for."""
    with https_server(tmp_path) as told:
        answers = [("127.0.0.1", told.port), ("10.0.0.1", told.port)]
        asked: list[str] = []

        def resolve(host: str, port: int, **more: object) -> list[object]:
            asked.append(host)
            return [(0, 0, 0, "", answers[min(len(asked), 2) - 1])]

        hook(place, told.port)
        webhooks.tell(place.organisation.pk, "posting.published", {})
        webhooks_told(replace(told.way, resolve=resolve))
        assert (asked, len(told.asked)) == (["hooks.example"], 1)
        webhooks.send_again(place.organisation, only().pk)
        webhooks_told(replace(told.way, resolve=resolve))
    assert (len(told.asked), only().answer) == (1, "the name leads into a private network, where nothing is sent")


def test_two_workers_do_not_send_the_same(place: Place) -> None:
    hook(place)
    webhooks.tell(place.organisation.pk, "posting.published", {})
    assert [len(webhooks.taken_up(5)) for _ in range(2)] == [1, 0]
    now_due()
    assert len(webhooks.taken_up(5)) == 1  # the lease of a killed worker has ended


def test_a_withdrawn_address_is_told_nothing_and_what_waited_is_given_up(place: Place) -> None:
    to = hook(place)
    webhooks.tell(place.organisation.pk, "posting.published", {})
    webhooks.withdrawn(to, by=place.alice)
    webhooks.tell(place.organisation.pk, "posting.published", {})
    assert (only().answer, webhooks.taken_up(5)) == ("the address was withdrawn", ())


def test_the_secret_is_shown_once_and_deliveries_are_sent_again(place: Place, tmp_path: Path) -> None:
    browser, at = signed_in(place.alice), f"/o/{place.organisation.slug}/webhooks/"
    with https_server(tmp_path) as told:
        page = browser.post(at, {"address": f"https://hooks.example:{told.port}/"}, follow=True).content.decode()
        to = Webhook.objects.get()
        assert to.secret in page
        assert to.secret not in browser.get(at).content.decode()
        webhooks.tell(place.organisation.pk, "posting.published", {})
        told.answers = [410]
        webhooks_told(told.way)
        assert "410: &lt;b&gt;an answer" in browser.get(f"{at}{to.pk}/?state=given-up").content.decode()
        browser.post(f"{at}deliveries/{only().pk}/again/")
        webhooks_told(told.way)
    assert {head["Fledge-Delivery"] for head, _ in told.asked} == {str(only().pk)}
    assert bool(only().delivered)


def test_the_usual_way_lets_nobody_allow_the_loopback() -> None:
    assert not reach.USUAL.is_allowed(ipaddress.ip_address("127.0.0.1"))


def test_an_organisation_is_told_of_its_own_alone(place: Place) -> None:
    webhooks.made(place.mallory, address="https://mallory.example/")
    decisions.decide(somebody(place), member=place.alice, what=What.MOVE, to="review")
    assert Delivery.objects.count() == 0
