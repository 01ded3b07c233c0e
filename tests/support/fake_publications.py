"""`FakePublications`, `FakeSharedFiles`: published files, ours and others', as windows see them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from gharial.model.conversation import Direction
from gharial.model.jid import Jid
from gharial.model.publication import Publication, SharedFile, SharedFiles
from gharial.model.transfer import FileInfo, Transfer, TransferState


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


class FakeSharedFiles:
    """Files that others hold ready. `held` is what each contact has; fetching makes a transfer that waits."""

    def __init__(self, record: Callable[..., Awaitable[None]], put: Callable[[Transfer], Transfer]) -> None:
        self.held: dict[Jid, SharedFiles] = {}
        self._record = record
        self._put = put

    async def of(self, account: Jid, contact: Jid) -> SharedFiles:
        await self._record("shared_files.of", account, contact)
        return self.held.get(contact, SharedFiles(listed=True))

    async def fetch(self, account: Jid, wanted: SharedFile, folder: Path) -> Transfer:
        await self._record("shared_files.fetch", account, wanted, folder)
        return self._put(
            Transfer(
                f"fetch-{wanted.id}",
                account,
                wanted.owner,
                Direction.INCOMING,
                wanted.file,
                TransferState.QUEUED,
                datetime.now(UTC),
                folder / wanted.file.name,
            )
        )
