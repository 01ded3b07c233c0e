"""One quiet line below the messages of a room: who came, who left, who is called otherwise now."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gharial.model.events import OccupantsChanged
from gharial.ui.rooms.people_model import PeopleModel
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_XS, TYPE_SECONDARY, Role
from gharial.ui.widgets.elided_label import ElidedLabel
from gharial.ui.widgets.foreign_text import shown

_NAMED = 3
_SEEN_MS = 60_000


class ComingsLine(ElidedLabel):
    """Shows what happened last, and goes away after a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
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
        """Put into words what an event changes of those who were there `before`."""
        fresh = {new for _, new in event.renamed}
        came = [one.nick for one in event.changed if before.of(one.nick) is None and one.nick not in fresh]
        left = [nick for nick in event.gone if before.of(nick) is not None]
        parts = []
        if came:
            parts.append(self.tr("{names} came in").format(names=_names(came)))
        if left:
            parts.append(self.tr("{names} left").format(names=_names(left)))
        for old, new in event.renamed[:_NAMED]:
            parts.append(self.tr("{old} is now {new}").format(old=shown(old), new=shown(new)))
        if parts:
            self.setText(" · ".join(parts))
            self.setAccessibleName(self.text())
            self.show()
            self._ends.start()

    def _dress(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(TYPE_SECONDARY))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(Role.TEXT_2))
        self.setPalette(palette)


def _names(nicks: Iterable[str]) -> str:
    listed = [shown(nick) for nick in nicks]
    return ", ".join(listed[:_NAMED]) + (" …" if len(listed) > _NAMED else "")
