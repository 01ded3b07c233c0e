"""HOW A FILE IS OFFERED, one file a method; methods do not import each other. Imports model, bytestreams, xmpp.

Links in messages outlive a run, so what waits of them is in the storage.
"""

from typing import Protocol

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.google_share import GoogleShare
from gharial.backend.methods.http_upload import HttpUpload
from gharial.backend.methods.interface import Method
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.methods.out_of_band import OutOfBand
from gharial.backend.methods.si_file import SiFile
from gharial.backend.xmpp.session import AccountSession
from gharial.model.transfer import Kind


class MethodFactory(Protocol):
    """A method's class, as far as it is used before there is a session."""

    @property
    def name(self) -> str: ...

    @property
    def kinds(self) -> tuple[Kind, ...]: ...

    @property
    def leaves_copy_on_server(self) -> bool: ...

    def __call__(self, session: AccountSession, carriers: Carriers) -> Method: ...


METHODS: tuple[MethodFactory, ...] = (JingleFiles, SiFile, GoogleShare, OutOfBand, HttpUpload)
"""Every method, in order of preference; one is made per session."""

__all__ = ["METHODS", "MethodFactory"]
