"""`StanzaTap`: what passes on one account's stream, made ready for a person to read. It exists while somebody looks."""

import logging
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from gharial.backend.xmpp.redaction import redacted
from gharial.model.console import SeenStanza, StanzaKind, kind_of
from gharial.model.jid import Jid
from gharial.model.xml_text import local_name, namespace_of, read_xml

log = logging.getLogger(__name__)

MOST_WAITING = 2000
"""Stanzas kept until the next telling; of more than that only the number is told."""
_SM_NS = "urn:xmpp:sm:3"
_IBB_DATA = "{http://jabber.org/protocol/ibb}data"
_MOST_IDS = 512
_TELLING = frozenset({"session-info", "session-terminate"})
_ANSWERS = frozenset({"result", "error"})
_FILES = (
    "urn:xmpp:jingle",
    "http://jabber.org/protocol/jingle",
    "http://jabber.org/protocol/si",
    "http://jabber.org/protocol/bytestreams",
    "http://jabber.org/protocol/ibb",
    "urn:xmpp:http:upload",
    "jabber:iq:oob",
    "jabber:x:oob",
    "urn:xmpp:sfs",
    "urn:xmpp:bob",
    "http://www.google.com/session",
    "urn:gharial:",
)
_STREAM_TEXT = ("<?xml", "<stream:stream", "</stream:stream", "<stream:error")


@dataclass
class _Run:
    """Like stanzas that are one row."""

    row: SeenStanza


class StanzaTap:
    """`changed` is called when the first of some new stanzas waits for `take`; `number` gives each row its number."""

    def __init__(self, account: Jid, number: Callable[[], int], changed: Callable[[], None]) -> None:
        self._account = account
        self._number = number
        self._changed = changed
        self._waiting: dict[int, SeenStanza] = {}
        self._missed: SeenStanza | None = None
        self._runs: dict[tuple[bool, str], _Run] = {}
        self._acks: _Run | None = None
        self._blocks: deque[str] = deque(maxlen=_MOST_IDS)
        self._of_files: deque[str] = deque(maxlen=_MOST_IDS)

    def take(self) -> tuple[SeenStanza, ...]:
        """What is new or changed since the last time, in order."""
        taken = tuple(self._waiting.values())
        self._waiting.clear()
        missed, self._missed = self._missed, None
        return taken if missed is None else (*taken, missed)

    def passed(self, sent: bool, data: ET.Element | str | bytes) -> None:
        """A stanza came, or leaves. Never raises: a stream does not break because somebody looks at it."""
        try:
            self._look(sent, data)
        except Exception:
            log.exception("a stanza could not be shown")

    def _look(self, sent: bool, data: ET.Element | str | bytes) -> None:
        if isinstance(data, str | bytes):
            text = data if isinstance(data, str) else data.decode()
            if text.startswith(_STREAM_TEXT) or not text.strip():
                return
            element = read_xml(text)
        else:
            element = data
        if self._is_of_run(sent, element):
            return
        if len(self._waiting) >= MOST_WAITING:
            self._miss()
            return
        self._acks = None
        self._put(self._row(sent, element))

    # --- runs ---------------------------------------------------------------------------------------------------------

    def _is_of_run(self, sent: bool, element: ET.Element) -> bool:
        tag = str(element.tag)
        if tag in (f"{{{_SM_NS}}}r", f"{{{_SM_NS}}}a"):
            if self._acks is None:
                row = self._blank(sent, StanzaKind.OTHER, about="", namespace=_SM_NS)
                self._acks = _Run(row)
            self._acks.row = replace(
                self._acks.row, time=datetime.now(UTC), acknowledgements=self._acks.row.acknowledgements + 1
            )
            self._put(self._acks.row)
            return True
        id_ = element.get("id", "")
        if element.get("type") == "result" and not len(element) and id_ in self._blocks:
            return True  # the answer to a block
        data = element.find(_IBB_DATA)
        if data is None:
            return False
        self._blocks.append(id_)
        sid, size = data.get("sid", ""), len(data.text or "")
        run = self._runs.get((sent, sid))
        if run is None:
            if len(self._runs) >= _MOST_IDS:
                self._runs.pop(next(iter(self._runs)))
            peer = element.get("to" if sent else "from", "")
            kind = kind_of(str(element.tag))
            row = self._blank(sent, kind, about="data", namespace=_IBB_DATA[1:].partition("}")[0], peer=peer)
            run = self._runs[(sent, sid)] = _Run(replace(row, type=element.get("type", ""), files=True))
        run.row = replace(run.row, blocks=run.row.blocks + 1, bytes=run.row.bytes + size)
        self._put(run.row)
        return True

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _row(self, sent: bool, element: ET.Element) -> SeenStanza:
        payload = _payload(element)
        namespace, name = (namespace_of(payload), local_name(payload)) if payload is not None else ("", "")
        about = name if payload is None or name != "jingle" else _jingle(payload)
        kind, id_ = kind_of(str(element.tag)), element.get("id", "")
        if kind is StanzaKind.OTHER:
            namespace, about = namespace_of(element), local_name(element)
        files = any(namespace_of(one).startswith(_FILES) for one in _upper(element))
        if id_ and element.get("type") in _ANSWERS:
            files = files or id_ in self._of_files
        elif id_ and files and kind is StanzaKind.IQ:
            self._of_files.append(id_)
        peer = element.get("to" if sent else "from", "")
        blank = self._blank(sent, kind, about=about, namespace=namespace, peer=peer)
        return replace(blank, type=element.get("type", ""), files=files, xml=redacted(element))

    def _blank(self, sent: bool, kind: StanzaKind, *, about: str, namespace: str, peer: str = "") -> SeenStanza:
        return SeenStanza(
            self._number(), self._account, datetime.now(UTC), sent, kind, "", peer, about, namespace, False, ""
        )

    def _miss(self) -> None:
        missed = self._missed or self._blank(False, StanzaKind.OTHER, about="", namespace="")
        self._missed = replace(missed, missed=missed.missed + 1)

    def _put(self, row: SeenStanza) -> None:
        first = not self._waiting
        self._waiting[row.number] = row
        if first:
            self._changed()


def _payload(element: ET.Element) -> ET.Element | None:
    """What the stanza is about: an error's condition last, a body before markers and hints."""
    children = list(element)
    named = [one for one in children if str(one.tag) != "{jabber:client}error"]
    body = next((one for one in named if str(one.tag) == "{jabber:client}body"), None)
    return body if body is not None else next(iter(named or children), None)


def _jingle(payload: ET.Element) -> str:
    """The action, and what it tells where that is one word: a reason, a checksum."""
    action = payload.get("action", "")
    inner = next(iter(payload), None)
    if inner is not None and local_name(inner) == "reason":
        inner = next(iter(inner), None)
    told = local_name(inner) if inner is not None and action in _TELLING else ""
    return " ".join(filter(None, ("jingle", action, told)))


def _upper(element: ET.Element) -> list[ET.Element]:
    """Payloads and what stands right below them."""
    return [*element, *(inner for one in element for inner in one)]
