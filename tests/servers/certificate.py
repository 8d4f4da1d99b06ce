"""One certificate authority for a test run, and a certificate for every loopback name the servers use."""

import functools
import ssl
import tempfile
from pathlib import Path

import trustme

NAMES = ("localhost", "127.0.0.1", "127.0.0.2", "::1")


@functools.cache
def _made() -> tuple[trustme.CA, trustme.LeafCert, tempfile.TemporaryDirectory[str]]:
    authority = trustme.CA()
    folder: tempfile.TemporaryDirectory[str] = tempfile.TemporaryDirectory(prefix="followthrough-ca-")
    authority.cert_pem.write_to_path(str(Path(folder.name) / "ca.pem"))
    return authority, authority.issue_cert(*NAMES), folder


def ca_file() -> Path:
    """The authority's certificate as PEM: what a client of any server here has to trust."""
    return Path(_made()[2].name) / "ca.pem"


def write_pair(folder: Path) -> tuple[Path, Path]:
    """Writes the server's chain and key into the folder; returns (certificate, key)."""
    certificate, key = folder / "cert.pem", folder / "key.pem"
    leaf = _made()[1]
    certificate.write_bytes(b"".join(part.bytes() for part in leaf.cert_chain_pems))
    key.write_bytes(leaf.private_key_pem.bytes())
    return certificate, key


def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _made()[1].configure_cert(context)
    return context


def client_context() -> ssl.SSLContext:
    """Trusts the authority and checks names, as a careful client does."""
    return ssl.create_default_context(cafile=str(ca_file()))
