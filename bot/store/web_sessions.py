"""Rows about signing in to the web: one-time links, and the sessions that come of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.tables import sign_ins, web_sessions


@dataclass(frozen=True, slots=True)
class SignIn:
    """A one-time link into the dashboard; `mark` is the hash of its secret."""

    mark: str
    telegram_id: int
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in; `mark` is the hash of its cookie's secret."""

    mark: str
    telegram_id: int
    begun_at: datetime
    expires_at: datetime


_LINK = select(sign_ins).where(sign_ins.c.mark == bindparam("link"))
_CLAIM = (
    update(sign_ins)
    .where(
        sign_ins.c.mark == bindparam("link"),
        sign_ins.c.used_at.is_(None),
        sign_ins.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("at"))
)
_SESSION = select(web_sessions).where(
    web_sessions.c.mark == bindparam("browser"), web_sessions.c.expires_at > bindparam("now")
)
_OF = (
    select(web_sessions)
    .where(web_sessions.c.telegram_id == bindparam("who"))
    .order_by(web_sessions.c.begun_at)
)
_END = delete(web_sessions).where(web_sessions.c.mark == bindparam("browser"))
_END_ALL = delete(web_sessions).where(web_sessions.c.telegram_id == bindparam("who"))
_DROP_LINKS = delete(sign_ins).where(sign_ins.c.telegram_id == bindparam("who"))
_SWEEP = (
    delete(sign_ins).where(sign_ins.c.expires_at < bindparam("before")),
    delete(web_sessions).where(web_sessions.c.expires_at < bindparam("before")),
)


def add_link(conn: Connection, link: SignIn) -> None:
    """Keep a one-time link."""
    values = {
        "mark": link.mark,
        "telegram_id": link.telegram_id,
        "expires_at": link.expires_at,
        "used_at": link.used_at,
    }
    conn.execute(sign_ins.insert().values(values))


def link(conn: Connection, mark: str) -> SignIn | None:
    """A one-time link, whatever became of it."""
    row = conn.execute(_LINK, {"link": mark}).first()
    return None if row is None else SignIn(*row)


def claim(conn: Connection, mark: str, now: datetime) -> bool:
    """Use a link up; False: somebody did, or it is too old."""
    return conn.execute(_CLAIM, {"link": mark, "now": now, "at": now}).rowcount > 0


def begin(conn: Connection, session: Session) -> None:
    """Keep a session."""
    values = {
        "mark": session.mark,
        "telegram_id": session.telegram_id,
        "begun_at": session.begun_at,
        "expires_at": session.expires_at,
    }
    conn.execute(web_sessions.insert().values(values))


def session(conn: Connection, mark: str, now: datetime) -> Session | None:
    """A session that has not ended."""
    row = conn.execute(_SESSION, {"browser": mark, "now": now}).first()
    return None if row is None else Session(*row)


def of_person(conn: Connection, telegram_id: int) -> list[Session]:
    """Somebody's sessions, the oldest first."""
    return [Session(*row) for row in conn.execute(_OF, {"who": telegram_id})]


def end(conn: Connection, mark: str) -> None:
    """End a session."""
    conn.execute(_END, {"browser": mark})


def end_all(conn: Connection, telegram_id: int) -> int:
    """End all sessions of somebody, and their links that are still good; how many sessions."""
    conn.execute(_DROP_LINKS, {"who": telegram_id})
    return conn.execute(_END_ALL, {"who": telegram_id}).rowcount


def sweep(conn: Connection, before: datetime) -> None:
    """Delete links and sessions that ended before a moment."""
    for statement in _SWEEP:
        conn.execute(statement, {"before": before})
