"""`Registrations`: creating an account on a server (XEP-0077)."""

from collections.abc import Mapping
from pathlib import Path

from gharial.backend.xmpp.timing import Timing
from gharial.model.account import RegistrationForm
from gharial.model.failures import RegistrationRefused
from gharial.model.jid import Jid


class Registrations:
    """The forms that are open."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing

    async def ask(self, host: str, server: str | None, port: int | None, ca_file: Path | None) -> RegistrationForm:
        raise RegistrationRefused(host, "not-allowed")

    async def answer(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        raise RegistrationRefused(form.host, "not-allowed")

    async def abandon(self, form: RegistrationForm) -> None:
        pass

    async def close(self) -> None:
        pass
