"""Values are what the standard library's frozen dataclasses with slots are, and only made more quickly."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace
from pathlib import Path
from typing import Any

import pytest

from gharial.model import account, contact, conversation, events, room, settings, transfer
from gharial.model.value import dataclass

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ours:
    """A value with everything a field may have."""

    name: str
    number: int = 3
    tags: tuple[str, ...] = field(default_factory=tuple)
    secret: str = field(default="", repr=False)
    note: int = field(default=0, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same, as the standard library makes it."""

    name: str
    number: int = 3
    tags: tuple[str, ...] = field(default_factory=tuple)
    secret: str = field(default="", repr=False)
    note: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that looks at itself."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)

    def __repr__(self) -> str:
        return "its own"


@dataclass(frozen=True, slots=True)
class More(Ours):
    """A value with more fields than the one above it."""

    last: str = "end"


CASES: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", 4), {"secret": "hush"}),
    ((), {"name": "b", "tags": ("x", "y"), "note": 7}),
]


@pytest.mark.parametrize(("arguments", "words"), CASES)
def test_it_is_as_the_standard_library_has_it(arguments: tuple[Any, ...], words: dict[str, Any]) -> None:
    ours, theirs = Ours(*arguments, **words), Theirs(*arguments, **words)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert hash(ours) == hash(theirs)
    assert dataclasses.asdict(replace(ours, number=9)) == dataclasses.asdict(replace(theirs, number=9))
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__ and not hasattr(ours, "__dict__")
    assert pickle.loads(pickle.dumps(ours)) == ours == copy.deepcopy(ours)


def test_equal_is_what_has_the_same_facts_and_kind() -> None:
    assert Ours("a") == Ours("a", 3) != Ours("a", 4)
    assert Ours("a", note=1) == Ours("a", note=2)
    assert Ours("a") != Theirs("a")
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing()) and repr(Nothing()) == "Nothing()"
    assert len({Ours("a"), Ours("a"), Ours("b")}) == 2
    assert More("a") != Ours("a") and More("a", last="z").last == "z"
    assert repr(More("a")) == "More(name='a', number=3, tags=(), note=0, last='end')"


@pytest.mark.parametrize("value", [Ours("a"), More("a")])
@pytest.mark.parametrize("name", ["name", "tags", "anything"])
def test_nothing_of_it_changes(value: Ours, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, "z")
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
    assert value.name == "a"


def test_its_own_methods_stay_and_it_may_look_at_itself() -> None:
    assert repr(Checked(1)) == "its own"
    with pytest.raises(ValueError, match="-1"):
        Checked(-1)
    with pytest.raises(ValueError, match="-2"):
        replace(Checked(1), number=-2)


def test_what_is_missing_or_too_much_is_said_as_always() -> None:
    with pytest.raises(TypeError, match="name"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unknown"):
        Ours("a", unknown=1)  # type: ignore[call-arg]


def test_what_is_equal_to_itself_alone_keeps_its_words() -> None:
    @dataclass(eq=False)
    class Trouble(Exception):
        """A failure."""

        host: str
        port: int = 5222

        def __str__(self) -> str:
            return repr(self)

    @dataclass(eq=False)
    class Deeper(Trouble):
        """A failure with more to tell."""

        depth: int = 1

    one = Trouble("river.example")
    assert str(one).endswith("Trouble(host='river.example', port=5222)")
    assert one != Trouble("river.example") and one in {one}
    assert repr(Deeper("a", 1, 2)).endswith("Deeper(host='a', port=1, depth=2)")
    one.port = 1
    assert one.port == 1
    assert replace(one, port=2).port == 2


def test_each_has_its_own_of_what_is_made_anew() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        """A list in a value."""

        rows: list[int] = field(default_factory=list)

    one, other = Listed(), Listed()
    one.rows.append(1)
    assert other.rows == []


def test_values_of_the_model_have_no_field_that_this_does_not_know() -> None:
    """Fields by keyword alone, or left out of the beginning, would be taken for ordinary ones."""
    found = [
        thing
        for module in (account, contact, conversation, events, room, settings, transfer)
        for thing in vars(module).values()
        if dataclasses.is_dataclass(thing) and isinstance(thing, type)
    ]
    assert len(found) > 50
    for thing in found:
        assert all(one.init and not one.kw_only for one in dataclasses.fields(thing)), thing
