"""How second factors look here: a code to scan that needs no style of its own, and names that people recognise."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter

_QUIET = 4


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Apps that show codes, recovery codes, and passkeys."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is wrong or too old. Codes of an app change every half minute.",
        "cannot_generate_recovery_codes": "Recovery codes need an app or a passkey first.",
    }

    def build_totp_svg(self, url: str) -> str:
        """The code that an app scans, as one path; the page says how it looks."""
        import qrcode

        code = qrcode.QRCode(border=_QUIET)
        code.add_data(url)
        rows = code.get_matrix()
        dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, cell in enumerate(row) if cell)
        size = len(rows)
        return (
            f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="Code for your app to scan">'
            f'<rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{dark}"/></svg>'
        )

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth names it so
        """A name to begin with; the person says a better one."""
        from allauth.mfa.models import Authenticator

        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The workspace as the browser shows it when it asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Fledge"}
