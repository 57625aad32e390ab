"""The forms of signing in, in our own words; what they check is allauth's."""

from __future__ import annotations

import time
from typing import Any, ClassVar, cast

from allauth.account import forms as account
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.conf import settings

from fledge.web.store.models import User

_NEW = "At least 12 characters; several words are easy to keep in mind. Not your name, and none that everybody uses."
_AGAIN = ("Once more", "")
_PASSWORD = ("Password", "")
_CODE = ("Code", "Six digits from your app, or one of your recovery codes.")


class _Worded:
    """A form whose fields say what they want in the words of the workspace."""

    words: ClassVar[dict[str, tuple[str, str]]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Worded, account.LoginForm):  # type: ignore[misc]
    """Address and password."""

    words: ClassVar = {"login": ("E-mail address", ""), "password": _PASSWORD}


class Confirm(_Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    words: ClassVar = {"password": _PASSWORD}


class ChangePassword(_Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """The old password and a new one."""

    words: ClassVar = {
        "oldpassword": ("Password until now", ""),
        "password1": ("New password", _NEW),
        "password2": _AGAIN,
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if came_by_link(self.user):
            del self.fields["oldpassword"]


def came_by_link(user: User) -> bool:
    """Whether somebody signed in by a link a moment ago, as those do who lost their password."""
    records = get_authentication_records(context.request, user)
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["method"] == "link" and record["at"] > since for record in records)


class SetPassword(_Worded, account.SetPasswordForm):  # type: ignore[misc]
    """A first password for an account that had none."""

    words: ClassVar = {"password1": ("New password", _NEW), "password2": _AGAIN}


class AskForReset(_Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """The address that a link is sent to."""

    words: ClassVar = {"email": ("E-mail address", "The one that you sign in with.")}


class ResetPassword(_Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password by a link."""

    words: ClassVar = {"password1": ("New password", _NEW), "password2": _AGAIN}


class AddressForm(forms.Form):
    """Another address."""

    email = forms.CharField(
        label="New e-mail address",
        help_text="You get a link there; until you open it, the old one stays.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """As it is kept."""
        return str(self.cleaned_data["email"]).lower()


class SecondStep(_Worded, factors.AuthenticateForm):  # type: ignore[misc]
    """A code after the password."""

    words: ClassVar = {"code": _CODE}


class ConfirmByCode(_Worded, factors.ReauthenticateForm):  # type: ignore[misc]
    """A code before something that matters."""

    words: ClassVar = {"code": _CODE}


class BeginApp(_Worded, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app shows that it was set up."""

    words: ClassVar = {"code": ("Code that the app shows", "Six digits; they change every half minute.")}


class AddPasskey(_Worded, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey and what it is called."""

    words: ClassVar = {
        "name": ("Name", "So that you know it again, for example the device that it is on."),
        "passwordless": (
            "Sign in with it alone",
            "Your device then asks for your finger, your face or a number. Otherwise it is a second step.",
        ),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].widget.attrs["maxlength"] = 100
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        """What is no passkey at all is as wrong as one that is not this person's."""
        try:
            return cast("dict[str, Any]", super().clean())
        except (ValueError, TypeError, KeyError) as error:
            raise forms.ValidationError("This is no passkey.") from error


class _Passkey:
    """What a device answered; a wrong answer is told as one of a passkey, not of a code."""

    def clean_credential(self) -> Any:
        """The passkey that answered, if it is one of this person's."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except forms.ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise forms.ValidationError("This passkey opens nothing here. Sign in another way.") from error


class PasskeyAlone(_Passkey, passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """Signing in by a passkey and nothing else."""


class ConfirmByPasskey(_Passkey, passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before something that matters."""


class RenamePasskey(_Worded, passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """What a passkey is called."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"] = forms.CharField(label="Name", max_length=100, initial=self.instance.wrap().name)


class NameForm(forms.ModelForm[User]):
    """What somebody wants to be called."""

    class Meta:
        model = User
        fields = ("name",)
        labels = {"name": "Name"}
        help_texts = {"name": "What others read beside everything that you do here."}

    def clean_name(self) -> str:
        """Without blanks around it."""
        return " ".join(self.cleaned_data["name"].split())
