"""What can be done with a row: each action by its name, its words, and whether the row's state allows it."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from gharial.model.conversation import Direction, MessageState
from gharial.model.failures import ConsentNeeded
from gharial.model.transfer import TransferState
from gharial.ui.chat.model import Row
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.transfer_words import known_size


class Action(Enum):
    """The value is the action's object name in menus."""

    ACCEPT = "accept-file"
    DECLINE = "decline-file"
    PAUSE = "pause-file"
    RESUME = "resume-file"
    UPLOAD = "upload-file"
    CANCEL = "cancel-file"
    OPEN = "open-file"
    SHOW = "show-in-folder"
    RETRY = "retry-file"
    RESEND = "resend-message"
    UNFOLD = "unfold-message"
    FOLD = "fold-message"
    REACT = "react"
    """A reaction under a message; it is pressed where it stands and in no menu."""


def action_words(action: Action, row: Row, *, short: bool = False) -> str:
    """The words on the button; `short` where there is little room."""
    offer = row.offer
    match action:
        case Action.ACCEPT if offer is not None and offer.quiet:
            if short or not offer.host:
                return QCoreApplication.translate("row_actions", "Download")
            text = QCoreApplication.translate("row_actions", "Download ({size} from {host})")
            return text.format(size=known_size(offer.size), host=shown(offer.host))
        case Action.ACCEPT:
            return QCoreApplication.translate("row_actions", "Accept")
        case Action.DECLINE:
            return QCoreApplication.translate("row_actions", "Decline")
        case Action.PAUSE:
            return QCoreApplication.translate("row_actions", "Pause")
        case Action.RESUME:
            return QCoreApplication.translate("row_actions", "Resume")
        case Action.UPLOAD:
            return QCoreApplication.translate("row_actions", "Upload now")
        case Action.CANCEL:
            return QCoreApplication.translate("row_actions", "Cancel")
        case Action.OPEN:
            return QCoreApplication.translate("row_actions", "Open")
        case Action.SHOW:
            return QCoreApplication.translate("row_actions", "Show in folder")
        case Action.UNFOLD:
            text = QCoreApplication.translate("row_actions", "Show all of it ({size})")
            return text.format(size=length_words(row.message.body))
        case Action.FOLD:
            return QCoreApplication.translate("row_actions", "Show only the beginning")
        case Action.REACT:
            return QCoreApplication.translate("row_actions", "React")
        case Action.RETRY | Action.RESEND:
            return QCoreApplication.translate("row_actions", "Try again")


def length_words(body: str) -> str:
    """How long a text is, as a person would say it."""
    lines = body.strip("\n").count("\n") + 1
    if lines > 1:
        return QCoreApplication.translate("row_actions", "%n lines", None, lines)
    letters = len(body)
    return QCoreApplication.translate("row_actions", "%n letters", None, letters)


def row_actions(row: Row) -> tuple[Action, ...]:
    """What can be done with a row now, the most likely first."""
    transfer = row.transfer
    if row.message.retracted:
        return ()
    if transfer is None:
        fold = (Action.UNFOLD if row.folded else Action.FOLD,) if row.long else ()
        failed = row.message.state is MessageState.FAILED and not row.message.transfer_id
        return (Action.RESEND, *fold) if failed else fold
    if row.waiting:
        return (Action.ACCEPT, Action.DECLINE)
    if not transfer.state.finished:
        hold = Action.RESUME if transfer.paused_by_us else Action.PAUSE
        asked = isinstance(transfer.failure, ConsentNeeded)
        outgoing = transfer.direction is Direction.OUTGOING and transfer.state is TransferState.QUEUED
        if outgoing and not transfer.paused and (asked or (row.may_upload and not row.peer.there)):
            return (Action.UPLOAD, hold, Action.CANCEL)
        return (hold, Action.CANCEL)
    if transfer.state is TransferState.DONE:
        return (Action.OPEN, Action.SHOW) if transfer.path is not None else ()
    return (Action.RETRY,)
