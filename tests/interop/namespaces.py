"""A small internet of network namespaces: a public network with a server, hosts on it, and hosts behind NAT.

Needs root, `ip` and `nft`; `missing_namespaces` says what is lacking. Nothing outside the namespaces is touched.
"""

import ipaddress
import itertools
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType

from prosody_server import ProsodyProblem, ProsodyServer

SERVER = "198.51.100.1"
_PREFIX = f"gh{os.getpid() % 100000}"
_NETS = itertools.count(1)


class Nat(Enum):
    """How a router treats UDP (RFC 4787 §4, §5; the old names of RFC 3489 §5). TCP is let in by none."""

    FULL_CONE = "full cone"
    """One outer port for each inner one, and everybody may send to it."""
    RESTRICTED = "restricted"
    """The same, but only addresses that were sent to may answer."""
    PORT_RESTRICTED = "port restricted"
    """Only those, from the very port that was sent to: what most routers at home do."""
    SYMMETRIC = "symmetric"
    """Another outer port for each place that is sent to."""


_OUTWARDS = {Nat.SYMMETRIC: "masquerade fully-random"}
_INWARDS = {
    Nat.FULL_CONE: 'iifname "eth0" meta l4proto udp dnat to {own}',
    Nat.RESTRICTED: 'iifname "eth0" ip saddr @met meta l4proto udp dnat to {own}',
}


class NetworkProblem(Exception):
    """A command of the system refused; the text is its own."""


def missing_namespaces() -> str:
    """Why there can be no such network here; empty where there can."""
    if os.geteuid() != 0:
        return "network namespaces need root"
    for program in ("ip", "nft"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    name = f"{_PREFIX}probe"
    try:
        _run("ip", "netns", "add", name)
        _run("ip", "netns", "exec", name, "nft", "add", "table", "ip", "probe")
    except NetworkProblem as error:
        return f"no network namespaces here: {error}"
    finally:
        subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)
    return ""


@dataclass
class Network:
    """The namespaces of one test; use as a context."""

    _prefix: str = field(init=False)
    _names: list[str] = field(init=False, default_factory=list)
    _public: "itertools.count[int]" = field(init=False, default_factory=lambda: itertools.count(10))
    _links: "itertools.count[int]" = field(init=False, default_factory=lambda: itertools.count(1))

    def __enter__(self) -> "Network":
        self._prefix = f"{_PREFIX}n{next(_NETS)}"
        try:
            self._namespace("srv")
            self._in("srv", "ip", "link", "add", "net", "type", "bridge")
            self._in("srv", "ip", "link", "set", "net", "up")
            self._in("srv", "ip", "address", "add", f"{SERVER}/24", "dev", "net")
            # What goes elsewhere is lost without a word; without a route a relay would take its own failure for ours.
            self._in("srv", "ip", "link", "add", "away", "type", "bridge")
            self._in("srv", "ip", "link", "set", "away", "arp", "off", "up")
            self._in("srv", "ip", "route", "add", "default", "dev", "away")
        except NetworkProblem:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for name in reversed(self._names):
            subprocess.run(["ip", "netns", "delete", self._full(name)], capture_output=True, check=False)
        self._names.clear()

    def public_host(self, name: str) -> str:
        """A host with an address that everybody reaches; returns it."""
        self._namespace(name)
        return self._join_public(name)

    def host_behind_nat(self, name: str, lan: str, kind: Nat = Nat.PORT_RESTRICTED) -> str:
        """A host whose router lets nothing in but what `kind` says; `lan` like "10.1.0.0/24". Returns its address."""
        router, hosts = f"{name}-r", ipaddress.ip_network(lan).hosts()
        inner, own = next(hosts), next(hosts)
        length = ipaddress.ip_network(lan).prefixlen
        self._namespace(router)
        outer = self._join_public(router)
        self._namespace(name)
        self._link(name, "eth0", router, "lan")
        self._in(router, "ip", "address", "add", f"{inner}/{length}", "dev", "lan")
        self._in(name, "ip", "address", "add", f"{own}/{length}", "dev", "eth0")
        self._in(name, "ip", "route", "add", "default", "via", str(inner))
        self._in(router, "sysctl", "-q", "-w", "net.ipv4.ip_forward=1")
        rules = f"""
            table ip nat {{
                set met {{
                    type ipv4_addr; flags dynamic,timeout; timeout 120s;
                }}
                chain in {{
                    type nat hook prerouting priority -100;
                    {_INWARDS.get(kind, "").format(own=own)}
                }}
                chain out {{
                    type nat hook postrouting priority 100;
                    oifname "eth0" {_OUTWARDS.get(kind, f"snat to {outer}")};
                }}
                chain remember {{
                    type filter hook forward priority 10;
                    iifname "lan" update @met {{ ip daddr }}
                }}
            }}
            table ip filter {{
                chain forward {{
                    type filter hook forward priority 0; policy drop;
                    ct state established,related accept
                    iifname "lan" accept
                    ct status dnat accept
                }}
                chain input {{
                    type filter hook input priority 0; policy drop;
                    ct state established,related accept
                    iifname "lan" accept
                }}
            }}
            """
        _run("ip", "netns", "exec", self._full(router), "nft", "-f", "-", text=rules)
        return str(own)

    def inside(self, name: str) -> list[str]:
        """What goes before a command so that it runs on that host; "srv" is the server's."""
        return ["ip", "netns", "exec", self._full(name)]

    def _join_public(self, name: str) -> str:
        address = f"198.51.100.{next(self._public)}"
        port = f"p{next(self._links)}"
        self._link(name, "eth0", "srv", port)
        self._in("srv", "ip", "link", "set", port, "master", "net")
        self._in(name, "ip", "address", "add", f"{address}/24", "dev", "eth0")
        # The server forwards nothing: what goes to private addresses is lost without a word, as out there.
        self._in(name, "ip", "route", "add", "default", "via", SERVER)
        return address

    def _namespace(self, name: str) -> None:
        _run("ip", "netns", "add", self._full(name))
        self._names.append(name)
        self._in(name, "ip", "link", "set", "lo", "up")

    def _link(self, one: str, one_name: str, other: str, other_name: str) -> None:
        peer = ["peer", "name", other_name, "netns", self._full(other)]
        self._in(one, "ip", "link", "add", one_name, "type", "veth", *peer)
        self._in(one, "ip", "link", "set", one_name, "up")
        self._in(other, "ip", "link", "set", other_name, "up")

    def _in(self, name: str, *command: str) -> None:
        _run(*self.inside(name), *command)

    def _full(self, name: str) -> str:
        return f"{self._prefix}-{name}"


@dataclass
class PublicProsody(ProsodyServer):
    """A Prosody inside the public namespace of `network`, at SERVER."""

    network: Network = field(kw_only=True)
    proxied: bool = field(kw_only=True, default=True)
    """Has a SOCKS5 proxy (XEP-0065 §6)."""

    def start(self) -> "PublicProsody":
        """Raises ProsodyProblem."""
        program = shutil.which("prosody")
        if program is None:
            raise ProsodyProblem("Prosody is not installed")
        config = self.folder / "prosody.cfg.lua"
        text = self._config().replace("127.0.0.1", SERVER)
        config.write_text(text if self.proxied else text.partition(f'Component "proxy.{self.host}"')[0])
        output = (self.folder / "prosody.out").open("ab")
        self._process = subprocess.Popen(
            [*self.network.inside("srv"), program, "--config", str(config), "-F"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        output.close()
        knock = f"(echo > /dev/tcp/{SERVER}/{self.port}) 2>/dev/null"
        probe = f"for _ in $(seq 200); do {knock} && exit 0; sleep 0.05; done; exit 1"
        done = subprocess.run([*self.network.inside("srv"), "bash", "-c", probe], check=False)
        if done.returncode:
            self.stop()
            raise ProsodyProblem((self.folder / "prosody.out").read_text(errors="replace")[-2000:])
        return self


def _run(*command: str, text: str | None = None) -> None:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NetworkProblem(f"{' '.join(command[:8])}: {(done.stderr or done.stdout).strip()[:300]}")
