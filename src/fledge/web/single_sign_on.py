"""Signing in through the organisation's own provider: OpenID Connect, and SAML with its extra."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from fledge.problem import Problem
from fledge.web.options import Options


def saml_is_on(options: Options) -> bool:
    """Whether SAML is set up; it needs its extra, and says so where that is missing."""
    if not options.text("FLEDGE_SAML_NAME"):
        return False
    try:
        import onelogin.saml2  # noqa: F401
    except ImportError as error:
        raise Problem(
            "SAML needs its extra", where="FLEDGE_SAML_NAME", mend='pip install "fledge[web,saml]"'
        ) from error
    return True


def providers(options: Options) -> dict[str, Any]:
    """The providers as allauth knows them; half a set-up is a problem."""
    found: dict[str, Any] = {}
    if options.text("FLEDGE_OIDC_NAME"):
        found["openid_connect"] = {"OAUTH_PKCE_ENABLED": True, "APPS": [_openid_connect(options)]}
    if saml_is_on(options):
        found["saml"] = {"APPS": [_saml(options)]}
    return found


def _needed(options: Options, name: str, because: str) -> str:
    value = options.text(name)
    if not value:
        raise Problem("is missing", where=name, mend=f"set it, or take {because} away")
    return value


def _private(options: Options, name: str, because: str) -> str:
    """An address that nobody on the way can answer for: https, or this machine itself."""
    address = _needed(options, name, because).rstrip("/")
    parts = urlsplit(address)
    is_here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_here)):
        raise Problem(f"{address!r} is not an https address", where=name, mend="write https:// and the provider’s name")
    return address


def _openid_connect(options: Options) -> dict[str, Any]:
    return {
        "provider_id": "oidc",
        "name": options.text("FLEDGE_OIDC_NAME"),
        "client_id": _needed(options, "FLEDGE_OIDC_CLIENT", "FLEDGE_OIDC_NAME"),
        "secret": options.text("FLEDGE_OIDC_SECRET"),
        "settings": {"server_url": _private(options, "FLEDGE_OIDC_URL", "FLEDGE_OIDC_NAME")},
    }


def _saml(options: Options) -> dict[str, Any]:
    metadata = _private(options, "FLEDGE_SAML_METADATA", "FLEDGE_SAML_NAME")
    return {
        "name": options.text("FLEDGE_SAML_NAME"),
        "provider_id": "saml",
        "client_id": "saml",
        "settings": {
            "idp": {"entity_id": None, "metadata_url": metadata},
            "verified_email": True,  # SAML has no word for it; the organisation's own provider vouches for its people
            "advanced": {"want_assertion_signed": True, "reject_deprecated_algorithm": True},
        },
    }
