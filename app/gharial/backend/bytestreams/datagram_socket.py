"""`DatagramSocket`: one UDP socket that takes and gives many datagrams a call, where the system can (Linux)."""

import errno
import socket
import struct
import sys
from collections import deque
from collections.abc import Iterator

from gharial.backend.wire.pseudotcp import Packet

LARGEST = 65535
_BUFFER = 2 * 1024 * 1024
_IP_MTU_DISCOVER, _IP_PMTUDISC_DO, _IP_MTU = 10, 2, 14
_IPV6_MTU_DISCOVER, _IPV6_MTU = 23, 24
_SOL_UDP, _UDP_SEGMENT, _UDP_GRO = 17, 103, 104
_MOST_SEGMENTS = 64
_MOST_JOINED = 64000
_TOO_LARGE = (errno.EMSGSIZE,)
_LINUX = sys.platform == "linux"

Address = tuple[str, int]
Endpoint = Address
_Group = tuple[list["bytes | memoryview"], int, Address]


class DatagramTooLarge(Exception):
    """The way to the address takes no packets of this size."""


class DatagramSocket:
    """Bound to `host` and a free port. Not for several threads at a time. Raises OSError."""

    over = False
    """It is never: a way without connection cannot end."""

    def __init__(self, host: str) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._v6 = family == socket.AF_INET6
        self.sock = socket.socket(family, socket.SOCK_DGRAM)
        try:
            self.sock.setblocking(False)
            for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):
                try:
                    self.sock.setsockopt(socket.SOL_SOCKET, option, _BUFFER)
                except OSError:
                    pass  # the system's own size
            self.sock.bind((host, 0))
        except OSError:
            self.sock.close()
            raise
        self.host = host
        self.port: int = self.sock.getsockname()[1]
        self._joins = self._try_option(_SOL_UDP, _UDP_GRO, 1) if _LINUX else False
        self._splits = self._joins
        if _LINUX:
            if self._v6:
                self._try_option(socket.IPPROTO_IPV6, _IPV6_MTU_DISCOVER, _IP_PMTUDISC_DO)
            else:
                self._try_option(socket.IPPROTO_IP, _IP_MTU_DISCOVER, _IP_PMTUDISC_DO)
        self._buffer = memoryview(bytearray(LARGEST))
        self._pending: deque[_Group] = deque()

    @property
    def capacity(self) -> int:
        """Bytes of the system's buffer for what comes in, as told by the system."""
        return self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)

    @property
    def blocked(self) -> bool:
        """Something waits until the socket can be written."""
        return bool(self._pending)

    def mtu_to(self, address: Address) -> int:
        """The size of packets that the route to `address` takes as far as known; 0: unknown."""
        if not _LINUX:
            return 0
        try:
            with socket.socket(self.sock.family, socket.SOCK_DGRAM) as probe:
                probe.bind((self.host, 0))
                probe.connect(address)
                if self._v6:
                    return probe.getsockopt(socket.IPPROTO_IPV6, _IPV6_MTU)
                return probe.getsockopt(socket.IPPROTO_IP, _IP_MTU)
        except OSError:
            return 0

    def receive(self) -> Iterator[tuple[memoryview, int, Address]]:
        """What has come: several datagrams of the given size in a row (the last may be shorter), and from whom.

        The view is good until the next step.
        """
        buffer = self._buffer
        for _ in range(32):
            size = 0
            try:
                if self._joins:
                    count, ancillary, _flags, address = self.sock.recvmsg_into([buffer], 64)
                    for level, kind, data in ancillary:
                        if level == _SOL_UDP and kind == _UDP_GRO:
                            size = int.from_bytes(data[:4], sys.byteorder)
                else:
                    count, address = self.sock.recvfrom_into(buffer)
            except BlockingIOError:
                return
            except OSError:
                # The answer to something sent before: that port is closed. Who sent it notices by silence.
                continue
            yield buffer[:count], size or count, (address[0], address[1])

    def send_one(self, datagram: bytes, address: Address) -> None:
        """Send it or lose it."""
        try:
            self.sock.sendto(datagram, address)
        except OSError:
            pass  # as good as lost on the way

    def send(self, packets: list[Packet], address: Address) -> None:
        """Send all in order, as far as there is room; the rest waits for `flush`. Raises DatagramTooLarge."""
        if not self._splits:
            groups: list[_Group] = [([head, data], 0, address) for head, data in packets]
        else:
            groups = _groups(packets, address)
        if self._pending:
            self._pending.extend(groups)
            return
        for number, group in enumerate(groups):
            if not self._send_group(group):
                self._pending.extend(groups[number:])
                return

    def flush(self) -> None:
        """Send what waits. Raises DatagramTooLarge."""
        while self._pending:
            group = self._pending.popleft()
            if not self._send_group(group):
                self._pending.appendleft(group)
                return

    def close(self) -> None:
        """Free the port."""
        self._pending.clear()
        self.sock.close()

    def _send_group(self, group: _Group) -> bool:
        """False where there is no room."""
        parts, size, address = group
        try:
            if size:
                self.sock.sendmsg(parts, [(_SOL_UDP, _UDP_SEGMENT, struct.pack("=H", size))], 0, address)
            else:
                self.sock.sendmsg(parts, [], 0, address)
        except BlockingIOError:
            return False
        except OSError as error:
            if size and error.errno in (errno.EIO, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOPROTOOPT):
                # This route cannot split: one by one from now on.
                self._splits = False
                for at in range(0, len(parts), 2):
                    if not self._send_group((parts[at : at + 2], 0, address)):
                        break
                return True
            if error.errno in _TOO_LARGE:
                raise DatagramTooLarge from error
            # Unreachable, refused, no buffers: as good as lost on the way.
        return True

    def _try_option(self, level: int, option: int, value: int) -> bool:
        try:
            self.sock.setsockopt(level, option, value)
        except OSError:
            return False
        return True


def _groups(packets: list[Packet], address: Address) -> list[_Group]:
    """Packets in a row that the system splits: all of one size, but the last."""
    groups: list[_Group] = []
    parts: list[bytes | memoryview] = []
    size = total = count = 0
    for head, data in packets:
        length = len(head) + len(data)
        if not parts or length > size or total + length > _MOST_JOINED or count >= _MOST_SEGMENTS:
            if parts:
                groups.append((parts, size if count > 1 else 0, address))
            parts = [head, data]
            size = total = length
            count = 1
            continue
        parts += (head, data)
        total += length
        count += 1
        if length < size:
            groups.append((parts, size, address))
            parts = []
    if parts:
        groups.append((parts, size if count > 1 else 0, address))
    return groups
