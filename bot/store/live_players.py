"""Rows about the players of live quizzes, and what they answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from bot.store.tables import (
    learners,
    live_answers,
    live_arrivals,
    live_games,
    live_players,
    live_questions,
    live_showings,
)
from bot.store.upsert import insert_new

IN, AWAY, REMOVED = "in", "away", "removed"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody in a game. `standing` is `in`, `away` (left by themselves) or `removed`.

    `joined` is the first question that is theirs; `extra` their time in percent of everybody's.
    """

    id: int
    game_id: int
    telegram_id: int | None
    browser: str | None
    name: str
    language: str
    joined: int
    team: int | None
    extra: int
    standing: str
    simulated: bool
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """An answer that counts."""

    game_id: int
    position: int
    player_id: int
    choice: str
    shown_at: datetime
    answered_at: datetime


_ALL = (
    select(live_players)
    .where(live_players.c.game_id == bindparam("game"))
    .order_by(live_players.c.id)
)
_BY_ID = select(live_players).where(live_players.c.id == bindparam("player"))
_BY_PERSON = select(live_players).where(
    live_players.c.game_id == bindparam("game"),
    live_players.c.telegram_id == bindparam("person"),
)
_BY_BROWSER = select(live_players).where(
    live_players.c.game_id == bindparam("game"), live_players.c.browser == bindparam("browser")
)
_GAMES_OF = (
    select(live_players, live_games.c.phase, live_games.c.position)
    .join(live_games, live_games.c.id == live_players.c.game_id)
    .where(live_players.c.telegram_id == bindparam("person"))
    .order_by(live_players.c.id.desc())
)
_ANSWERS = (
    select(live_answers)
    .where(live_answers.c.game_id == bindparam("game"))
    .order_by(live_answers.c.position, live_answers.c.player_id)
)
_ANSWERS_AT = _ANSWERS.where(live_answers.c.position == bindparam("at"))
_ANSWER = select(live_answers).where(
    live_answers.c.game_id == bindparam("game"),
    live_answers.c.position == bindparam("at"),
    live_answers.c.player_id == bindparam("player"),
)
_ANSWERS_BY = _ANSWERS.where(live_answers.c.player_id == bindparam("player"))
_WAITING = (
    select(live_players.c.id)
    .where(
        live_players.c.game_id == bindparam("game"),
        live_players.c.standing == IN,
        live_players.c.joined <= bindparam("at"),
        ~exists().where(
            live_answers.c.game_id == bindparam("game"),
            live_answers.c.position == bindparam("at"),
            live_answers.c.player_id == live_players.c.id,
        ),
    )
    .limit(1)
)
_COUNT_AT = (
    select(func.count())
    .select_from(live_answers)
    .join(live_players, live_players.c.id == live_answers.c.player_id)
    .where(
        live_answers.c.game_id == bindparam("game"),
        live_answers.c.position == bindparam("at"),
        live_players.c.standing != REMOVED,
    )
)
_ARRIVALS = (
    select(
        live_arrivals.c.position,
        live_arrivals.c.player_id,
        live_arrivals.c.choice,
        live_arrivals.c.outcome,
    )
    .where(live_arrivals.c.game_id == bindparam("game"))
    .order_by(live_arrivals.c.id)
)
_SHOWN = select(live_showings.c.shown_at).where(
    live_showings.c.game_id == bindparam("game"),
    live_showings.c.position == bindparam("at"),
    live_showings.c.player_id == bindparam("player"),
)
_LEARNING = (
    select(live_players.c.id, learners.c.id)
    .join(learners, learners.c.telegram_id == live_players.c.telegram_id)
    .where(live_players.c.game_id == bindparam("game"), live_players.c.id > bindparam("after"))
    .order_by(live_players.c.id)
    .limit(bindparam("most"))
)
_GIVEN = (
    select(learners.c.id, live_questions.c.question, live_answers)
    .select_from(live_answers)
    .join(live_players, live_players.c.id == live_answers.c.player_id)
    .join(learners, learners.c.telegram_id == live_players.c.telegram_id)
    .join(
        live_questions,
        (live_questions.c.game_id == live_answers.c.game_id)
        & (live_questions.c.position == live_answers.c.position),
    )
    .join(live_games, live_games.c.id == live_answers.c.game_id)
    .where(~live_questions.c.void, ~live_games.c.rehearsal)
    .order_by(live_answers.c.game_id, live_answers.c.answered_at)
)
_REACHABLE = (
    select(live_players.c.id, learners.c.id)
    .join(learners, learners.c.telegram_id == live_players.c.telegram_id)
    .where(
        live_players.c.game_id == bindparam("game"),
        live_players.c.standing == IN,
        learners.c.unreachable_at.is_(None),
    )
    .order_by(live_players.c.id)
)
_ANSWERS_OF = (
    select(live_answers, live_players.c.name)
    .join(live_players, live_players.c.id == live_answers.c.player_id)
    .where(live_players.c.telegram_id == bindparam("person"))
    .order_by(live_answers.c.answered_at)
)
_ERASE = delete(live_players).where(live_players.c.telegram_id == bindparam("person"))


def add(conn: Connection, values: dict[str, Any]) -> Player:
    """Add a player."""
    key = conn.execute(live_players.insert().values(values)).inserted_primary_key
    if key is None:
        raise AssertionError("a row just added has a key")
    return by_id(conn, int(key[0]))


def add_many(conn: Connection, rows: list[dict[str, Any]]) -> None:
    """Add players at once."""
    if rows:
        conn.execute(live_players.insert(), rows)


def by_id(conn: Connection, player_id: int) -> Player:
    """A player who is there."""
    return Player(*conn.execute(_BY_ID, {"player": player_id}).one())


def by_person(conn: Connection, game_id: int, telegram_id: int) -> Player | None:
    """The player that a person is in a game."""
    row = conn.execute(_BY_PERSON, {"game": game_id, "person": telegram_id}).first()
    return None if row is None else Player(*row)


def by_browser(conn: Connection, game_id: int, browser: str) -> Player | None:
    """The player that a browser is in a game."""
    row = conn.execute(_BY_BROWSER, {"game": game_id, "browser": browser}).first()
    return None if row is None else Player(*row)


def of_game(conn: Connection, game_id: int) -> list[Player]:
    """All players, in the order they came."""
    return [Player(*row) for row in conn.execute(_ALL, {"game": game_id})]


def games_of(conn: Connection, telegram_id: int) -> list[tuple[Player, str, int]]:
    """(player, phase, position) of every game a person is in, the newest first."""
    rows = conn.execute(_GAMES_OF, {"person": telegram_id})
    return [(Player(*row[:-2]), row[-2], row[-1]) for row in rows]


def change(conn: Connection, player_id: int, **values: Any) -> None:
    """Change a player."""
    conn.execute(update(live_players).where(live_players.c.id == player_id).values(values))


def leave(conn: Connection, player_id: int) -> None:
    """Forget a player who left before the first question."""
    conn.execute(delete(live_players).where(live_players.c.id == player_id))


def reachable(conn: Connection, game_id: int) -> list[tuple[int, int]]:
    """(player, learner) of those who can be written to in private."""
    return [(row[0], row[1]) for row in conn.execute(_REACHABLE, {"game": game_id})]


def learning(conn: Connection, game_id: int, after: int, most: int) -> list[tuple[int, int]]:
    """(player, learner) of players who learn with the bot, from a player on."""
    rows = conn.execute(_LEARNING, {"game": game_id, "after": after, "most": most})
    return [(row[0], row[1]) for row in rows]


def take(conn: Connection, answer: LiveAnswer) -> bool:
    """Keep an answer; False: there is one already, and it stands."""
    values = {name: getattr(answer, name) for name in LiveAnswer.__slots__}
    return conn.execute(insert_new(conn, live_answers), values).rowcount > 0


def take_many(conn: Connection, given: Iterable[LiveAnswer]) -> None:
    """Keep answers at once, and that they arrived; for simulated players."""
    rows = [{name: getattr(one, name) for name in LiveAnswer.__slots__} for one in given]
    if rows:
        conn.execute(insert_new(conn, live_answers), rows)


def arrive(conn: Connection, rows: list[dict[str, Any]]) -> None:
    """Note what arrived, and what became of it."""
    if rows:
        conn.execute(live_arrivals.insert(), rows)


def show(conn: Connection, game_id: int, position: int, player_id: int, now: datetime) -> None:
    """A question reached a player: their clock starts, once."""
    values = {"game_id": game_id, "position": position, "player_id": player_id, "shown_at": now}
    conn.execute(insert_new(conn, live_showings), values)


def shown_at(conn: Connection, game_id: int, position: int, player_id: int) -> datetime | None:
    """When a question reached a player by private message."""
    keys = {"game": game_id, "at": position, "player": player_id}
    found: datetime | None = conn.scalar(_SHOWN, keys)
    return found


def answer(conn: Connection, game_id: int, position: int, player_id: int) -> LiveAnswer | None:
    """A player's answer to a question."""
    keys = {"game": game_id, "at": position, "player": player_id}
    row = conn.execute(_ANSWER, keys).first()
    return None if row is None else LiveAnswer(*row)


def answers(conn: Connection, game_id: int) -> list[LiveAnswer]:
    """All answers of a game."""
    return [LiveAnswer(*row) for row in conn.execute(_ANSWERS, {"game": game_id})]


def answers_at(conn: Connection, game_id: int, position: int) -> list[LiveAnswer]:
    """All answers to a question."""
    rows = conn.execute(_ANSWERS_AT, {"game": game_id, "at": position})
    return [LiveAnswer(*row) for row in rows]


def any_waiting(conn: Connection, game_id: int, position: int) -> bool:
    """Whether somebody who is in the room has not answered a question that is theirs."""
    keys = {"game": game_id, "at": position}
    return conn.execute(_WAITING, keys).first() is not None


def answers_by(conn: Connection, game_id: int, player_id: int) -> list[LiveAnswer]:
    """All answers of a player in a game."""
    rows = conn.execute(_ANSWERS_BY, {"game": game_id, "player": player_id})
    return [LiveAnswer(*row) for row in rows]


def count_at(conn: Connection, game_id: int, position: int) -> int:
    """How many answered a question so far, of those who were not removed."""
    return conn.scalar(_COUNT_AT, {"game": game_id, "at": position}) or 0


def arrivals(conn: Connection, game_id: int) -> list[tuple[int, int, str, str]]:
    """(position, player, choice, outcome) of everything that arrived, in order."""
    rows = conn.execute(_ARRIVALS, {"game": game_id})
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def answers_of(conn: Connection, telegram_id: int) -> list[tuple[LiveAnswer, str]]:
    """(answer, name in the room) of all that a person answered in any game."""
    rows = conn.execute(_ANSWERS_OF, {"person": telegram_id})
    return [(LiveAnswer(*row[:-1]), row[-1]) for row in rows]


def history(conn: Connection) -> list[tuple[int, str, LiveAnswer]]:
    """(learner, question, answer) of all that learners answered in games, one game at a time."""
    return [(row[0], row[1], LiveAnswer(*row[2:])) for row in conn.execute(_GIVEN)]


def erase(conn: Connection, telegram_id: int) -> bool:
    """Delete a person's players and, by the foreign keys, their answers. False: none there."""
    return conn.execute(_ERASE, {"person": telegram_id}).rowcount > 0
