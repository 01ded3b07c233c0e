"""`RawUdpStream`: a ByteStream of PseudoTCP over the one way of a raw UDP transport (XEP-0177); for worker threads."""

import time

from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_stream import P2pStream
from gharial.backend.bytestreams.raw_udp_ports import RawUdpPorts
from gharial.backend.wire.pseudotcp import PseudoTcp, State
from gharial.backend.wire.raw_udp import Agreement
from gharial.model.transfer import Kind


class RawUdpStream(P2pStream):
    """As P2pStream, with a conversation that no stranger knows, and with an end of its own: both ends are ours."""

    def __init__(self, ports: RawUdpPorts, thread: DatagramThread, agreement: Agreement, *, active: bool) -> None:
        self._agreement = agreement
        self._raw_ports = ports
        super().__init__(ports, thread, active=active)

    @property
    def kind(self) -> Kind:
        """Always RAW_UDP."""
        return Kind.RAW_UDP

    def close(self) -> None:
        """Drop the stream; from any thread, any number of times. Where all of ours has come, the peer may end first."""
        with self._change:
            machine = self._machine
            broken = self._failure is not None or machine is None or machine.state is not State.ESTABLISHED
            if not self._closed and not broken and machine is not None and machine.sending.idle:
                self._closed = True
                self._change.notify_all()
                self._thread.call(lambda: self._raw_ports.close_soon(self._part))
                return
        super().close()

    def _part(self) -> None:
        """In the datagram thread: a peer who has not ended by now hears that nobody reads any more."""
        with self._change:
            machine = self._machine
            if machine is not None and not machine.ended:
                machine.reset()
                self._ports.send(machine.take(int(time.monotonic() * 1000)))

    def _new_machine(self, mtu: int, least_grant: int) -> PseudoTcp:
        agreed = self._agreement
        return PseudoTcp(
            mtu=mtu, least_grant=least_grant, conversation=agreed.conversation, first=agreed.first, fin_ack=True
        )
