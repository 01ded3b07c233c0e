"""PseudoTCP's machine: opening, answers, loss, windows and ends, against segments written by hand."""

import struct
import tracemalloc
from pathlib import Path

import pytest

from gharial.backend.wire.pseudotcp import PseudoTcp, State
from gharial.backend.wire.pseudotcp_segment import CTL, FIN, RST, Segment, decode, encode
from tests.support.simulated_link import SimulatedLink

CAPTURE = Path(__file__).resolve().parents[2] / "data" / "gabble-share.pcap"
OLD = {"scale": None, "receive_capacity": 61440, "send_capacity": 92160, "least_grant": 61440}
"""As libjingle of 2007."""


def sent(machine: PseudoTcp, now: int) -> list[Segment]:
    found = [decode(head + bytes(data)) for head, data in machine.take(now)]
    assert None not in found
    return [segment for segment in found if segment is not None]


def give(machine: PseudoTcp, now: int, *segments: Segment) -> None:
    for segment in segments:
        machine.feed(memoryview(encode(segment)), now)


def opened(now: int = 1000, **options: object) -> PseudoTcp:
    """Open, with a peer of 2007 whose own position is 1."""
    machine = PseudoTcp(**{**OLD, **options})  # type: ignore[arg-type]
    machine.connect(now)
    size = len(sent(machine, now)[0].payload)
    give(machine, now, Segment(0, 0, size, CTL, 61440, 7, now, b"\0"))
    assert machine.state is State.ESTABLISHED
    sent(machine, now)
    return machine


def read(machine: PseudoTcp) -> bytes:
    buffer = memoryview(bytearray(1 << 20))
    return bytes(buffer[: machine.receive_into(buffer)])


def test_the_opening_of_libjingle() -> None:
    """The bytes of P1 to P3, with one side active."""
    one, other = PseudoTcp(**OLD), PseudoTcp(**OLD)  # type: ignore[arg-type]
    one.connect(100000)
    [first] = one.take(100000)
    assert decode(first[0] + bytes(first[1])) == Segment(0, 0, 0, CTL, 61440, 100000, 0, b"\0")
    other.feed(memoryview(first[0] + bytes(first[1])), 500000)
    [answer] = sent(other, 500000)
    assert answer == Segment(0, 0, 1, CTL, 61440, 500000, 100000, b"\0")
    assert other.state is State.SYN_RECEIVED
    give(one, 100120, answer)
    assert one.state is State.ESTABLISHED
    [third] = sent(one, 100120)
    assert third == Segment(0, 1, 1, 0, 61440, 100120, 500000)
    give(other, 500140, third)
    assert other.state is State.ESTABLISHED
    other.send(b"GET /temporary/0")
    assert sent(other, 500140) == [Segment(0, 1, 1, 0, 61440, 500140, 100000, b"GET /temporary/0")]


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("options", [{}, OLD, {"fin_ack": True}])
def test_both_open(both: bool, options: dict[str, int]) -> None:
    link = SimulatedLink(PseudoTcp(**options), PseudoTcp(), delay_ms=20)  # type: ignore[arg-type]
    link.open(both)
    assert link.carry(link.one, link.other, bytes(range(256)) * 2000) == bytes(range(256)) * 2000
    assert link.carry(link.other, link.one, b"back") == b"back"


def test_a_connect_is_repeated_soon() -> None:
    """libnice 0.1.4 hears the first one only when it is repeated; otherwise 3 s are lost."""
    machine = PseudoTcp()
    machine.connect(1000)
    assert len(sent(machine, 1000)) == 1
    deadline = machine.deadline()
    assert deadline is not None and 1250 <= deadline <= 1500
    machine.tick(deadline)
    [again] = sent(machine, deadline)
    assert again.flags == CTL and again.sequence == 0


def test_a_connect_without_an_answer_ends_in_time() -> None:
    machine = PseudoTcp()
    machine.connect(0)
    tries = len(sent(machine, 0))
    while (due := machine.deadline()) is not None:
        machine.tick(due)
        tries += len(sent(machine, due))
    assert machine.state is State.CLOSED and machine.failure
    assert tries == 30


def test_a_connect_again_is_answered_and_changes_nothing() -> None:
    machine = opened()
    machine.send(b"data")
    sent(machine, 1001)
    give(machine, 1002, Segment(0, 0, 1, CTL, 61440, 8, 1000, b"\0"))
    [answer] = sent(machine, 1002)
    assert (answer.acknowledgement, answer.payload, machine.state) == (1, b"", State.ESTABLISHED)


def test_the_offered_connect_never_promises_an_end() -> None:
    """Option 254 would make libnice expect one."""
    machine = PseudoTcp()
    machine.connect(0)
    assert sent(machine, 0)[0].payload == bytes((0, 3, 1, 7))


def test_two_segments_are_answered_at_once_and_one_after_100_ms() -> None:
    machine = opened()
    give(machine, 2000, Segment(0, 1, 1, 0, 61440, 8, 1000, b"abc"))
    assert sent(machine, 2000) == [] and machine.deadline() == 2100
    give(machine, 2010, Segment(0, 4, 1, 0, 61440, 9, 1000, b"def"))
    [answer] = sent(machine, 2010)
    # The echo is of the first that was not acknowledged yet, so that the delay counts.
    assert (answer.acknowledgement, answer.echo, machine.deadline()) == (7, 8, None)
    give(machine, 2020, Segment(0, 7, 1, 0, 61440, 9, 1000, b"ghi"))
    machine.tick(2120)
    assert sent(machine, 2120)[0].acknowledgement == 10
    assert read(machine) == b"abcdefghi"


def test_what_comes_ahead_is_answered_three_times_and_kept() -> None:
    machine = opened()
    for number in (2, 3, 4):
        give(machine, 2000, Segment(0, 1 + 100 * number, 1, 0, 61440, 8, 1000, bytes(100)))
    answers = sent(machine, 2000)
    assert [(answer.acknowledgement, answer.payload) for answer in answers] == [(1, b"")] * 3
    give(machine, 2001, Segment(0, 1, 1, 0, 61440, 8, 1000, bytes(200)))
    assert sent(machine, 2001)[0].acknowledgement == 501
    assert len(read(machine)) == 500


def test_three_alike_make_it_send_again_without_a_timer() -> None:
    machine = opened(mtu=1400)
    machine.send(bytes(20000))
    out = sent(machine, 1010)
    assert len(out) >= 5 and {len(segment.payload) for segment in out} == {1284}
    for _ in range(2):
        give(machine, 1020, Segment(0, 1, 1, 0, 61440, 9, 1010))
        assert all(segment.sequence != 1 for segment in sent(machine, 1020))
    give(machine, 1020, Segment(0, 1, 1, 0, 61440, 9, 1010))
    again = sent(machine, 1020)
    assert again[0].sequence == 1 and again[0].payload == bytes(1284)
    assert machine.sending.retransmitted == 1


def test_a_segment_is_taken_whole_or_not_at_all() -> None:
    """libjingle would send wrong bytes for the rest of one that was acknowledged in part."""
    machine = opened()
    give(machine, 2000, Segment(0, 1, 1, 0, 61440, 8, 1000, bytes(61000)))
    give(machine, 2000, Segment(0, 61001, 1, 0, 61440, 8, 1000, bytes(1000)))
    assert sent(machine, 2000)[-1].acknowledgement == 61001
    assert len(read(machine)) == 61000


def test_a_closed_window_is_told_probed_and_opened_again() -> None:
    machine = opened()
    give(machine, 2000, Segment(0, 1, 1, 0, 61440, 8, 1000, bytes(30720)))
    give(machine, 2000, Segment(0, 30721, 1, 0, 61440, 8, 1000, bytes(30720)))
    [full] = sent(machine, 2000)
    assert (full.acknowledgement, full.window) == (61441, 0)
    give(machine, 2500, Segment(0, 61440, 1, 0, 61440, 9, 2000))
    [answer] = sent(machine, 2500)
    assert (answer.acknowledgement, answer.window) == (61441, 0)
    read(machine)
    [update] = sent(machine, 2600)
    assert (update.acknowledgement, update.window, update.payload) == (61441, 61440, b"")


def test_a_peer_without_room_is_probed_and_given_up() -> None:
    machine = opened()
    give(machine, 1000, Segment(0, 1, 1, 0, 0, 9, 1000))
    machine.send(b"waiting")
    assert sent(machine, 1001) == []
    probes = 0
    while (due := machine.deadline()) is not None and due < 100_000:
        machine.tick(due)
        for probe in sent(machine, due):
            assert (probe.sequence, probe.payload) == (0, b"")
            probes += 1
    assert machine.state is State.CLOSED and probes >= 3
    assert due is None


def test_a_peer_without_room_that_answers_is_waited_for() -> None:
    machine = opened()
    give(machine, 1000, Segment(0, 1, 1, 0, 0, 9, 1000))
    machine.send(b"waiting")
    sent(machine, 1001)
    for _ in range(30):
        due = machine.deadline()
        assert due is not None
        machine.tick(due)
        assert sent(machine, due)
        give(machine, due, Segment(0, 1, 1, 0, 0, 9, due))
        sent(machine, due)
    assert due > 30_000 and machine.state is State.ESTABLISHED
    give(machine, due, Segment(0, 1, 1, 0, 61440, 9, due))
    assert sent(machine, due)[0].payload == b"waiting"


def test_nagle_is_a_switch() -> None:
    for nagle, want in ((True, 1), (False, 2)):
        machine = opened(nagle=nagle)
        machine.send(b"head")
        first = len(sent(machine, 1000))
        machine.send(b"body")
        assert first + len(sent(machine, 1000)) == want


def test_rto_stays_within_bounds() -> None:
    machine = opened()
    machine.send(b"x")
    sent(machine, 1000)
    give(machine, 1000, Segment(0, 1, 2, 0, 61440, 9, 1000))
    assert machine.sending.rto == 250
    machine.send(b"y")
    now, gaps = 1000, []
    sent(machine, now)
    while (due := machine.deadline()) is not None:
        gaps.append(due - now)
        now = due
        machine.tick(now)
        sent(machine, now)
    assert gaps[:4] == [250, 500, 1000, 2000] and max(gaps) == 60000 and len(gaps) == 15
    assert machine.failure == "the peer does not answer"


def test_past_2_to_the_32() -> None:
    first = 0xFFFFFFFF - 50_000
    link = SimulatedLink(PseudoTcp(first=first), PseudoTcp(first=first), delay_ms=5, loss=0.05)
    link.open()
    data = bytes(range(251)) * 2000
    assert link.carry(link.one, link.other, data) == data
    assert link.one.sending.una > 1 << 32


def test_an_impossible_echo_or_acknowledgement_changes_nothing() -> None:
    machine = opened()
    machine.send(b"data")
    sent(machine, 1000)
    give(machine, 1001, Segment(0, 1, 5, 0, 1, 9, 900_000))
    give(machine, 1001, Segment(0, 1, 500, 0, 1, 9, 1000))
    assert machine.sending.una == 1 and machine.sending.window == 61440


def test_reset_inside_the_window_only() -> None:
    machine = opened()
    give(machine, 1001, Segment(0, 70_000, 1, RST, 0, 9, 0))
    give(machine, 1001, Segment(0, 0xFFFFFFF0, 1, RST, 0, 9, 0))
    assert machine.state is State.ESTABLISHED
    give(machine, 1001, Segment(0, 1, 1, RST, 0, 9, 0))
    assert machine.state is State.CLOSED and machine.failure
    assert sent(machine, 1002) == []


def test_a_fin_nobody_spoke_of_ends_the_input() -> None:
    machine = opened()
    give(machine, 1001, Segment(0, 1, 1, 0, 61440, 9, 0, b"last"), Segment(0, 5, 1, FIN, 61440, 9, 0))
    assert sent(machine, 1001)[-1].acknowledgement == 6
    assert read(machine) == b"last" and machine.ended
    assert read(machine) == b""


def test_nothing_is_said_at_the_end_unless_both_know_how() -> None:
    machine = opened()
    machine.end()
    machine.reset()
    assert sent(machine, 1001) == []


def test_libnices_end_where_both_offer_it() -> None:
    link = SimulatedLink(PseudoTcp(fin_ack=True), PseudoTcp(fin_ack=True), delay_ms=5, loss=0.1, seed=3)
    link.open()
    assert link.one.fin_ack and link.other.fin_ack
    link.one.send(b"all of it")
    link.one.end()
    while not link.other.ended or not link.one.sending.idle:
        assert link.step()
    assert read(link.other) == b"all of it"
    link.other.reset()
    assert sent(link.other, link.now)[0].flags == RST


def test_a_smaller_way_splits_what_is_under_way() -> None:
    machine = opened(mtu=1500)
    machine.send(bytes(5000))
    out = sent(machine, 1000)
    assert len(out[0].payload) == 1384
    assert machine.shrink()
    due = machine.deadline()
    assert due is not None
    machine.tick(due)
    [again] = sent(machine, due)
    assert (again.sequence, len(again.payload)) == (1, 1492 - 116)


def test_segments_fit_into_the_peers_window() -> None:
    """A way of 64 KiB packets to a libnice, whose window is smaller than one."""
    machine = opened(mtu=65535)
    machine.send(bytes(80_000))
    assert {len(segment.payload) for segment in sent(machine, 1000)} <= {15360, 61440 - 4 * 15360}


def test_a_window_of_a_scale() -> None:
    """P12: a window of 200,000 bytes under a scale of 2."""
    machine = PseudoTcp(scale=0)
    give(machine, 1000, Segment(0, 0, 0, CTL, 1000, 7, 0, bytes((0, 3, 1, 2))))
    sent(machine, 1000)
    give(machine, 1001, Segment(0, 4, 4, 0, 0xC350, 8, 1000))
    assert machine.state is State.ESTABLISHED and machine.sending.window == 200_000


@pytest.mark.parametrize("size", [0, 1, 12, 23])
def test_short_packets_have_no_effect(size: int) -> None:
    """Security: packets of 12 to 23 bytes, at which the original stumbled."""
    machine = opened()
    machine.feed(memoryview(bytes(size)), 1001)
    assert sent(machine, 1001) == [] and machine.state is State.ESTABLISHED


def test_a_flood_is_kept_within_bounds() -> None:
    """Security: pieces far apart, over and over: neither ranges nor answers nor bytes pile up."""
    machine = opened()
    tracemalloc.start()
    try:
        for round_ in range(4):
            for number in range(1, 3000):
                position = 1 + (number * 20 + round_) % 200_000
                give(machine, 2000, Segment(0, position + 1, 1, 0, 61440, 8, 1000, b"x"))
            assert len(machine.take(2000)) <= 64
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size < 1 << 20
    give(machine, 3000, Segment(0, 1, 1, 0, 61440, 8, 1000, bytes(30_000)))
    assert len(read(machine)) == 30_000


def test_a_recorded_transfer_segment_by_segment() -> None:
    """64 KiB between two gabbles: each end's segments given to a machine in the other's place."""
    streams: dict[int, list[bytes]] = {}
    data, offset = CAPTURE.read_bytes(), 24
    while offset < len(data):
        length = struct.unpack_from("<I", data, offset + 8)[0]
        frame = data[offset + 16 : offset + 16 + length]
        offset += 16 + length
        port, datagram = int.from_bytes(frame[34:36], "big"), frame[42:]
        if datagram[:4] == bytes(4):
            streams.setdefault(port, []).append(datagram)
    assert sorted(map(len, streams.values())) == [29, 55]
    texts = {}
    for port, datagrams in streams.items():
        machine = PseudoTcp(**OLD)  # type: ignore[arg-type]
        machine.connect(1)
        machine.take(1)
        text = b""
        for now, datagram in enumerate(datagrams, 2):
            segment = decode(datagram)
            assert segment is not None and encode(segment) == datagram
            # What it acknowledges, and the time it sends back, are of another connection than this one.
            own = encode(segment._replace(acknowledgement=min(segment.acknowledgement, 1), echo=0))
            machine.feed(memoryview(own), now)
            machine.take(now)
            text += read(machine)
        texts[port] = text
        assert machine.state is State.ESTABLISHED
    request, answer = sorted(texts.values(), key=len)
    assert request.startswith(b"GET /temporary/") and request.endswith(b"\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200") and len(body) == 65536
    assert f"Content-Length: {len(body)}".encode() in head
