"""Accept rules as a file: what comes back, what is refused whole, and what a rule of it would change."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.rule_file import MOST_BYTES, NewerRules, NotRules, compared, read_rules, written_rules
from gharial.model.settings import AcceptRule

HOME = Path("/home/alice")
BOB = AcceptRule("/home/alice/In/{contact}", "bob@river.example", largest=5, types=("*.pdf",), days=(1, 5))
ALL = AcceptRule("/media/in", hours_from=60, hours_until=120, hidden_only=True, unmetered_only=True, enabled=False)


def test_what_is_written_is_read_at_another_computer() -> None:
    text = written_rules([BOB, ALL], HOME)
    assert "/home/alice" not in text
    there = read_rules(text.encode(), Path("/home/bob"))
    assert there == (replace(BOB, folder="/home/bob/In/{contact}"), ALL)
    assert read_rules(b"\xef\xbb\xbf" + text.encode(), HOME) == (BOB, ALL)


def edited(change: Callable[[Any], object]) -> bytes:
    whole = json.loads(written_rules([BOB, ALL], HOME))
    change(whole)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole["rules"][0].pop("folder"),
        lambda whole: whole["rules"][0].update(largest="5"),
        lambda whole: whole["rules"][0].update(largest=-1),
        lambda whole: whole["rules"][0].update(days=[8]),
        lambda whole: whole["rules"][0].update(days=[True]),
        lambda whole: whole["rules"][0].update(hours_from=1440),
        lambda whole: whole["rules"][0].update(hidden_only=1),
        lambda whole: whole["rules"][0].update(only_on_mondays=True),
        lambda whole: whole["rules"].append(None),
        lambda whole: whole.update(rules={}),
        lambda whole: whole.update(format="something"),
        lambda whole: whole.update(version="1"),
        lambda whole: whole.update(version=True),
        lambda whole: whole.update(more=1),
        lambda whole: whole.update(rules=whole["rules"] * 600),
    ],
)
def test_a_damaged_file_gives_nothing(change: Callable[[Any], object]) -> None:
    """Security 54: a rule whose condition was lost would take more than its writer meant."""
    with pytest.raises(NotRules):
        read_rules(edited(change), HOME)


def test_a_newer_file_says_so() -> None:
    with pytest.raises(NewerRules):
        read_rules(edited(lambda whole: whole.update(version=2)), HOME)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"7", b"\xff\xfe", b"[" * 100_000, b'{"format":', b" " * (MOST_BYTES + 1)]
)
def test_what_is_no_rule_file(data: bytes) -> None:
    with pytest.raises(NotRules):
        read_rules(data, HOME)


@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(NotRules):
        read_rules(data, HOME)


def test_what_a_rule_of_a_file_would_change() -> None:
    now = (AcceptRule("/in", "bob@river.example", largest=100, types=("*.pdf", "*.png")),)
    narrower = replace(now[0], folder="/other", types=("*.pdf",), largest=10)
    wider, other, off = replace(now[0], largest=0), AcceptRule("/in", "carol@river.example"), replace(ALL, folder="/in")
    read = compared([now[0], narrower, wider, wider, other, off], now)
    assert [(one.known, one.widens, one.unfit) for one in read] == [
        (True, False, False),
        (False, False, False),
        (False, True, False),
        (False, True, False),
        (False, False, False),
    ]


def test_a_rule_that_is_switched_off_makes_none_narrower() -> None:
    assert compared([BOB], [replace(BOB, enabled=False)])[0].widens


@pytest.mark.parametrize(
    "folder", ["", "in", "/home/alice/.ssh", "/home/alice/.config/autostart", "/in/../etc", "/in/{name}", "~root/x"]
)
def test_folders_that_a_file_may_not_name(folder: str) -> None:
    # security 7, 12
    assert compared([AcceptRule(folder)], ())[0].unfit
