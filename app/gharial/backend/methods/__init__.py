"""HOW A FILE IS OFFERED, one file a method; methods do not import each other. Imports model, bytestreams, xmpp."""

from typing import Protocol

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Method
from gharial.backend.methods.si_file import SiFile
from gharial.backend.xmpp.session import AccountSession
from gharial.model.transfer import Kind


class MethodFactory(Protocol):
    """A method's class, as far as it is used before there is a session."""

    @property
    def name(self) -> str: ...

    @property
    def kinds(self) -> tuple[Kind, ...]: ...

    def __call__(self, session: AccountSession, carriers: Carriers) -> Method: ...


METHODS: tuple[MethodFactory, ...] = (SiFile,)
"""Every method, in order of preference; one is made per session."""

__all__ = ["METHODS", "MethodFactory"]
