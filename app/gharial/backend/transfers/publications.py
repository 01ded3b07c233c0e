"""`Publications`: files that contacts may fetch when they like; nothing else is given to who asks (security 35)."""

import asyncio
import logging
import secrets
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Protocol, TypeVar

from gharial.backend.methods.interface import Wish
from gharial.backend.transfers.source import describe
from gharial.model.failures import Failure, FileFault, LocalFileProblem, Unsupported
from gharial.model.jid import Jid, bare
from gharial.model.publication import Publication
from gharial.model.transfer import UNKNOWN_SIZE, Digest, Transfer, TransferState
from gharial.model.xmpp_link import WantedFile, receive_file_link

log = logging.getLogger(__name__)

MOST = 256
"""Files at a time."""
MOST_FETCHED = 32
"""How many times one is sent: who asks more often has a fault, or means no good."""
_LISTINGS = 2
"""Answers to who asks for the list that are made at a time: each looks at the disk."""


Page = tuple[list[Publication], bool]
_T = TypeVar("_T")


class Run(Protocol):
    """Has blocking work done."""

    def __call__(self, work: Callable[[], _T], /) -> Awaitable[_T]: ...


class Sends(Protocol):
    """What of the transfers is needed."""

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path], offer_id: str = "") -> tuple[Transfer, ...]: ...

    def get(self, transfer_id: str) -> Transfer | None: ...


class Publications:
    """Kept for as long as the program runs: nothing stays published because it was forgotten.

    `address` is an account's own full address, as links name it. `run` has blocking work done. `is_room` tells that an
    address is a room's, or somebody's in it; `knows` that they are in the roster. `digest` is that of a file, where it
    is known already. `changed(account, contact)` hears of every change, `tell_end` has whoever waits for a file
    told that it will not come.
    """

    def __init__(
        self,
        transfers: Sends,
        address: Callable[[Jid], Jid],
        is_blocked: Callable[[Jid, Jid], bool],
        run: Run,
        is_room: Callable[[Jid, Jid], bool] = lambda _account, _contact: False,
        knows: Callable[[Jid, Jid], bool] = lambda _account, _contact: True,
        digest: Callable[[Path], Digest | None] = lambda _path: None,
        changed: Callable[[Jid, Jid], None] = lambda _account, _contact: None,
        tell_end: Callable[[Transfer], None] = lambda _transfer: None,
    ) -> None:
        self._transfers = transfers
        self._address = address
        self._is_blocked = is_blocked
        self._run = run
        self._is_room = is_room
        self._knows = knows
        self._digest = digest
        self._changed = changed
        self._tell_end = tell_end
        self._listing = asyncio.Semaphore(_LISTINGS)
        self._published: dict[str, Publication] = {}
        self._under_way: dict[tuple[str, str], tuple[str, str]] = {}
        """By publication and device: the transfer that answers it, and under which id it was promised."""

    def all(self) -> tuple[Publication, ...]:
        """Those that stand, the oldest first."""
        return tuple(self._published.values())

    async def publish(self, account: Jid, contact: Jid, path: Path) -> Publication:
        """Let `contact` fetch this one file. Raises LocalFileProblem; for a folder too, and for one too many.

        Raises Unsupported for a room and whoever is in it: of them all, the address tells only which room they are in,
        and the link would tell the room who we are.
        """
        if self._is_room(account, contact):
            raise Unsupported(contact.full, "published files for one person")
        made = await self._run(lambda: _described(account, contact, path.absolute()))
        if len(self._published) >= MOST:
            raise LocalFileProblem(str(path), FileFault.OTHER.value, "too many published files")
        self._published[made.id] = made
        self._changed(made.account, made.contact)
        return made

    def withdraw(self, publication_id: str) -> None:
        """Nobody may ask for it any more; what is under way goes on."""
        if (gone := self._published.pop(publication_id, None)) is not None:
            self._changed(gone.account, gone.contact)

    def see(self, transfer: Transfer) -> None:
        """A transfer changed: of one that ended before a byte had moved, who asked for it has perhaps heard nothing."""
        ended = transfer.state in (TransferState.FAILED, TransferState.CANCELLED) and not transfer.bytes_done
        if ended and any(transfer.id == answering for answering, _promised in self._under_way.values()):
            self._tell_end(transfer)

    def link(self, publication: Publication) -> str:
        """What the contact follows to ask for it. Raises NotConnected, UnknownAccount."""
        file = publication.file
        wanted = WantedFile(self._address(publication.account), publication.id, file.name, file.size, file.media_type)
        return receive_file_link(wanted)

    async def wanted(self, account: Jid, device: Jid, publication_id: str) -> str:
        """A device asks for what we call `publication_id`: the id of the offer that will come; empty for a no."""
        found = self._published.get(publication_id)
        return await self._answer(account, device, found)

    async def wanted_file(self, account: Jid, device: Jid, wish: Wish) -> str:
        """The same for who says what the file is like: that alone opens nothing that was not published."""
        if wish.id in self._published:
            return await self.wanted(account, device, wish.id)
        asked = wish.file
        alike = [
            one
            for one in self._published.values()
            if self._may(one, account, device)
            and asked.name in ("", one.file.name)
            and asked.size in (UNKNOWN_SIZE, one.file.size)
        ]
        known = await self._run(lambda: [self._digest(one.path) for one in alike]) if asked.digest is not None else ()
        for one, digest in reversed(list(zip_longest(alike, known))):
            # A hash tells more than a name; where it cannot be compared, the name has to do.
            comparable = asked.digest is not None and digest is not None and digest.algorithm == asked.digest.algorithm
            if digest == asked.digest if comparable else asked.name:
                return await self._answer(account, device, one)
        return await self._answer(account, device, None)

    async def page(self, account: Jid, device: Jid, after: str, most: int) -> Page | None:
        """What of the files published to them comes behind the one called `after`, and whether there is more.

        Each as it is on the disk now; what is no longer there is left out. None for whom there is no answer: strangers,
        the blocked, people in rooms.
        """
        contact = bare(device)
        stranger = not device.resource or not self._knows(bare(account), contact)
        if stranger or self._is_blocked(bare(account), contact) or self._is_room(account, device):
            return None
        theirs = [
            one for one in self._published.values() if self._may(one, account, device) and one.fetched < MOST_FETCHED
        ]
        ids = [one.id for one in theirs]
        begin = ids.index(after) + 1 if after in ids else 0
        shown = theirs[begin : begin + most]
        async with self._listing:
            files = await self._run(lambda: [self._as_it_is(one) for one in shown])
        return [one for one in files if one is not None], begin + most < len(theirs)

    def _as_it_is(self, one: Publication) -> Publication | None:
        """Blocking."""
        try:
            now_is = _described(one.account, one.contact, one.path)
        except Failure:
            return None
        return replace(one, file=replace(now_is.file, digest=self._digest(one.path)))

    def _may(self, found: Publication, account: Jid, device: Jid) -> bool:
        ours = found.account == bare(account) and found.contact == bare(device)
        return ours and bool(device.resource) and not self._is_blocked(found.account, found.contact)

    async def _answer(self, account: Jid, device: Jid, found: Publication | None) -> str:
        if found is None or not self._may(found, account, device):
            log.info("%s asked for a file that was not published to them", device)
            return ""
        key = (found.id, device.full)
        if key in self._under_way:
            transfer_id, promised = self._under_way[key]
            transfer = self._transfers.get(transfer_id) if transfer_id else None
            if not transfer_id or (transfer is not None and not transfer.state.finished):
                return promised
        if found.fetched >= MOST_FETCHED:
            return ""
        promised = uuid.uuid4().hex
        self._published[found.id] = replace(found, fetched=found.fetched + 1)
        self._changed(found.account, found.contact)
        self._under_way[key] = ("", promised)
        try:
            (transfer,) = await self._transfers.send(found.account, device, (found.path,), promised)
        except Failure as failure:
            log.info("a published file cannot be sent: %r", failure)
            del self._under_way[key]
            return ""
        self._under_way[key] = (transfer.id, promised)
        return promised


def _described(account: Jid, contact: Jid, path: Path) -> Publication:
    file = describe(path)
    if file.is_folder:
        raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
    return Publication(secrets.token_urlsafe(18), bare(account), bare(contact), path, file)
