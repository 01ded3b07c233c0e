"""Every failure has its sentence, and no fact in it can hide, turn or forge anything."""

import gc
import re
from dataclasses import fields
from pathlib import Path

import pytest

from gharial.model import failures as f
from gharial.model.failures import CertificateFault, Failure, FileFault, LinkFault
from gharial.ui.condition_words import REGISTRATION, REQUEST, SIGN_IN, STREAM
from gharial.ui.explain import details, explain, knows
from gharial.ui.web_words import HTTP, UPLOAD

KINDS = Failure.__subclasses__()
HOSTILE = "ev\u202eil\u0007\u200b\n<b>{0}{x}%s"


def made(kind: type[Failure], text: str = "river.example") -> Failure:
    """One of `kind` with plausible facts."""
    values: dict[object, object] = {str: text, int: 5281, float: 30.0, bool: True}
    return kind(**{field.name: values[field.type] for field in fields(kind)})  # type: ignore[arg-type]


def subclasses(kind: type[Failure]) -> list[type[Failure]]:
    return [one for direct in kind.__subclasses__() for one in (direct, *subclasses(direct))]


def test_every_class_of_failures_has_words_of_its_own() -> None:
    assert len(KINDS) >= 27
    assert [kind.__name__ for kind in subclasses(Failure) if not knows(kind)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_voice(kind: type[Failure]) -> None:
    explanation = explain(made(kind))
    sentence = explanation.sentence
    assert sentence[0].isupper() or sentence.startswith(("river", "“"))
    assert explanation.what.endswith((".", "”."))
    assert not re.search(r"[!{}]|Oops|error|Error|invalid|failed", sentence), sentence
    assert kind.__name__ not in sentence


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_facts_are_neutralised(kind: type[Failure]) -> None:
    # security 10, 48
    failure = made(kind, HOSTILE)
    for text in (explain(failure).sentence, details(failure)):
        assert not set("\u202e\u0007\u200b") & set(text)
    assert "\n" not in explain(failure).sentence


@pytest.mark.parametrize("fault", [*(fault.value for fault in FileFault), "unheard-of"])
def test_every_disk_fault_names_the_file_or_its_folder(fault: str) -> None:
    sentence = explain(f.LocalFileProblem("/home/alice/in/report.pdf", fault)).sentence
    assert "/home/alice/in" in sentence or fault == "changed"
    if fault not in {"disk-full", "no-folder"}:
        assert "report.pdf" in sentence


def test_disk_faults_differ() -> None:
    sentences = {explain(f.LocalFileProblem("/in/x", fault.value)).sentence for fault in FileFault}
    assert len(sentences) == len(FileFault)


@pytest.mark.parametrize("fault", [*(fault.value for fault in CertificateFault), "unheard-of"])
def test_every_certificate_fault_says_that_nothing_was_sent(fault: str) -> None:
    explanation = explain(f.CertificateProblem("river.example", fault, "CN=elsewhere"))
    assert explanation.what.startswith("river.example could not prove who it is")
    assert "Nothing was sent" in explanation.advice
    assert "CN=" not in explanation.sentence


def test_certificate_faults_differ() -> None:
    assert len({explain(f.CertificateProblem("h", fault.value)).what for fault in CertificateFault}) == 5


@pytest.mark.parametrize("condition", sorted(SIGN_IN))
def test_sign_in_conditions(condition: str) -> None:
    assert "{" not in explain(f.WrongPassword("alice@river.example", condition)).sentence


@pytest.mark.parametrize("condition", sorted(STREAM))
def test_stream_conditions(condition: str) -> None:
    assert "{" not in explain(f.ServerClosed("river.example", condition, "bye")).sentence


@pytest.mark.parametrize("condition", sorted(REGISTRATION))
def test_registration_conditions(condition: str) -> None:
    assert "{" not in explain(f.RegistrationRefused("river.example", condition, "no")).sentence


@pytest.mark.parametrize("condition", sorted(REQUEST))
def test_request_conditions(condition: str) -> None:
    sentence = explain(f.RequestFailed("roster", "bob@river.example/desk", condition)).sentence
    assert "bob@river.example" in sentence
    assert "/desk" not in sentence


def test_an_unknown_condition_gives_the_other_sides_words() -> None:
    sentence = explain(f.RequestFailed("x", "river.example", "undefined-condition", "come\nback  on Monday")).sentence
    assert "“come back on Monday”" in sentence
    assert "undefined" not in sentence


def test_a_long_text_of_the_server_is_cut() -> None:
    assert len(explain(f.ServerClosed("river.example", "odd", "x" * 100_000)).sentence) < 500


def test_a_failure_class_of_tomorrow_still_gets_a_sentence() -> None:
    class Tomorrow(Failure):
        """Not in the table."""

    try:
        assert not knows(Tomorrow)
        assert "did not work as it should" in explain(Tomorrow()).sentence
    finally:
        del Tomorrow
        gc.collect()


def test_details_hold_facts_and_causes_but_no_foreign_words() -> None:
    try:
        try:
            raise OSError("the secret is 1234")
        except OSError as error:
            raise f.LocalFileProblem(str(Path("/in/x")), "disk-full", "ENOSPC") from error
    except f.LocalFileProblem as failure:
        text = details(failure)
    assert text.splitlines() == [
        "LocalFileProblem",
        "  path: /in/x",
        "  fault: disk-full",
        "  detail: ENOSPC",
        "caused by OSError",
    ]


def test_details_of_a_circle_of_causes_end() -> None:
    first, second = f.PeerGone("a"), f.PeerGone("b")
    first.__cause__, second.__cause__ = second, first
    assert details(first).count("PeerGone") <= 40


def test_sizes_are_said_in_the_users_units() -> None:
    assert "48.2 MB" in explain(f.Interrupted(48_200_000)).sentence


@pytest.mark.parametrize("fault", list(LinkFault))
def test_every_link_fault_names_where_it_leads(fault: LinkFault) -> None:
    words = explain(f.LinkRefused("files.example", fault.value))
    assert "files.example" in words.what and words.advice


def test_link_faults_differ() -> None:
    assert len({explain(f.LinkRefused("h", fault.value)).what for fault in LinkFault}) == len(LinkFault)


@pytest.mark.parametrize("status", [int(one) for one in HTTP if one.isdigit()])
def test_a_web_servers_answer_in_words(status: int) -> None:
    sentence = explain(f.HttpRefused("files.example", status, "Nope")).sentence
    assert "files.example" in sentence and str(status) not in sentence


@pytest.mark.parametrize("status", [int(one) for one in UPLOAD if one.isdigit()])
def test_a_refused_upload_in_words(status: int) -> None:
    """Fault 22: nothing there speaks of a link or of fetching; the server's own words stand beside ours."""
    words = explain(f.HttpRefused("files.example", status, "Daily quota reached", uploading=True))
    assert "files.example" in words.what and "“Daily quota reached”" in words.what and str(status) not in words.what
    assert words.advice and not re.search(r"\blink\b|gives the file|any more|anew", words.sentence)


def test_a_refused_upload_is_not_told_twice() -> None:
    assert "It said" not in explain(f.HttpRefused("h", 413, "Payload Too Large", uploading=True)).what
    assert "It said" not in explain(f.HttpRefused("h", 500, "Internal Server Error", uploading=True)).what
    assert "“Disk on fire”" in explain(f.HttpRefused("h", 502, "Disk on fire", uploading=True)).what


def test_a_web_server_in_trouble_and_one_with_an_answer_nobody_knows() -> None:
    assert "trouble of its own" in explain(f.HttpRefused("files.example", 503, "x")).what
    odd = explain(f.HttpRefused("files.example", 418, "I am\na teapot")).what
    assert "418" in odd and "“I am a teapot”" in odd


def test_consent_says_where_the_copy_would_lie() -> None:
    words = explain(f.ConsentNeeded("files.example", 5))
    assert words.what == "Only an upload to files.example is left, and that leaves a copy there."


def test_a_break_and_a_sender_who_gave_up_read_differently() -> None:
    gave_up = explain(f.Interrupted(40_900_000, "given up")).sentence
    assert "gave up after 40.9 MB" in gave_up
    assert "connection broke after 40.9 MB" in explain(f.Interrupted(40_900_000, "reset by peer")).sentence
