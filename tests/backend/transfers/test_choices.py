"""What was said of files before it was their turn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gharial.backend.transfers.choices import Choices, Chosen
from gharial.backend.transfers.reception import CONSENT
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Group, Offer

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FILES = (FileInfo("a", 1), FileInfo("b", 2), FileInfo("b", 2), FileInfo("c", 3))
INBOX = Path("/inbox")


def offer(file: FileInfo, group: str = "g", peer: str = "bob@x/1") -> Offer:
    return Offer("o", Jid("me@x"), Jid(peer), "share", (file,), NOW, Group(group, 4, 8), companions=FILES)


def test_each_file_is_answered_once_as_it_was_ticked() -> None:
    choices = Choices()
    choices.make(offer(FILES[0]), (FILES[0], FILES[1]), INBOX, NOW)
    said = [choices.use(offer(file), NOW) for file in (*FILES, *FILES)]
    kinds = [None if one is None else one[0] for one in said]
    assert kinds == [Chosen.WANTED, Chosen.WANTED, Chosen.UNWANTED, Chosen.UNWANTED, None, None, None, None]
    assert all(one is None or one[1] == INBOX for one in said)


def test_another_file_another_group_another_person_is_asked_about() -> None:
    choices = Choices()
    choices.make(offer(FILES[0]), FILES, INBOX, NOW)
    assert choices.use(offer(FileInfo("a", 2)), NOW) is None
    assert choices.use(offer(FileInfo("a", 1, entries=1)), NOW) is None
    assert choices.use(offer(FILES[0], group="h"), NOW) is None
    assert choices.use(offer(FILES[0], peer="eve@x/1"), NOW) is None
    assert choices.use(replace(offer(FILES[0]), group=None), NOW) is None
    # The same person at another device.
    assert choices.use(offer(FILES[0], peer="bob@x/2"), NOW) == (Chosen.WANTED, INBOX)


def test_a_choice_lapses_and_the_oldest_makes_way() -> None:
    choices = Choices()
    for number in range(65):
        choices.make(offer(FILES[0], group=str(number)), FILES, INBOX, NOW)
    assert choices.use(offer(FILES[0], group="0"), NOW) is None
    assert choices.use(offer(FILES[0], group="1"), NOW) is not None
    assert choices.use(offer(FILES[0], group="2"), NOW + CONSENT + timedelta(seconds=1)) is None


def test_ticks_for_what_was_never_offered_count_nothing() -> None:
    choices = Choices()
    choices.make(offer(FILES[0]), (FileInfo("z", 9),), INBOX, NOW)
    assert choices.use(offer(FileInfo("z", 9)), NOW) is None
    assert choices.use(offer(FILES[0]), NOW) == (Chosen.UNWANTED, INBOX)
