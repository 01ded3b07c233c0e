"""`Certificates`: a certificate authority of our own for private servers, and what it signs."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID

_FOR_A_CA = {"key_cert_sign": True}
_FOR_A_SERVER = {"digital_signature": True}
_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


@dataclass
class Certificates:
    """Kept in `folder`; with different folders, authorities that know nothing of each other."""

    folder: Path
    _key: ec.EllipticCurvePrivateKey = field(init=False, repr=False)
    _made: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = self.folder / "ca.key"
        if self.ca.exists():
            key = load_pem_private_key(kept.read_bytes(), None)
            assert isinstance(key, ec.EllipticCurvePrivateKey)
            self._key = key
            return
        self._key = _new_key()
        _write(kept, self._key)
        name = _name("Gharial private CA")
        made = _begun(name, name, self._key, timedelta(days=30), 1)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        made = made.add_extension(_usage(_FOR_A_CA), critical=True)
        self.ca.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM))

    @property
    def ca(self) -> Path:
        """The authority's own certificate, as PEM."""
        return self.folder / "ca.pem"

    def sign(self, host: str, days: int = 30) -> tuple[Path, Path]:
        """A certificate for `host` and its key, as PEM; with a negative `days` it has expired already."""
        self._made += 1
        key = _new_key()
        made = _begun(_name(host), _name("Gharial private CA"), key, timedelta(days=days), 1000 + self._made)
        names = x509.SubjectAlternativeName([x509.DNSName(host), x509.DNSName(f"*.{host}")])
        made = made.add_extension(names, critical=False).add_extension(_usage(_FOR_A_SERVER), critical=True)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        made = made.add_extension(issuer, critical=False)
        stem = self.folder / f"{host}-{self._made}"
        certificate_file, key_file = (stem.with_name(stem.name + end) for end in (".pem", ".key"))
        certificate_file.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM))
        _write(key_file, key)
        return certificate_file, key_file


def _new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _write(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    file.touch(mode=0o600)
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, lives: timedelta, serial: int
) -> x509.CertificateBuilder:
    """What every certificate has. One that has expired lived for a day before."""
    now = datetime.now(UTC)
    end = now + lives
    # Clocks of two machines differ.
    begin = min(now, end - timedelta(days=1)) - timedelta(hours=1)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(uses: dict[str, bool]) -> x509.KeyUsage:
    return x509.KeyUsage(**{**dict.fromkeys(_USES, False), **uses})
