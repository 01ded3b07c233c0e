"""Which Jingle action is legal now (XEP-0166 §5, §7.2): a table, no I/O."""

from enum import Enum

from gharial.backend.stanzas.jingle import Action, Role
from gharial.model.value import dataclass


class SessionState(Enum):
    """Where a session stands (XEP-0166 §5)."""

    NEW = "new"
    """Nothing was sent yet."""
    PENDING = "pending"
    """Initiated, and not accepted yet."""
    ACTIVE = "active"
    ENDED = "ended"


_RUNNING = frozenset({SessionState.PENDING, SessionState.ACTIVE})
_BOTH = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Rule:
    """In which states an action may come, and from whom. `answers`: the action of the other side it replies to."""

    states: frozenset[SessionState]
    roles: frozenset[Role] = _BOTH
    answers: Action | None = None


LEGAL: dict[Action, Rule] = {
    Action.SESSION_INITIATE: Rule(frozenset({SessionState.NEW}), frozenset({Role.INITIATOR})),
    Action.SESSION_ACCEPT: Rule(frozenset({SessionState.PENDING}), frozenset({Role.RESPONDER})),
    Action.SESSION_INFO: Rule(_RUNNING),
    Action.SESSION_TERMINATE: Rule(_RUNNING),
    Action.CONTENT_ADD: Rule(_RUNNING),
    Action.CONTENT_ACCEPT: Rule(_RUNNING, answers=Action.CONTENT_ADD),
    Action.CONTENT_REJECT: Rule(_RUNNING, answers=Action.CONTENT_ADD),
    Action.CONTENT_MODIFY: Rule(_RUNNING),
    Action.CONTENT_REMOVE: Rule(_RUNNING),
    Action.DESCRIPTION_INFO: Rule(_RUNNING),
    Action.SECURITY_INFO: Rule(_RUNNING),
    Action.TRANSPORT_INFO: Rule(_RUNNING),
    Action.TRANSPORT_REPLACE: Rule(_RUNNING),
    Action.TRANSPORT_ACCEPT: Rule(_RUNNING, answers=Action.TRANSPORT_REPLACE),
    Action.TRANSPORT_REJECT: Rule(_RUNNING, answers=Action.TRANSPORT_REPLACE),
}

STATE_AFTER: dict[Action, SessionState] = {
    Action.SESSION_INITIATE: SessionState.PENDING,
    Action.SESSION_ACCEPT: SessionState.ACTIVE,
    Action.SESSION_TERMINATE: SessionState.ENDED,
}

TIED = frozenset({Action.CONTENT_ADD, Action.CONTENT_MODIFY, Action.CONTENT_REMOVE, Action.TRANSPORT_REPLACE})
"""If both sides do one of these to one content at the same time, the initiator's counts (XEP-0166 §7.2.16)."""

NEEDS_CONTENT = frozenset(LEGAL) - {Action.SESSION_INFO, Action.SESSION_TERMINATE}


def is_legal(action: Action, state: SessionState, sender: Role) -> bool:
    """Whether `sender` may do `action` in a session in `state`; whether it answers anything is seen elsewhere."""
    rule = LEGAL[action]
    return state in rule.states and sender in rule.roles
