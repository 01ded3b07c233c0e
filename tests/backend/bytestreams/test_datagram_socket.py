"""UDP sockets that take and give many datagrams a call, and the same where the system cannot."""

import select

import pytest

from gharial.backend.bytestreams.datagram_socket import DatagramSocket, DatagramTooLarge
from gharial.backend.wire.pseudotcp import Packet


def received(sock: DatagramSocket, count: int) -> list[bytes]:
    found: list[bytes] = []
    while len(found) < count:
        ready, _, _ = select.select([sock.sock], [], [], 5)
        assert ready, f"{len(found)} of {count} came"
        for view, size, _address in sock.receive():
            found += [bytes(view[at : at + size]) for at in range(0, len(view), size)]
    return found


def packets(*sizes: int) -> list[Packet]:
    return [
        (bytes([number % 256]) * 24, memoryview(bytes([number % 256]) * (size - 24)))
        for number, size in enumerate(sizes)
    ]


@pytest.mark.parametrize("can", [True, False])
@pytest.mark.parametrize(
    "sizes", [[1308] * 100, [1308] * 5 + [24], [24, 24, 1308, 500, 1308, 1308], [24], [65443] * 3, [100] * 70]
)
def test_borders_are_kept(sizes: list[int], can: bool) -> None:
    one, other = DatagramSocket("127.0.0.1"), DatagramSocket("127.0.0.1")
    try:
        one._splits = one._splits and can
        given = packets(*sizes)
        one.send(given, ("127.0.0.1", other.port))
        assert not one.blocked
        assert received(other, len(given)) == [head + bytes(data) for head, data in given]
    finally:
        one.close()
        other.close()


def test_a_packet_that_no_way_takes() -> None:
    one = DatagramSocket("127.0.0.1")
    try:
        with pytest.raises(DatagramTooLarge):
            one.send([(bytes(24), memoryview(bytes(65530)))], ("127.0.0.1", one.port))
    finally:
        one.close()


def test_a_closed_port_at_the_other_end_breaks_nothing() -> None:
    one, gone = DatagramSocket("127.0.0.1"), DatagramSocket("127.0.0.1")
    gone.close()
    try:
        for _ in range(3):
            one.send(packets(100), ("127.0.0.1", gone.port))
            assert list(one.receive()) == []
    finally:
        one.close()


def test_loopback_takes_large_packets() -> None:
    one = DatagramSocket("127.0.0.1")
    try:
        assert one.mtu_to(("127.0.0.1", one.port)) in (0, 65535, 65536) and one.capacity > 100_000
    finally:
        one.close()


def test_what_the_system_does_not_take_at_once_waits_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = DatagramSocket("127.0.0.1"), DatagramSocket("127.0.0.1")
    try:
        full = [True]
        send_group = one._send_group
        monkeypatch.setattr(one, "_send_group", lambda group: not full[0] and send_group(group))
        given = packets(*[1308] * 60)
        for each in given:
            one.send([each], ("127.0.0.1", other.port))
        assert one.blocked
        one.flush()
        assert one.blocked
        full[0] = False
        one.flush()
        assert not one.blocked
        assert received(other, 60) == [head + bytes(data) for head, data in given]
    finally:
        one.close()
        other.close()
