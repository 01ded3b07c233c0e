"""`Limits`: how much may run at a time and how fast, for all and for one contact; new settings count at once."""

from collections.abc import Callable
from datetime import datetime

from gharial.backend.transfers.rate_limit import RateLimit
from gharial.model.jid import Jid
from gharial.model.settings import ContactRule, Settings

_Pair = tuple[RateLimit, RateLimit]


class Limits:
    """One RateLimit for all, one for each contact, shared by everything that runs.

    `clock` tells the local time, for limits that hold only in a part of the day; those of a contact hold always.
    """

    def __init__(
        self, settings: Callable[[], Settings], clock: Callable[[], datetime] = lambda: datetime.now().astimezone()
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._sending = RateLimit(lambda: self._now(settings().send_limit))
        self._receiving = RateLimit(lambda: self._now(settings().receive_limit))
        self._of_contacts: dict[tuple[Jid, Jid], _Pair] = {}

    def sending(self, account: Jid, person: Jid) -> tuple[RateLimit, ...]:
        """What holds for bytes that go to `person` (bare)."""
        return self._sending, self._pair(account, person)[0]

    def receiving(self, account: Jid, person: Jid) -> tuple[RateLimit, ...]:
        """What holds for bytes that come from `person` (bare)."""
        return self._receiving, self._pair(account, person)[1]

    def parallel(self) -> int:
        """How many files may run at a time, at least 1."""
        return max(self._settings().parallel_transfers, 1)

    def parallel_of(self, account: Jid, person: Jid) -> int:
        """How many of them with one contact."""
        return self._rule(account, person).parallel or self.parallel()

    def _now(self, limit: int) -> int:
        settings = self._settings()
        if not limit or not settings.limits_by_hours:
            return limit
        now = self._clock()
        return limit if settings.limits_hold(now.hour * 60 + now.minute) else 0

    def _pair(self, account: Jid, person: Jid) -> _Pair:
        key = (account, person)
        if key not in self._of_contacts:
            self._of_contacts[key] = (
                RateLimit(lambda: self._rule(account, person).send_limit),
                RateLimit(lambda: self._rule(account, person).receive_limit),
            )
        return self._of_contacts[key]

    def _rule(self, account: Jid, person: Jid) -> ContactRule:
        return self._settings().rule_for(account.bare, person.bare)
