"""What can be done with a row: each action by its name, its words, and whether the row's state allows it."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from gharial.model.conversation import Direction, MessageState
from gharial.model.transfer import TransferState
from gharial.ui.chat.model import Row


class Action(Enum):
    """The value is the action's object name in menus."""

    ACCEPT = "accept-file"
    DECLINE = "decline-file"
    CANCEL = "cancel-file"
    OPEN = "open-file"
    SHOW = "show-in-folder"
    RETRY = "retry-file"
    RESEND = "resend-message"


def action_words(action: Action) -> str:
    """The words on the button."""
    match action:
        case Action.ACCEPT:
            return QCoreApplication.translate("row_actions", "Accept")
        case Action.DECLINE:
            return QCoreApplication.translate("row_actions", "Decline")
        case Action.CANCEL:
            return QCoreApplication.translate("row_actions", "Cancel")
        case Action.OPEN:
            return QCoreApplication.translate("row_actions", "Open")
        case Action.SHOW:
            return QCoreApplication.translate("row_actions", "Show in folder")
        case Action.RETRY | Action.RESEND:
            return QCoreApplication.translate("row_actions", "Try again")


def row_actions(row: Row) -> tuple[Action, ...]:
    """What can be done with a row now, the most likely first."""
    transfer = row.transfer
    if transfer is None:
        return (Action.RESEND,) if row.message.state is MessageState.FAILED and not row.message.transfer_id else ()
    if row.waiting:
        return (Action.ACCEPT, Action.DECLINE)
    if not transfer.state.finished:
        return (Action.CANCEL,)
    if transfer.state is TransferState.DONE:
        return (Action.OPEN, Action.SHOW) if transfer.path is not None else ()
    return (Action.RETRY,) if transfer.direction is Direction.OUTGOING else ()
