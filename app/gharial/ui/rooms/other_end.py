"""The other end of a transfer by the name to show: a contact, a group chat, a device of our own, or an address."""

from PySide6.QtCore import QCoreApplication

from gharial.model.border import Backend
from gharial.model.jid import Jid, bare
from gharial.ui.rooms.room_words import occupant_name
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.transfer_words import Counterpart


def called_there(backend: Backend, account: Jid, peer: Jid) -> str:
    """The name of somebody in a group chat together with its name, or of the group chat; empty for other addresses."""
    room = backend.rooms.room(bare(account), bare(peer))
    if room is None:
        return ""
    return occupant_name(room.label, str(peer.resource)) if peer.resource else shown(room.label)


def own_device(backend: Backend, account: Jid, peer: Jid) -> str:
    """What another device of our own is called: "Gharial (laptop)"; empty for other addresses."""
    if bare(peer) != bare(account) or not peer.resource:
        return ""
    found = next((one for one in backend.roster.own_devices(bare(account)) if one.jid == peer), None)
    name = shown(peer.resource)
    if found is None or not found.client_name:
        return name
    words = QCoreApplication.translate("other_end", "{program} ({device})")
    return words.format(program=shown(found.client_name), device=name)


def other_end(backend: Backend, account: Jid, peer: Jid, *, connected: bool) -> Counterpart:
    """Who is at the other end of a transfer; `connected`: our own account is."""
    if bare(peer) == bare(account):
        return _our_end(backend, account, peer, connected=connected)
    contact = backend.roster.contact(account, bare(peer))
    if contact is not None:
        return Counterpart(shown(contact.label), bool(contact.resources), connected)
    name = called_there(backend, account, peer)
    return Counterpart(name or shown(peer.bare), connected=connected, room=bool(name) and not peer.resource)


def _our_end(backend: Backend, account: Jid, peer: Jid, *, connected: bool) -> Counterpart:
    name = own_device(backend, account, peer)
    words = QCoreApplication.translate("other_end", "your device {name}").format(name=name)
    if not name:
        words = QCoreApplication.translate("other_end", "your other devices")
    there = backend.roster.own_devices(bare(account))
    return Counterpart(words, any(peer in (one.jid, bare(one.jid)) for one in there), connected)
