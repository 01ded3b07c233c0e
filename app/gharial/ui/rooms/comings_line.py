"""One quiet line below the messages of a room: who came, who left, who is called otherwise now."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gharial.model.events import OccupantsChanged
from gharial.ui.rooms.comings import Comings
from gharial.ui.rooms.people_model import PeopleModel
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_XS, TYPE_SECONDARY, Role
from gharial.ui.widgets.elided_label import ElidedLabel

_SEEN_MS = 60_000


class ComingsLine(ElidedLabel):
    """Shows what happened since the last message, and goes away after a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._comings = Comings()
        self.setObjectName("room-comings")
        self.setContentsMargins(GAP_M, GAP_XS, GAP_M, GAP_XS)
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.setInterval(_SEEN_MS)
        self._ends.timeout.connect(self.hide)
        current_theme().changed.connect(self._dress)
        self._dress()
        self.hide()

    def tell(self, event: OccupantsChanged, before: PeopleModel) -> None:
        """Add what an event changes of those who were there `before`."""
        if self._comings.note(event, before):
            words = self._comings.words()
            self.setText(words)
            self.setAccessibleName(words)
            self.setVisible(bool(words))
            self._ends.start()

    def take(self) -> str:
        """What happened since the last message: from now on it stands above the next one, and no longer here."""
        words = self._comings.words()
        self._comings.clear()
        self.hide()
        return words

    def _dress(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(TYPE_SECONDARY))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(Role.TEXT_2))
        self.setPalette(palette)
