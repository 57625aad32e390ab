"""Somebody who can sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Finds people by their address, however it is written."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> User:
        """A new account; without a password it opens by an invitation or single sign-on only."""
        user = self.model(email=email.strip().lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """By address, in any case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account: an address and what the person wants to be called. What it may do is said by its seats."""

    email = models.EmailField("e-mail address", unique=True, max_length=254)
    name = models.CharField("name", max_length=120)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="one_account_per_address"),)

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """What others read."""
        return str(self)
