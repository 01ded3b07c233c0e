"""What a notification may tell, as it may stand on a locked screen, and whether there may be one at all."""

from dataclasses import replace

from gharial.model.account import Show
from gharial.model.border import Backend
from gharial.model.jid import Jid, bare
from gharial.ui.notifications import Notification

ALL, SENDER, NOTHING = "all", "sender", "nothing"
"""Settings.notify_content."""
_BLIND = frozenset({"accept"})
"""Not to be pressed by somebody who was not told what it takes."""


def may_ring(backend: Backend, account: Jid) -> bool:
    """Whether that account's user wants to hear of anything: not while busy, unless the settings say so."""
    if backend.settings.notify_when_busy:
        return True
    return not any(one.jid == bare(account) and one.status.show is Show.DND for one in backend.accounts.all())


def discreet(backend: Backend, one: Notification, sender: str, nothing: str) -> Notification:
    """The notification as the settings want it: whole, or `sender` in place of it, or `nothing`, which names nobody."""
    content = backend.settings.notify_content
    if content not in (SENDER, NOTHING):
        return one
    actions = tuple(action for action in one.actions if action[0] not in _BLIND)
    return replace(one, title=sender if content == SENDER else nothing, text="", actions=actions)
