"""Rows about what stays of a live quiz once its answers were reduced by age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, func, select

from bot.core.live_quiz import Phase
from bot.store.live_games import Game
from bot.store.tables import (
    live_choice_counts,
    live_game_counts,
    live_games,
    live_players,
    live_question_counts,
)


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """A question that counted: its answers, those that were right, and options by their place."""

    position: int
    answered: int
    right: int
    chosen: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GameCount:
    """A live quiz: who came in without those removed, who of them answered, and its questions."""

    players: int
    answering: int
    questions: tuple[QuestionCount, ...]


_GAME = select(live_game_counts.c.players, live_game_counts.c.answering).where(
    live_game_counts.c.game_id == bindparam("game")
)
_QUESTIONS = (
    select(
        live_question_counts.c.position,
        live_question_counts.c.answered,
        live_question_counts.c.right,
    )
    .where(live_question_counts.c.game_id == bindparam("game"))
    .order_by(live_question_counts.c.position)
)
_CHOICES = select(
    live_choice_counts.c.position, live_choice_counts.c.place, live_choice_counts.c.n
).where(live_choice_counts.c.game_id == bindparam("game"))
_OLD = live_games.c.phase == Phase.ENDED, live_games.c.ended_at < bindparam("before")
_UNCOUNTED = (
    select(live_games)
    .where(*_OLD, ~exists().where(live_game_counts.c.game_id == live_games.c.id))
    .order_by(live_games.c.id)
    .limit(1)
)
_MANY_UNCOUNTED = (
    select(func.count())
    .select_from(live_games)
    .where(*_OLD, ~exists().where(live_game_counts.c.game_id == live_games.c.id))
)
_LEFT_OVER = (
    select(live_players.c.id)
    .join(live_game_counts, live_game_counts.c.game_id == live_players.c.game_id)
    .limit(bindparam("most"))
)


def find(conn: Connection, game_id: int) -> GameCount | None:
    """What stays of a live quiz; None where its answers are still there."""
    row = conn.execute(_GAME, {"game": game_id}).first()
    if row is None:
        return None
    chosen: dict[int, dict[int, int]] = {}
    for position, place, many in conn.execute(_CHOICES, {"game": game_id}):
        chosen.setdefault(position, {})[place] = many
    questions = tuple(
        QuestionCount(*one, chosen=chosen.get(one.position, {}))
        for one in conn.execute(_QUESTIONS, {"game": game_id})
    )
    return GameCount(row.players, row.answering, questions)


def save(conn: Connection, game_id: int, counted: GameCount) -> None:
    """Keep the counts of a live quiz: from now on they stand for its rows."""
    conn.execute(
        live_game_counts.insert(),
        {"game_id": game_id, "players": counted.players, "answering": counted.answering},
    )
    questions = [
        {
            "game_id": game_id,
            "position": one.position,
            "answered": one.answered,
            "right": one.right,
        }
        for one in counted.questions
    ]
    choices = [
        {"game_id": game_id, "position": one.position, "place": place, "n": many}
        for one in counted.questions
        for place, many in one.chosen.items()
    ]
    if questions:
        conn.execute(live_question_counts.insert(), questions)
    if choices:
        conn.execute(live_choice_counts.insert(), choices)


def uncounted(conn: Connection, before: datetime) -> Game | None:
    """A live quiz that ended before a moment and is not counted yet."""
    row = conn.execute(_UNCOUNTED, {"before": before}).first()
    return None if row is None else Game(*row)


def many_uncounted(conn: Connection, before: datetime) -> int:
    """How many there are."""
    return conn.scalar(_MANY_UNCOUNTED, {"before": before}) or 0


def drop_players(conn: Connection, most: int) -> int:
    """Delete players of counted quizzes with all that came from them; returns how many."""
    found = list(conn.scalars(_LEFT_OVER, {"most": most}))
    if found:
        conn.execute(live_players.delete().where(live_players.c.id.in_(found)))
    return len(found)
