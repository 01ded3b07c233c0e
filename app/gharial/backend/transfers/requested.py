"""`Requested`: files a person asked somebody for (XEP-0137 §4, XEP-0358): what then comes needs no second yes. Pure."""

import time
from collections.abc import Callable

from gharial.backend.transfers.file_name import safe_name
from gharial.model.acceptance import takes
from gharial.model.contact import Contact
from gharial.model.jid import Jid, bare
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Offer
from gharial.model.xmpp_link import WantedFile

LASTS_S = 600.0
"""A request counts as the yes to an offer that comes so soon after it."""
MOST = 64

_Key = tuple[Jid, Jid, str, int]


class Requested:
    """`contact` is the roster's entry of a person.

    A person saw name and size of what they asked for, so an offer has to be just that. Under which id it comes is not
    looked at: it may be quicker than the answer that tells it.
    """

    def __init__(
        self, contact: Callable[[Jid, Jid], Contact | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._contact = contact
        self._clock = clock
        self._since: dict[_Key, float] = {}

    def note(self, account: Jid, wanted: WantedFile) -> None:
        """It is about to be asked for. Without a name or a size it is not known well enough to say yes to."""
        if wanted.name and wanted.size is not None:
            self._since[_key(account, wanted.owner, wanted.name, wanted.size)] = self._clock()
        while len(self._since) > MOST:
            del self._since[next(iter(self._since))]

    def forget(self, account: Jid, wanted: WantedFile) -> None:
        """It will not come."""
        self._since.pop(_key(account, wanted.owner, wanted.name, wanted.size or 0), None)

    def take(self, offer: Offer) -> bool:
        """The offer is that very file, from the very device that was asked, and soon enough; once.

        Never from somebody who is not in the roster, and never what can run: there the offer asks for itself.
        """
        if len(offer.files) != 1 or offer.companions:
            return False
        file = offer.files[0]
        key = _key(offer.account, offer.peer, file.name, file.size)
        since, sender = self._since.get(key), self._contact(offer.account, bare(offer.peer))
        if since is None or self._clock() - since > LASTS_S or sender is None:
            return False
        if not takes(AcceptRule("requested", sender.jid.bare), sender, offer.files, offer.preview):
            return False
        del self._since[key]
        return True


def _key(account: Jid, owner: Jid, name: str, size: int) -> _Key:
    return bare(account), owner, safe_name(name), size
