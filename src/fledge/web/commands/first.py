"""The first administrator: asked for on a terminal, or made with a password that is printed once."""

from __future__ import annotations

import getpass
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from fledge.problem import Problem
from fledge.web.commands.prepared import Say
from fledge.web.store.models import User
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.members import founded

_ADDRESS = "owner@localhost"


@dataclass(frozen=True, slots=True)
class First:
    """Who owns the first organisation."""

    organisation: str
    name: str
    email: str
    password: str


def first_administrator(say: Say) -> User | None:
    """The account that was made now; none where somebody can sign in already. Setting up is locked by the caller."""
    if User.objects.exists():
        return None
    can_ask = sys.stdin.isatty() and sys.stdout.isatty()
    wanted = _asked(say) if can_ask else First("Our organisation", "Owner", _ADDRESS, secrets.token_urlsafe(15))
    with together():
        user = User.objects.create_user(wanted.email, wanted.password, name=wanted.name)
        founded(wanted.organisation, owner=user)
    if not can_ask:
        say(f"The first administrator is {wanted.email} with the password {wanted.password}")
        say("This password is shown this once and kept nowhere. Change it after signing in.")
    return user


def _asked(say: Say) -> First:
    say("Nobody can sign in yet. Who runs this workspace?")
    organisation = _answer("Organisation: ", _text, say)
    name = _answer("Your name: ", _text, say)
    email = _answer("Your e-mail address: ", _email, say)
    while True:
        checked = User(email=email, name=name)
        password = _answer("A password, 12 characters or more: ", _password(checked), say, ask=getpass.getpass)
        if _read(getpass.getpass, "The same again: ") == password:
            return First(organisation, name, email, password)
        say("These were two different passwords.")


def _answer(question: str, check: Callable[[str], str], say: Say, *, ask: Callable[[str], str] = input) -> str:
    """Ask until the answer will do; each time say what was wrong with it."""
    while True:
        try:
            return check(_read(ask, question))
        except ValidationError as error:
            say(" ".join(error.messages))


def _read(ask: Callable[[str], str], question: str) -> str:
    try:
        return ask(question)
    except EOFError:
        raise Problem("nobody answered, so there is no administrator yet", mend="start again and answer") from None


def _text(answer: str) -> str:
    words = " ".join(answer.split())
    if not words or len(words) > 120:
        raise ValidationError("Between 1 and 120 characters, please.")
    return words


def _email(answer: str) -> str:
    address = answer.strip().lower()
    validate_email(address)
    return address


def _password(user: User) -> Callable[[str], str]:
    def check(answer: str) -> str:
        validate_password(answer, user)
        return answer

    return check
