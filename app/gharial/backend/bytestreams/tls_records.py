"""`TlsRecords`: the client's end of TLS over a connection that somebody else reads and writes; not for two threads."""

import ssl

_PIECE = 64 * 1024


class TlsRecords:
    """`host` is whom the certificate must name. Begins at once: see `outgoing`."""

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self.ready = False
        """What is given is sent from now on."""
        self.over = False
        """The other end says that nothing more comes."""
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._object = context.wrap_bio(self._in, self._out, server_hostname=host)
        self._shake()

    def take(self, data: bytes) -> bytes:
        """What came over the connection; returns what was said in it. Raises OSError, for a bad certificate too."""
        self._in.write(data)
        if not self.ready:
            self._shake()
        said = bytearray()
        while self.ready and not self.over:
            try:
                piece = self._object.read(_PIECE)
            except ssl.SSLWantReadError:
                break
            except ssl.SSLZeroReturnError:
                piece = b""
            self.over = not piece
            said += piece
        return bytes(said)

    def give(self, data: memoryview) -> None:
        """Say it, once `ready`."""
        self._object.write(data)

    def outgoing(self) -> bytes:
        """What is to go over the connection now."""
        return self._out.read()

    def _shake(self) -> None:
        try:
            self._object.do_handshake()
        except ssl.SSLWantReadError:
            return
        self.ready = True
