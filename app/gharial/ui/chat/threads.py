"""Which conversation an address belongs to: of a person their bare address, of somebody in a room room/nick."""

from gharial.model.border import Backend
from gharial.model.conversation import ConversationKind
from gharial.model.jid import Jid, bare


def thread(backend: Backend, account: Jid, peer: Jid) -> tuple[Jid, ConversationKind]:
    """What names the conversation, and of which kind it is."""
    account, room = bare(account), bare(peer)
    known = backend.rooms.room(account, room) is not None
    kind = backend.chat.conversation(account, peer).kind
    if not known and kind is ConversationKind.PERSON:
        return room, kind
    return (peer, ConversationKind.OCCUPANT) if peer.resource else (room, ConversationKind.ROOM)
