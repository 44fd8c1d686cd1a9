"""Rows about broadcasts: what they say, to whom, where they stand, and who wants no more."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, or_, select, update

from bot.core.broadcast import State, Tally, Wording
from bot.store.tables import (
    broadcast_cohorts,
    broadcast_screens,
    broadcast_taps,
    broadcasts,
    cohort_members,
    cohort_mutes,
    cohorts,
    events,
    learners,
    reminders,
)
from bot.store.upsert import insert_new, put


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A message to many; see the table for what each field means."""

    id: int
    partner_id: int | None
    name: str | None
    texts: Mapping[str, str]
    author: int
    state: State
    pin: str | None
    at: datetime | None
    approved_by: int | None
    approved_at: datetime | None
    word: str | None
    written_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    cohort_cursor: int | None
    learner_cursor: int | None
    tally: Tally | None
    cohorts: frozenset[int] = frozenset()

    @property
    def alerts(self) -> bool:
        """Whether it is for alert subscribers."""
        return self.partner_id is None

    @property
    def wording(self) -> Wording:
        """What has to be approved."""
        return Wording(self.texts, self.cohorts, self.at)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to write to; `zone` is "" where nobody knows what time it is there."""

    learner_id: int
    zone: str


_FIND = select(broadcasts).where(broadcasts.c.id == bindparam("which"))
_BY_NAME = select(broadcasts.c.id).where(broadcasts.c.name == bindparam("name"))
# A cohort may have gone to another partner since it was chosen.
_COHORTS = (
    select(broadcast_cohorts.c.cohort_id)
    .join(broadcasts, broadcasts.c.id == broadcast_cohorts.c.broadcast_id)
    .join(cohorts, cohorts.c.id == broadcast_cohorts.c.cohort_id)
    .where(broadcasts.c.id == bindparam("which"), cohorts.c.partner_id == broadcasts.c.partner_id)
)
_LEAVE_OUT = delete(broadcast_cohorts).where(
    broadcast_cohorts.c.broadcast_id == bindparam("which"),
    broadcast_cohorts.c.cohort_id == bindparam("cohort"),
)
_MOVE = update(broadcasts).where(
    broadcasts.c.id == bindparam("which"), broadcasts.c.state == bindparam("from_state")
)
_STEP = (
    update(broadcasts)
    .where(
        broadcasts.c.id == bindparam("which"),
        broadcasts.c.state == State.SENDING,
        broadcasts.c.cohort_cursor == bindparam("cohort"),
        broadcasts.c.learner_cursor == bindparam("learner"),
    )
    .values(cohort_cursor=bindparam("next_cohort"), learner_cursor=bindparam("next_learner"))
)
_ERASE_DRAFT = delete(broadcasts).where(broadcasts.c.id == bindparam("which"))
_AT_WORK = select(broadcasts.c.id).where(
    broadcasts.c.ended_at.is_(None),
    or_(
        broadcasts.c.state.in_([State.SENDING, State.STOPPED]),
        and_(
            broadcasts.c.state == State.APPROVED,
            or_(broadcasts.c.at.is_(None), broadcasts.c.at <= bindparam("now")),
        ),
    ),
)
# Somebody who wants nothing of one chosen cohort may still be in another of them.
_HEARS = and_(
    cohort_members.c.cohort_id == broadcast_cohorts.c.cohort_id,
    broadcast_cohorts.c.broadcast_id == bindparam("which"),
)
_MUTED = and_(
    cohort_mutes.c.cohort_id == cohort_members.c.cohort_id,
    cohort_mutes.c.learner_id == cohort_members.c.learner_id,
)
_MEMBERS = (
    select(cohort_members.c.learner_id, func.coalesce(reminders.c.zone, ""))
    .join_from(cohort_members, learners)
    .outerjoin(reminders, reminders.c.learner_id == cohort_members.c.learner_id)
    .outerjoin(cohort_mutes, _MUTED)
    .where(
        cohort_members.c.cohort_id == bindparam("cohort"),
        cohort_members.c.learner_id > bindparam("after"),
        learners.c.unreachable_at.is_(None),
        cohort_mutes.c.learner_id.is_(None),
    )
    .order_by(cohort_members.c.learner_id)
    .limit(bindparam("most"))
)
_SUBSCRIBED = (
    select(reminders.c.learner_id, reminders.c.zone)
    .join_from(reminders, learners)
    .where(
        reminders.c.alerts,
        learners.c.unreachable_at.is_(None),
        reminders.c.learner_id > bindparam("after"),
    )
    .order_by(reminders.c.learner_id)
    .limit(bindparam("most"))
)
_READERS = (
    select(learners.c.language, func.count(learners.c.id.distinct()))
    .join_from(cohort_members, learners)
    .join(broadcast_cohorts, _HEARS)
    .outerjoin(cohort_mutes, _MUTED)
    .where(learners.c.unreachable_at.is_(None), cohort_mutes.c.learner_id.is_(None))
    .group_by(learners.c.language)
)
_ALERT_READERS = (
    select(learners.c.language, func.count())
    .join_from(reminders, learners)
    .where(reminders.c.alerts, learners.c.unreachable_at.is_(None))
    .group_by(learners.c.language)
)
_HEARING = (
    select(cohort_members.c.cohort_id)
    .join(broadcast_cohorts, _HEARS)
    .outerjoin(cohort_mutes, _MUTED)
    .where(cohort_members.c.learner_id == bindparam("learner"), cohort_mutes.c.learner_id.is_(None))
    .order_by(cohort_members.c.cohort_id)
    .limit(1)
)
_ZONE = (
    select(events.c.zone)
    .where(events.c.cohort_id == bindparam("cohort"))
    .order_by(events.c.starts_at.desc())
    .limit(1)
)
_OPENED = select(func.count()).where(broadcast_taps.c.broadcast_id == bindparam("which"))
_SCREENS = select(broadcast_screens.c.telegram_id, broadcast_screens.c.message_id).where(
    broadcast_screens.c.broadcast_id == bindparam("which")
)
_WATCHED = select(broadcast_screens.c.broadcast_id).distinct()
_LOOKED_AT = delete(broadcast_screens).where(broadcast_screens.c.broadcast_id == bindparam("which"))
_UNMUTE = delete(cohort_mutes).where(
    cohort_mutes.c.cohort_id == bindparam("cohort"),
    cohort_mutes.c.learner_id == bindparam("learner"),
)
_MUTES = (
    select(cohorts.c.id, cohorts.c.title)
    .join_from(cohort_mutes, cohorts)
    .where(cohort_mutes.c.learner_id == bindparam("learner"))
    .order_by(cohorts.c.title)
)
_TAPPED = select(broadcast_taps.c.broadcast_id).where(
    broadcast_taps.c.learner_id == bindparam("learner")
)
_WROTE = select(broadcasts).where(broadcasts.c.author == bindparam("who"))
_FORGET_AUTHOR = update(broadcasts).where(broadcasts.c.author == bindparam("who")).values(author=0)
_FORGET_APPROVER = (
    update(broadcasts).where(broadcasts.c.approved_by == bindparam("who")).values(approved_by=0)
)
_FORGET_SCREENS = delete(broadcast_screens).where(
    broadcast_screens.c.telegram_id == bindparam("who")
)


def add(
    conn: Connection,
    *,
    author: int,
    partner_id: int | None,
    now: datetime,
    name: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> Broadcast:
    """Begin a draft."""
    values = {
        "author": author,
        "partner_id": partner_id,
        "name": name,
        "texts": json.dumps(dict(texts or {}), ensure_ascii=False),
        "state": State.DRAFT,
        "written_at": now,
    }
    key = conn.execute(broadcasts.insert().values(values)).inserted_primary_key
    found = None if key is None else find(conn, int(key[0]))
    if found is None:
        raise AssertionError("a row just added is there")
    return found


def find(conn: Connection, number: int) -> Broadcast | None:
    """A broadcast by its number."""
    row = conn.execute(_FIND, {"which": number}).first()
    return None if row is None else _read(conn, row)


def by_name(conn: Connection, name: str) -> Broadcast | None:
    """The alert that the command line gave this name."""
    number = conn.scalar(_BY_NAME, {"name": name})
    return None if number is None else find(conn, number)


def newest(
    conn: Connection, partners: Collection[int] | None, alerts_of: int | None, most: int
) -> list[Broadcast]:
    """The newest of some partners (None: of all), and alerts by `alerts_of` (None: all alerts)."""
    where = []
    if partners is not None:
        where.append(broadcasts.c.partner_id.in_(sorted(partners)))
    alerts: ColumnElement[bool] = broadcasts.c.partner_id.is_(None)
    if alerts_of is not None:
        alerts = and_(alerts, broadcasts.c.author == alerts_of)
    if partners is None:
        where.append(broadcasts.c.partner_id.is_not(None))
    found = select(broadcasts).where(or_(*where, alerts)).order_by(broadcasts.c.id.desc())
    return [_read(conn, row) for row in conn.execute(found.limit(most)).all()]


def address(conn: Connection, number: int, cohort_id: int, *, on: bool) -> None:
    """Choose a cohort, or leave it out."""
    values = {"broadcast_id": number, "cohort_id": cohort_id}
    if on:
        conn.execute(insert_new(conn, broadcast_cohorts), values)
    else:
        conn.execute(_LEAVE_OUT, {"which": number, "cohort": cohort_id})


def change(conn: Connection, found: Broadcast, **values: Any) -> bool:
    """Change a broadcast that still stands where it was found; False: somebody was quicker."""
    if "texts" in values:
        values["texts"] = json.dumps(dict(values["texts"]), ensure_ascii=False)
    if isinstance(values.get("tally"), Tally):
        values["tally"] = json.dumps(
            {name: getattr(values["tally"], name) for name in Tally.__slots__}
        )
    which = {"which": found.id, "from_state": found.state}
    return conn.execute(_MOVE.values(values), which).rowcount > 0


def step(conn: Connection, found: Broadcast, cohort_id: int | None, learner: int | None) -> bool:
    """Letters are written up to here; False: another process was quicker."""
    values = {
        "which": found.id,
        "cohort": found.cohort_cursor,
        "learner": found.learner_cursor,
        "next_cohort": cohort_id,
        "next_learner": learner,
    }
    return conn.execute(_STEP, values).rowcount > 0


def drop(conn: Connection, number: int) -> None:
    """Delete a draft."""
    conn.execute(_ERASE_DRAFT, {"which": number})


def at_work(conn: Connection, now: datetime) -> list[int]:
    """Broadcasts that are to begin, or have not come to their end."""
    return list(conn.scalars(_AT_WORK, {"now": now}))


def recipients(conn: Connection, cohort_id: int, after: int, most: int) -> list[Recipient]:
    """Who of a cohort (0: of alert subscribers) is to be written to, with ids above `after`."""
    if cohort_id:
        rows = conn.execute(_MEMBERS, {"cohort": cohort_id, "after": after, "most": most})
    else:
        rows = conn.execute(_SUBSCRIBED, {"after": after, "most": most})
    return [Recipient(*row) for row in rows]


def readers(conn: Connection, found: Broadcast) -> dict[str, int]:
    """How many people it would reach now, by their language."""
    query = _ALERT_READERS if found.alerts else _READERS
    return {row[0]: row[1] for row in conn.execute(query, {"which": found.id})}


def hearing(conn: Connection, number: int, learner_id: int) -> int | None:
    """The cohort as whose member somebody gets it; None: they are in none of them any more."""
    cohort: int | None = conn.scalar(_HEARING, {"which": number, "learner": learner_id})
    return cohort


def zone_of(conn: Connection, cohort_id: int) -> str:
    """The zone of a cohort's newest event; "" where it has none."""
    return conn.scalar(_ZONE, {"cohort": cohort_id}) or ""


def tap(conn: Connection, number: int, learner_id: int) -> bool:
    """Somebody tapped that they read it; False: they did before."""
    values = {"broadcast_id": number, "learner_id": learner_id}
    return conn.execute(insert_new(conn, broadcast_taps), values).rowcount > 0


def opened(conn: Connection, number: int) -> int:
    """How many tapped that they read it."""
    return conn.scalar(_OPENED, {"which": number}) or 0


def mute(conn: Connection, cohort_id: int, learner_id: int, *, on: bool) -> None:
    """Somebody wants no more messages from a cohort, or wants them again."""
    if on:
        values = {"cohort_id": cohort_id, "learner_id": learner_id}
        conn.execute(insert_new(conn, cohort_mutes), values)
    else:
        conn.execute(_UNMUTE, {"cohort": cohort_id, "learner": learner_id})


def mutes(conn: Connection, learner_id: int) -> list[tuple[int, str]]:
    """(id, title) of cohorts from which somebody wants no messages."""
    return [(row[0], row[1]) for row in conn.execute(_MUTES, {"learner": learner_id})]


def tapped(conn: Connection, learner_id: int) -> list[int]:
    """Which ones somebody tapped that they read."""
    return list(conn.scalars(_TAPPED, {"learner": learner_id}))


def watched(conn: Connection) -> list[int]:
    """Broadcasts that somebody watches."""
    return list(conn.scalars(_WATCHED))


def watched_no_more(conn: Connection, number: int) -> None:
    """It has come to its end, and everybody who watched has seen that."""
    conn.execute(_LOOKED_AT, {"which": number})


def show_in(conn: Connection, number: int, telegram_id: int, message_id: int) -> None:
    """Note the message in which somebody sees how it goes, in place of an earlier one."""
    values = {"broadcast_id": number, "telegram_id": telegram_id, "message_id": message_id}
    conn.execute(put(conn, broadcast_screens), values)


def screens(conn: Connection, number: int) -> list[tuple[int, int]]:
    """(Telegram id, message) of everybody who watches it."""
    return [(row[0], row[1]) for row in conn.execute(_SCREENS, {"which": number})]


def wrote(conn: Connection, telegram_id: int) -> list[Broadcast]:
    """What somebody wrote."""
    return [_read(conn, row) for row in conn.execute(_WROTE, {"who": telegram_id}).all()]


def forget(conn: Connection, telegram_id: int) -> bool:
    """Take somebody's id out of what they wrote and approved, which stays; False: in none."""
    works = (_FORGET_AUTHOR, _FORGET_APPROVER, _FORGET_SCREENS)
    return sum(conn.execute(work, {"who": telegram_id}).rowcount for work in works) > 0


def _read(conn: Connection, row: Any) -> Broadcast:
    chosen = frozenset(conn.scalars(_COHORTS, {"which": row.id}))
    texts = {str(key): str(value) for key, value in json.loads(row.texts).items()}
    tally = None if row.tally is None else Tally(**json.loads(row.tally))
    return Broadcast(
        **{**row._asdict(), "texts": texts, "state": State(row.state), "tally": tally},
        cohorts=chosen,
    )
