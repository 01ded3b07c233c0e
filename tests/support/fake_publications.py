"""`FakePublications`: published files as windows see them."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from gharial.model.jid import Jid
from gharial.model.publication import Publication
from gharial.model.transfer import FileInfo


class FakePublications:
    """`record` notes a call of the fake backend."""

    def __init__(self, record: Callable[..., Awaitable[None]]) -> None:
        self.standing: dict[str, Publication] = {}
        self.unlinked: Exception | None = None
        """What asking for a link raises."""
        self._record = record

    def all(self) -> tuple[Publication, ...]:
        return tuple(self.standing.values())

    async def publish(self, account: Jid, contact: Jid, path: Path) -> Publication:
        await self._record("publish", account, contact, path)
        made = Publication(f"pub-{len(self.standing) + 1}", account, contact, path, FileInfo(path.name, 3))
        self.standing[made.id] = made
        return made

    def withdraw(self, publication_id: str) -> None:
        self.standing.pop(publication_id, None)

    def link(self, publication: Publication) -> str:
        if self.unlinked is not None:
            raise self.unlinked
        return f"xmpp:{publication.account}/desk?recvfile;sid={publication.id};name={publication.file.name}"
