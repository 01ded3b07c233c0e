"""`Fetches`: files that the user asks others for: the asking is the consent, so what comes of it needs no question.

A request is answered with an offer (most do so) or in a session of ours. Either way it becomes an incoming transfer
like any other, with the folder chosen before: what was asked for waits as one that broke does, and is taken up so.
"""

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path

from gharial.backend.methods.interface import Asking, Incoming, Wish
from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.job import now
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.logins import Login
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.reception import is_retriable
from gharial.backend.transfers.wishes import Wishes, other_than_asked
from gharial.backend.xmpp.background import Background
from gharial.model.conversation import Direction
from gharial.model.failures import (
    Declined,
    Failure,
    NoAnswer,
    NotConnected,
    NotPublished,
    OtherFile,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    UnknownAccount,
    Unsupported,
)
from gharial.model.jid import Jid, bare
from gharial.model.publication import SharedFile
from gharial.model.transfer import UNKNOWN_SIZE, Offer, Transfer, TransferState
from gharial.model.transfer_bounds import Lack

log = logging.getLogger(__name__)

_GONE = frozenset(
    {"service-unavailable", "recipient-unavailable", "gone", "remote-server-not-found", "remote-server-timeout"}
)


class Fetches:
    """`present` tells whether a device is online. `resend` asks the sender of a broken transfer to take it up.

    `take_up(transfer, incoming)` receives what comes in a session of ours; `is_busy` tells that a transfer runs;
    `end` ends one that waits.
    """

    def __init__(
        self,
        ledger: Ledger,
        pump: Pump,
        *,
        login: Callable[[Jid], Login | None],
        present: Callable[[Jid, Jid], bool | None],
        resend: Callable[[Transfer], Coroutine[object, object, None]],
        take_up: Callable[[Transfer, Incoming], None],
        is_busy: Callable[[str], bool],
        end: Callable[[Transfer, Failure], None],
    ) -> None:
        self._ledger = ledger
        self._pump = pump
        self._wishes = Wishes()
        self._login = login
        self._present = present
        self._resend = resend
        self._take_up = take_up
        self._is_busy = is_busy
        self._end = end
        self._asking: dict[str, tuple[Jid, Jid, asyncio.Event]] = {}
        """By transfer, what was asked and not answered yet: our account, the device, and when that is over."""
        self._led: set[str] = set()
        """Those that come in a session of ours: nobody but we goes on with what breaks of them."""
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._background = Background("asking for a file")

    async def fetch(self, account: Jid, wanted: SharedFile, folder: Path) -> Transfer:
        """Ask for a file, to have it in `folder`: the transfer it comes in, or the one in which it comes already.

        How the asking went is told by the transfer. Raises LocalFileProblem for the folder, NotConnected,
        UnknownAccount, PeerGone, and Unsupported for what tells no size.
        """
        account, owner = bare(account), wanted.owner
        login = self._login(account)
        if login is None:
            raise UnknownAccount(account.bare)
        if not login.online():
            raise NotConnected(account.bare)
        if not owner.resource or wanted.file.size == UNKNOWN_SIZE or wanted.file.is_folder:
            raise Unsupported(owner.full, Lack.ASKED_FOR.value)
        if self._present(account, owner) is False:
            raise PeerGone(owner.full)
        name = safe_name(wanted.file.name)
        for same in self._ledger.incoming_like(account, bare(owner), name, wanted.file.size):
            if not same.state.finished and self._wishes.of(same.id) == wanted:
                return same
        transfer = Transfer(
            id=uuid.uuid4().hex,
            account=account,
            peer=owner,
            direction=Direction.INCOMING,
            file=replace(wanted.file, name=name),
            state=TransferState.QUEUED,
            created=now(),
            path=folder / name,
        )
        from gharial.backend.transfers.landing import obstacle

        problem = await self._pump.run(lambda: obstacle(transfer))
        if problem is not None:
            raise problem
        self._wishes.note(transfer.id, wanted)
        self._ledger.put(transfer, target=owner)
        self._background.start(self._begin(transfer.id))
        return transfer

    async def ask_again(self, transfer: Transfer) -> None:
        """Have a transfer that broke taken up: by its sender, or where that lets it be, by asking for the file anew.

        Raises Unsupported, NotConnected, and for what was asked for also NotPublished, Declined, PeerGone, TimedOut.
        """
        wanted = self._wishes.of(transfer.id)
        if wanted is None:
            await self._resend(transfer)
            return
        if self._ledger.wire_id(transfer.id):
            try:
                await self._resend(transfer)
            except Unsupported:
                log.debug("%s does not know the transfer any more", transfer.peer)
            else:
                return
        await self._ask(transfer.id, wanted)

    def misled_by(self, offer: Offer, wire_id: str) -> bool:
        """An offer bears the id that was promised for what we asked for, and is of something else: that ends it."""
        asked = None if offer.lasting else self._ledger.of_wire_id(offer.account, wire_id)
        if asked is None or asked.attempts or asked.state.finished or self._wishes.of(asked.id) is None:
            return False
        differs = "" if bare(asked.peer) != bare(offer.peer) else other_than_asked(asked, offer.files[0])
        if differs:
            log.warning("%s comes with another file than it was asked for: its %s", offer.peer, differs)
            self._end(asked, OtherFile(offer.peer.full, differs))
        return bool(differs)

    def later(
        self, account: Jid, incoming: Incoming, came: Callable[[Jid, Incoming], None]
    ) -> Coroutine[object, object, None] | None:
        """Hands an offer to `came` when its sender has answered what we asked it for; None where it need not wait.

        The offer may be quicker than the word that promises it.
        """

        def pending() -> asyncio.Event | None:
            asked = (account, incoming.offer.peer)
            return next((event for *who, event in self._asking.values() if tuple(who) == asked), None)

        async def wait() -> None:
            while (event := pending()) is not None:
                await event.wait()
            came(account, incoming)

        return wait() if pending() is not None and not incoming.offer.lasting else None

    def meant(self, alike: list[Transfer], wire_id: str) -> list[Transfer]:
        """Of transfers that an offer could be for, the waiting one for which its id was promised; else all of them."""
        promised = [one for one in alike if self._wishes.of(one.id) and self._ledger.wire_id(one.id) == wire_id]
        return [one for one in promised if self._waiting(one.id) is not None] or alike

    def see(self, transfer: Transfer) -> None:
        """A transfer changed: what we lead ourselves is asked for again when it has rested."""
        if transfer.id not in self._led:
            return
        if (timer := self._timers.pop(transfer.id, None)) is not None:
            timer.cancel()
        if transfer.state.finished and not is_retriable(transfer):
            self._led.discard(transfer.id)
        elif transfer.state is TransferState.QUEUED and transfer.waits_until is not None and not transfer.paused:
            rest_s = max((transfer.waits_until - now()).total_seconds(), 0.0)
            self._timers[transfer.id] = asyncio.get_running_loop().call_later(rest_s, self._go_on, transfer.id)

    def close(self) -> None:
        """Ask for nothing more."""
        for timer in self._timers.values():
            timer.cancel()
        self._background.cancel()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _go_on(self, transfer_id: str) -> None:
        self._timers.pop(transfer_id, None)
        self._background.start(self._begin(transfer_id, for_good=(NotPublished, Declined, Unsupported)))

    async def _begin(self, transfer_id: str, for_good: tuple[type[Failure], ...] = (Failure,)) -> None:
        """Ask; what went wrong `for_good` ends it. After anything else it waits for its sender as others do."""
        wanted = self._wishes.of(transfer_id)
        if wanted is None:
            return
        try:
            await self._ask(transfer_id, wanted)
        except Failure as failure:
            current = self._waiting(transfer_id)
            if current is not None and isinstance(failure, for_good):
                self._end(current, failure)

    async def _ask(self, transfer_id: str, wanted: SharedFile) -> None:
        """Raises Unsupported, NotConnected, NotPublished, Declined, PeerGone, TimedOut, ProtocolBreach."""
        transfer = self._waiting(transfer_id)
        if transfer is None or transfer_id in self._asking:
            return
        answered = asyncio.Event()
        self._asking[transfer_id] = transfer.account, wanted.owner, answered
        try:
            answer = await self._answer(transfer, wanted)
        except NoAnswer as failure:
            raise TimedOut("request", failure.timeout_s) from failure
        finally:
            del self._asking[transfer_id]
            answered.set()
        current = self._waiting(transfer_id)
        if not isinstance(answer, str):
            if current is None:
                await answer.decline()
            else:
                self._led.add(transfer_id)
                self._take_up(current, answer)
            return
        self._led.discard(transfer_id)
        known = self._ledger.of_wire_id(transfer.account, answer)
        if known is not None and known.id != transfer_id:
            # An id of somebody else's transfer: nothing of that one is theirs to touch.
            raise ProtocolBreach(wanted.owner.full, "promised an offer under an id that is taken")
        if current is not None:
            self._ledger.offered_as(transfer_id, answer)

    async def _answer(self, transfer: Transfer, wanted: SharedFile) -> str | Incoming:
        login = self._login(transfer.account)
        if login is None or not login.online():
            raise NotConnected(transfer.account.bare)
        try:
            features = await login.discovery.features(wanted.owner)
        except RequestFailed as error:
            if error.condition in _GONE:
                raise PeerGone(wanted.owner.full) from error
            raise Unsupported(wanted.owner.full, Lack.ASKED_FOR.value) from error
        wish = Wish(wanted.id, wanted.file)
        asking: Sequence[Asking] = [
            one for one in login.methods if isinstance(one, Asking) and one.can_ask(wish, features)
        ]
        for method in asking:
            try:
                return await method.ask(wish, wanted.owner, features)
            except Unsupported as failure:
                log.info("%s cannot be asked by %s: %r", wanted.owner, method, failure)
        raise Unsupported(wanted.owner.full, Lack.ASKED_FOR.value)

    def _waiting(self, transfer_id: str) -> Transfer | None:
        """It still waits for what was asked for."""
        transfer = self._ledger.get(transfer_id)
        waits = transfer is not None and transfer.state is TransferState.QUEUED and not self._is_busy(transfer_id)
        return transfer if waits else None
