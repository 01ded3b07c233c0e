"""Failures are facts that survive being written down."""

import dataclasses
import json
import traceback

import pytest

from gharial.model.failures import Failure, Unexpected, from_record, to_record

KINDS = sorted(Failure.__subclasses__(), key=lambda kind: kind.__name__)
SAMPLES = {"str": "x", "int": 7, "float": 1.5, "bool": True}


def sample(kind: type[Failure]) -> Failure:
    facts = {
        field.name: SAMPLES[getattr(field.type, "__name__", str(field.type))] for field in dataclasses.fields(kind)
    }  # type: ignore[arg-type]
    return kind(**facts)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_failure_is_written_down_and_read_back(kind: type[Failure]) -> None:
    failure = sample(kind)
    again = from_record(json.loads(json.dumps(to_record(failure))))
    assert type(again) is kind
    assert to_record(again) == to_record(failure)


@pytest.mark.parametrize("record", [{}, {"kind": "NoSuchThing"}, {"kind": "Declined", "colour": "red"}, {"kind": 3}])
def test_what_this_version_does_not_know_is_unexpected(record: dict[str, object]) -> None:
    assert isinstance(from_record(record), Unexpected)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_failure_can_be_raised_chained_and_printed(kind: type[Failure]) -> None:
    try:
        try:
            raise OSError("disk")
        except OSError as error:
            raise sample(kind) from error
    except Failure as failure:
        printed = "".join(traceback.format_exception(failure))
        assert kind.__name__ in printed and "disk" in printed
        assert isinstance(failure.final, bool)
