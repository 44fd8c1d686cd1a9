"""Random players who join late, leave, vote twice, retract and vote late never break a score."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Connection

from bot.core import grading, live_quiz, live_score
from bot.core.errors import NotNow, OutOfTheRoom, UnknownPoll
from bot.core.live_quiz import Arrival, Phase, Place
from bot.core.live_score import Entrant, Given, Round, Scoring
from bot.services.live_quiz import LiveQuiz, Spot, Who
from bot.services.live_replay import Replay, replay
from bot.services.live_scene import Scene
from bot.services.texts import Texts
from bot.store import live_games, live_players
from bot.store.database import Database, open_database, opened
from bot.store.live_games import Game
from tests.shipped import library
from tests.stored import new_file

T = TypeVar("T")
GROUP = Spot(Place.GROUP, -1001)
HOST = 1
PLAYERS = st.integers(1, 6)
PLACES = st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True).map(tuple)


class Evening(RuleBasedStateMachine):
    """A quiz in a group; what must hold is written down beside it, in plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)
        self.texts = Texts(lambda: library().catalogue)
        self.database: Database = self.do(open_database(new_file(self.folder)))
        self.live = LiveQuiz(self.database, lambda: self.now, lambda: 12345, self.texts)
        self.joined: dict[int, int] = {}
        self.removed: set[int] = set()
        self.given: dict[tuple[int, int], tuple[tuple[int, ...], float]] = {}
        self.opened: dict[int, datetime] = {}
        self.counted: list[int] = []

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def teardown(self) -> None:
        if hasattr(self, "game_id"):
            self.everything_agrees()
        self.do(self.database.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    @initialize(quiz=st.sampled_from(["icebreaker", "loans", "mixed"]))
    def begin(self, quiz: str) -> None:
        self.game_id = self.do(self.live.begin(HOST, GROUP, library().quizzes[quiz], "en")).id

    @property
    def scene(self) -> Scene:
        return self.do(self.live.look(self.game_id))

    @property
    def game(self) -> Game:
        return self.do(self.database.read(lambda conn: live_games.find(conn, self.game_id)))

    def poll(self, position: int) -> str:
        return f"poll {position}"

    def phase(self, *phases: Phase) -> bool:
        return self.game.phase in phases

    @rule(player=PLAYERS)
    def join(self, player: int) -> None:
        if self.phase(Phase.ENDED):
            return
        first = self.game.position + self.phase(Phase.SHOWN)
        try:
            joined = self.do(self.live.join(self.game_id, Who(f"P{player}", "en", player)))
        except OutOfTheRoom:
            assert player in self.removed
            return
        assert joined.new == (player not in self.joined)
        self.joined.setdefault(player, max(0, first))

    @precondition(lambda self: self.phase(Phase.LOBBY))
    @rule()
    def start(self) -> None:
        self.do(self.live.lead(self.game_id, HOST, "start"))

    @precondition(lambda self: self.phase(Phase.ASKING))
    @rule()
    def the_poll_is_out(self) -> None:
        game = self.game
        opened = self.live.events.opened(
            game.id, game.position, 1, self.poll(game.position), 100 + game.position
        )
        assert self.do(opened)
        self.opened[game.position] = self.now

    @precondition(lambda self: self.phase(Phase.OPEN, Phase.SHOWN))
    @rule()
    def the_next_question_comes(self) -> None:
        for seconds in (60.0, 10.0):
            if self.phase(Phase.OPEN, Phase.SHOWN):
                self.time_passes(seconds)
        if self.phase(Phase.ASKING):
            self.the_poll_is_out()
        self.everything_agrees()

    @rule(seconds=st.sampled_from([0.5, 3.0, 9.0, 40.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        before = self.game
        if before.phase == Phase.ASKING:
            return
        self.do(self.live.events.advance())
        after = self.game
        if before.phase == Phase.OPEN and after.phase == Phase.SHOWN:
            self.counted.append(before.position)

    @precondition(lambda self: self.opened)
    @rule(player=PLAYERS, places=PLACES, back=st.integers(0, 2), retract=st.booleans())
    def vote(self, player: int, places: tuple[int, ...], back: int, retract: bool) -> None:
        """A vote in the newest poll or an older one; a voter need not have come in."""
        positions = sorted(self.opened)
        position = positions[max(0, len(positions) - 1 - back)]
        game = self.game
        chosen = () if retract else places
        who = Who(f"P{player}", "en", player)
        if game.phase == Phase.ENDED and player not in self.joined:
            # After the end nobody comes in any more.
            with pytest.raises(UnknownPoll):
                self.do(self.live.vote(self.poll(position), who, chosen))
            return
        taken = self.do(self.live.vote(self.poll(position), who, chosen))
        first = game.position + (game.phase == Phase.SHOWN)
        self.joined.setdefault(player, max(0, first))
        lesson = self.scene.lesson
        question = lesson.edition("en").questions[lesson.quiz[position]]
        order = grading.shown_order(question, game.seed)
        choice = tuple(order[place] for place in chosen if place < len(order))
        if player in self.removed:
            assert taken.outcome is Arrival.REMOVED
        elif not choice:
            assert taken.outcome is Arrival.RETRACTED
        elif (player, position) in self.given:
            assert taken.outcome is Arrival.REPEATED
        elif position == game.position and game.phase == Phase.OPEN:
            assert taken.outcome is Arrival.TAKEN
            waited = (self.now - self.opened[position]).total_seconds()
            self.given[player, position] = (choice, waited)
        else:
            assert taken.outcome is Arrival.LATE

    @precondition(lambda self: self.phase(Phase.OPEN))
    @rule()
    def skip(self) -> None:
        position = self.game.position
        if position and self.now - self.opened[position] < live_quiz.GLANCE:
            with pytest.raises(NotNow):
                self.do(self.live.lead(self.game_id, HOST, "skip"))
            return
        self.do(self.live.lead(self.game_id, HOST, "skip"))

    @precondition(lambda self: self.phase(Phase.OPEN, Phase.SHOWN))
    @rule()
    def pause_and_go_on(self) -> None:
        self.do(self.live.lead(self.game_id, HOST, "pause"))
        self.now += timedelta(seconds=1)
        self.do(self.live.lead(self.game_id, HOST, "resume"))

    @precondition(lambda self: self.joined and not self.phase(Phase.ENDED))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(sorted(self.joined)))
        players = self.do(self.database.read(lambda conn: _ids(conn, self.game_id)))
        self.do(self.live.lead(self.game_id, HOST, "remove", players[person]))
        self.removed.add(person)

    @rule(player=PLAYERS)
    def leave(self, player: int) -> None:
        before = self.game.position < 0
        self.do(self.live.leave(self.game_id, Who(f"P{player}", "en", player)))
        if before and player not in self.removed:
            self.joined.pop(player, None)

    def everything_agrees(self) -> None:
        """Every answer is kept once and scored, and the board is what the rules say of them."""
        told: Replay = self.do(replay(self.database, self.texts, str(self.game_id)))
        assert told.agrees, told
        assert told.received == told.recorded == len(self.given)
        assert told.scored == sum(position in self.counted for _, position in self.given)
        scene = self.scene
        if scene.game.phase not in {Phase.SHOWN, Phase.ENDED}:
            return
        people = {one.id: one.telegram_id for one in scene.players}
        bank = scene.lesson.edition("en").questions
        seconds = library().quizzes[scene.game.quiz].seconds
        rounds = []
        for position in self.counted:
            question = bank[scene.lesson.quiz[position]]
            allowed = float(live_quiz.seconds_for(question, seconds))
            answers = {
                player: Given(*self.given[player, position], allowed)
                for player in self.joined
                if (player, position) in self.given and player not in self.removed
            }
            rounds.append(Round(position, question, answers))
        entrants = [
            Entrant(player, first)
            for player, first in self.joined.items()
            if player not in self.removed and first <= scene.game.position
        ]
        wanted = live_score.standings(
            rounds, entrants, len(scene.lesson.quiz), Scoring(scene.game.scoring)
        )
        shown = {people[one.player]: (one.rank, one.points, one.right) for one in scene.board}
        assert shown == {one.player: (one.rank, one.points, one.right) for one in wanted}


def _ids(conn: Connection, game_id: int) -> dict[int, int]:
    found = live_players.of_game(conn, game_id)
    return {one.telegram_id or 0: one.id for one in found}


TestEvening = Evening.TestCase
TestEvening.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


async def test_who_comes_in_with_a_vote_has_waited_since_the_group_saw_the_question(
    tmp_path: Path,
) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    texts = Texts(lambda: library().catalogue)
    async with opened(new_file(tmp_path)) as database:
        live = LiveQuiz(database, lambda: now, lambda: 12345, texts)
        game = await live.begin(HOST, GROUP, library().quizzes["loans"], "en")
        await live.lead(game.id, HOST, "start")
        assert await live.events.opened(game.id, 0, 1, "poll", 100)
        now += timedelta(seconds=3)
        await live.vote("poll", Who("Ama", "en", 7), (0,))
        answers = await database.read(lambda conn: live_players.answers(conn, game.id))
        assert [one.answered_at - one.shown_at for one in answers] == [timedelta(seconds=3)]
