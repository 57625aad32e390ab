"""Another address for an account: its owner proves it by a link that is mailed there."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from fledge.web.store.models import User
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.problems import Ended, Field

_SALT = "another-address"
_DAYS = 3


def another_address(user: User, *, email: str) -> str | None:
    """What the link to a new address holds; None where somebody else signs in with it, which nobody is told."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Field("this is no e-mail address", where="email") from error
    if email == user.email:
        raise Field("this is your address already", where="email")
    if _is_taken(email):
        return None
    return signing.dumps([user.pk, user.email, email], salt=_SALT)


def proposed_address(user: User, *, secret: str) -> str:
    """The address that a link would change this person's account to."""
    try:
        pk, before, email = signing.loads(secret, salt=_SALT, max_age=_DAYS * 86_400)
    except signing.BadSignature as error:
        raise Ended("this link does not open anything", mend="ask for another one on your account page") from error
    if (pk, before) != (user.pk, user.email) or _is_taken(email):
        raise Ended("this link does not open anything", mend="ask for another one on your account page")
    return str(email)


@together
def readdressed(user: User, *, secret: str) -> str:
    """The person signs in with the new address from now on; it counts as proven."""
    held = User.objects.select_for_update().get(pk=user.pk)
    email = proposed_address(held, secret=secret)
    held.email = email
    held.save(update_fields=["email"])
    EmailAddress.objects.filter(user=held).delete()
    EmailAddress.objects.create(user=held, email=email, verified=True, primary=True)
    return email


def _is_taken(email: str) -> bool:
    return User.objects.filter(email=email).exists()
