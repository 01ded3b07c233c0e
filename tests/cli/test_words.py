"""Failures and figures in plain words."""

import pytest

from gharial.cli.figures import duration, size
from gharial.cli.lines import printable
from gharial.cli.words import knows, reason, sentence
from gharial.model import failures as f
from gharial.model.failures import Failure


def test_every_failure_has_words() -> None:
    assert [kind.__name__ for kind in Failure.__subclasses__() if not knows(kind)] == []


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (f.WrongPassword("a@b"), "The server does not know a@b with this password."),
        (f.WrongPassword("a@b", "account-disabled"), "account-disabled"),
        (f.LocalFileProblem("/x", "disk-full"), "/x: does not fit: the disk is full."),
        (f.LocalFileProblem("/x", "other", "EIO"), "/x: EIO."),
        (f.CertificateProblem("h", "untrusted"), "--ca-file"),
        (f.CertificateProblem("h", "odd"), "cannot be believed"),
        (f.Unreachable("1.2.3.4:5 6.7.8.9:1"), "1.2.3.4:5 6.7.8.9:1."),
        (f.Interrupted(1_500_000), "1.5 MB"),
        (f.Cancelled(by_us=False), "The other side cancelled."),
        (f.RequestFailed("x", "", "forbidden", "go\x1b[2J away"), "The server answered “forbidden”: go\ufffd[2J away"),
    ],
)
def test_sentences(failure: Failure, said: str) -> None:
    assert said in sentence(failure)


def test_reasons_are_words_for_programs() -> None:
    assert reason(f.LocalFileProblem("", "")) == "local-file-problem"
    assert reason(f.Declined("")) == "declined"


def test_nothing_reaches_the_terminal_that_it_would_obey() -> None:
    assert printable("a\x1b[31mb\r\nc\u202ed\u2066e\u200bf") == "a\ufffd[31mb\ufffd\ufffdc\ufffdd\ufffde\ufffdf"
    assert printable("Grüße, 漢字 🐊") == "Grüße, 漢字 🐊"


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_960, "1.0 MB"), (48_200_000, "48.2 MB"), (5e12, "5.0 TB")],
)
def test_sizes(count: float, text: str) -> None:
    assert size(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0.0 s"), (9.94, "9.9 s"), (10, "10 s"), (59.7, "1:00"), (123, "2:03"), (3723, "1:02:03")],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text
