"""`BlockQuestion`: asks in place before the senders of offers are blocked."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from gharial.ui.style.tokens import Role
from gharial.ui.widgets.notice_line import NoticeLine

_NAMED = 3


class BlockQuestion(NoticeLine):
    """The keyboard goes to the button that changes nothing, and back to where it was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("sure-to-block", parent)
        self.ruled = False

    def ask(self, names: Sequence[str], block: Callable[[], None], asked_at: QWidget) -> None:
        """`names` are `shown` already; `block` is what the one button does, `asked_at` is where the question began."""

        def leave() -> None:
            self.silence()
            asked_at.setFocus()

        def agree() -> None:
            leave()
            block()

        listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        words = self.tr("Block {names}? Nothing of theirs reaches you any more, and what they offer is declined.")
        no = ("do-not-block", self.tr("Do not block"), leave)
        yes = ("block-for-sure", self.tr("Block"), agree)
        self.tell(words.format(names=listed), "warning", Role.WARN, no, yes)
        button = self.findChild(QPushButton, "do-not-block")
        if button is not None:
            button.setFocus()
