"""`DownloadFolder`: where files go: the folder the user took last, and those their rules name."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from gharial.backend.transfers.accept_rules import folder_for
from gharial.backend.transfers.unasked import Destination
from gharial.model.contact import Contact
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.transfer import Offer
from gharial.paths import system_downloads

log = logging.getLogger(__name__)


class DownloadFolder:
    """`contact` is the roster's entry of a person; `auto_accept` is the caller's own answer to an offer, if any;
    `requested` whether a person asked for just what is offered."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        keep_settings: Callable[[Settings], Awaitable[None]],
        contact: Callable[[Jid, Jid], Contact | None],
        auto_accept: Callable[[Offer], Path | None] | None,
        requested: Callable[[Offer], bool] = lambda _offer: False,
    ) -> None:
        self._settings = settings
        self._keep_settings = keep_settings
        self._contact = contact
        self._auto_accept = auto_accept
        self._requested = requested

    def path(self) -> Path:
        """The one that is proposed."""
        return self._settings().download_folder or system_downloads()

    async def remember(self, folder: Path) -> None:
        """Something was taken into it; never raises a Failure."""
        settings = self._settings()
        if settings.download_folder != folder:
            try:
                await self._keep_settings(replace(settings, download_folder=folder))
            except Failure as failure:
                log.warning("the download folder could not be remembered: %r", failure)

    def unasked(self, offer: Offer) -> Destination | None:
        """Where an offer goes that needs no question; None where the user is to be asked."""
        if self._auto_accept is not None and (chosen := self._auto_accept(offer)) is not None:
            return Destination(chosen, ask_otherwise=False)
        sender = self._contact(offer.account, bare(offer.peer))
        rules = self._settings().accept_rules
        folder = folder_for(rules, offer, sender, self.path(), offer.time.astimezone())
        if folder is None and self._requested(offer):
            folder = self.path()
        return Destination(folder, may_be_made=True) if folder is not None else None
