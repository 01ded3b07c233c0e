"""`dataclass` as the model uses it: a frozen one with slots is made four times as quickly as by the standard library.

That compiles six methods for each class, about a millisecond, which for all values together was a fifth of the
program's start. Here one is compiled, when the first value is made, and the others are shared. To everybody else,
`dataclasses.replace` and type checkers among them, it is the same.
"""

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, **options):
        """Make a class one. Values and what is only `eq=False` are ours, all else is the standard library's."""
        if options == {"frozen": True, "slots": True}:
            make = _value
        elif options == {"eq": False}:
            make = _fact
        else:
            make = dataclasses.dataclass(**options)
        return make if cls is None else make(cls)


C = TypeVar("C")


def _fact(plain: type[C]) -> type[C]:
    """One that is equal to itself alone, and may change: a failure."""
    own = frozenset(plain.__dict__)
    cls: Any = dataclasses.dataclass(init=False, eq=False, repr=False)(plain)
    if "__init__" not in own:
        cls.__init__ = _beginning(cls)
    if "__repr__" not in own:
        cls.__repr__ = _written([one.name for one in dataclasses.fields(cls) if one.repr])
    made: type[C] = cls
    return made


def _value(plain: type[C]) -> type[C]:
    own = frozenset(plain.__dict__)
    cls: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    fields = dataclasses.fields(cls)
    names = frozenset(one.name for one in fields)
    compared = _getter([one.name for one in fields if one.compare])
    stored = [one.name for one in fields]

    def equal(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(compared(self))

    def assign(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in stored]

    def restore(self: Any, kept: list[Any]) -> None:
        for name, value in zip(stored, kept, strict=True):
            object.__setattr__(self, name, value)

    for name, method in {
        "__init__": _beginning(cls),
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": _written([one.name for one in fields if one.repr]),
        "__setattr__": assign,
        "__delattr__": delete,
        "__getstate__": state,
        "__setstate__": restore,
    }.items():
        if name not in own:
            setattr(cls, name, method)
    made: type[C] = cls
    return made


def _written(names: list[str]) -> Any:
    def written(self: Any) -> str:
        facts = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({facts})"

    return written


def _getter(names: list[str]) -> Any:
    return attrgetter(*names) if names else lambda _value: ()


def _beginning(cls: Any) -> Any:
    """The one method that is compiled, for it is called most; what is never made, as most failures, needs none."""

    def begin(self: Any, *values: object, **named: object) -> None:
        compiled = _compiled(dataclasses.fields(cls), after=hasattr(cls, "__post_init__"))
        cls.__init__ = compiled
        compiled(self, *values, **named)

    return begin


def _compiled(fields: tuple["dataclasses.Field[Any]", ...], *, after: bool) -> Any:
    """`__init__` as the standard library writes it."""
    scope: dict[str, Any] = {"_set": object.__setattr__, "_left_out": dataclasses.MISSING}
    parameters, lines = ["self"], []
    for one in fields:
        parameter = value = one.name
        if one.default is not dataclasses.MISSING:
            scope[f"_default_{one.name}"] = one.default
            parameter = f"{one.name}=_default_{one.name}"
        elif one.default_factory is not dataclasses.MISSING:
            scope[f"_make_{one.name}"] = one.default_factory
            parameter = f"{one.name}=_left_out"
            value = f"_make_{one.name}() if {one.name} is _left_out else {one.name}"
        parameters.append(parameter)
        lines.append(f" _set(self, {one.name!r}, {value})")
    if after:
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), scope)  # noqa: S102 - names of fields alone
    return scope["__init__"]
