"""What the server has got, and what it must get again after a resumption (XEP-0198 §4, §5)."""

import asyncio
from collections import deque

from slixmpp import ClientXMPP
from slixmpp.plugins.xep_0198.stanza import Ack, Resumed
from slixmpp.stanza import Iq, Message, Presence
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.xmpp.fast_lane import PROOF

_ASK_AFTER = 10
_REQUEST = b"<r xmlns='urn:xmpp:sm:3'/>"


class Acknowledgements:
    """Asks after each message, because a person waits for its "sent", and after every tenth other stanza.

    Slixmpp's own requests go out before the stanza that they are to confirm.
    """

    def __init__(self, client: ClientXMPP) -> None:
        self._client = client
        self._management = client.plugin["xep_0198"]
        self._management.window = self._management.window_counter = 2**62
        self._count = 0
        self._asking = False
        self.unproven = False
        """The stream was resumed, and the server has not answered on it yet."""
        client.add_filter("out_sync", self._sending)
        client.register_handler(Callback(PROOF, MatchXPath(Ack.tag_name()), self._proven, instream=True))
        client.add_event_handler("disconnected", self._keep_unsent)
        name = "Stream Management Resumed"
        client.remove_handler(name)
        client.register_handler(Callback(name, MatchXPath(Resumed.tag_name()), self._resumed, instream=True))

    def ask(self) -> bool:
        """Ask now; False where stream management is off."""
        self._asking = False
        self._count = 0
        if not self._management.enabled_in or self._client.transport is None:
            return False
        self._client.send_raw(_REQUEST)
        return True

    def count_received(self) -> None:
        """A stanza came past slixmpp, or was thrown away: uncounted, the server would bring it again on resumption."""
        if self._management.enabled_in:
            self._management.handled = (self._management.handled + 1) % 2**32

    def count_sent(self, stanza: bytes) -> None:
        """A whole stanza leaves past slixmpp, which gets it to send it again where it has to."""
        if self._management.enabled_out:
            self._management.seq = (self._management.seq + 1) % 2**32
            self._management.unacked_queue.append((self._management.seq, stanza))
            self._ask_for(is_message=False)

    def settle(self, handled: int) -> None:
        """The server does not resume, but tells how much of the former session it got (XEP-0198 §5)."""
        unacked: deque[tuple[int, StanzaBase | bytes]] = self._management.unacked_queue
        for _ in range(min((handled - self._management.last_ack) % 2**32, len(unacked))):
            self._client.event("stanza_acked", unacked.popleft()[1])

    def _resumed(self, stanza: StanzaBase) -> None:
        # Now, not after the resent ones: else they would queue behind what was said while the connection was away.
        self._client._session_started = True
        self._management._handle_resumed(stanza)  # type: ignore[no-untyped-call]
        # Leaves before the resent ones, which wait in the queue.
        self.unproven = self.ask()

    def _proven(self, _stanza: StanzaBase) -> None:
        self.unproven = False

    def _keep_unsent(self, _event: object) -> None:
        """What waited to be written when the connection broke; slixmpp would write it to nowhere and forget it."""
        self.unproven = False
        if self._client.end_session_on_disconnect:
            return
        waiting, kept = self._client.waiting_queue, []
        while not waiting.empty():
            stanza, use_filters = waiting.get_nowait()
            waiting.task_done()
            # Without filters it is one that is sent again, and is kept for that anyhow.
            if use_filters and isinstance(stanza, (Message, Presence, Iq)):
                kept.append((stanza, use_filters))
        queued: list[tuple[StanzaBase, bool]] = self._client._XMLStream__queued_stanzas  # type: ignore[attr-defined]
        queued[:0] = kept

    def _sending(self, stanza: StanzaBase) -> StanzaBase:
        if self._management.enabled_out and isinstance(stanza, (Message, Presence, Iq)):
            self._ask_for(is_message=isinstance(stanza, Message))
        return stanza

    def _ask_for(self, *, is_message: bool) -> None:
        self._count += 1
        if not self._asking and (is_message or self._count >= _ASK_AFTER):
            self._asking = True
            # One request for everything that leaves in this turn of the loop.
            asyncio.get_running_loop().call_soon(self.ask)
