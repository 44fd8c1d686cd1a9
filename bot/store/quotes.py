"""Rows about what people said after a session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.tables import cohorts, event_games, events, live_players, quotes


class Author(NamedTuple):
    """Who wrote a sentence: a learner or, in a hall without the messenger, a player."""

    learner_id: int | None = None
    player_id: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said after an event; not who."""

    id: int
    words: str
    printed: bool


@dataclass(frozen=True, slots=True)
class Own:
    """What somebody said themselves, and after what."""

    event_id: int
    title: str
    words: str
    written_at: datetime
    printed: bool


_OWN = quotes.c.event_id == bindparam("event")
_OF_LEARNER = quotes.c.learner_id == bindparam("author")
_OF_PLAYER = quotes.c.player_id == bindparam("author")
_WORDS = select(quotes.c.words).where(_OWN)
_WORDS_OF_LEARNER, _WORDS_OF_PLAYER = _WORDS.where(_OF_LEARNER), _WORDS.where(_OF_PLAYER)
_DROP = delete(quotes).where(_OWN)
_DROP_OF_LEARNER, _DROP_OF_PLAYER = _DROP.where(_OF_LEARNER), _DROP.where(_OF_PLAYER)
# In the order of their words: that of their writing would hint at who wrote them.
_OF_EVENT = (
    select(quotes.c.id, quotes.c.words, quotes.c.printed)
    .where(_OWN)
    .order_by(quotes.c.words, quotes.c.id)
)
_OF_GAME = (
    select(quotes.c.player_id, quotes.c.words)
    .join(event_games, event_games.c.event_id == quotes.c.event_id)
    .join(live_players, live_players.c.id == quotes.c.player_id)
    .where(event_games.c.game_id == bindparam("game"), live_players.c.game_id == bindparam("game"))
)
_MINE = (
    select(events.c.id, cohorts.c.title, quotes.c.words, quotes.c.written_at, quotes.c.printed)
    .join(events, events.c.id == quotes.c.event_id)
    .join(cohorts, cohorts.c.id == events.c.cohort_id)
    .where(quotes.c.learner_id == bindparam("author"))
    .order_by(quotes.c.id)
)
_LEAVE = delete(quotes).where(
    quotes.c.learner_id == bindparam("author"),
    quotes.c.event_id.in_(select(events.c.id).where(events.c.cohort_id == bindparam("cohort"))),
)
_OLD = (
    select(quotes.c.id)
    .where(quotes.c.written_at < bindparam("before"))
    .limit(bindparam("most"))
    .scalar_subquery()
)
_FORGET = delete(quotes).where(quotes.c.id.in_(_OLD))


def words(conn: Connection, event_id: int, author: Author) -> str:
    """What somebody said after an event; empty for nothing."""
    if author.learner_id is not None:
        keys = {"event": event_id, "author": author.learner_id}
        return conn.scalar(_WORDS_OF_LEARNER, keys) or ""
    return conn.scalar(_WORDS_OF_PLAYER, {"event": event_id, "author": author.player_id}) or ""


def say(conn: Connection, event_id: int, author: Author, said: str, now: datetime) -> None:
    """Keep a sentence in place of what the same person said before; nobody chose it yet."""
    take_back(conn, event_id, author)
    values = {
        "event_id": event_id,
        "learner_id": author.learner_id,
        "player_id": author.player_id,
        "words": said,
        "written_at": now,
        "printed": False,
    }
    conn.execute(quotes.insert().values(values))


def take_back(conn: Connection, event_id: int, author: Author) -> bool:
    """Delete what somebody said after an event; False: there is nothing."""
    if author.learner_id is not None:
        keys = {"event": event_id, "author": author.learner_id}
        return conn.execute(_DROP_OF_LEARNER, keys).rowcount > 0
    keys = {"event": event_id, "author": author.player_id or 0}
    return conn.execute(_DROP_OF_PLAYER, keys).rowcount > 0


def leave(conn: Connection, cohort_id: int, learner_id: int) -> None:
    """Delete what somebody said after the events of a cohort that they leave."""
    conn.execute(_LEAVE, {"cohort": cohort_id, "author": learner_id})


def of_event(conn: Connection, event_id: int) -> list[Quote]:
    """What was said after an event."""
    return [Quote(*row) for row in conn.execute(_OF_EVENT, {"event": event_id})]


def of_game(conn: Connection, game_id: int) -> dict[int, str]:
    """What a game's players in the hall said, by player."""
    return {row[0]: row[1] for row in conn.execute(_OF_GAME, {"game": game_id})}


def of_learner(conn: Connection, learner_id: int) -> list[Own]:
    """What a learner said, and after what."""
    return [Own(*row) for row in conn.execute(_MINE, {"author": learner_id})]


def choose(conn: Connection, event_id: int, ids: Collection[int]) -> None:
    """Of what was said after an event, these are printed and all others are not."""
    chosen = quotes.c.id.in_(sorted(ids))
    conn.execute(update(quotes).where(quotes.c.event_id == event_id).values(printed=chosen))


def forget(conn: Connection, before: datetime, most: int) -> int:
    """Delete what was said before; returns how many."""
    return conn.execute(_FORGET, {"before": before, "most": most}).rowcount
