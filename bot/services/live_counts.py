"""What happened in a live quiz in numbers: from its rows, or from what stays of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sqlalchemy import Connection

from bot.core import live_score
from bot.core.course import Kind
from bot.core.live_score import Round
from bot.services import live_scene
from bot.services.texts import Texts
from bot.store import events, live_counts, live_players
from bot.store.live_counts import GameCount, QuestionCount
from bot.store.live_games import Game
from bot.store.live_players import REMOVED


def of_game(conn: Connection, texts: Texts, game: Game) -> GameCount:
    """The counts of a live quiz, whether its answers are still there or were reduced by age.

    People only: nobody simulated, and nobody whom the host removed.
    """
    return live_counts.find(conn, game.id) or _counted(conn, texts, game)


def keep(conn: Connection, texts: Texts, game: Game) -> None:
    """Keep the counts of a live quiz, so that its rows may go."""
    held = events.of_game(conn, game.id)
    if held is not None:
        events.keep_came(conn, held)
    live_counts.save(conn, game.id, _counted(conn, texts, game))


def _counted(conn: Connection, texts: Texts, game: Game) -> GameCount:
    people = tuple(
        one
        for one in live_players.of_game(conn, game.id)
        if one.standing != REMOVED and not one.simulated
    )
    if not people:
        return GameCount(0, 0, ())
    known = {one.id for one in people}
    given = [one for one in live_players.answers(conn, game.id) if one.player_id in known]
    lesson = texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
    rounds = live_scene.played(conn, lesson, game, people, given)
    return GameCount(
        players=len(people),
        answering=len({one.player_id for one in given}),
        questions=tuple(_question(one) for one in rounds),
    )


def _question(one: Round) -> QuestionCount:
    answers = one.answers.values()
    right = sum(live_score.correctness(one.question, each.choice) == 1 for each in answers)
    counted = QuestionCount(one.position, len(answers), right)
    if one.question.kind in {Kind.NUMBER, Kind.ORDER}:
        return counted
    chosen = Counter(
        place for each in answers if isinstance(each.choice, tuple) for place in each.choice
    )
    return replace(counted, chosen=dict(sorted(chosen.items())))
