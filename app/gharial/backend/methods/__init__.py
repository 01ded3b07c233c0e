"""HOW A FILE IS OFFERED, one file a method; methods do not import each other. Imports model, bytestreams, xmpp."""

from collections.abc import Callable

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Method
from gharial.backend.methods.si_file import SiFile
from gharial.backend.xmpp.session import AccountSession

MethodFactory = Callable[[AccountSession, Carriers], Method]

METHODS: tuple[MethodFactory, ...] = (SiFile,)
"""Every method, in order of preference; one is made per session."""

__all__ = ["METHODS", "MethodFactory"]
