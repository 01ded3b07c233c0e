"""The technical account of a transfer that "Copy details" puts on the clipboard, in English as it may go to others."""

from gharial.model.failures import Failure
from gharial.model.transfer import Attempt, Transfer
from gharial.ui.explain import details
from gharial.ui.widgets.foreign_text import shown


def account_text(one: Transfer) -> str:
    """Everything that helps to find out why it went as it did; nothing of what is in the file."""
    lines = [
        f"{one.direction.value} {shown(one.file.name)}",
        f"account {one.account}, peer {shown(str(one.peer))}",
        f"state {one.state.value}, verified {one.verified}, {one.bytes_done} of {one.file.size} bytes,"
        f" {one.seconds:.3f} s",
    ]
    if one.paused:
        lines.append(f"paused by us {one.paused_by_us}, by peer {one.paused_by_peer}")
    if one.waits_until is not None:
        lines.append(f"next try {one.waits_until.isoformat()}")
    if one.digest is not None:
        lines.append(f"{one.digest.algorithm} here {one.digest.hex}")
    if one.file.digest is not None:
        lines.append(f"{one.file.digest.algorithm} announced {one.file.digest.hex}")
    for number, attempt in enumerate(one.attempts, 1):
        lines += _attempt_lines(number, attempt)
    if one.failure is not None:
        lines += ["ended with", *_failure_lines(one.failure)]
    return "\n".join(lines)


def _attempt_lines(number: int, attempt: Attempt) -> list[str]:
    kind = attempt.kind.value if attempt.kind else "-"
    span = f"{attempt.started.isoformat()} to {attempt.ended.isoformat() if attempt.ended else 'now'}"
    lines = [f"attempt {number}: {attempt.method} {kind} {shown(attempt.route)} {span}"]
    return lines + (_failure_lines(attempt.failure) if attempt.failure is not None else [])


def _failure_lines(failure: Failure) -> list[str]:
    return [f"  {line}" for line in details(failure).splitlines()]
