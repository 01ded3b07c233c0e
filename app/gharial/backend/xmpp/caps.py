"""`CapsCache`: what verified caps hashes stand for (XEP-0115 §5.4), over restarts too."""

import asyncio
import json
import logging
import sqlite3
import time

from gharial.backend.storage.accounts import keep_caps, read_caps
from gharial.backend.storage.database import Database
from gharial.model.failures import LocalFileProblem
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

_MOST = 2000


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an entity said of itself in disco#info."""

    features: frozenset[str]
    client_name: str = ""


class CapsCache:
    """Shared by all sessions; nothing enters that was not verified against its hash."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database
        self._known: dict[str, Abilities] = {}
        self._writing: set[asyncio.Task[None]] = set()

    async def load(self) -> None:
        """Read what earlier runs learnt."""
        if self._database is None:
            return
        for ver, info in await self._database.run(lambda connection: read_caps(connection, _MOST)):
            abilities = _parsed(info)
            if abilities is not None:
                self._known.setdefault(ver, abilities)

    def get(self, ver: str) -> Abilities | None:
        """What `ver` stands for, if anybody we met ever told."""
        return self._known.get(ver)

    def put(self, ver: str, abilities: Abilities) -> None:
        """Learn a verified hash."""
        if len(self._known) >= _MOST * 2:
            self._known.clear()  # a flood; what is met again is learnt again
        self._known[ver] = abilities
        if self._database is not None:
            info = json.dumps({"features": sorted(abilities.features), "name": abilities.client_name})
            task = asyncio.create_task(self._write(self._database, ver, info))
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    async def close(self) -> None:
        """Finish writing."""
        if self._writing:
            await asyncio.wait(self._writing)

    @staticmethod
    async def _write(database: Database, ver: str, info: str) -> None:
        try:
            await database.run(lambda connection: keep_caps(connection, ver, info, int(time.time())))
        except (LocalFileProblem, sqlite3.Error, RuntimeError) as error:
            log.warning("caps were not kept: %s", error)


def _parsed(info: str) -> Abilities | None:
    try:
        values = json.loads(info)
        return Abilities(frozenset(map(str, values["features"])), str(values["name"]))
    except (ValueError, KeyError, TypeError):
        return None
