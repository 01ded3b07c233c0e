"""`DownloadFolder`: where files go: the folder the user took last, and those their rules name."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from gharial.backend.transfers.accept_rules import folder_for
from gharial.backend.transfers.unasked import Destination
from gharial.model.acceptance import circumstances_of
from gharial.model.contact import Contact
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.transfer import Offer
from gharial.paths import system_downloads

log = logging.getLogger(__name__)


class DownloadFolder:
    """`contact` is the roster's entry of a person, or who we are ourselves; `auto_accept` is the caller's own answer to
    an offer, if any; `requested` whether a person asked for just what is offered; `metered` whether we pay by volume.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        keep_settings: Callable[[Settings], Awaitable[None]],
        contact: Callable[[Jid, Jid], Contact | None],
        auto_accept: Callable[[Offer], Path | None] | None,
        requested: Callable[[Offer], bool] = lambda _offer: False,
        metered: Callable[[], bool] = lambda: False,
    ) -> None:
        self._settings = settings
        self._keep_settings = keep_settings
        self._contact = contact
        self._auto_accept = auto_accept
        self._requested = requested
        self._metered = metered

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
        folder = self._by_rule(offer, sender) if sender is not None else None
        if folder is None and self._requested(offer):
            folder = self.path()
        return Destination(folder, may_be_made=True) if folder is not None else None

    def _by_rule(self, offer: Offer, sender: Contact) -> Path | None:
        settings, time = self._settings(), offer.time.astimezone()
        around = circumstances_of(settings, sender, offer.peer, time, linked=bool(offer.host))
        around = replace(around, metered=self._metered())
        return folder_for(settings.accept_rules, offer, sender, self.path(), time, around)
