"""What can be done with somebody in a room; what our rights do not allow is not offered (XEP-0045 §5)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gharial.model.room import Affiliation, Occupant, Role, Room
from gharial.model.value import dataclass
from gharial.ui.style.icons import icon

_RANK = {
    Affiliation.OUTCAST: 0,
    Affiliation.NONE: 1,
    Affiliation.MEMBER: 2,
    Affiliation.ADMIN: 3,
    Affiliation.OWNER: 4,
}


@dataclass(frozen=True, slots=True)
class Powers:
    """What our rights let us do to somebody (XEP-0045 §5.1.1, §5.2.1)."""

    kick: bool
    voice: bool
    """Let them speak, or only listen."""
    moderator: bool
    """Make them a moderator, or no longer."""
    ban: bool
    affiliations: tuple[Affiliation, ...]
    """Those that we may give them, without the one they have."""


def powers(room: Room, one: Occupant) -> Powers:
    """Ours over one of those who are there."""
    if one.us:
        return Powers(False, False, False, False, ())
    mine, theirs = _RANK[room.affiliation], _RANK[one.affiliation]
    below = theirs < _RANK[Affiliation.ADMIN] or theirs < mine
    administers = room.administers and (mine == _RANK[Affiliation.OWNER] or theirs < _RANK[Affiliation.ADMIN])
    # Changes go by address, and only who sees one can give it.
    given: tuple[Affiliation, ...] = ()
    if administers and one.jid is not None:
        most = Affiliation.OWNER if mine == _RANK[Affiliation.OWNER] else Affiliation.MEMBER
        order = (Affiliation.NONE, Affiliation.MEMBER, Affiliation.ADMIN, Affiliation.OWNER)
        given = tuple(each for each in order if _RANK[each] <= _RANK[most] and each is not one.affiliation)
    return Powers(
        kick=room.moderates and below,
        voice=room.moderates and below and one.role is not Role.MODERATOR,
        # Admins and owners are moderators by what they are, and stay so.
        moderator=administers and theirs < _RANK[Affiliation.ADMIN],
        ban=administers and below and one.jid is not None,
        affiliations=given,
    )


class PersonMenu(QMenu):
    """Tells by signals."""

    private_chosen = Signal()
    mention_chosen = Signal()
    files_chosen = Signal()
    add_chosen = Signal()
    address_chosen = Signal()
    kick_chosen = Signal()
    ban_chosen = Signal()
    role_chosen = Signal(object)
    affiliation_chosen = Signal(object)

    def __init__(self, room: Room, one: Occupant, parent: QWidget | None = None, *, known: bool = False) -> None:
        """`known`: their address is in our contacts."""
        super().__init__(parent)
        self.setObjectName("person-menu")
        may = powers(room, one)
        self._add("person-private", "chat", self.tr("Private message"), self.private_chosen).setEnabled(not one.us)
        self._add("person-mention", "people", self.tr("Mention"), self.mention_chosen).setEnabled(not one.us)
        if not one.us:
            self._add("person-files", "attach", self.tr("Send files…"), self.files_chosen)
        if one.jid is not None:
            self.addSeparator()
            if not one.us and not known:
                self._add("person-add", "person-add", self.tr("Add to contacts…"), self.add_chosen)
            self._add("person-copy", "link", self.tr("Copy address"), self.address_chosen)
        self._add_moderation(may, one)

    def _add_moderation(self, may: Powers, one: Occupant) -> None:
        if may.voice or may.moderator:
            self.addSeparator()
        if may.voice:
            speaks = one.role is Role.PARTICIPANT
            words = self.tr("Let them only listen…") if speaks else self.tr("Let them speak…")
            self._add_role("person-voice", words, Role.VISITOR if speaks else Role.PARTICIPANT)
        if may.moderator:
            moderates = one.role is Role.MODERATOR
            words = self.tr("No longer moderator…") if moderates else self.tr("Make moderator…")
            self._add_role("person-moderator", words, Role.PARTICIPANT if moderates else Role.MODERATOR)
        if may.affiliations:
            menu = self.addMenu(self.tr("Standing in this group chat"))
            menu.setObjectName("person-affiliation")
            words_of = {
                Affiliation.NONE: self.tr("Nothing special…"),
                Affiliation.MEMBER: self.tr("Member…"),
                Affiliation.ADMIN: self.tr("Admin…"),
                Affiliation.OWNER: self.tr("Owner…"),
            }
            for each in may.affiliations:
                action = menu.addAction(words_of[each])
                action.setObjectName(f"person-affiliation-{each.value}")
                action.triggered.connect(lambda _checked=False, each=each: self.affiliation_chosen.emit(each))
        if may.kick or may.ban:
            self.addSeparator()
        if may.kick:
            self._add("person-kick", "close", self.tr("Kick…"), self.kick_chosen)
        if may.ban:
            self._add("person-ban", "block", self.tr("Ban…"), self.ban_chosen)

    def _add_role(self, name: str, words: str, role: Role) -> None:
        action = self.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(lambda: self.role_chosen.emit(role))

    def _add(self, name: str, sign: str, words: str, signal: object) -> QAction:
        action = self.addAction(icon(sign), words)
        action.setObjectName(name)
        action.triggered.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return action
