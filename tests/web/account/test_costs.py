"""How passwords are kept."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils.module_loading import import_string

from fledge.web.settings import PASSWORD_HASHERS


def test_passwords_are_kept_by_argon2_at_its_usual_cost_alone() -> None:
    assert [import_string(name) for name in PASSWORD_HASHERS] == [Argon2PasswordHasher]
    kept = Argon2PasswordHasher().encode("a-long-enough-password-7", "salt-salt-salt")
    assert kept.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert settings.AUTH_PASSWORD_VALIDATORS
