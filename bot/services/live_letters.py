"""What a live quiz says later: letters to its group, its players and its host."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.live_quiz import Place
from bot.store import learners, letters, live_players
from bot.store.letters import NewLetter
from bot.store.live_games import Asked, Game

LOBBY, QUESTION, BOARD, PODIUM, RESULT, NOTE = (
    "live-lobby",
    "live-question",
    "live-board",
    "live-podium",
    "live-result",
    "live-note",
)
KINDS = frozenset({LOBBY, QUESTION, BOARD, PODIUM, RESULT, NOTE})

_QUESTIONS, _BOARDS, _RESULTS = 1, 2, 10
"""Priorities: everything of a running quiz goes before reminders."""
_LASTS = timedelta(minutes=5)
_AFTER_PODIUM = timedelta(seconds=5)
"""The podium of the game before comes first, and is looked at."""
_RESULT_LASTS = timedelta(days=1)


def read(occurrence: str) -> tuple[int, int, int]:
    """(game, position, try) of a letter's occurrence; what it does not name is 0."""
    game, position, tries = ([int(part) for part in occurrence.split(":")] + [0, 0])[:3]
    return game, position, tries


def name(asked: Asked) -> str:
    """The occurrence of the letter that asks a question in a group."""
    return f"{asked.game_id}:{asked.position}:{asked.tries}"


def ask_group(conn: Connection, game: Game, asked: Asked, now: datetime) -> None:
    """Ask a question in the group."""
    _to_group(conn, game, _letter(QUESTION, name(asked), _QUESTIONS, now))


def ask_players(conn: Connection, game: Game, asked: Asked, now: datetime) -> int:
    """Ask a question of everybody who plays by private message; returns how many."""
    lasts = _LASTS if asked.closes_at is None else asked.closes_at - now
    reached = [learner for _, learner in live_players.reachable(conn, game.id)]
    letter = _letter(QUESTION, f"{game.id}:{asked.position}", _QUESTIONS, now, lasts)
    _write(conn, reached, letter)
    return len(reached)


def board(conn: Connection, game: Game, now: datetime) -> None:
    """Tell the group the answer and how it stands."""
    _to_group(conn, game, _letter(BOARD, f"{game.id}:{game.position}", _BOARDS, now))


def lobby(conn: Connection, game: Game, now: datetime) -> None:
    """Open the doors of a game that waited for another to end."""
    _to_group(conn, game, _letter(LOBBY, str(game.id), _BOARDS, now + _AFTER_PODIUM))


def podium(conn: Connection, game: Game, now: datetime) -> None:
    """Tell the group, or the host of a hall, how it ended."""
    if game.place == Place.GROUP:
        _to_group(conn, game, _letter(PODIUM, str(game.id), _BOARDS, now))
    else:
        _to_host(conn, game, PODIUM, str(game.id), now)


def results(conn: Connection, game: Game, now: datetime) -> None:
    """Tell each player their own result, in private, where the bot may write to them."""
    reached = [learner for _, learner in live_players.reachable(conn, game.id)]
    _write(conn, reached, _letter(RESULT, str(game.id), _RESULTS, now, _RESULT_LASTS))


def note(conn: Connection, game: Game, now: datetime) -> None:
    """Tell the host in private why the game cannot go on, once for each question."""
    _to_host(conn, game, NOTE, f"{game.id}:{max(0, game.position)}", now)


def _to_host(conn: Connection, game: Game, kind: str, occurrence: str, now: datetime) -> None:
    host = learners.find(conn, game.host_id)
    if host is not None and host.unreachable_at is None:
        _write(conn, [host.id], _letter(kind, occurrence, _BOARDS, now, _RESULT_LASTS))


def _to_group(conn: Connection, game: Game, letter: NewLetter) -> None:
    letters.write(conn, [replace(letter, chat_id=game.chat_id)])


def _letter(
    kind: str, occurrence: str, priority: int, now: datetime, lasts: timedelta = _LASTS
) -> NewLetter:
    return NewLetter(None, kind, occurrence, priority, now, now + lasts)


def _write(conn: Connection, to: Iterable[int], letter: NewLetter) -> None:
    letters.write(conn, [replace(letter, learner_id=one) for one in to])


def moved(conn: Connection, old: int, new: int) -> None:
    """A group became a supergroup: its letters go there."""
    letters.move_chat(conn, old, new)
