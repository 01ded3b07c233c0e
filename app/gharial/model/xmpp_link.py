"""`XmppLink`: an `xmpp:` address with what it asks for (RFC 5122, XEP-0147); for files `recvfile` (XEP-0096 §6.2)."""

import re
from urllib.parse import quote, unquote_to_bytes

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.model.value import dataclass

LONGEST = 4096
RECEIVE_FILE = "recvfile"
_LONGEST_NAME = 255
_SIZE = re.compile(r"[0-9]{1,19}", re.ASCII)
_ACTION = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file somebody holds ready, as a link describes it: all of it claims of whoever wrote the link.

    `id` is what its owner knows it by; `size` in bytes, None where it is not told.
    """

    owner: Jid
    id: str
    name: str = ""
    size: int | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class XmppLink:
    """Whom a link is about and what it asks for; following it is a person's decision."""

    jid: Jid
    action: str = ""
    """In lower case; empty: a conversation."""
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """The value of one key; empty where it is not there."""
        return next((value for key, value in self.facts if key == name), "")

    @property
    def wanted_file(self) -> WantedFile | None:
        """The file it is about; None for other links, and where it does not say enough to ask for one."""
        if self.action != RECEIVE_FILE or not self.fact("sid") or not self.jid.resource:
            return None
        size = self.fact("size")
        return WantedFile(
            self.jid,
            self.fact("sid"),
            self.fact("name"),
            int(size) if _SIZE.fullmatch(size) else None,
            self.fact("mime-type"),
        )


def parse_xmpp_link(text: str) -> XmppLink:
    """Read an address that begins with "xmpp:". Raises MalformedJid.

    Each part is decoded once: what is still encoded then is meant literally. Keys beyond the first of a name are left
    out, and so is a fragment.
    """
    scheme, colon, rest = text.strip().partition(":")
    if not colon or scheme.lower() != "xmpp" or len(text) > LONGEST:
        raise MalformedJid(text[:LONGEST])
    rest = rest.partition("#")[0]
    path, _, query = rest.partition("?")
    if path.startswith("//"):
        # "xmpp://account/contact" names an account of ours to use (RFC 5122 §2.3); which one is the user's choice.
        path = path[2:].partition("/")[2]
    jid = parse_jid(_decoded(path, text))
    action, *pairs = query.split(";") if query else [""]
    if action and not _ACTION.fullmatch(action):
        raise MalformedJid(text)
    facts: dict[str, str] = {}
    for pair in pairs:
        key, _, value = pair.partition("=")
        facts.setdefault(_decoded(key, text).lower(), _decoded(value, text))
    return XmppLink(jid, action.lower(), tuple(facts.items()))


def receive_file_link(wanted: WantedFile) -> str:
    """The address that whoever may have the file follows to ask for it (XEP-0096 §6.2)."""
    facts = (
        ("sid", wanted.id),
        ("mime-type", wanted.media_type),
        ("name", wanted.name[:_LONGEST_NAME]),
        ("size", "" if wanted.size is None or wanted.size < 0 else str(wanted.size)),
    )
    pairs = ";".join(f"{key}={quote(value, safe='', errors='replace')}" for key, value in facts if value)
    return f"xmpp:{quote(wanted.owner.full, safe='@/', errors='replace')}?{RECEIVE_FILE};{pairs}"


def _decoded(part: str, text: str) -> str:
    try:
        decoded = unquote_to_bytes(part).decode("utf-8")
    except UnicodeError as error:
        raise MalformedJid(text) from error
    if "\x00" in decoded:
        raise MalformedJid(text)
    return decoded
