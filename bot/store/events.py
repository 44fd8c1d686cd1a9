"""Rows about events: when and where, for which cohort, and the live quizzes played there."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, distinct, func, select, update

from bot.core.live_quiz import Phase
from bot.store.cohorts import Cohort
from bot.store.live_games import Game
from bot.store.tables import (
    cohort_members,
    cohorts,
    event_counts,
    event_games,
    events,
    live_games,
    live_players,
    partners,
)
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Event:
    """A session at a place and time; see the table for what each field means."""

    id: int
    cohort_id: int
    venue: str
    starts_at: datetime
    zone: str
    minutes: int
    quiz: str | None
    expected: int
    made_by: int
    cancelled_at: datetime | None
    sequence: int


@dataclass(frozen=True, slots=True)
class Held:
    """An event with the cohort that it fills, and who holds it."""

    event: Event
    cohort: Cohort
    partner: str


@dataclass(frozen=True, slots=True)
class Came:
    """How many came: `played` in its live quizzes, and `members` of its cohort by now."""

    played: int
    members: int


NOBODY = 0
"""Who made an event, once they had everything erased."""
_EVENT_WIDTH, _COHORT_WIDTH = len(events.columns), len(cohorts.columns)
_HELD = (
    select(*events.columns, *cohorts.columns, partners.c.name)
    .join(cohorts, cohorts.c.id == events.c.cohort_id)
    .join(partners, partners.c.id == cohorts.c.partner_id)
)
_FIND = _HELD.where(events.c.id == bindparam("event"))
_OF_COHORT = (
    _HELD.where(events.c.cohort_id == bindparam("cohort")).order_by(events.c.starts_at).limit(1)
)
_OF_GAME = _HELD.join(event_games, event_games.c.event_id == events.c.id).where(
    event_games.c.game_id == bindparam("game")
)
_MADE_BY = _HELD.where(events.c.made_by == bindparam("person")).order_by(events.c.id)
_GAMES = (
    select(live_games)
    .join(event_games, event_games.c.game_id == live_games.c.id)
    .where(event_games.c.event_id == bindparam("event"))
    .order_by(live_games.c.id)
)
_RUNNING = _GAMES.where(live_games.c.phase.not_in((Phase.QUEUED, Phase.ENDED)))
_PLAYED = (
    # Who played in the messenger is one person in all of an event's quizzes; so is a browser.
    select(
        func.count(
            distinct(func.coalesce(live_players.c.browser, cast(live_players.c.telegram_id, Text)))
        )
    )
    .join(event_games, event_games.c.game_id == live_players.c.game_id)
    .where(event_games.c.event_id == bindparam("event"), live_players.c.simulated.is_(False))
)
_KEPT_PLAYED = select(event_counts.c.played).where(event_counts.c.event_id == bindparam("event"))
_MEMBERS = select(func.count()).where(cohort_members.c.cohort_id == bindparam("cohort"))
_FORGET = update(events).where(events.c.made_by == bindparam("person")).values(made_by=NOBODY)


def _held(row: Any) -> Held:
    event = Event(*row[:_EVENT_WIDTH])
    cohort = Cohort(*row[_EVENT_WIDTH : _EVENT_WIDTH + _COHORT_WIDTH])
    return Held(event, cohort, row[-1])


def add(conn: Connection, values: dict[str, Any]) -> Held:
    """Add an event."""
    key = conn.execute(events.insert().values(values)).inserted_primary_key
    if key is None:
        raise AssertionError("a row just added has a key")
    return _held(conn.execute(_FIND, {"event": int(key[0])}).one())


def find(conn: Connection, event_id: int) -> Held | None:
    """An event by its number."""
    row = conn.execute(_FIND, {"event": event_id}).first()
    return None if row is None else _held(row)


def of_cohort(conn: Connection, cohort_id: int) -> Held | None:
    """The event that fills a cohort; None for a link without one."""
    row = conn.execute(_OF_COHORT, {"cohort": cohort_id}).first()
    return None if row is None else _held(row)


def of_game(conn: Connection, game_id: int) -> Held | None:
    """The event at which a live quiz is played."""
    row = conn.execute(_OF_GAME, {"game": game_id}).first()
    return None if row is None else _held(row)


def change(conn: Connection, event_id: int, **values: Any) -> None:
    """Change an event; calendars are told that it is newer."""
    conn.execute(
        update(events)
        .where(events.c.id == event_id)
        .values(**values, sequence=events.c.sequence + 1)
    )


def listed(
    conn: Connection,
    partner_ids: Set[int] | None,
    *,
    since: datetime | None = None,
    before: datetime | None = None,
    cancelled: bool = True,
    programme: str | None = None,
    skip: int = 0,
    most: int = 500,
) -> list[Held]:
    """Events of some partners (None: of all) that begin in a span.

    Those from `since` on stand in order; without it the latest come first, and `skip` of them
    are passed over.
    """
    statement: Select[Any] = _HELD.limit(most).offset(skip)
    if partner_ids is not None:
        statement = statement.where(cohorts.c.partner_id.in_(partner_ids))
    if since is not None:
        statement = statement.where(events.c.starts_at >= since)
    if before is not None:
        statement = statement.where(events.c.starts_at < before)
    if not cancelled:
        statement = statement.where(events.c.cancelled_at.is_(None))
    if programme is not None:
        statement = statement.where(cohorts.c.programme == programme)
    order = events.c.starts_at.desc() if since is None else events.c.starts_at
    return [_held(row) for row in conn.execute(statement.order_by(order, events.c.id))]


def programmes(conn: Connection, partner_ids: Set[int] | None) -> list[tuple[str, int]]:
    """Programmes of some partners (None: of all) with their number of sessions, by name."""
    statement = (
        select(cohorts.c.programme, func.count())
        .join(events, events.c.cohort_id == cohorts.c.id)
        .where(cohorts.c.programme != "", events.c.cancelled_at.is_(None))
        .group_by(cohorts.c.programme)
        .order_by(cohorts.c.programme)
    )
    if partner_ids is not None:
        statement = statement.where(cohorts.c.partner_id.in_(partner_ids))
    return [(name, many) for name, many in conn.execute(statement)]


def last_made(conn: Connection, telegram_id: int) -> Held | None:
    """The event that somebody made last."""
    row = conn.execute(
        _HELD.where(events.c.made_by == telegram_id).order_by(events.c.id.desc()).limit(1)
    ).first()
    return None if row is None else _held(row)


def made_by(conn: Connection, telegram_id: int) -> list[Held]:
    """The events that somebody made."""
    return [_held(row) for row in conn.execute(_MADE_BY, {"person": telegram_id})]


def forget(conn: Connection, telegram_id: int) -> bool:
    """Take somebody's name off the events they made; False: there are none."""
    return conn.execute(_FORGET, {"person": telegram_id}).rowcount > 0


def play(conn: Connection, event_id: int, game_id: int) -> None:
    """A live quiz is played at an event."""
    conn.execute(insert_new(conn, event_games), {"event_id": event_id, "game_id": game_id})


def games(conn: Connection, event_id: int) -> list[Game]:
    """The live quizzes of an event, in order."""
    return [Game(*row) for row in conn.execute(_GAMES, {"event": event_id})]


def running(conn: Connection, event_id: int) -> Game | None:
    """The live quiz that is being played at an event."""
    row = conn.execute(_RUNNING, {"event": event_id}).first()
    return None if row is None else Game(*row)


def came(conn: Connection, held: Held) -> Came:
    """How many came to an event; `played` is kept where its answers were reduced by age."""
    played = conn.scalar(_KEPT_PLAYED, {"event": held.event.id})
    if played is None:
        played = conn.execute(_PLAYED, {"event": held.event.id}).scalar_one()
    members = conn.execute(_MEMBERS, {"cohort": held.cohort.id}).scalar_one()
    return Came(int(played), int(members))


def keep_came(conn: Connection, held: Held) -> None:
    """Keep how many played at an event, before its answers are reduced by age."""
    values = {"event_id": held.event.id, "played": came(conn, held).played}
    conn.execute(insert_new(conn, event_counts), values)
