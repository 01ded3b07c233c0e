"""Whether a file is offered to all devices of a contact at once, so that its person chooses one. Pure."""

from collections.abc import Sequence

from gharial.backend.methods.interface import Forking, Method
from gharial.backend.transfers.device import Device
from gharial.model.contact import Resource
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo


def fork_of(
    account: Jid, target: Jid, device: Device, resources: Sequence[Resource], methods: Sequence[Method], file: FileInfo
) -> Forking | None:
    """The first method of `device`, the best one, where it can ask that and another one; None where one is chosen.

    Never among our own devices: there whoever sends knows which one is meant.
    """
    if target.resource or target.bare == account.bare or not device.candidates:
        return None
    method = next((one for one in methods if one.name == device.candidates[0].method), None)
    if not isinstance(method, Forking):
        return None
    able = [one.jid for one in resources if one.features is not None and method.forks((file,), one)]
    return method if device.jid in able and len(able) > 1 else None
