"""A row of a conversation in words: for screen readers, for the clipboard, and the state of a message."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from gharial.model.conversation import Direction, Message, MessageState, Moderation, Quote, Reaction
from gharial.model.jid import Jid
from gharial.model.transfer import Progress, Transfer
from gharial.ui.chat.body_text import body_text
from gharial.ui.chat.times import stamp_words, time_words
from gharial.ui.explain import explain
from gharial.ui.widgets.foreign_text import shown, shown_name
from gharial.ui.widgets.transfer_words import current_route, file_size, folder_words, progress_words

translate = QCoreApplication.translate


def message_state_words(message: Message) -> str:
    """How a message of ours stands; nothing for one that came in."""
    match message.state:
        case MessageState.QUEUED:
            return translate("row_words", "waiting for the connection")
        case MessageState.SENDING:
            return translate("row_words", "sending")
        case MessageState.SENT:
            return translate("row_words", "sent")
        case MessageState.DELIVERED:
            return translate("row_words", "delivered")
        case MessageState.READ:
            return translate("row_words", "read")
        case MessageState.FAILED:
            return translate("row_words", "not sent")
        case MessageState.RECEIVED:
            return ""


def failure_words(message: Message) -> str:
    """Why a message was not sent."""
    if message.failure is None:
        return translate("row_words", "Not sent.")
    return translate("row_words", "Not sent: {reason}").format(reason=explain(message.failure).sentence)


def tooltip_words(message: Message, now: datetime) -> str:
    """The full stamp and all that the small signs of a message mean."""
    stamp = stamp_words(message.time, now)
    parts = [translate("row_words", "Sent {stamp}; it came later").format(stamp=stamp) if message.delayed else stamp]
    if message.edited:
        parts.append(edited_words())
    state = message_state_words(message)
    if state and not message.transfer_id:
        parts.append(state)
    return " · ".join(parts)


def spoken_row(
    message: Message,
    sender: str,
    transfer: Transfer | None,
    progress: Progress | None,
    now: datetime,
    standing: str = "",
) -> str:
    """All that a row shows, in the order it is read."""
    parts = [translate("row_words", "{name}, {time}").format(name=shown(sender), time=time_words(message.time, now))]
    if message.transfer_id:
        parts.append(file_words(message, transfer, progress, standing))
        return ": ".join(parts)
    if message.retracted:
        return f"{parts[0]}: {retracted_words(message)}"
    if message.quote is not None:
        answered = translate("row_words", "in answer to: {text}").format(text=quote_words(message.quote))
        parts[0] += f" ({answered})"
    parts[0] += ": " + body_text(message.body)
    if message.mentions_us:
        parts.append(mention_words())
    if message.edited:
        parts.append(edited_words())
    if message.delayed:
        parts.append(later_words())
    if message.direction is Direction.OUTGOING:
        failed = message.state is MessageState.FAILED
        parts.append(failure_words(message) if failed else message_state_words(message))
    return "; ".join(part for part in parts if part)


def note_words(message: Message, name_of: Callable[[Jid], str]) -> list[str]:
    """What stands under a message: each reaction, and who gave it."""
    return [reaction_words(one, name_of) for one in message.reactions]


def reaction_words(reaction: Reaction, name_of: Callable[[Jid], str]) -> str:
    """One reaction and who gave it."""
    names = ", ".join(shown(name_of(one)) for one in reaction.who)
    return translate("row_words", "{emoji} by {names}").format(emoji=reaction.emoji, names=names)


def quote_words(quote: Quote) -> str:
    """The beginning of what is answered, in one line."""
    if quote.retracted:
        return translate("row_words", "a message that was taken back")
    text = " ".join(body_text(quote.body).split())
    return text or translate("row_words", "a message that is not here")


def quote_name(message: Message, own_name: str, peer_name: str) -> str:
    """Who wrote what is answered, if our own history knows; what only the answer says is said to be so."""
    match message.quote.direction if message.quote is not None else None:
        case Direction.OUTGOING:
            return own_name
        case Direction.INCOMING:
            return (message.quote.nick if message.quote is not None else "") or peer_name
        case None:
            return translate("row_words", "Quoted, not found here")


def retracted_words(message: Message) -> str:
    """What is left of a message that was taken back."""
    if message.moderation is not None:
        return _removal_words(message.moderation)
    if message.direction is Direction.OUTGOING:
        return translate("row_words", "You took this message back")
    return translate("row_words", "This message was taken back")


def _removal_words(moderation: Moderation) -> str:
    name, reason = shown(moderation.by), shown(moderation.reason)
    if not name:
        words = translate("row_words", "Removed by a moderator")
        return translate("row_words", "Removed by a moderator: {reason}").format(reason=reason) if reason else words
    if not reason:
        return translate("row_words", "Removed by {name}").format(name=name)
    return translate("row_words", "Removed by {name}: {reason}").format(name=name, reason=reason)


def file_words(message: Message, transfer: Transfer | None, progress: Progress | None, standing: str) -> str:
    """A file's row: name, size, how it stands (`standing`, unless it moves), which way it goes."""
    if transfer is None:
        name = translate("row_words", "file {name}").format(name=shown_name(message.body))
        return f"{name}, {unlisted_words()}"
    parts = [
        translate("row_words", "file {name}").format(name=shown_name(transfer.file.name)),
        folder_words(transfer),
        file_size(transfer.file),
        standing if progress is None or transfer.paused else progress_words(progress),
        current_route(transfer),
    ]
    return ", ".join(part for part in parts if part)


def link_words(host: str) -> str:
    """How a file stands that came as a link and waits for an answer."""
    return translate("row_words", "A link to {host}").format(host=shown(host))


def unlisted_words() -> str:
    """How a file stands that was taken off the list of transfers."""
    return translate("row_words", "no longer in the list of transfers")


def edited_words() -> str:
    """The mark of a corrected message."""
    return translate("row_words", "edited")


def cut_words() -> str:
    """The mark of a message that is too long to be shown as a whole."""
    return translate("row_words", "too long to show; copy it to have all of it")


def mention_words() -> str:
    """The mark of a message in a room that has our name in it."""
    return translate("row_words", "mentions you")


def later_words() -> str:
    """The mark of a message that came later than it was sent."""
    return translate("row_words", "arrived later")


def unread_words() -> str:
    """The line above the first unread message."""
    return translate("row_words", "New messages")
