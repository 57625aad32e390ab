"""Letters leave the outbox by the mail server, one after the other; what came of each is kept."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from fledge.web.store.models import Message
from fledge.web.store.queries import outbox
from fledge.web.store.queries.outbox import Sending
from fledge.web.store.queries.words import one_line

A_ROUND = 20


def can_send() -> bool:
    """Whether this workspace has a mail server."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def letters_sent() -> bool:
    """Send the letters whose time has come; whether there were any. Without a mail server they wait for a person."""
    if not can_send():
        return False
    letters = outbox.taken_up(A_ROUND)
    if letters:
        _sent(letters)
    return bool(letters)


def _sent(letters: Sequence[Message]) -> None:
    server = get_connection(fail_silently=False)
    try:
        server.open()
    except (smtplib.SMTPException, OSError) as error:
        for letter in letters:
            outbox.settled(letter, Sending(False, f"the mail server could not be reached ({_kind(error)})", True))
        return
    try:
        for letter in letters:
            outbox.settled(letter, _one(letter, server))
    finally:
        server.close()


def _one(letter: Message, server: BaseEmailBackend) -> Sending:
    """One try. Only where the server refused it clearly is it tried again: nobody gets the same letter twice."""
    try:
        server.send_messages([as_mail(letter)])
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()), (500, b""))
        return _refused(code, said)
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        return Sending(False, f"the connection broke while it was sent ({_kind(error)}), so it may have arrived")
    except ValueError:
        return Sending(False, "the address or the subject cannot stand in a letter")
    return Sending(True)


def _refused(code: int, said: bytes | str) -> Sending:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    says = f"the mail server refused it: {code} {one_line(words)[:200]}"
    return Sending(False, says, may_help=400 <= code < 500)


def as_mail(letter: Message) -> EmailMessage:
    """The letter as it leaves; its number stands in its identity, so that a second copy would be known."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    head = {"Message-ID": f"<letter-{letter.pk}-{letter.made:%Y%m%d%H%M%S}@{host}>", "Auto-Submitted": "no"}
    mail = EmailMultiAlternatives(
        one_line(letter.subject), outbox.words_to_send(letter), None, [letter.to], headers=head
    )  # fmt: skip
    if letter.file is not None:
        _with_file(mail, letter)
    return mail


def _with_file(mail: EmailMultiAlternatives, letter: Message) -> None:
    """The calendar file twice, as mail programs want it: beside the words for their buttons, and to be kept.

    What somebody answers goes to whoever wrote it.
    """
    assert letter.file is not None
    text = bytes(letter.file).decode()
    mail.attach_alternative(text, letter.file_kind.replace(" charset=utf-8;", ""))
    mail.attach(letter.file_name, text.encode(), "application/ics")
    mail.reply_to = [letter.by.email]


def _kind(error: Exception) -> str:
    return type(error).__name__
