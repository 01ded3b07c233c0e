"""The other end of a transfer by the name to show: a contact, a group chat, somebody in one, or an address."""

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


def other_end(backend: Backend, account: Jid, peer: Jid, *, connected: bool) -> Counterpart:
    """Who is at the other end of a transfer; `connected`: our own account is."""
    contact = backend.roster.contact(account, bare(peer))
    if contact is not None:
        return Counterpart(shown(contact.label), bool(contact.resources), connected)
    name = called_there(backend, account, peer)
    return Counterpart(name or shown(peer.bare), connected=connected, room=bool(name) and not peer.resource)
