"""Rows about live quizzes: the games, and the questions asked in them so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, literal, or_, select, update

from bot.core.live_quiz import Phase, Place
from bot.store.tables import live_games, live_questions


@dataclass(frozen=True, slots=True)
class Game:
    """A live quiz; see the table for what each field means."""

    id: int
    code: str
    place: str
    chat_id: int
    topic_id: int
    host_id: int
    cohosts: str
    language: str
    quiz: str
    version: str
    scoring: str
    seconds: int
    teams: str
    team_count: int
    seed: int
    rehearsal: bool
    phase: str
    position: int
    paused: bool
    due_at: datetime | None
    lobby_message_id: int | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    remember_after: int | None

    @property
    def languages(self) -> tuple[str, ...]:
        """The language it is played in, or both."""
        return tuple(self.language.split("+"))

    @property
    def leaders(self) -> frozenset[int]:
        """Telegram ids of the host and who may lead beside them."""
        return frozenset({self.host_id, *(int(one) for one in self.cohosts.split(",") if one)})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a game that was asked; `opened_at` is None while it is on its way."""

    game_id: int
    position: int
    question: str
    tries: int
    poll_id: str | None
    message_id: int | None
    seconds: int
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    void: bool


NOBODY = 0
"""The host of a game whose host had everything erased."""
_OVER = (Phase.QUEUED, Phase.ENDED)
_FIND = select(live_games).where(live_games.c.id == bindparam("game"))
_BY_CODE = select(live_games).where(live_games.c.code == bindparam("code"))
_LAST = select(live_games).order_by(live_games.c.id.desc()).limit(1)
_OPEN = select(live_games).where(
    live_games.c.chat_id == bindparam("chat"),
    live_games.c.topic_id == bindparam("topic"),
    live_games.c.phase.not_in(_OVER),
)
_QUEUED = (
    select(live_games)
    .where(
        live_games.c.chat_id == bindparam("chat"),
        live_games.c.topic_id == bindparam("topic"),
        live_games.c.phase == Phase.QUEUED,
    )
    .order_by(live_games.c.id)
    .limit(1)
)
_IN_CHAT = select(live_games).where(
    live_games.c.chat_id == bindparam("chat"), live_games.c.phase != Phase.ENDED
)
_DUE = (
    select(live_games.c.id)
    .where(live_games.c.due_at <= bindparam("now"))
    .order_by(live_games.c.due_at)
    .limit(bindparam("most"))
)
_TO_REMEMBER = (
    select(live_games)
    .where(live_games.c.remember_after.is_not(None))
    .order_by(live_games.c.id)
    .limit(1)
)
_LED_BY = (
    select(live_games)
    .where(
        or_(
            live_games.c.host_id == bindparam("person"),
            (literal(",") + live_games.c.cohosts + literal(",")).like(bindparam("named")),
        )
    )
    .order_by(live_games.c.id)
)
_MOVE_CHAT = (
    update(live_games)
    .where(live_games.c.chat_id == bindparam("old"))
    .values(chat_id=bindparam("new"))
)
_ASKED = select(live_questions).where(
    live_questions.c.game_id == bindparam("game"), live_questions.c.position == bindparam("at")
)
_ALL_ASKED = (
    select(live_questions)
    .where(live_questions.c.game_id == bindparam("game"))
    .order_by(live_questions.c.position)
)
_BY_POLL = select(live_questions).where(live_questions.c.poll_id == bindparam("poll"))
_BY_MESSAGE = (
    select(live_questions)
    .join(live_games, live_games.c.id == live_questions.c.game_id)
    .where(
        live_games.c.chat_id == bindparam("chat"),
        live_questions.c.message_id == bindparam("message"),
    )
)


def add(conn: Connection, values: dict[str, Any]) -> Game:
    """Add a game."""
    key = conn.execute(live_games.insert().values(values)).inserted_primary_key
    if key is None:
        raise AssertionError("a row just added has a key")
    return find(conn, int(key[0]))


def find(conn: Connection, game_id: int) -> Game:
    """A game that is there."""
    return Game(*conn.execute(_FIND, {"game": game_id}).one())


def there(conn: Connection, game_id: int) -> Game | None:
    """A game, if it is there."""
    row = conn.execute(_FIND, {"game": game_id}).first()
    return None if row is None else Game(*row)


def by_code(conn: Connection, code: str) -> Game | None:
    """The game with a code."""
    row = conn.execute(_BY_CODE, {"code": code}).first()
    return None if row is None else Game(*row)


def last(conn: Connection) -> Game | None:
    """The game that was begun last."""
    row = conn.execute(_LAST).first()
    return None if row is None else Game(*row)


def open_in(conn: Connection, chat_id: int, topic_id: int) -> Game | None:
    """The game under way in a chat's topic."""
    row = conn.execute(_OPEN, {"chat": chat_id, "topic": topic_id}).first()
    return None if row is None else Game(*row)


def queued_in(conn: Connection, chat_id: int, topic_id: int) -> Game | None:
    """The game that comes next in a chat's topic."""
    row = conn.execute(_QUEUED, {"chat": chat_id, "topic": topic_id}).first()
    return None if row is None else Game(*row)


def in_chat(conn: Connection, chat_id: int) -> list[Game]:
    """All games of a chat that have not ended."""
    return [Game(*row) for row in conn.execute(_IN_CHAT, {"chat": chat_id})]


def due(conn: Connection, now: datetime, most: int) -> list[int]:
    """Ids of games in which something happens by itself now."""
    return list(conn.scalars(_DUE, {"now": now, "most": most}))


def to_remember(conn: Connection) -> Game | None:
    """A game that ended, and whose players have not all been looked at yet."""
    row = conn.execute(_TO_REMEMBER).first()
    return None if row is None else Game(*row)


def change(conn: Connection, game: Game, **values: Any) -> Game | None:
    """Change a game as it was read; None where somebody else moved it on meanwhile."""
    statement = (
        update(live_games)
        .where(
            live_games.c.id == game.id,
            live_games.c.phase == game.phase,
            live_games.c.position == game.position,
        )
        .values(values)
    )
    if conn.execute(statement).rowcount == 0:
        return None
    return find(conn, game.id)


def move_chat(conn: Connection, old: int, new: int) -> None:
    """A group became a supergroup: its games have another chat."""
    conn.execute(_MOVE_CHAT, {"old": old, "new": new})


def led_by(conn: Connection, person: int) -> list[Game]:
    """The games of which a person is the host, or whom its host named, in order."""
    return [
        Game(*row) for row in conn.execute(_LED_BY, {"person": person, "named": f"%,{person},%"})
    ]


def forget_leader(conn: Connection, game: Game, person: int) -> None:
    """Take a person out of a game that goes on without them; a hall then has its screen alone."""
    named = ",".join(str(one) for one in sorted(game.leaders - {game.host_id, person}))
    values: dict[str, Any] = {"cohosts": named}
    if game.host_id == person:
        values["host_id"] = NOBODY
        if game.place == Place.HALL:
            # The host's private chat; no two games may be open in one place.
            values |= {"chat_id": NOBODY, "topic_id": game.id, "lobby_message_id": None}
            if game.phase == Phase.QUEUED:
                values["phase"] = Phase.ENDED
    conn.execute(update(live_games).where(live_games.c.id == game.id).values(values))


def ask(conn: Connection, asked: Asked) -> None:
    """Note that a question is asked."""
    values = {name: getattr(asked, name) for name in Asked.__slots__}
    conn.execute(live_questions.insert().values(values))


def change_asked(conn: Connection, game_id: int, position: int, **values: Any) -> None:
    """Change a question that was asked."""
    conn.execute(
        update(live_questions)
        .where(live_questions.c.game_id == game_id, live_questions.c.position == position)
        .values(values)
    )


def asked(conn: Connection, game_id: int, position: int) -> Asked | None:
    """A question that was asked."""
    row = conn.execute(_ASKED, {"game": game_id, "at": position}).first()
    return None if row is None else Asked(*row)


def all_asked(conn: Connection, game_id: int) -> list[Asked]:
    """All questions asked so far, in order."""
    return [Asked(*row) for row in conn.execute(_ALL_ASKED, {"game": game_id})]


def by_poll(conn: Connection, poll_id: str) -> Asked | None:
    """The question that a native poll asks."""
    row = conn.execute(_BY_POLL, {"poll": poll_id}).first()
    return None if row is None else Asked(*row)


def by_message(conn: Connection, chat_id: int, message_id: int) -> Asked | None:
    """The question that a message in a group asks."""
    row = conn.execute(_BY_MESSAGE, {"chat": chat_id, "message": message_id}).first()
    return None if row is None else Asked(*row)
