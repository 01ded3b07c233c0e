"""What other clients do not have at all, or cannot do as their distribution ships them: reasons for the matrix."""

from gharial.model.transfer import Kind

_ANY = ""

_NO_LINK_TAKEN = "shows the link to an uploaded file as a link: there is nothing to take"
_FOREIGN_CA = "uploads only to servers whose certificate the whole system trusts"

LACKS = {
    ("libpurple", "upload", _ANY, _ANY): "libpurple uploads only with a plugin that is not part of it",
    ("libpurple", "jingle", _ANY, _ANY): "libpurple has no Jingle file transfer",
    ("libpurple", "share", _ANY, _ANY): "libpurple speaks Google's dialect only for calls",
    ("libpurple", "oob", _ANY, "receive"): "libpurple takes out-of-band offers, but makes none",
    ("psi", "jingle", _ANY, _ANY): "Psi 1.5 speaks Jingle only for calls",
    ("psi", "share", _ANY, _ANY): "Psi 1.5 does not speak Google's dialect",
    ("psi", "oob", _ANY, _ANY): "Psi 1.5 does not announce out-of-band offers",
    ("psi", "upload", _ANY, "send"): f"Psi 1.5 {_NO_LINK_TAKEN}",
    ("psi", "upload", _ANY, "receive"): f"Psi 1.5 {_FOREIGN_CA}",
    ("gajim", "si", _ANY, _ANY): "Gajim 1.7 has no SI",
    ("gajim", "share", _ANY, _ANY): "Gajim 1.7 does not speak Google's dialect",
    ("gajim", "oob", _ANY, _ANY): "Gajim 1.7 does not announce out-of-band offers",
    ("gajim", "upload", _ANY, "send"): f"Gajim 1.7 {_NO_LINK_TAKEN}",
    ("gajim", "upload", _ANY, "receive"): f"Gajim 1.7 {_FOREIGN_CA}",
    ("gajim", "jingle", "ice", _ANY): "Gajim 1.7 has ICE for calls alone",
    ("gajim", "jingle", "raw-udp", _ANY): "Gajim 1.7 has no raw UDP",
    ("gajim", "jingle", _ANY, "send"): "Gajim 1.7.3 breaks inside when it is offered a file, and answers nothing more",
    ("dino", "si", _ANY, _ANY): "Dino 0.4 has no SI",
    ("dino", "share", _ANY, _ANY): "Dino 0.4 does not speak Google's dialect",
    ("dino", "oob", _ANY, _ANY): "Dino 0.4 does not announce out-of-band offers",
    ("dino", "jingle", "ice", _ANY): "Dino 0.4 has ICE for calls alone",
    (
        "dino",
        "jingle",
        "inband",
        "send",
    ): "Dino 0.4 takes the blocks of a file in-band, keeps nothing, and does not say so",
    ("dino", "jingle", "raw-udp", _ANY): "Dino 0.4 has no raw UDP",
}
"""By peer, method, kind of bytestream and our direction; an empty one stands for any."""


def what_lacks(peer: str, method: str, kind: Kind, direction: str) -> str:
    """Why there is nothing to try; empty where there is."""
    for one in (kind.value, _ANY):
        for way in (direction, _ANY):
            if (peer, method, one, way) in LACKS:
                return LACKS[peer, method, one, way]
    return ""
