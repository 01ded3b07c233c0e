"""Settings as JSON holds them: read strictly, because a rule that lost a condition would allow more. Pure."""

import dataclasses
import types
import typing
from pathlib import Path
from typing import Any

UNFIT = object()
"""What `parsed` returns for what does not fit."""


def parsed(hint: object, value: object) -> object:
    """`value`, out of JSON, as the field's type wants it, or UNFIT."""
    if typing.get_origin(hint) is tuple:
        return _list_of(typing.get_args(hint)[0], value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record_of(hint, value)
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if value is None:
        return None if type(None) in allowed else UNFIT
    if Path in allowed:
        return Path(value) if isinstance(value, str) and "\0" not in value else UNFIT
    # bool is an int to isinstance, and neither may stand for the other here.
    return value if type(value) in allowed else UNFIT


def _list_of(hint: object, value: object) -> object:
    """A list is read whole or not at all: a rule that lost a condition would allow more than its writer did."""
    if not isinstance(value, list):
        return UNFIT
    entries = tuple(parsed(hint, one) for one in value)
    return UNFIT if UNFIT in entries else entries


def _record_of(kind: type[Any], value: object) -> object:
    """A rule. Fields nobody knows may be conditions of a newer version: then it is not understood."""
    if not isinstance(value, dict):
        return UNFIT
    hints = typing.get_type_hints(kind)
    if not value.keys() <= hints.keys():
        return UNFIT
    fields = {name: parsed(hints[name], one) for name, one in value.items()}
    if UNFIT in fields.values():
        return UNFIT
    try:
        return kind(**fields)
    except (TypeError, ValueError):  # a field without a default is missing, or one cannot be
        return UNFIT


def plain(value: object) -> object:
    """What JSON takes of it: the opposite of `parsed`."""
    if isinstance(value, Path):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [plain(one) for one in value] if isinstance(value, tuple) else value
