"""Rows about partners and who works for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.core.rights import Role, Staff
from bot.store.tables import partners, staff
from bot.store.upsert import insert_new, put

Rights = Callable[[Connection, int], Staff]
"""What somebody may do, inside a transaction."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that holds events with the bot."""

    id: int
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works for a partner."""

    telegram_id: int
    partner_id: int
    role: Role
    name: str
    added_at: datetime


_OF = select(staff.c.partner_id, staff.c.role).where(staff.c.telegram_id == bindparam("person"))
_MEMBERS = (
    select(staff).where(staff.c.partner_id == bindparam("partner")).order_by(staff.c.added_at)
)
_REMOVE = delete(staff).where(
    staff.c.telegram_id == bindparam("person"), staff.c.partner_id == bindparam("partner")
)
_PARTNER = select(partners).where(partners.c.id == bindparam("partner"))
_NAMES = select(staff.c.telegram_id, staff.c.name).order_by(staff.c.added_at)
_ROLES = select(staff).where(staff.c.telegram_id == bindparam("person")).order_by(staff.c.added_at)
_NAME = _NAMES.where(staff.c.telegram_id == bindparam("person"))
_RENAME = update(partners).where(partners.c.id == bindparam("partner")).values(name=bindparam("to"))
_LEAVE = delete(staff).where(staff.c.telegram_id == bindparam("person"))
_PARTNERS = select(partners).order_by(partners.c.name)


def rights(conn: Connection, telegram_id: int, *, owner: bool = False) -> Staff:
    """What somebody may do; `owner` is known from the settings alone."""
    rows = conn.execute(_OF, {"person": telegram_id})
    return Staff(telegram_id, owner, {row.partner_id: Role(row.role) for row in rows})


def members(conn: Connection, partner_id: int) -> list[Member]:
    """Everybody who works for a partner."""
    rows = conn.execute(_MEMBERS, {"partner": partner_id})
    return [Member(who, of, Role(role), name, at) for who, of, role, name, at in rows]


def of_person(conn: Connection, telegram_id: int) -> list[Member]:
    """Every role of somebody."""
    rows = conn.execute(_ROLES, {"person": telegram_id})
    return [Member(who, of, Role(role), name, at) for who, of, role, name, at in rows]


def add(conn: Connection, member: Member) -> None:
    """Give somebody a role with a partner, in place of an earlier one."""
    values = {
        "telegram_id": member.telegram_id,
        "partner_id": member.partner_id,
        "role": str(member.role),
        "name": member.name,
        "added_at": member.added_at,
    }
    conn.execute(put(conn, staff), values)


def remove(conn: Connection, telegram_id: int, partner_id: int) -> bool:
    """Take all rights with a partner; False: there were none."""
    return conn.execute(_REMOVE, {"person": telegram_id, "partner": partner_id}).rowcount > 0


def partner(conn: Connection, partner_id: int) -> Partner | None:
    """A partner by its number."""
    row = conn.execute(_PARTNER, {"partner": partner_id}).first()
    return None if row is None else Partner(*row)


def all_partners(conn: Connection) -> list[Partner]:
    """Every partner, by name."""
    return [Partner(*row) for row in conn.execute(_PARTNERS)]


def found(conn: Connection, name: str, now: datetime) -> Partner:
    """Add a partner, or find the one of this name."""
    conn.execute(insert_new(conn, partners), {"name": name, "created_at": now})
    return Partner(*conn.execute(select(partners).where(partners.c.name == name)).one())


def rename(conn: Connection, partner_id: int, name: str) -> None:
    """Give a partner another name."""
    conn.execute(_RENAME, {"partner": partner_id, "to": name})


def names(conn: Connection) -> dict[int, str]:
    """What everybody who is staff is called, as they last said."""
    return {row.telegram_id: row.name for row in conn.execute(_NAMES)}


def name_of(conn: Connection, telegram_id: int) -> str:
    """What somebody is called, as they last said; empty for who is no staff."""
    found = [row.name for row in conn.execute(_NAME, {"person": telegram_id})]
    return found[-1] if found else ""


def erase(conn: Connection, telegram_id: int) -> bool:
    """Take all rights of somebody; False: they had none."""
    return conn.execute(_LEAVE, {"person": telegram_id}).rowcount > 0
