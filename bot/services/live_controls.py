"""What a host's controls do in a live quiz, each in the transaction of who leads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.core import live_quiz
from bot.core.errors import NotNow
from bot.core.live_quiz import RUNNING, Phase, Teams
from bot.core.live_score import Scoring
from bot.services.live_clock import LiveClock
from bot.services.texts import Texts
from bot.store import live_games, live_players
from bot.store.live_games import Game
from bot.store.live_players import REMOVED, Player

_MOST_TEAMS = 6
_BOTH = "en+zh-Hans"
_OF_A_QUESTION = frozenset({"next", "skip"})
"""Controls whose value is the question they were shown with, from 1; 0 for whichever it is."""
_Lead = Callable[[Connection, Game, int], Game]
"""What a control does, with a number whose meaning is the control's own."""


class Controls:
    """The controls by their names."""

    def __init__(self, clock: Callable[[], datetime], texts: Texts, events: LiveClock) -> None:
        self._clock = clock
        self._texts = texts
        self._events = events

    def use(self, conn: Connection, game: Game, what: str, value: int) -> Game:
        """Do what a control says; raise `NotNow` where it has nothing to do."""
        phases, act = self._all.get(what, (frozenset(), None))
        if act is None or game.phase not in phases:
            raise NotNow
        if what in _OF_A_QUESTION and value not in {0, game.position + 1}:
            # A second tap on a control, when the first has led on already.
            raise NotNow
        if what == "skip" and not game.paused and self._just_asked(conn, game):
            # The same once the next question took its place: nobody has read it yet.
            raise NotNow
        return act(conn, game, value)

    def _just_asked(self, conn: Connection, game: Game) -> bool:
        if game.phase == Phase.ASKING:
            return True
        asked = live_games.asked(conn, game.id, game.position)
        if asked is None or asked.opened_at is None or game.position == 0:
            return False
        return self._clock() - asked.opened_at < live_quiz.GLANCE

    @cached_property
    def _all(self) -> dict[str, tuple[frozenset[Phase], _Lead]]:
        """Each control with the phases in which there is something for it to do."""
        events = self._events
        lobby = frozenset({Phase.LOBBY, Phase.QUEUED})
        always = RUNNING | lobby
        return {
            "start": (frozenset({Phase.LOBBY}), lambda conn, game, _: events.ask(conn, game, 0)),
            "next": (frozenset({Phase.SHOWN}), lambda conn, game, _: events.go_on(conn, game)),
            "skip": (
                frozenset({Phase.ASKING, Phase.OPEN}),
                lambda conn, game, _: events.skip(conn, game),
            ),
            "pause": (RUNNING, lambda conn, game, _: events.pause(conn, game)),
            "resume": (RUNNING, lambda conn, game, _: events.resume(conn, game)),
            "extend": (always, lambda conn, game, _: events.extend(conn, game)),
            "end": (always, lambda conn, game, _: events.end(conn, game, "stopped")),
            "remove": (always, self._remove),
            "cohost": (always, self._cohost),
            "extra": (always, self._extra),
            "scoring": (lobby, _scoring),
            "language": (lobby, self._language),
            "teams": (lobby, _teams),
        }

    def _remove(self, conn: Connection, game: Game, player_id: int) -> Game:
        _of(conn, game, player_id)
        live_players.change(conn, player_id, standing=REMOVED)
        return game

    def _extra(self, conn: Connection, game: Game, value: int) -> Game:
        """`value` is the player's id × 1000 + the percentage."""
        player_id, extra = divmod(value, 1000)
        _of(conn, game, player_id)
        if extra not in live_quiz.EXTRA:
            raise NotNow
        live_players.change(conn, player_id, extra=extra)
        return game

    def _cohost(self, conn: Connection, game: Game, player_id: int) -> Game:
        player = _of(conn, game, player_id)
        if player.telegram_id is None:
            raise NotNow
        named = sorted({*game.leaders - {game.host_id}, player.telegram_id})
        return _changed(conn, game, cohosts=",".join(str(one) for one in named))

    def _language(self, conn: Connection, game: Game, value: int) -> Game:
        lesson = self._texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
        ways = [*lesson.editions, *([_BOTH] if len(lesson.editions) > 1 else [])]
        return _changed(conn, game, language=ways[value % len(ways)])


def _changed(conn: Connection, game: Game, **values: object) -> Game:
    changed = live_games.change(conn, game, **values)
    if changed is None:
        raise NotNow
    return changed


def _of(conn: Connection, game: Game, player_id: int) -> Player:
    """A player of this game."""
    for one in live_players.of_game(conn, game.id):
        if one.id == player_id:
            return one
    raise NotNow


def _scoring(conn: Connection, game: Game, value: int) -> Game:
    return _changed(conn, game, scoring=list(Scoring)[value % len(Scoring)])


def _teams(conn: Connection, game: Game, value: int) -> Game:
    """`value` is the place of the way in `Teams` × 10 + how many teams."""
    way, count = divmod(value, 10)
    if not 0 <= way < len(Teams) or not (way == 0 or 2 <= count <= _MOST_TEAMS):
        raise NotNow
    for one in live_players.of_game(conn, game.id):
        live_players.change(conn, one.id, team=None)
    return _changed(conn, game, teams=list(Teams)[way], team_count=max(2, count))
