"""Rows about one-time links that make somebody staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.core.rights import Role
from bot.store.tables import invitations


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link; `mark` is the hash of its secret."""

    mark: str
    partner_id: int
    role: Role
    made_by: int
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None


_FIND = select(invitations).where(invitations.c.mark == bindparam("link"))
_OPEN = (
    select(invitations)
    .where(
        invitations.c.partner_id == bindparam("partner"),
        invitations.c.used_at.is_(None),
        invitations.c.expires_at > bindparam("now"),
    )
    .order_by(invitations.c.made_at)
)
_MADE_BY = (
    select(invitations)
    .where(invitations.c.made_by == bindparam("who"))
    .order_by(invitations.c.made_at)
)
_CLAIM = (
    update(invitations)
    .where(
        invitations.c.mark == bindparam("link"),
        invitations.c.used_at.is_(None),
        invitations.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("at"))
)
_WITHDRAW = delete(invitations).where(
    invitations.c.mark == bindparam("link"),
    invitations.c.partner_id == bindparam("partner"),
    invitations.c.used_at.is_(None),
)
_VOID = delete(invitations).where(
    invitations.c.made_by == bindparam("who"),
    invitations.c.partner_id == bindparam("partner"),
    invitations.c.used_at.is_(None),
)
_SWEEP = delete(invitations).where(invitations.c.expires_at < bindparam("before"))
_ERASE = delete(invitations).where(invitations.c.made_by == bindparam("who"))


def _invitation(row: Row[*tuple[Any, ...]]) -> Invitation:
    mark, partner_id, role, *rest = row
    return Invitation(mark, partner_id, Role(role), *rest)


def add(conn: Connection, invitation: Invitation) -> None:
    """Keep an invitation."""
    values = {
        "mark": invitation.mark,
        "partner_id": invitation.partner_id,
        "role": str(invitation.role),
        "made_by": invitation.made_by,
        "made_at": invitation.made_at,
        "expires_at": invitation.expires_at,
        "used_at": invitation.used_at,
    }
    conn.execute(invitations.insert().values(values))


def find(conn: Connection, mark: str) -> Invitation | None:
    """An invitation, whatever became of it."""
    row = conn.execute(_FIND, {"link": mark}).first()
    return None if row is None else _invitation(row)


def open_for(conn: Connection, partner_id: int, now: datetime) -> list[Invitation]:
    """Those to a partner's team that can still be accepted."""
    rows = conn.execute(_OPEN, {"partner": partner_id, "now": now})
    return [_invitation(row) for row in rows]


def made_by(conn: Connection, telegram_id: int) -> list[Invitation]:
    """Those that somebody made."""
    rows = conn.execute(_MADE_BY, {"who": telegram_id})
    return [_invitation(row) for row in rows]


def claim(conn: Connection, mark: str, now: datetime) -> bool:
    """Use an invitation up; False: somebody did, or it is too old."""
    return conn.execute(_CLAIM, {"link": mark, "now": now, "at": now}).rowcount > 0


def withdraw(conn: Connection, mark: str, partner_id: int) -> bool:
    """Delete an invitation that nobody used; False: there is none."""
    return conn.execute(_WITHDRAW, {"link": mark, "partner": partner_id}).rowcount > 0


def void(conn: Connection, telegram_id: int, partner_id: int) -> None:
    """Delete what somebody made for a partner and nobody used."""
    conn.execute(_VOID, {"who": telegram_id, "partner": partner_id})


def sweep(conn: Connection, before: datetime) -> None:
    """Delete those that ended before a moment."""
    conn.execute(_SWEEP, {"before": before})


def erase(conn: Connection, telegram_id: int) -> bool:
    """Delete all that somebody made; False: there were none."""
    return conn.execute(_ERASE, {"who": telegram_id}).rowcount > 0
