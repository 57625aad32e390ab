"""Letters: places are filled in, decisions are waited for, nobody gets two, and each leaves by a real mail server."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.letters.mail_server import Box, mail_server
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.jobs.letters import letters_sent
from fledge.web.store.models import Applicant, Message, Person, PrivateLink, Seat, What
from fledge.web.store.queries import decisions, letters, outbox, persons
from fledge.web.store.queries.problems import Field, Stale


def somebody(place: Place, name: str = "Ines Ferreira", address: str = "ines@people.example") -> Applicant:
    role = place.organisation.roles.first() or role_of(place)
    return persons.applied(role, member=place.alice, name=name, email=address)[0]


def letter_of(place: Place, words: str = "Dear {name},\n\n{role} at {organisation}.\n"):
    return letters.made(place.alice, name="A letter", subject="About {role}", words=words)


def past(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(due=timezone.now() - timedelta(seconds=1))


@contextmanager
def mailing() -> Iterator[Box]:
    with mail_server() as box, override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=box.port,
        EMAIL_HOST_USER="", EMAIL_USE_TLS=False, EMAIL_USE_SSL=False, EMAIL_TIMEOUT=5,
        DEFAULT_FROM_EMAIL="people@harbour.example",
    ):  # fmt: skip
        yield box


def read(raw: str) -> email.message.EmailMessage:
    return email.message_from_string(raw.removesuffix("\r\n.\r\n"), policy=email.policy.default)


def test_a_place_that_nothing_is_known_of_is_a_problem_at_its_field(place: Place) -> None:
    for words, says in (("Dear {nmae}", "nothing is known to put in the place of {nmae}"), ("a { b", "stands alone")):
        with pytest.raises(Field, match=re.escape(says)) as found:
            letters.made(place.alice, name="x", subject="y", words=words)
        assert found.value.where == "words"
    with pytest.raises(Field, match="cannot stand in the subject"):
        letters.made(place.alice, name="x", subject="{link}", words="y")


def test_the_letters_to_begin_with_are_letters_and_come_once(place: Place) -> None:
    assert (letters.started(place.alice), letters.started(place.alice)) == (5, 0)


def test_a_letter_is_filled_in_and_a_name_cannot_bring_places_or_headers_along(place: Place) -> None:
    one = somebody(place, "Eve {link}\r\nBcc: all@people.example")
    told = letters.write([one], letter_of(place), place.alice)
    assert told.written[0].words == "Dear Eve (link) Bcc: all@people.example,\n\nSenior AI Engineer at Harbour Bank.\n"
    with mailing() as box:
        assert letters_sent()
    mail = read(box.letters[0])
    assert (mail["To"], mail["Bcc"], mail["Subject"]) == ("ines@people.example", None, "About Senior AI Engineer")


def test_a_role_with_line_breaks_and_places_in_its_title_adds_no_header_and_no_link(place: Place) -> None:
    one = somebody(place)
    type(one.role).objects.filter(pk=one.role_id).update(title="Engineer {link}\r\nBcc: all@people.example")
    one = Applicant.objects.select_related("role__organisation", "person").get(pk=one.pk)
    [made] = letters.write([one], letter_of(place), place.alice).written
    with mailing() as box:
        letters_sent()
    assert (read(box.letters[0])["Bcc"], made.subject) == (None, "About Engineer (link) Bcc: all@people.example")
    assert not made.has_link


def test_a_letter_about_a_decision_waits_and_is_stopped_when_it_is_undone(place: Place) -> None:
    one = somebody(place)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    [told] = letters.write([one], letter_of(place), place.alice, made).written
    assert told.due == made.counts_from
    with mailing() as box:
        assert not letters_sent()
        decisions.undo(made, member=place.alice)
        past(told)
        assert not letters_sent()
    told.refresh_from_db()
    assert (box.letters, bool(told.stopped)) == ([], True)


def test_nobody_is_written_to_twice_for_the_same_decision(place: Place) -> None:
    one, other = somebody(place), somebody(place, "Ada", "")
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    letter = letter_of(place)
    letters.write([one], letter, place.alice, {one.pk: made})
    again = letters.write([one, other], letter, place.alice, {one.pk: made})
    assert again.left_out == (
        (one.pk, "a letter about this decision was written already"), (other.pk, "no e-mail address is known"),
    )  # fmt: skip
    assert letters.decision_to_tell(one) is None


def test_the_private_link_is_made_when_the_letter_leaves_and_stands_nowhere_else(place: Place) -> None:
    one = somebody(place)
    [told] = letters.write([one], letter_of(place, "See {link}\n"), place.alice, site="https://here.example/").written
    assert not PrivateLink.objects.exists()
    with mailing() as box:
        letters_sent()
        assert not letters_sent()
    found = re.search(r"https://here\.example(/mine/[\w-]+/)", read(box.letters[0]).get_content())
    assert found
    assert Client().get(found[1]).status_code == 200
    told.refresh_from_db()
    assert (told.words, bool(told.sent), len(box.letters)) == ("See {link}\n", True, 1)


def test_what_the_server_refuses_for_now_is_tried_again_and_what_it_refuses_for_good_is_given_up(place: Place) -> None:
    [told] = letters.write([somebody(place)], letter_of(place), place.alice).written
    with mailing() as box:
        box.answers = ["451 later", "550 no such person"]
        letters_sent()
        told.refresh_from_db()
        assert (told.failed, told.given_up, told.tries) == ("the mail server refused it: 451 later", None, 1)
        assert told.due > timezone.now()
        past(told)
        letters_sent()
    told.refresh_from_db()
    assert (told.failed, bool(told.given_up)) == ("the mail server refused it: 550 no such person", True)


def test_a_connection_that_breaks_after_the_data_sends_no_second_letter(place: Place) -> None:
    [told] = letters.write([somebody(place)], letter_of(place), place.alice).written
    with mailing() as box:
        box.answers = ["break"]
        letters_sent()
        past(told)
        letters_sent()
    told.refresh_from_db()
    assert (len(box.letters), bool(told.given_up), "may have arrived" in told.failed) == (1, True, True)


def test_a_server_that_is_away_is_asked_again_with_growing_pauses_until_it_is_given_up(place: Place) -> None:
    [told] = letters.write([somebody(place)], letter_of(place), place.alice).written
    pauses = []
    with mailing() as box:
        pass
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1",
                           EMAIL_PORT=box.port, EMAIL_USE_TLS=False, EMAIL_HOST_USER="", EMAIL_TIMEOUT=2):  # fmt: skip
        for _ in range(len(outbox.PAUSES) + 1):
            now = timezone.now()
            letters_sent()
            told.refresh_from_db()
            pauses.append(round((told.due - now).total_seconds() / 60))
            past(told)
    assert (tuple(pauses[:-1]), bool(told.given_up)) == (outbox.PAUSES, True)
    assert told.failed.startswith("the mail server could not be reached")


def test_what_a_killed_worker_had_is_not_sent_again_by_itself(place: Place) -> None:
    [told] = letters.write([somebody(place)], letter_of(place), place.alice).written
    assert [one.pk for one in outbox.taken_up(10)] == [told.pk]
    assert outbox.taken_up(10) == ()
    Message.objects.update(taken=timezone.now() - timedelta(hours=1))
    with mailing() as box:
        assert not letters_sent()
    told.refresh_from_db()
    assert (box.letters, bool(told.given_up)) == ([], True)
    with pytest.raises(Stale, match="way already"):
        outbox.send_again(
            letters.write([somebody(place)], letters.letters_of(place.organisation)[0], place.alice).written[0]
        )


@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
def test_without_a_mail_server_letters_are_copied_and_marked(place: Place) -> None:
    one = somebody(place)
    [told] = letters.write([one], letter_of(place, "See {link}\n"), place.alice, site="https://here.example").written
    browser = signed_in(place.member(Seat.TALENT))
    at = f"/o/{place.organisation.slug}/letters/{told.pk}/"
    assert "This workspace has no mail server" in browser.get(f"/o/{place.organisation.slug}/letters/").content.decode()
    page = browser.post(f"{at}words/", follow=True).content.decode()
    assert "https://here.example/mine/" in page
    assert "https://here.example/mine/" not in browser.get(at).content.decode()
    browser.post(f"{at}sent/")
    told.refresh_from_db()
    assert (told.is_by_hand, outbox.state_of(told)) == (True, "sent")


def test_a_letter_is_looked_at_changed_and_put_into_the_outbox(place: Place) -> None:
    one, letter = somebody(place), letter_of(place)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    browser, at = signed_in(place.alice), f"/o/{place.organisation.slug}/applicants/{one.pk}/letter/"
    said = {"letter": letter.pk, "subject": "S", "words": "Dear <b>{name}</b>", "tells": "1"}
    assert "Dear &lt;b&gt;Ines Ferreira&lt;/b&gt;" in browser.post(at, {**said, "do": "look"}).content.decode()
    assert browser.post(at, {**said, "words": "{nobody}", "do": "put"}).status_code == 422
    browser.post(at, {**said, "do": "put"})
    told = Message.objects.get()
    assert (told.words, told.decision_id) == ("Dear <b>Ines Ferreira</b>\n", made.pk)


def test_a_person_who_is_erased_gets_no_letter(place: Place) -> None:
    one, letter = somebody(place), letter_of(place)
    letters.write([one], letter, place.alice)
    persons.erased(one.person, because="asked")
    one.person = Person.objects.get(pk=one.person_id)
    told = letters.write([one], letter, place.alice)
    assert (Message.objects.count(), told.left_out[0][1]) == (0, "this person has been erased")


def test_somebody_elses_applicants_are_never_written_to(place: Place) -> None:
    told = letters.write(
        [somebody(place)], letters.made(place.mallory, name="x", subject="y", words="z"), place.mallory
    )
    assert (told.written, told.left_out[0][1]) == ((), "there is nobody here, or they are not yours to see")


def test_several_people_of_a_round_are_written_to_and_those_left_out_are_named(place: Place) -> None:
    one, other = somebody(place), somebody(place, "Ada", "")
    letter = letter_of(place)
    decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    browser, at = signed_in(place.alice), f"/o/{place.organisation.slug}/roles/{one.role_id}/round/letters/"
    page = browser.get(at, {"who": [one.pk, other.pk], "letter": letter.pk}).content.decode()
    assert ("Write to 2 people" in page, "No e-mail address is known of <bdi>Ada</bdi>" in page) == (True, True)
    said = {"who": [one.pk, other.pk], "letter": letter.pk, "tells": "1"}
    page = browser.post(at, said, follow=True).content.decode()
    assert "Ada was left out: no e-mail address is known." in page
    told = Message.objects.get()
    assert told.due == told.decision.counts_from
    assert browser.post(at, {"letter": letter.pk}).status_code == 422


def test_letters_to_many_ask_the_database_no_more_for_a_longer_outbox(place: Place) -> None:
    browser, letter = signed_in(place.alice), letter_of(place)
    counts = []
    for number in (1, 2, 3):
        letters.write([somebody(place, f"P{number}", f"p{number}@people.example")], letter, place.alice)
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/o/{place.organisation.slug}/letters/")
        counts.append(len(asked))
    assert counts[0] == counts[2]
