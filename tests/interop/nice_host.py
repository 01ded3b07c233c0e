"""A libnice agent (compatibility GOOGLE, reliable) in a process of its own, driven by JSON lines.

Runs under the system's Python, which has python3-gi and gir1.2-nice-0.1; imports nothing of ours. Prints
{"candidates": [...]} , then {"state": "writable"}; takes {"remote": [...]}, {"send": bytes, "seed": n},
{"receive": bytes}, {"quit": true}; answers {"sent": n, "seconds": s} and {"received": n, "sha256": hex, "seconds": s}.
"""

import ctypes
import hashlib
import json
import random
import re
import socket
import struct
import sys
import threading
import time

import gi

gi.require_version("Nice", "0.1")
from gi.repository import GLib, Nice  # noqa: E402

CHUNK = 65536
# Where NiceCandidate keeps them: behind foundation[33] the introspection's own idea of it is wrong and crashes.
ADDRESS, PRIORITY, USERNAME, PASSWORD = 8, 64, 112, 120
glib = ctypes.CDLL("libglib-2.0.so.0")
glib.g_strdup.restype = ctypes.c_void_p
nice = ctypes.CDLL("libnice.so.10")
POINTER, NUMBER = ctypes.c_void_p, ctypes.c_uint
RECEIVED = ctypes.CFUNCTYPE(None, POINTER, NUMBER, NUMBER, NUMBER, POINTER, POINTER)


def say(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def pattern(seed: int) -> bytes:
    """What is sent, again and again."""
    return random.Random(seed).randbytes(1 << 20)


def text_of(candidate: object, offset: int) -> str:
    found = ctypes.c_char_p.from_address(place(candidate) + offset).value
    return (found or b"").decode()


def put_text(candidate: object, offset: int, text: str) -> None:
    ctypes.c_void_p.from_address(place(candidate) + offset).value = glib.g_strdup(text.encode())


def place(candidate: object) -> int:
    found = re.search(r"NiceCandidate at (0x[0-9a-f]+)", repr(candidate))
    assert found
    return int(found[1], 16)


class Host:
    """One agent with one stream of one component."""

    def __init__(self, addresses: list[str]) -> None:
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.agent = Nice.Agent.new_reliable(self.context, Nice.Compatibility.GOOGLE)
        # There is no such role in this dialect, and an agent without it never chooses its path.
        self.agent.set_property("controlling-mode", True)
        self.agent.set_property("upnp", False)
        for text in addresses:
            address = Nice.Address.new()
            assert address.set_from_string(text)
            self.agent.add_local_address(address)
        self.agent.connect("candidate-gathering-done", self.gathered)
        self.agent.connect("reliable-transport-writable", self.writable)
        self.agent.connect("component-state-changed", self.changed)
        self.stream = self.agent.add_stream(1)
        self.early, self.left = b"", None
        # Only so are the sockets read by the loop; the introspection leaves it out.
        self.callback = RECEIVED(self.received)
        attached = nice.nice_agent_attach_recv(
            ctypes.c_void_p(hash(self.agent)), self.stream, 1, ctypes.c_void_p(hash(self.context)), self.callback, None
        )
        assert attached
        self.io = self.agent.get_io_stream(self.stream, 1)

    def run(self) -> None:
        threading.Thread(target=self.loop.run, daemon=True).start()
        assert self.agent.gather_candidates(self.stream)
        for line in sys.stdin:
            order = json.loads(line)
            if order.get("quit"):
                return
            if "remote" in order:
                self.add(order["remote"])
            if "send" in order:
                threading.Thread(target=self.send, args=(order["send"], order.get("seed", 0)), daemon=True).start()
            if "receive" in order:
                idle = GLib.idle_source_new()
                idle.set_callback(lambda *_, order=order: self.receive(order["receive"], order.get("digest", True)))
                idle.attach(self.context)

    def gathered(self, _agent: object, _stream: int) -> None:
        found = [
            {
                "address": candidate.addr.dup_string(), "port": candidate.addr.get_port(),
                "username": text_of(candidate, USERNAME), "password": text_of(candidate, PASSWORD),
            }
            for candidate in self.agent.get_local_candidates(self.stream, 1)
            if candidate.transport == Nice.CandidateTransport.UDP
        ]  # fmt: skip
        say(candidates=found)

    def add(self, remotes: list[dict[str, object]]) -> None:
        made = []
        for number, remote in enumerate(remotes):
            candidate = Nice.Candidate.new(Nice.CandidateType.HOST)
            # transport UDP is 0, as new() leaves it.
            where = socket.inet_aton(remote["address"])
            ctypes.memmove(
                place(candidate) + ADDRESS,
                struct.pack("=H", socket.AF_INET) + struct.pack("!H", remote["port"]) + where,
                8,
            )
            numbers = struct.pack("=III", 1000 - number, self.stream, 1)
            ctypes.memmove(place(candidate) + PRIORITY, numbers + str(number).encode(), len(numbers) + len(str(number)))
            put_text(candidate, USERNAME, remote["username"])
            put_text(candidate, PASSWORD, remote["password"])
            made.append(candidate)
        say(added=self.agent.set_remote_candidates(self.stream, 1, made))

    def writable(self, *_facts: object) -> None:
        say(state="writable")

    def changed(self, _agent: object, _stream: int, _component: int, state: int) -> None:
        say(component=Nice.component_state_to_string(state))

    def send(self, size: int, seed: int) -> None:
        data, out, left = pattern(seed), self.io.get_output_stream(), size
        chunks = [GLib.Bytes.new(data[at : at + CHUNK]) for at in range(0, len(data), CHUNK)]
        begun, number = time.monotonic(), 0
        while left:
            chunk = chunks[number % len(chunks)]
            number += 1
            if left < chunk.get_size():
                chunk = GLib.Bytes.new(chunk.get_data()[:left])
            done = 0
            while done < chunk.get_size():
                rest = chunk if not done else GLib.Bytes.new(chunk.get_data()[done:])
                done += out.write_bytes(rest, None)
            left -= done
        say(sent=size, seconds=time.monotonic() - begun)

    def received(self, _agent: int, _stream: int, _component: int, size: int, data: int, _user: int) -> None:
        """In the loop's thread, with what came in order."""
        if self.left is None:
            self.early += ctypes.string_at(data, size)
            return
        self.count(ctypes.string_at(data, size) if self.digest else None, size)

    def receive(self, size: int, digest: bool) -> None:
        """In the loop's thread."""
        self.hasher, self.digest, self.size = hashlib.sha256(), digest, size
        self.begun = time.monotonic()
        self.left, early, self.early = size, self.early, b""
        self.count(early, len(early))

    def count(self, data: "bytes | None", size: int) -> None:
        if data:
            self.hasher.update(data)
        self.left -= size
        if self.left <= 0:
            seconds = time.monotonic() - self.begun
            say(received=self.size - self.left, sha256=self.hasher.hexdigest(), seconds=seconds)
            self.left = None


if __name__ == "__main__":
    Host(sys.argv[1:]).run()
