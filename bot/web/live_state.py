"""What the pages of a hall show, as JSON: for the screen, and for a player. Pure.

While a question is open, nothing here says or hints at its answer: options come in the order in
which they are shown and are named by their place in it, and reasons come with the reveal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import orjson

from bot.chat.screens.live_quiz import number, right_answer, words
from bot.core import grading, live_score
from bot.core.course import Catalogue, Kind, Lesson, Question
from bot.core.errors import NotANumber, NothingPicked, NotThisQuestion
from bot.core.grading import Choice
from bot.core.live_quiz import Phase, Teams
from bot.core.live_score import Standing
from bot.services.live_scene import Missed, Scene
from bot.store.live_players import IN, Player

Json = dict[str, Any]

_TOP = 5
_STEPS = 3
_ON_PODIUM = 8
_LESSONS = 3


@dataclass(frozen=True)
class View:
    """A game at a moment, with what is said to everybody made once.

    `missed` is by player, and empty before the end; `catalogue` knows how lessons are called.
    `quotes` is what players said after an event, by player; None where they are not asked.
    """

    scene: Scene
    catalogue: Catalogue
    missed: Mapping[int, tuple[Missed, ...]] = field(default_factory=dict)
    quotes: Mapping[int, str] | None = None

    @cached_property
    def screen(self) -> bytes:
        """What the screen shows."""
        return orjson.dumps(screen(self.scene))

    @cached_property
    def room(self) -> bytes:
        """What all players are shown."""
        return orjson.dumps(room(self.scene))

    @cached_property
    def players(self) -> Mapping[int, Player]:
        """The players by id."""
        return {one.id: one for one in self.scene.players}

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """Where each player stands."""
        return {one.player: one for one in self.scene.board}


def milliseconds(moment: datetime | None) -> int | None:
    """A moment as pages reckon it."""
    return None if moment is None else int(moment.timestamp() * 1000)


def room(scene: Scene) -> Json:
    """What everybody in the room may know, in every language of the quiz."""
    game = scene.game
    languages = tuple(scene.lesson.editions)
    told: Json = {
        "code": game.code,
        "titles": {one: scene.lesson.edition(one).title for one in languages},
        "languages": game.languages,
        "rehearsal": game.rehearsal,
        "phase": game.phase,
        "paused": game.paused,
        "at": game.position + 1,
        "of": len(scene.lesson.quiz),
        "scoring": game.scoring,
        "teams": {"way": game.teams, "count": game.team_count},
        "ended_by": game.ended_by,
    }
    if scene.asked is None or game.phase == Phase.ENDED:
        return told
    told["question"] = _question(scene, languages)
    if game.phase == Phase.OPEN:
        told["opened_at"] = milliseconds(scene.asked.opened_at)
        told["closes_at"] = milliseconds(scene.asked.closes_at)
    if game.phase == Phase.SHOWN and scene.revealed:
        told["next_at"] = None if game.paused else milliseconds(game.due_at)
        told["reveal"] = _reveal(scene, languages)
    return told


def _question(scene: Scene, languages: tuple[str, ...]) -> Json:
    put = _of(scene, languages[0])
    order = grading.shown_order(put, scene.game.seed)
    texts = {}
    for language in languages:
        said = _of(scene, language)
        texts[language] = {
            "ask": said.ask,
            "options": [words(said, said.options[place], language) for place in order],
            "unit": said.number.unit if said.number else "",
            "message": None
            if said.message is None
            else {"sender": said.message.sender, "text": said.message.text},
        }
    return {
        "kind": put.kind,
        "several": put.kind in grading.MANY_TAPS,
        "position": scene.game.position,
        "texts": texts,
    }


def _of(scene: Scene, language: str) -> Question:
    found = scene.question(language)
    if found is None:
        raise ValueError("no question was asked")
    return found


def _reveal(scene: Scene, languages: tuple[str, ...]) -> Json:
    put = _of(scene, languages[0])
    order = grading.shown_order(put, scene.game.seed)
    return {
        "void": scene.asked is not None and scene.asked.void,
        "marks": [put.options[place].right for place in order],
        "counts": [scene.chosen.get(place, 0) for place in order],
        "right": scene.right,
        "answered": scene.answered,
        "texts": {
            one: {
                "answer": right_answer(_of(scene, one), one),
                "why": grading.why(_of(scene, one)),
                "reasons": [_reason(_of(scene, one), place) for place in order],
            }
            for one in languages
        },
    }


def _reason(question: Question, place: int) -> str:
    """What is said of an option that is right."""
    option = question.options[place]
    return option.feedback if option.right else ""


def screen(scene: Scene) -> Json:
    """What the screen shows: the room, who is in it, how many answered, and how it stands."""
    told = room(scene)
    told["answered"] = scene.answered
    told["people"] = [
        {"id": one.id, "name": one.name, "team": one.team, "here": one.standing == IN}
        for one in scene.players
    ]
    if scene.game.phase in {Phase.SHOWN, Phase.ENDED}:
        joined = {one.id: one.joined for one in scene.players}
        told["board"] = [_row(scene, one, joined.get(one.player, 0)) for one in _shown_rows(scene)]
        told["teams_board"] = _teams(scene)
    if scene.game.phase == Phase.ENDED:
        right = sum(one.right for one in scene.board)
        asked = sum(one.asked for one in scene.board)
        told["share"] = round(100 * right / asked) if asked else None
        told["counted"] = scene.counted
        told["players"] = len(scene.board)
    return told


def _shown_rows(scene: Scene) -> Iterable[Standing]:
    """The first five; at the end those on the podium, however many share its steps, and a few.

    Nobody is put up there, before the whole room, for having no points.
    """
    if scene.game.phase != Phase.ENDED:
        return scene.board[:_TOP]
    steps = sum(one.rank <= _STEPS for one in scene.board)
    return (one for one in scene.board[: max(_ON_PODIUM, steps)] if one.points)


def _row(scene: Scene, one: Standing, joined: int) -> Json:
    return {
        "rank": one.rank,
        "name": scene.name_of(one.player),
        "points": one.points,
        "right": one.right,
        "asked": one.asked,
        "moved": 0 if one.was is None else one.was - one.rank,
        "since": joined + 1 if joined else None,
    }


def _teams(scene: Scene) -> list[Json]:
    if scene.game.teams == Teams.NONE:
        return []
    return [
        {
            "rank": 1 + sum(other > points for _, other, _ in scene.teams),
            "team": team,
            "points": points,
            "players": players,
        }
        for team, points, players in scene.teams
    ]


def player(view: View, player_id: int | None, said: tuple[int, Choice] | None = None) -> Json:
    """What is one player's own; `said` is (position, choice) where they have answered.

    A player who is not among those in the room is out of it.
    """
    me = None if player_id is None else view.players.get(player_id)
    if me is None or me.standing != IN:
        return {"in": False}
    scene = view.scene
    told: Json = {"in": True, "name": me.name, "team": me.team, "extra": me.extra}
    told["waits"] = me.joined > max(0, scene.game.position)
    if scene.asked is not None and scene.game.phase != Phase.ENDED:
        choice = scene.given.get(me.id)
        if said is not None and said[0] == scene.game.position:
            choice = said[1]
        told["mine"] = _mine(scene, choice)
    standing = view.standings.get(me.id)
    if standing is not None and standing.asked:
        told["standing"] = {
            "rank": standing.rank,
            "points": standing.points,
            "right": standing.right,
            "asked": standing.asked,
            "players": len(scene.board),
        }
    if scene.game.phase == Phase.ENDED:
        told["lessons"] = _lessons(view, me.id)
        told["quote"] = None if view.quotes is None else view.quotes.get(me.id, "")
    return told


def _mine(scene: Scene, choice: Choice | None) -> Json | None:
    """Their answer; whether it was right, and what is said of it, once the answer is told."""
    languages = tuple(scene.lesson.editions)
    put = _of(scene, languages[0])
    if choice is None:
        return None
    told: Json = {
        "position": scene.game.position,
        "choice": shown_choice(put, scene.game.seed, choice),
    }
    if scene.game.phase == Phase.SHOWN and scene.revealed:
        share = live_score.correctness(put, choice)
        told["verdict"] = "right" if share == 1 else "partly" if share > 0 else "wrong"
        told["texts"] = {one: _feedback(_of(scene, one), choice) for one in languages}
    return told


def shown_choice(put: Question, seed: int, choice: Choice) -> list[int] | str:
    """A choice as the page names it: places as shown, or a number."""
    if not isinstance(choice, tuple):
        return number(choice, put.number.unit if put.number else "")
    order = grading.shown_order(put, seed)
    return [order.index(place) for place in choice if place in order]


def _feedback(question: Question, choice: Choice) -> str:
    """What is said of a wrong choice, where the author says something of it."""
    try:
        verdict = grading.grade(question, choice)
    except (NotThisQuestion, NothingPicked):
        return ""
    if verdict.right:
        return ""
    if question.kind is Kind.NUMBER:
        return verdict.feedback
    return "\n\n".join(one.feedback for one in verdict.chosen if not one.right)


def _lessons(view: View, player_id: int) -> list[Json]:
    """The lessons for what a player missed, by title."""
    ids = dict.fromkeys(one.lesson_id for one in view.missed.get(player_id, ()))
    found = [view.catalogue.lessons[one] for one in ids if one in view.catalogue.lessons]
    return [
        {language: edition.title for language, edition in lesson.editions.items()}
        for lesson in found[:_LESSONS]
    ]


def read_answer(lesson: Lesson, seed: int, position: int, given: object) -> Choice | None:
    """A choice as the page names it, of the question at `position`; None where it can be none.

    Options are named by their place as shown; a number comes as typed text.
    Raise `NotANumber` where a number is asked and none was typed.
    """
    if not 0 <= position < len(lesson.quiz):
        return None
    put = next(iter(lesson.editions.values())).questions[lesson.quiz[position]]
    if put.kind is Kind.NUMBER:
        if not isinstance(given, str):
            raise NotANumber
        return grading.read_number(given)
    if not isinstance(given, list) or not 0 < len(given) <= len(put.options):
        return None
    if not all(type(one) is int and 0 <= one < len(put.options) for one in given):
        return None
    if len(set(given)) != len(given) or (put.kind in grading.ONE_TAP and len(given) != 1):
        return None
    order = grading.shown_order(put, seed)
    return tuple(order[one] for one in given)
