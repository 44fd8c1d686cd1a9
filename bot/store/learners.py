"""Rows about people: as few as will do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store import tallies
from bot.store.tables import learners
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Learner:
    """Someone who learns. `telegram_id` is the only link to a person; `language` a tag.

    `weekly_goal` is in days of learning; `awaiting` says what a typed text would answer.
    """

    id: int
    telegram_id: int
    language: str
    created_at: datetime
    unreachable_at: datetime | None
    audience: str | None = None
    weekly_goal: int | None = None
    awaiting: str | None = None


_FIND = select(learners).where(learners.c.telegram_id == bindparam("telegram_id"))
_BY_ID = select(learners).where(learners.c.id == bindparam("learner_id"))
_SPEAK = (
    update(learners)
    .where(learners.c.telegram_id == bindparam("who"))
    .values(language=bindparam("language"))
)
_REACH = (
    update(learners)
    .where(learners.c.telegram_id == bindparam("who"))
    .values(unreachable_at=bindparam("at"))
)
_CHOOSE = {
    name: update(learners)
    .where(learners.c.telegram_id == bindparam("who"))
    .values({name: bindparam("chosen")})
    for name in ("audience", "weekly_goal", "awaiting")
}
_ERASE = delete(learners).where(learners.c.telegram_id == bindparam("who"))


def find(conn: Connection, telegram_id: int) -> Learner | None:
    """The learner with this Telegram id."""
    row = conn.execute(_FIND, {"telegram_id": telegram_id}).first()
    return None if row is None else Learner(*row)


def by_id(conn: Connection, learner_id: int) -> Learner:
    """A learner who is there."""
    return Learner(*conn.execute(_BY_ID, {"learner_id": learner_id}).one())


def add(conn: Connection, telegram_id: int, language: str, now: datetime) -> Learner:
    """Add a learner, or find the one who is there already."""
    known = find(conn, telegram_id)
    if known is not None:
        return known
    values = {"telegram_id": telegram_id, "language": language, "created_at": now}
    new = conn.execute(insert_new(conn, learners), values).rowcount > 0
    added = find(conn, telegram_id)
    if added is None:
        raise AssertionError("a learner just added is there")
    if new:
        tallies.met(conn, added.id, now)
    return added


def speak(conn: Connection, telegram_id: int, language: str) -> None:
    """Set the language."""
    known = find(conn, telegram_id)
    if known is not None and known.language != language:
        tallies.moved(conn, known.id, language, known.audience)
    conn.execute(_SPEAK, {"who": telegram_id, "language": language})


def reach(conn: Connection, telegram_id: int, unreachable_at: datetime | None) -> None:
    """Note since when a learner cannot be reached; None: can be reached again."""
    known = find(conn, telegram_id)
    if known is not None:
        tallies.switched(conn, "unreachable", known.unreachable_at, unreachable_at)
    conn.execute(_REACH, {"who": telegram_id, "at": unreachable_at})


def choose(conn: Connection, telegram_id: int, name: str, chosen: str | int | None) -> None:
    """Set `audience`, `weekly_goal` or `awaiting`."""
    known = find(conn, telegram_id) if name == "audience" else None
    if known is not None and known.audience != chosen:
        tallies.moved(conn, known.id, known.language, None if chosen is None else str(chosen))
    conn.execute(_CHOOSE[name], {"who": telegram_id, "chosen": chosen})


def expect(conn: Connection, telegram_id: int, what: str, now: datetime) -> None:
    """The next typed text answers `what`, unless the learner goes on with a lesson first."""
    choose(conn, telegram_id, "awaiting", f"{what}@{now.timestamp()}")


def expected(learner: Learner) -> tuple[str, datetime] | None:
    """What a typed text would answer, and since when."""
    if learner.awaiting is None:
        return None
    what, _, since = learner.awaiting.rpartition("@")
    return what, datetime.fromtimestamp(float(since), UTC)


def erase(conn: Connection, telegram_id: int) -> bool:
    """Delete a learner and, by the foreign keys, all that is kept of them. False: not there."""
    known = find(conn, telegram_id)
    if known is not None:
        tallies.erased(conn, known.id)
    return conn.execute(_ERASE, {"who": telegram_id}).rowcount > 0
