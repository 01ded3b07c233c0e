"""The rows of people: each change in its place, whatever the order of things, the same as if all was arranged anew."""

import random
from dataclasses import replace

from gharial.model.events import OccupantsChanged
from gharial.model.room import Occupant, Role
from gharial.ui.rooms.people_model import OCCUPANT, PeopleModel
from tests.support.fake_backend import ALICE
from tests.ui.rooms.conftest import GARDEN

ROLES = (Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR, Role.NONE)


def rows(model: PeopleModel) -> list[str]:
    return [str(model.index(at).data()) for at in range(model.rowCount())]


def test_one_comes_and_one_goes_without_a_reset() -> None:
    model = PeopleModel()
    model.fill([Occupant("Bob"), Occupant("Ann", Role.MODERATOR)])
    heard: list[str] = []
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsInserted.connect(lambda _parent, first, last: heard.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda _parent, first, last: heard.append(f"-{first}-{last}"))
    model.dataChanged.connect(lambda first, _last, _roles: heard.append(f"={first.row()}"))
    for event in (
        OccupantsChanged(ALICE, GARDEN, changed=(Occupant("Aaron"),)),
        OccupantsChanged(ALICE, GARDEN, changed=(Occupant("Bob", text="on the train"),)),
        OccupantsChanged(ALICE, GARDEN, changed=(Occupant("Zoe", Role.VISITOR),)),
        OccupantsChanged(ALICE, GARDEN, renamed=(("Aaron", "Zara"),)),
        OccupantsChanged(ALICE, GARDEN, gone=("Zoe", "Ann")),
    ):
        model.apply(event)
    assert heard == ["+3-3", "=4", "+5-6", "-3-3", "+4-4", "-5-6", "-0-1"]
    assert rows(model) == ["People", "Bob", "Zara"]
    assert model.index_of("Zara").row() == 2 and not model.index_of("Ann").isValid()


def test_any_changes_end_as_if_arranged_anew() -> None:
    chance = random.Random(6)
    model, people = PeopleModel(), {"me": Occupant("me", us=True)}
    model.fill(people.values())
    model.modelAboutToBeReset.connect(lambda: [model.index(at).data(OCCUPANT) for at in range(model.rowCount())])
    for turn in range(100):
        names = [f"{chance.choice('aAbBß')}{chance.randrange(40)}" for _ in range(chance.choice((1, 1, 2, 70)))]
        changed = [Occupant(name, chance.choice(ROLES), text=str(chance.randrange(3))) for name in dict.fromkeys(names)]
        gone = [one for one in chance.sample(sorted(people), min(len(people), 2)) if one != "me"]
        old = next((one for one in sorted(people) if one != "me" and one not in gone), "")
        renamed = ((old, f"{old}x"),) if old and f"{old}x" not in people and turn % 3 == 0 else ()
        for before, after in renamed:
            people[after] = replace(people.pop(before), nick=after)
        for name in gone:
            people.pop(name, None)
        people.update({one.nick: one for one in changed})
        if turn % 25 == 17:
            model.narrow(chance.choice(("", "a", "1")))
        model.apply(OccupantsChanged(ALICE, GARDEN, changed=tuple(changed), gone=tuple(gone), renamed=renamed))
        fresh = PeopleModel()
        fresh.fill(people.values())
        fresh.narrow(model._sought)
        assert rows(model) == rows(fresh), turn
        assert [model.index(at).data(OCCUPANT) for at in range(model.rowCount())] == fresh._rows
