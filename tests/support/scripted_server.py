"""A server that follows a script over real sockets and TLS: for what no honest server would do."""

import asyncio
import base64
import hashlib
import hmac
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gharial.model.account import AccountSettings, PasswordKeeping
from gharial.model.jid import Jid

HOST = "river.example"
SCRAM = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-256</mechanism></mechanisms>"
BIND = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
_SASL = "urn:ietf:params:xml:ns:xmpp-sasl"


class ClientLeft(AssertionError):
    """The client hung up in the middle of the script."""


@dataclass
class Script:
    """One connection, from the server's side."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    heard: str = ""

    def say(self, text: str | bytes) -> None:
        """Send."""
        self.writer.write(text if isinstance(text, bytes) else text.encode())

    async def hear(self, pattern: str, timeout_s: float = 100.0) -> "re.Match[str]":
        """Wait until the client said something that matches, and drop all up to there."""
        async with asyncio.timeout(timeout_s):
            while (match := re.search(pattern, self.heard, re.DOTALL)) is None:
                data = await self.reader.read(65536)
                if not data:
                    raise ClientLeft(f"expected {pattern!r}, heard {self.heard!r}")
                self.heard += data.decode(errors="replace")
        self.heard = self.heard[match.end() :]
        return match

    async def rest(self) -> str:
        """All the client says until it leaves."""
        async with asyncio.timeout(60.0):
            try:
                while data := await self.reader.read(65536):
                    self.heard += data.decode(errors="replace")
            except (ConnectionError, ssl.SSLError):
                pass
        return self.heard

    async def stream(self, features: str) -> None:
        """Answer a stream header with ours and with features."""
        await self.hear(r"<stream:stream [^>]*>")
        self.say(
            "<?xml version='1.0'?><stream:stream from='river.example' id='1' version='1.0' xmlns='jabber:client' "
            f"xmlns:stream='http://etherx.jabber.org/streams'><stream:features>{features}</stream:features>"
        )

    async def scram(self, password: str, *, rounds: int = 4096, forge: bool = False) -> None:
        """Take a login by SCRAM-SHA-256; `forge`: as a server that does not know the password."""
        first = base64.b64decode((await self.hear(r"<auth [^>]*>([^<]*)</auth>"))[1]).decode()
        said = first.split(",", 2)[2]
        nonce = re.search(r"r=([^,]*)", said)[1] + "server"  # type: ignore[index]
        salt = b"0123456789abcdef"
        challenge = f"r={nonce},s={base64.b64encode(salt).decode()},i={rounds}"
        self.say(f"<challenge xmlns='{_SASL}'>{base64.b64encode(challenge.encode()).decode()}</challenge>")
        final = base64.b64decode((await self.hear(r"<response [^>]*>([^<]*)</response>"))[1]).decode()
        salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds)
        key = hmac.digest(salted, b"Server Key", "sha256")
        signature = hmac.digest(key, f"{said},{challenge},{final.rpartition(',p=')[0]}".encode(), "sha256")
        if forge:
            signature = bytes(32)
        self.say(f"<success xmlns='{_SASL}'>{base64.b64encode(b'v=' + base64.b64encode(signature)).decode()}</success>")

    async def log_in(self, password: str, features: str = BIND) -> None:
        """The whole way to a bound session of alice, on TLS from the start."""
        await self.stream(SCRAM)
        await self.scram(password)
        await self.stream(features)
        id_ = (await self.hear(r"<iq[^>]* id=\"([^\"]*)\".*?</iq>"))[1]
        self.say(
            f"<iq type='result' id='{id_}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            "<jid>alice@river.example/x</jid></bind></iq>"
        )


@dataclass
class ScriptedServer:
    """Runs the script for each connection; `problems` are the scripts' own exceptions."""

    port: int
    connections: int = 0
    problems: list[BaseException] = field(default_factory=list)

    def settings(self, ca_file: Path | None) -> AccountSettings:
        """How alice signs in here."""
        return AccountSettings(
            Jid(f"alice@{HOST}"), "127.0.0.1", self.port, ca_file, "x", keep_password=PasswordKeeping.ASK
        )


@asynccontextmanager
async def scripted_server(
    script: Callable[[Script], Awaitable[None]], certificate: tuple[Path, Path] | None = None
) -> AsyncIterator[ScriptedServer]:
    """A server on loopback; with a certificate, TLS from the first byte. It hangs up when the script ends."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
    tasks: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.connections += 1
        task = asyncio.current_task()
        assert task is not None
        tasks.append(task)
        try:
            await script(Script(reader, writer))
        except (ConnectionError, asyncio.CancelledError):
            pass
        except ClientLeft as error:
            if server.connections == 1:  # later ones are cut off by the end of the test
                server.problems.append(error)
        except (AssertionError, TimeoutError, OSError, ValueError, TypeError) as error:
            server.problems.append(error)
        finally:
            writer.transport.abort()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    server = ScriptedServer(listener.sockets[0].getsockname()[1])
    try:
        yield server
    finally:
        listener.close()
        if tasks:
            _done, waiting = await asyncio.wait(tasks, timeout=30.0)
            for task in waiting:
                task.cancel()
    assert not server.problems, server.problems
