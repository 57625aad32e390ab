"""Setting up single sign-on: what is half set up is said, and SAML tells the provider what it needs."""

from __future__ import annotations

import base64
import importlib.util
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from fledge.problem import Problem
from fledge.web.mail import NOWHERE, mail
from fledge.web.options import Options
from fledge.web.single_sign_on import providers

HAS_SAML = importlib.util.find_spec("onelogin") is not None
OIDC = {"FLEDGE_OIDC_NAME": "Harbour", "FLEDGE_OIDC_URL": "https://id.harbour.example/", "FLEDGE_OIDC_CLIENT": "fledge"}
SAML = {"FLEDGE_SAML_NAME": "Harbour", "FLEDGE_SAML_METADATA": "https://id.harbour.example/metadata"}


def said(**values: str) -> str:
    with pytest.raises(Problem) as problem:
        providers(Options(values))
    return str(problem.value)


def test_nothing_is_set_up_until_it_has_a_name() -> None:
    assert providers(Options({"FLEDGE_OIDC_URL": "https://id.harbour.example"})) == {}


def test_the_provider_is_asked_at_the_address_that_is_given() -> None:
    app = providers(Options(OIDC))["openid_connect"]["APPS"][0]
    assert app["settings"] == {"server_url": "https://id.harbour.example"}
    assert (app["provider_id"], app["client_id"], app["secret"]) == ("oidc", "fledge", "")


@pytest.mark.parametrize("missing", ["FLEDGE_OIDC_URL", "FLEDGE_OIDC_CLIENT"])
def test_half_a_provider_is_a_problem(missing: str) -> None:
    half = {name: value for name, value in OIDC.items() if name != missing}
    assert said(**half) == f"{missing}: is missing; set it, or take FLEDGE_OIDC_NAME away"


@pytest.mark.parametrize(
    "address", ["http://id.harbour.example", "id.harbour.example", "ftp://x", "https://", "file:///x"]
)
def test_a_provider_that_anybody_on_the_way_could_answer_for_is_a_problem(address: str) -> None:
    assert "is not an https address" in said(**{**OIDC, "FLEDGE_OIDC_URL": address})


def test_saml_without_its_extra_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("onelogin", "onelogin.saml2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert said(**SAML) == 'FLEDGE_SAML_NAME: SAML needs its extra; pip install "fledge[web,saml]"'


METADATA = """<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:invented:harbour">
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
      <X509Certificate>CERTIFICATE</X509Certificate>
    </X509Data></KeyInfo></KeyDescriptor>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://id.harbour.example/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
"""


def _certificate() -> str:
    """Signed by itself, as providers of SAML show theirs."""
    key, today = rsa.generate_private_key(65537, 2048), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "invented")])
    draft = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = draft.not_valid_before(today).not_valid_after(today + timedelta(days=1)).sign(key, hashes.SHA256())
    return base64.b64encode(made.public_bytes(serialization.Encoding.DER)).decode()


LOOK = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0); call_command("collectstatic", interactive=False, verbosity=0)
client = Client(HTTP_HOST="localhost")
print(client.get("/account/saml/saml/metadata/").content.decode())
print(client.get("/account/login/").content.decode())
print(client.post("/account/saml/saml/login/").content.decode())
"""


class _Metadata(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(METADATA.replace("CERTIFICATE", _certificate()).encode())

    def log_message(self, *args: object) -> None:
        """Quietly."""


@pytest.mark.skipif(not HAS_SAML, reason="the saml extra is not installed")
def test_saml_shows_the_provider_what_it_needs_and_leads_there(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Metadata)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    named = {"FLEDGE_SAML_NAME": "Harbour", "FLEDGE_SAML_METADATA": f"http://127.0.0.1:{server.server_port}/"}
    around = {**os.environ, **named, "FLEDGE_HOME": str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", LOOK], env=around, capture_output=True, text=True, timeout=120)
    server.shutdown()
    server.server_close()
    assert found.returncode == 0, found.stderr
    assert 'Location="http://localhost/account/saml/saml/acs/"' in found.stdout
    assert "Harbour</button>" in found.stdout
    assert "https://id.harbour.example/sso?SAMLRequest=" in found.stdout


@pytest.mark.parametrize(
    ("address", "host", "port", "ssl", "tls"),
    [
        ("smtp://name:pass%40word@mail.example:587", "mail.example", 587, False, True),
        ("smtps://mail.example", "mail.example", 465, True, False),
        ("smtp://localhost:25", "localhost", 25, False, False),
    ],
)
def test_mail_goes_by_the_server_that_is_named(address: str, host: str, port: int, ssl: bool, tls: bool) -> None:
    backend, found = mail(address)
    assert backend.endswith("smtp.EmailBackend")
    wanted = (host, port, ssl, tls)
    assert tuple(found[f"EMAIL_{name}"] for name in ("HOST", "PORT", "USE_SSL", "USE_TLS")) == wanted
    assert found["EMAIL_HOST_PASSWORD"] == ("pass@word" if "pass" in address else "")


def test_without_a_mail_server_nothing_is_sent_and_a_wrong_one_is_a_problem() -> None:
    assert mail("") == (NOWHERE, {})
    with pytest.raises(Problem, match="no address of a mail server"):
        mail("mail.example:25")
    with pytest.raises(Problem, match="FLEDGE_SMTP_URL"):
        mail("smtp://mail.example:port")
