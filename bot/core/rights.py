"""Who may do what: roles, actions, and the table that joins them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a partner; the owner is it to all of them, by the settings."""

    OWNER = "owner"
    ORGANISER = "organiser"
    HOST = "host"


class Action(StrEnum):
    """What needs a right. A route, command or button names the one it needs."""

    SEE_EVENTS = "see-events"
    RUN_EVENTS = "run-events"
    MAKE_EVENTS = "make-events"
    SEE_REPORTS = "see-reports"
    EXPORT = "export"
    SEE_ASKED = "see-asked"
    SEE_REMINDERS = "see-reminders"
    ANSWER_TICKETS = "answer-tickets"
    BROADCAST = "broadcast"
    MANAGE_PEOPLE = "manage-people"
    MANAGE_PARTNERS = "manage-partners"
    READ_AUDIT = "read-audit"


class Open(StrEnum):
    """What needs no particular right: said with intent, where others name an action."""

    EVERYBODY = "everybody"
    STAFF = "staff"


Rule = Action | Open
"""What somebody must have to come through a door: a route, a command, a button."""

_HOST = frozenset({Action.SEE_EVENTS, Action.RUN_EVENTS})
_ORGANISER = _HOST | {
    Action.MAKE_EVENTS,
    Action.SEE_REPORTS,
    Action.EXPORT,
    Action.SEE_ASKED,
    Action.ANSWER_TICKETS,
    Action.BROADCAST,
    Action.MANAGE_PEOPLE,
}
MAY: Mapping[Role, Set[Action]] = {
    Role.HOST: _HOST,
    Role.ORGANISER: _ORGANISER,
    Role.OWNER: frozenset(Action),
}
"""What each role may do, within its partners."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody with rights. `roles` by partner's id; the owner has all rights everywhere."""

    telegram_id: int
    owner: bool
    roles: Mapping[int, Role]

    @property
    def anybody(self) -> bool:
        """Whether there is any right at all."""
        return self.owner or bool(self.roles)

    def passes(self, rule: Rule) -> bool:
        """Whether a door is open to them; for whom they may do it is looked at behind it."""
        match rule:
            case Open.EVERYBODY:
                return True
            case Open.STAFF:
                return self.anybody
            case _:
                return self.may(rule)

    def may(self, action: Action, partner_id: int | None = None) -> bool:
        """Whether they may do something for a partner; None: for any partner of theirs."""
        if self.owner:
            return True
        if partner_id is not None:
            role = self.roles.get(partner_id)
            return role is not None and action in MAY[role]
        return any(action in MAY[role] for role in self.roles.values())

    def partners(self, action: Action) -> frozenset[int] | None:
        """The partners for whom they may do something; None: all of them."""
        if self.owner:
            return None
        return frozenset(one for one, role in self.roles.items() if action in MAY[role])

    def among(self, action: Action, partner_id: int | None) -> frozenset[int] | None:
        """The same, or of them the one that was asked for."""
        if partner_id is None:
            return self.partners(action)
        return frozenset({partner_id} if self.may(action, partner_id) else ())
