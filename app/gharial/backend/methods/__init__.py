"""HOW A FILE IS OFFERED, one file a method; methods do not import each other. Imports model, bytestreams, xmpp.

Links in messages outlive a run, so what waits of them is in the storage.

With their bytestreams, the methods are a third of this program, and nothing of them is needed before the first session
is made: `METHODS` imports them when it is first asked for, which the service does in a thread while the windows already
show. A new method is a file here and a line in `_import_methods`; `bytestreams/carriers.py` makes a new bytestream, and
is imported with them. Outside of this room, import their names inside functions, or for the type checker alone.
"""

from functools import cache
from typing import TYPE_CHECKING, Protocol

from gharial.model.transfer import Kind

if TYPE_CHECKING:
    from gharial.backend.bytestreams.carriers import Carriers
    from gharial.backend.methods.interface import Method
    from gharial.backend.xmpp.session import AccountSession


class MethodFactory(Protocol):
    """A method's class, as far as it is used before there is a session."""

    @property
    def name(self) -> str: ...

    @property
    def kinds(self) -> tuple[Kind, ...]: ...

    @property
    def leaves_copy_on_server(self) -> bool: ...

    def __call__(self, session: "AccountSession", carriers: "Carriers") -> "Method": ...


METHODS: tuple[MethodFactory, ...]
"""Every method, in order of preference; one is made per session."""

__all__ = ["METHODS", "MethodFactory"]


@cache
def _import_methods() -> tuple[MethodFactory, ...]:
    from gharial.backend.methods.google_share import GoogleShare
    from gharial.backend.methods.http_upload import HttpUpload
    from gharial.backend.methods.jingle_file import JingleFiles
    from gharial.backend.methods.out_of_band import OutOfBand
    from gharial.backend.methods.si_file import SiFile

    return (JingleFiles, SiFile, GoogleShare, OutOfBand, HttpUpload)


def __getattr__(name: str) -> object:
    if name == "METHODS":
        return _import_methods()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
