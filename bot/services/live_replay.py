"""A game played again from its rows: what was received, recorded and scored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.core import live_score
from bot.core.errors import NoSuchGame
from bot.core.live_quiz import Arrival
from bot.core.live_score import Entrant, Scoring
from bot.services import live_scene
from bot.services.texts import Texts
from bot.store import live_games, live_players
from bot.store.database import Database
from bot.store.live_games import Game


@dataclass(frozen=True, slots=True)
class Line:
    """One player, or one question: answers that arrived in time, are kept, and were scored."""

    name: str
    received: int
    recorded: int
    scored: int
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """A game's account. `arrivals` counts everything that came, by what became of it.

    `differing` are (player, position) where the first answer that arrived is not the one kept.
    Answers to questions that were left out are received and recorded, and scored for nobody: they
    stand in `void`.
    """

    game: Game
    received: int
    recorded: int
    scored: int
    void: int
    players: tuple[Line, ...]
    questions: tuple[Line, ...]
    arrivals: dict[str, int]
    differing: tuple[tuple[int, int], ...]

    @property
    def agrees(self) -> bool:
        """Whether every answer that arrived in time was kept as it was, and scored."""
        return self.received == self.recorded == self.scored + self.void and not self.differing


async def replay(database: Database, texts: Texts, name: str | None) -> Replay:
    """Play a game again: by its code or number, or the last one; raise `NoSuchGame`."""

    def work(conn: Connection) -> Replay:
        return _replay(conn, texts, _find(conn, name))

    return await database.read(work)


def _find(conn: Connection, name: str | None) -> Game:
    if name is None:
        game = live_games.last(conn)
    elif name.isdigit():
        game = live_games.there(conn, int(name))
    else:
        game = live_games.by_code(conn, name.upper())
    if game is None:
        raise NoSuchGame
    return game


def _replay(conn: Connection, texts: Texts, game: Game) -> Replay:
    lesson = texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
    players = live_players.of_game(conn, game.id)
    asked = live_games.all_asked(conn, game.id)
    arrived = live_players.arrivals(conn, game.id)
    first: dict[tuple[int, int], str] = {}
    for position, player, choice, outcome in arrived:
        if outcome == Arrival.TAKEN:
            first.setdefault((player, position), choice)
    kept = live_players.answers(conn, game.id)
    rows = {(one.player_id, one.position): one.choice for one in kept}
    rounds = live_scene.played(conn, lesson, game, tuple(players), kept)
    scored = {(player, one.position) for one in rounds for player in one.answers}
    board = {
        one.player: one.points
        for one in live_score.standings(
            rounds,
            [Entrant(one.id, one.joined) for one in players],
            len(lesson.quiz),
            Scoring(game.scoring),
        )
    }
    left_out = {one.position for one in asked if one.void or one.closed_at is None}

    def line(name: str, place: int, key: int, points: int | None = None) -> Line:
        return Line(
            name,
            sum(pair[place] == key for pair in first),
            sum(pair[place] == key for pair in rows),
            sum(pair[place] == key for pair in scored),
            points,
        )

    return Replay(
        game=game,
        received=len(first),
        recorded=len(rows),
        scored=len(scored),
        void=sum(position in left_out for _, position in rows),
        players=tuple(line(one.name, 0, one.id, board.get(one.id)) for one in players),
        questions=tuple(line(one.question, 1, one.position) for one in asked),
        arrivals=dict(Counter(outcome for _, _, _, outcome in arrived)),
        differing=tuple(
            sorted(pair for pair in first.keys() | rows.keys() if first.get(pair) != rows.get(pair))
        ),
    )
