"""`SharedFilesDesk`: what contacts hold ready for us, told by their programs or announced one by one, and fetching it.

Fulfils `border.SharedFiles`. Nothing here is ever asked without a person: the question tells that we are there.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from gharial.model.contact import Resource
from gharial.model.failures import Failure, NoAnswer, NotConnected, PeerGone, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.publication import SharedFile, SharedFiles
from gharial.model.transfer import Transfer

log = logging.getLogger(__name__)

MOST_ANNOUNCED = 64
"""Of one person; the oldest are forgotten for the newest."""
MOST_ANNOUNCERS = 128
MOST_ASKED = 8
"""Devices of one person that are asked for what they have."""

Ask = Callable[[Jid, Jid], Awaitable[tuple[tuple[SharedFile, ...], bool] | None]]
"""Gets our account and a device; what that holds ready and whether there is more, None where it cannot be asked."""


class SharedFilesDesk:
    """`resources(account, person)` are somebody's devices, best first; `ask` asks one of them what it has.

    `fetch` begins a transfer. `may_tell(account, person)`: somebody whose announcements are heard. `changed` hears of
    each new one.
    """

    def __init__(
        self,
        resources: Callable[[Jid, Jid], Sequence[Resource]],
        ask: Ask,
        fetch: Callable[[Jid, SharedFile, Path], Awaitable[Transfer]],
        may_tell: Callable[[Jid, Jid], bool],
        changed: Callable[[Jid, Jid], None],
    ) -> None:
        self._resources = resources
        self._ask = ask
        self._fetch = fetch
        self._may_tell = may_tell
        self._changed = changed
        self._announced: dict[tuple[Jid, Jid], dict[tuple[str, str], SharedFile]] = {}

    def heard(self, account: Jid, sender: Jid, files: Sequence[SharedFile]) -> None:
        """Somebody announces files in a message."""
        account, person = bare(account), bare(sender)
        if not self._may_tell(account, person):
            return
        theirs = self._announced.pop((account, person), {})
        for one in files:
            theirs.pop((one.owner.full, one.id), None)
            theirs[(one.owner.full, one.id)] = one
        while len(theirs) > MOST_ANNOUNCED:
            del theirs[next(iter(theirs))]
        self._announced[(account, person)] = theirs
        while len(self._announced) > MOST_ANNOUNCERS:
            del self._announced[next(iter(self._announced))]
        self._changed(account, person)

    async def of(self, account: Jid, contact: Jid) -> SharedFiles:
        """Ask all devices of a contact what they hold ready for us. Raises PeerGone, NotConnected, NoAnswer."""
        account, contact = bare(account), bare(contact)
        devices = [one.jid for one in self._resources(account, contact)][:MOST_ASKED]
        announced = tuple(self._announced.get((account, contact), {}).values())
        if not devices:
            if announced:
                return SharedFiles(announced)
            raise PeerGone(contact.full)
        answers = await asyncio.gather(*(self._ask(account, one) for one in devices), return_exceptions=True)
        found: dict[tuple[str, str], SharedFile] = {}
        listed = cut = False
        failed: Failure | None = None
        for answer in answers:
            if isinstance(answer, NotConnected | NoAnswer):
                failed = answer
            elif isinstance(answer, Unsupported):
                log.info("%s tells us nothing of its files: %r", contact, answer)
            elif isinstance(answer, BaseException):
                raise answer
            elif answer is not None:
                listed, cut = True, cut or answer[1]
                found |= {(one.owner.full, one.id): one for one in answer[0]}
        if failed is not None and not listed:
            raise failed
        asked = {one.full for one, answer in zip(devices, answers, strict=True) if isinstance(answer, tuple)}
        # Who tells all has withdrawn what it does not tell.
        found |= {(one.owner.full, one.id): one for one in announced if one.owner.full not in asked}
        return SharedFiles(tuple(found.values()), listed, cut)

    async def fetch(self, account: Jid, wanted: SharedFile, folder: Path) -> Transfer:
        """Ask for one of them; it comes into `folder` without another question. See border.SharedFiles."""
        return await self._fetch(account, wanted, folder)
