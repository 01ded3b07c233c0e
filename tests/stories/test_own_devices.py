"""Two computers of one person, at one account: they see each other, and files go between them."""

from dataclasses import replace
from pathlib import Path

from gharial.model.events import OwnDevicesChanged
from gharial.model.settings import AcceptRule
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, person
from tests.support.accounts import PASSWORD, unique_user, until


def there(one: Person) -> list[tuple[str, str, bool]]:
    """The other devices of that one: address, program, and whether what it can is known."""
    found = one.service.roster.own_devices(one.jid)
    return [(each.jid.full, each.client_name, each.features is not None) for each in found]


async def test_files_go_between_two_devices_of_one_account(prosody: ProsodyServer, tmp_path: Path) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "desk", user) as desk:
        told: list[OwnDevicesChanged] = []
        desk.service.events.subscribe(OwnDevicesChanged, told.append)
        async with person(prosody, tmp_path / "laptop", user) as laptop:
            await until(lambda: there(desk) == [(laptop.full_jid.full, "Gharial", True)])
            await until(lambda: there(laptop) == [(desk.full_jid.full, "Gharial", True)])
            await until(lambda: told and told[-1].devices == desk.service.roster.own_devices(desk.jid))
            # A rule for everybody is none for ourselves: the question stays.
            for rules in (
                (AcceptRule(str(laptop.inbox / "all")),),
                (AcceptRule(str(laptop.inbox / "x"), "z@x.example"),),
            ):
                await laptop.service.change_settings(replace(laptop.service.settings, accept_rules=rules))
                sent = await desk.send(desk.file(data=b"asked for"), laptop.full_jid)
                await laptop.accept()
                assert (await desk.finished(sent)).verified
            rule = AcceptRule(str(laptop.inbox / "mine"), desk.jid.bare, device=desk.full_jid.resource)
            await laptop.service.change_settings(replace(laptop.service.settings, accept_rules=(rule,)))
            sent = await desk.send(desk.file("notes.txt", b"mine"), laptop.full_jid)
            done = await desk.finished(sent)
            assert done.state is TransferState.DONE and done.peer == laptop.full_jid
            assert (laptop.inbox / "mine" / "notes.txt").read_bytes() == b"mine" and laptop.offered == []
            back = await laptop.send(laptop.file("back.txt", b"back"), laptop.jid)
            await desk.accept()
            assert (await laptop.finished(back)).peer == desk.full_jid
        await until(lambda: there(desk) == [] and told[-1].devices == ())


async def test_what_is_for_ourselves_waits_until_another_device_is_there(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with person(prosody, tmp_path / "desk", user) as desk:
        sent = await desk.send(desk.file(), desk.jid)
        await desk.reaches(sent, TransferState.QUEUED)
        async with person(prosody, tmp_path / "laptop", user) as laptop:
            await laptop.accept()
            assert (await desk.finished(sent)).verified
