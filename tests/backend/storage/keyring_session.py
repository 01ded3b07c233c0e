"""Runs inside a private D-Bus session with an unlocked keyring: prints what Secrets did, as JSON."""

import asyncio
import json
import sys
from pathlib import Path

from gharial.backend.storage.secrets import Secrets
from gharial.model.account import PasswordKeeping
from gharial.model.failures import KeyringProblem
from gharial.model.jid import Jid

ALICE = Jid("alice@river.example")


async def main() -> None:
    secrets, keep, said = Secrets(Path(sys.argv[1])), PasswordKeeping.KEYRING, {}
    try:
        said["before"] = await secrets.password(ALICE, keep)
        await secrets.store(ALICE, "pä ss", keep)
        said["stored"] = await Secrets(Path(sys.argv[1])).password(ALICE, keep)
        said["other"] = await secrets.password(Jid("bob@river.example"), keep)
        await secrets.forget(ALICE, keep)
        said["after"] = await secrets.password(ALICE, keep)
        await secrets.forget(ALICE, keep)
    except KeyringProblem as problem:
        said["problem"] = problem.detail
    print(json.dumps(said))


asyncio.run(main())
