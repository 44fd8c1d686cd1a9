"""What a live quiz looks like at a moment: all that the screens of a room are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from bot.core import grading, live_score, review
from bot.core.course import Lesson, Question
from bot.core.grading import Choice
from bot.core.live_quiz import Phase, allowed
from bot.core.live_score import Entrant, Given, Round, Scoring, Standing
from bot.services.texts import Texts
from bot.store import live_games, live_players
from bot.store.live_games import Asked, Game
from bot.store.live_players import AWAY, IN, LiveAnswer, Player

_PRESENT = frozenset({IN, AWAY})


@dataclass(frozen=True, slots=True)
class Scene:
    """A game as a room sees it.

    `asked` is the question it stands at. `answered` counts its answers; `chosen` counts them by
    option, `right` those that were right, `given` says what each player chose, and `board` and
    `teams` stand as after it: these are empty until the question is closed. `players` are those
    not removed.
    """

    game: Game
    lesson: Lesson
    players: tuple[Player, ...]
    asked: Asked | None
    answered: int
    chosen: Mapping[int, int] = field(default_factory=dict)
    right: int = 0
    given: Mapping[int, Choice] = field(default_factory=dict)
    board: tuple[Standing, ...] = ()
    teams: tuple[tuple[int, int, int], ...] = ()
    counted: int = 0
    """Questions that count so far."""

    @property
    def revealed(self) -> bool:
        """Whether the answer may be told."""
        return self.asked is not None and self.asked.closed_at is not None

    @property
    def last(self) -> bool:
        """Whether this is the last question."""
        return self.game.position >= len(self.lesson.quiz) - 1

    def question(self, language: str) -> Question | None:
        """The question it stands at, in a language of the quiz."""
        if self.asked is None:
            return None
        return self.lesson.edition(language).questions[self.asked.question]

    def name_of(self, player_id: int) -> str:
        """What the room calls a player."""
        return next((one.name for one in self.players if one.id == player_id), "…")


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that a player did not get right: its lesson, and the objective."""

    lesson_id: str
    objective: str


@dataclass(frozen=True, slots=True)
class Result:
    """A player's own result: their standing of `players`, and what they missed, in order."""

    scene: Scene
    player: Player
    standing: Standing
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Hand:
    """What one player holds: the question they are at, their answer to it, and the one before.

    `before` is (question, their choice or None) of the last closed question that was theirs.
    """

    game: Game
    lesson: Lesson
    player: Player
    asked: Asked | None
    choice: Choice | None
    before: tuple[Asked, Choice | None] | None

    @property
    def open(self) -> bool:
        """Whether they can answer now."""
        return self.asked is not None and self.game.phase == Phase.OPEN and self.choice is None


def look(conn: Connection, texts: Texts, game: Game) -> Scene:
    """The scene of a game."""
    lesson = texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
    there = tuple(one for one in live_players.of_game(conn, game.id) if one.standing in _PRESENT)
    asked = live_games.asked(conn, game.id, game.position) if game.position >= 0 else None
    if game.phase not in {Phase.SHOWN, Phase.ENDED}:
        answered = live_players.count_at(conn, game.id, game.position)
        return Scene(game, lesson, there, asked, answered)
    present = {one.id for one in there}
    given = [one for one in live_players.answers(conn, game.id) if one.player_id in present]
    rounds = played(conn, lesson, game, there, given)
    last = rounds[-1] if rounds and rounds[-1].position == game.position else None
    chosen: Counter[int] = Counter()
    right = 0
    for one in last.answers.values() if last else ():
        if isinstance(one.choice, tuple):
            chosen.update(one.choice)
        right += last is not None and live_score.correctness(last.question, one.choice) == 1
    entrants = [Entrant(one.id, one.joined) for one in there if one.joined <= game.position]
    board = live_score.standings(rounds, entrants, len(lesson.quiz), Scoring(game.scoring))
    team_of = {one.id: one.team for one in there if one.team is not None}
    return Scene(
        game=game,
        lesson=lesson,
        players=there,
        asked=asked,
        answered=len(last.answers) if last else 0,
        chosen=dict(chosen),
        right=right,
        given={player: one.choice for player, one in last.answers.items()} if last else {},
        board=board,
        teams=live_score.teams(board, team_of),
        counted=len(rounds),
    )


def played(
    conn: Connection,
    lesson: Lesson,
    game: Game,
    players: tuple[Player, ...],
    answers: list[LiveAnswer],
) -> list[Round]:
    """The closed questions that count, with what each player gave."""
    bank = next(iter(lesson.editions.values())).questions
    extra = {one.id: one.extra for one in players}
    by_position: dict[int, dict[int, Given]] = {}
    asked = {one.position: one for one in live_games.all_asked(conn, game.id)}
    for one in answers:
        put = asked[one.position]
        by_position.setdefault(one.position, {})[one.player_id] = Given(
            choice=grading.decode(bank[put.question], one.choice),
            taken=(one.answered_at - one.shown_at).total_seconds(),
            allowed=allowed(put.seconds, extra.get(one.player_id, 100)),
        )
    return [
        Round(position, bank[put.question], by_position.get(position, {}))
        for position, put in sorted(asked.items())
        if put.closed_at is not None and not put.void
    ]


def result(conn: Connection, texts: Texts, game: Game, player: Player) -> Result | None:
    """A player's own result; None where there is nothing to tell."""
    scene = look(conn, texts, game)
    standing = next((one for one in scene.board if one.player == player.id), None)
    if standing is None or standing.asked == 0:
        return None
    given = {
        one.position: one
        for one in live_players.answers(conn, game.id)
        if one.player_id == player.id
    }
    asked = live_games.all_asked(conn, game.id)
    return Result(scene, player, standing, _missed(scene.lesson, asked, player, given))


def all_missed(conn: Connection, texts: Texts, game: Game) -> dict[int, tuple[Missed, ...]]:
    """What each player did not get right, in order."""
    lesson = texts.find(conn, f"quiz:{game.quiz}", game.version)
    asked = live_games.all_asked(conn, game.id)
    given: dict[int, dict[int, LiveAnswer]] = {}
    for one in live_players.answers(conn, game.id):
        given.setdefault(one.player_id, {})[one.position] = one
    return {
        player.id: _missed(lesson, asked, player, given.get(player.id, {}))
        for player in live_players.of_game(conn, game.id)
    }


def _missed(
    lesson: Lesson, asked: list[Asked], player: Player, given: Mapping[int, LiveAnswer]
) -> tuple[Missed, ...]:
    """Of the questions that count and were this player's; `given` are their answers by position."""
    bank = next(iter(lesson.editions.values())).questions
    missed = []
    for put in asked:
        question = bank[put.question]
        answer = given.get(put.position)
        if put.void or put.closed_at is None or put.position < player.joined:
            continue
        choice = None if answer is None else grading.decode(question, answer.choice)
        if choice is None or live_score.correctness(question, choice) < 1:
            lesson_id, objective = review.split(question.objective)
            missed.append(Missed(lesson_id, objective))
    return tuple(missed)


def hand(conn: Connection, texts: Texts, game: Game, player: Player) -> Hand:
    """What a player holds."""
    lesson = texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
    bank = next(iter(lesson.editions.values())).questions
    asked = live_games.asked(conn, game.id, game.position) if game.position >= 0 else None
    choice = None
    if asked is not None:
        answer = live_players.answer(conn, game.id, asked.position, player.id)
        choice = None if answer is None else grading.decode(bank[asked.question], answer.choice)
    before = None
    at = game.position if game.phase in {Phase.SHOWN, Phase.ENDED} else game.position - 1
    put = live_games.asked(conn, game.id, at) if at >= player.joined else None
    if put is not None and put.closed_at is not None and not put.void:
        answer = live_players.answer(conn, game.id, put.position, player.id)
        given = None if answer is None else grading.decode(bank[put.question], answer.choice)
        before = (put, given)
    return Hand(game, lesson, player, asked, choice, before)
