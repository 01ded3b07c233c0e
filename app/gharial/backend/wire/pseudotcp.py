"""`PseudoTcp`: the reliable stream over datagrams of libjingle and libnice, one end of it; pure.

No sockets and no clock: `now` is a count of milliseconds from anywhere, never going back. After each call that may
have moved something, send what `take` gives; call `tick` when `deadline` has come.
"""

from enum import Enum

from gharial.backend.wire.pseudotcp_receiving import ReceivingHalf
from gharial.backend.wire.pseudotcp_segment import (
    CTL,
    FIN,
    HEADER,
    HEADER_SIZE,
    MASK,
    RST,
    Options,
    nearest,
    read_connect,
    write_connect,
)
from gharial.backend.wire.pseudotcp_sending import Piece, SendingHalf

ACK_DELAY_MS = 100
ZERO_WINDOW_MS = 15000
"""A peer without room who says nothing for so long is gone."""
DEFAULT_MTU = 1400
SCALE = 7
RECEIVE_CAPACITY = 4 * 1024 * 1024 - 65536
SEND_CAPACITY = 4 * 1024 * 1024
LEAST_GRANT = 128 * 1024
_MOST_ANSWERS = 64
"""Empty segments waiting to be taken; a flood makes no more."""
_MOST_IN_TURN = 8
_NOTHING = memoryview(b"")

Packet = tuple[bytes, memoryview]
"""Header and data of one datagram."""


class State(Enum):
    """Of the connection."""

    LISTEN = "listen"
    SYN_SENT = "syn-sent"
    SYN_RECEIVED = "syn-received"
    ESTABLISHED = "established"
    CLOSED = "closed"


class PseudoTcp:
    """`first` is where both directions' positions begin, 0 but among ourselves.

    `fin_ack` offers libnice's end of the stream; without both sides' offer nothing is ever sent to end it. `scale` None
    offers the CONNECT of the oldest, of a single byte.
    """

    def __init__(
        self,
        *,
        conversation: int = 0,
        mtu: int = DEFAULT_MTU,
        scale: int | None = SCALE,
        fin_ack: bool = False,
        nagle: bool = False,
        receive_capacity: int = RECEIVE_CAPACITY,
        send_capacity: int = SEND_CAPACITY,
        least_grant: int = LEAST_GRANT,
        ack_delay_ms: int = ACK_DELAY_MS,
        first: int = 0,
    ) -> None:
        self.state = State.LISTEN
        self.failure = ""
        """Why it is closed; empty while it is not and after a good end."""
        self.sending = SendingHalf(send_capacity, nagle, first)
        if scale is None:
            receive_capacity = min(receive_capacity, 61440)
        self.receiving = ReceivingHalf(receive_capacity, least_grant, first)
        self._conversation = conversation
        self._mtu = mtu
        self._scale = scale or 0
        self._offer = Options(scale, fin_ack)
        self._fin_ack = False
        self._fin_queued = False
        self._ack_delay = ack_delay_ms
        self._ack_at: int | None = None
        self._answers: list[tuple[int, int]] = []
        self._last_ack = first
        self._recent = 0
        self._heard_at = 0
        self._probe_at: int | None = None
        self._probe_gap = 0
        self._probe_due = False
        self._reset_due = False
        self._peer_heard = False

    @property
    def ended(self) -> bool:
        """The peer ended its stream in good order."""
        return self.receiving.ended

    @property
    def fin_ack(self) -> bool:
        """Both sides offered libnice's end."""
        return self._fin_ack

    def connect(self, now: int) -> None:
        """Open; without effect where that has begun already."""
        if self.state is State.LISTEN:
            self.state = State.SYN_SENT
            self._queue_connect(now)

    def send(self, data: bytes | memoryview) -> int:
        """Take what there is room for; returns how many bytes. Nothing leaves before it is open."""
        if self.state is State.CLOSED or self._fin_queued:
            return 0
        count = min(len(data), self.sending.room)
        if count:
            self.sending.add(memoryview(bytes(memoryview(data)[:count])))
        return count

    def receive_into(self, buffer: memoryview) -> int:
        """Fill the beginning of `buffer`; 0 where nothing is there."""
        count = self.receiving.read_into(buffer)
        if count and self.state is not State.CLOSED and self.receiving.worth_telling(self.sending.mss):
            self._answer()
        return count

    def end(self) -> None:
        """Our stream ends here; says so where both know how."""
        if not self._fin_queued and self.state is State.ESTABLISHED and self._fin_ack:
            self._fin_queued = True

    def reset(self) -> None:
        """Drop the connection; says so where both know how."""
        if self.state is not State.CLOSED:
            self._reset_due = self._fin_ack
            self.state = State.CLOSED

    def shrink(self) -> bool:
        """The system refused a packet for its size: False where none is small enough."""
        return self.sending.shrink()

    # --- what came ----------------------------------------------------------------------------------------------------

    def feed(self, packet: memoryview, now: int) -> None:
        """A datagram of the peer. What is none of this conversation has no effect."""
        size = len(packet) - HEADER_SIZE
        if size < 0 or self.state is State.CLOSED:
            return
        conversation, wire, wire_ack, _, flags, window, stamp, echo = HEADER.unpack_from(packet)
        if conversation != self._conversation:
            return
        receiving, sending = self.receiving, self.sending
        position = receiving.next
        if wire != position & MASK:
            position = nearest(wire, position)
        if flags:
            if flags & RST:
                if receiving.next <= position <= receiving.next + max(1, receiving.window):
                    self._fail("reset by the peer")
                return
            if flags & CTL and not self._take_connect(packet, size, position, now):
                return
        elif self.state is State.LISTEN or not self._peer_heard:
            return
        ack = sending.una
        if wire_ack != ack & MASK:
            ack = nearest(wire_ack, ack)
        if ack > sending.nxt:
            return  # nothing of ours was there to be acknowledged
        if ack > sending.una:
            if not sending.acknowledge(ack, now, echo, ((now & MASK) - echo) & MASK):
                return
            sending.hear_window(window)
            receiving.suit(int(sending.srtt or 0))
            if self.state is State.SYN_RECEIVED and not flags & CTL:
                self._establish()
        elif ack == sending.una:
            old = sending.window
            if window << sending.scale != old or not sending.window_known:
                sending.hear_window(window)
            if not size and not flags and sending.nxt > ack and sending.window == old:
                sending.duplicate(now)
        self._heard_at = now
        if sending.window:
            self._probe_at = None
        if position <= self._last_ack < position + (size or flags & FIN):
            self._recent = stamp
        if flags & CTL:
            return
        if size or flags & FIN or position != receiving.next:
            self._take_data(packet, size, position, flags, now)

    def _take_data(self, packet: memoryview, size: int, position: int, flags: int, now: int) -> None:
        receiving = self.receiving
        in_turn = position == receiving.next
        had_gaps = receiving.has_gaps
        if size:
            receiving.store(position, packet[HEADER_SIZE:])
        if flags & FIN:
            receiving.end(position + size)
        if not in_turn or (had_gaps and size) or flags & FIN or position + size > receiving.next:
            self._answer()
        elif self._ack_at is not None:
            # One for two; of very many at once some go without, but a single lost one must not stop everything.
            if len(self._answers) >= _MOST_IN_TURN:
                self._answers.pop()
            self._answer()
        else:
            self._ack_at = now + self._ack_delay

    def _take_connect(self, packet: memoryview, size: int, position: int, now: int) -> bool:
        """False where the segment is to be dropped."""
        receiving = self.receiving
        if self._peer_heard:
            # Sent again: our answer was lost.
            if position >= receiving.next:
                return False
            self._answer()
            return True
        options = read_connect(bytes(packet[HEADER_SIZE:])) if size else None
        if options is None or position != receiving.next:
            return False
        self._peer_heard = True
        plain = options.scale is None
        if plain:
            self._scale = 0
        self.sending.scale = options.scale or 0
        self._fin_ack = self._offer.fin_ack and options.fin_ack
        receiving.open(size, plain or self._offer.scale is None)
        self._recent = HEADER.unpack_from(packet)[6]
        self._answer()
        if self.state is State.LISTEN:
            self.state = State.SYN_RECEIVED
            self._queue_connect(now)
        else:
            self._establish()
        return True

    # --- time ---------------------------------------------------------------------------------------------------------

    def deadline(self) -> int | None:
        """When `tick` is due; None: only when something comes."""
        sending = self.sending
        if self.state is State.CLOSED:
            return None
        times = [time for time in (self._ack_at, self._probe_at) if time is not None]
        if sending.timer_base is not None and sending.nxt > sending.una:
            times.append(sending.timer_base + sending.rto)
        return min(times) if times else None

    def tick(self, now: int) -> None:
        """What is due by now."""
        if self.state is State.CLOSED:
            return
        if self._ack_at is not None and now >= self._ack_at:
            self._answer()
        sending = self.sending
        under_way = sending.nxt > sending.una
        if under_way and sending.timer_base is not None and now >= sending.timer_base + sending.rto:
            if sending.window == 0 and sending.window_known and now - self._heard_at >= ZERO_WINDOW_MS:
                self._fail("the peer takes nothing and says nothing")
            elif not sending.timed_out(now, self.state is not State.ESTABLISHED):
                self._fail("the peer does not answer")
        if self._probe_at is not None and now >= self._probe_at:
            if now - self._heard_at >= ZERO_WINDOW_MS:
                self._fail("the peer takes nothing and says nothing")
            else:
                self._probe_gap = min(2 * self._probe_gap, ZERO_WINDOW_MS // 4)
                self._probe_at = now + self._probe_gap
                self._probe_due = True

    # --- what goes ----------------------------------------------------------------------------------------------------

    def take(self, now: int) -> list[Packet]:
        """The datagrams that leave now, in order."""
        if self.state is State.CLOSED:
            if self._reset_due:
                self._reset_due = False
                return [(self._header(self.sending.nxt, RST, now), _NOTHING)]
            return []
        sending = self.sending
        established = self.state is State.ESTABLISHED
        packets: list[Packet] = []
        answers = self._answers
        if len(answers) > 1 or (answers and self.receiving.has_gaps):
            # Each of them counts for the peer, but not with data: the third alike makes it send again.
            self._renew()
            packets += [(self._header(sending.nxt, 0, now, *answer), _NOTHING) for answer in answers]
            self._answered()
        if self._fin_queued and not sending.unsent and not sending.fin_added:
            sending.add_fin()
        due = sending.take_due(now, new=established)
        if due:
            packets += self._packets(due, now)
            self._answered()
        elif answers:
            packets.append((self._header(sending.nxt, 0, now), _NOTHING))
            self._answered()
        if self._probe_due:
            self._probe_due = False
            packets.append((self._header(sending.nxt - 1, 0, now), _NOTHING))
        if established and not sending.window and sending.unsent and self._probe_at is None:
            self._probe_gap = sending.rto
            self._probe_at = now + sending.rto
            self._heard_at = now
        return packets

    def _packets(self, due: list[Piece], now: int) -> list[Packet]:
        self._renew()
        receiving, pack = self.receiving, HEADER.pack
        conversation, ack = self._conversation, receiving.next & MASK
        window = min(0xFFFF, receiving.window >> self._scale)
        stamp, recent = (now & MASK) or 1, self._recent
        return [
            (pack(conversation, piece.start & MASK, ack, 0, piece.flags, window, stamp, recent), piece.data)
            for piece in due
        ]

    def _header(self, position: int, flags: int, now: int, upto: int | None = None, recent: int | None = None) -> bytes:
        """Of a segment without data; `upto` is what had come when its answer fell due."""
        receiving = self.receiving
        if upto is None:
            self._renew()
            upto, recent = receiving.next, self._recent
        window = min(0xFFFF, (receiving.window + receiving.next - upto) >> self._scale)
        stamp = (now & MASK) or 1
        return HEADER.pack(self._conversation, position & MASK, upto & MASK, 0, flags, window, stamp, recent)

    def _renew(self) -> None:
        self.receiving.renew_window(self.sending.mss)

    def _answer(self) -> None:
        """An answer fell due now; it leaves with the next `take`."""
        self._ack_at = None
        self._last_ack = self.receiving.next
        if len(self._answers) < _MOST_ANSWERS:
            self._answers.append((self._last_ack, self._recent))

    def _answered(self) -> None:
        self._answers.clear()
        self._ack_at = None
        self._last_ack = self.receiving.next

    def _queue_connect(self, now: int) -> None:
        self.sending.add_control(write_connect(self._offer), CTL)
        self._heard_at = now

    def _establish(self) -> None:
        self.state = State.ESTABLISHED
        self.sending.advise(self._mtu)

    def _fail(self, why: str) -> None:
        self.failure = why
        self.state = State.CLOSED
