"""Hashes in stanzas (XEP-0300): digests to elements and back."""

import base64
import binascii
import xml.etree.ElementTree as ET

from gharial.model.transfer import Digest

NAMESPACE = "urn:xmpp:hashes:2"
FUNCTION_NAMES = "urn:xmpp:hash-function-text-names:"
"""A feature for each function that is understood."""

STRENGTH = ("sha-256", "sha-512", "sha3-256", "sha3-512", "blake2b-256", "blake2b-512")
"""What proves something, in the order we like it; MD5 and SHA-1 never do (XEP-0414)."""
LENGTHS = {
    "md5": 16,
    "sha-1": 20,
    "sha-256": 32,
    "sha-512": 64,
    "sha3-256": 32,
    "sha3-512": 64,
    "blake2b-256": 32,
    "blake2b-512": 64,
}
"""Bytes of a digest, by XEP-0300's name."""
FEATURES = frozenset({NAMESPACE, *(f"{FUNCTION_NAMES}{name}" for name in STRENGTH)})

_MOST = 16


def hash_element(digest: Digest) -> ET.Element:
    """The `hash` element of a digest."""
    made = ET.Element(f"{{{NAMESPACE}}}hash", {"algo": digest.algorithm})
    made.text = base64.b64encode(bytes.fromhex(digest.hex)).decode("ascii")
    return made


def hash_used_element(algorithm: str) -> ET.Element:
    """Says which digest will be told later (XEP-0300 §5)."""
    return ET.Element(f"{{{NAMESPACE}}}hash-used", {"algo": algorithm})


def read_digests(parent: ET.Element) -> tuple[Digest, ...]:
    """All digests in `parent` that make sense, the strongest first; hexadecimal is taken too, as some write it."""
    found: dict[str, Digest] = {}
    for element in parent.findall(f"{{{NAMESPACE}}}hash")[:_MOST]:
        algorithm = element.get("algo", "").lower()
        digest = _bytes(element.text or "", LENGTHS.get(algorithm, 0))
        if digest is not None:
            found.setdefault(algorithm, Digest(algorithm, digest.hex()))
    ranks = {name: rank for rank, name in enumerate(STRENGTH)}
    return tuple(sorted(found.values(), key=lambda one: ranks.get(one.algorithm, len(ranks))))


def promised_algorithms(parent: ET.Element) -> tuple[str, ...]:
    """The functions of which a digest is to come later."""
    return tuple(one.get("algo", "").lower() for one in parent.findall(f"{{{NAMESPACE}}}hash-used")[:_MOST])


def _bytes(text: str, length: int) -> bytes | None:
    compact = "".join(text.split())
    if not length or len(compact) > 4 * length:
        return None
    if len(compact) == 2 * length:
        try:
            return bytes.fromhex(compact)
        except ValueError:
            pass
    try:
        decoded = base64.b64decode(compact, validate=True)
    except (binascii.Error, ValueError):
        return None
    return decoded if len(decoded) == length else None
