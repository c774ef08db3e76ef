"""The certificate that `serve --lan` makes for itself: a school network has no authority to ask."""

import ipaddress
import os
import socket
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from thidua.core import clock

LIFE = timedelta(days=397)


def own_addresses() -> list[str]:
    """The addresses under which this machine is seen in its network; loopback if it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # No packet is sent: connecting a datagram socket only asks which way one would go.
            probe.connect(("192.0.2.1", 9))
            return [probe.getsockname()[0], "127.0.0.1"]
        except OSError:
            return ["127.0.0.1"]


def prepare(folder: Path, addresses: list[str]) -> tuple[Path, Path, str]:
    """Certificate, key and SHA-256 fingerprint; made anew when an address is missing or it ends within a month."""
    folder.mkdir(parents=True, exist_ok=True)
    cert_path, key_path = folder / "cert.pem", folder / "key.pem"
    if not _still_good(cert_path, key_path, addresses):
        _make(cert_path, key_path, addresses)
    certificate = x509.load_pem_x509_certificate(cert_path.read_bytes())
    return cert_path, key_path, certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _still_good(cert_path: Path, key_path: Path, addresses: list[str]) -> bool:
    if not (cert_path.exists() and key_path.exists()):
        return False
    certificate = x509.load_pem_x509_certificate(cert_path.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    known = {str(address) for address in names.get_values_for_type(x509.IPAddress)}
    return set(addresses) <= known and certificate.not_valid_after_utc > clock.now() + timedelta(days=30)


def _make(cert_path: Path, key_path: Path, addresses: list[str]) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Thi Dua")])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LIFE)
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("localhost"), *(x509.IPAddress(ipaddress.ip_address(one)) for one in addresses)]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    handle = os.open(key_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    cert_path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
